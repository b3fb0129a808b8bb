#!/bin/sh
# Runs a throw-away PostgreSQL server for as long as its standard input stays open, then stops and deletes it.
# The pipe is the leash: it closes when the test run ends, whether by itself, by a signal or by kill -9.
#
# usage: postgresql-server.sh BIN_FOLDER     first line of standard input: the password to give to the user "onestop"
# prints "ready PORT" once it accepts connections
set -eu
trap '' INT TERM HUP # a Ctrl-C reaches the whole group; what ends this script is the pipe alone
bin=$1
read -r password

folder=$(mktemp -d "${TMPDIR:-/tmp}/onestop-postgresql-XXXXXX")
cd "$folder" # the server's user may not be allowed where the tests were started
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
give_up() { cat "$folder"/*.log >&2; exit 1; }
clean_up() {
    if [ -f "$folder/data/postmaster.pid" ]; then
        as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
    fi
    cd / && rm -rf "$folder"
}
trap clean_up EXIT

(umask 077 && printf %s "$password" > password)
if [ "$(id -u)" = 0 ]; then chown -R postgres: "$folder"; fi # PostgreSQL refuses to run as root

as_owner "$bin/initdb" -D "$folder/data" -U onestop --auth=scram-sha-256 --pwfile="$folder/password" \
    -E UTF8 --locale=C.UTF-8 --no-sync > initdb.log 2>&1 || give_up
rm password

# Nothing here has to survive a crash, so nothing waits for the disk.
cat >> data/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
CONF

# The server itself is the judge of whether a port is free; these lie below the range of outgoing connections.
for _ in 1 2 3 4 5; do
    port=$(shuf -i 20000-29999 -n 1)
    if as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -o "-p $port" -w start > start.log 2>&1; then
        echo "ready $port"
        read -r _ || true
        exit 0
    fi
done
give_up
