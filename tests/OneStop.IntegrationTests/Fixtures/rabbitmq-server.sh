#!/bin/bash
# Runs a throw-away RabbitMQ broker for as long as its standard input stays open, then stops and deletes it.
# The pipe is the leash: it closes when the test run ends, whether by itself, by a signal or by kill -9.
#
# usage: rabbitmq-server.sh BIN_FOLDER     first line of standard input: the password to give to the user "onestop"
# prints "ready PORT" once it accepts connections; then reads orders, and answers each with a line:
#   vhost NAME   makes a virtual host: "done"
#   stop         stops the broker, which keeps its data: "done"
#   start        starts it again on the same port: "ready PORT"
set -eu
trap '' INT TERM HUP # a Ctrl-C reaches the whole group; what ends this script is the pipe alone
bin=$1
read -r password

folder=$(mktemp -d "${TMPDIR:-/tmp}/onestop-rabbitmq-XXXXXX")
chmod 700 "$folder"
cd "$folder"

# Below the range of outgoing connections; nobody listens there now, and a start that fails takes others.
free() {
    local port
    while :; do
        port=$(shuf -i 20000-29999 -n 1)
        (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
    done
}

# Everything that Debian's own broker would use stays apart: name, cookie, ports, folders and the port mapper.
configure() {
    port=$(free)
    export HOME=$folder RABBITMQ_NODENAME=onestop-$port@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port
    RABBITMQ_DIST_PORT=$(free) ERL_EPMD_PORT=$(free)
    export RABBITMQ_DIST_PORT ERL_EPMD_PORT ERL_EPMD_ADDRESS=127.0.0.1
    export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
    export RABBITMQ_MNESIA_BASE=$folder/data RABBITMQ_LOG_BASE=$folder/log RABBITMQ_CONFIG_FILE=$folder/rabbitmq
    export RABBITMQ_ENABLED_PLUGINS_FILE=$folder/plugins RABBITMQ_PID_FILE=$folder/pid
    printf '%s\n' "listeners.tcp.default = 127.0.0.1:$port" "disk_free_limit.absolute = 50MB" \
        "default_user = onestop" "default_pass = $password" > rabbitmq.conf
    echo '[].' > plugins # none, the management pages neither
    # Orders come over the pipe: nothing else may read from it.
}
up() {
    "$bin/rabbitmq-server" > server.log 2>&1 < /dev/null &
    "$bin/rabbitmqctl" -q --timeout 90 wait "$folder/pid" > wait.log 2>&1 < /dev/null
}
down() { "$bin/rabbitmqctl" -q stop "$folder/pid" > /dev/null 2>&1 < /dev/null || true; }
clean_up() {
    if [ -f "$folder/pid" ]; then
        down
        kill -9 "$(cat "$folder/pid" 2> /dev/null)" 2> /dev/null || true
    fi
    ERL_EPMD_RELAXED_COMMAND_CHECK=true epmd -kill > /dev/null 2>&1 || true # it outlives the broker
    cd / && rm -rf "$folder"
}
trap clean_up EXIT

for _ in 1 2 3; do
    configure
    if up; then break; fi
    down
    rm -rf data pid
done
[ -f pid ] || { cat ./*.log >&2; exit 1; }
echo "ready $port"
while read -r order name; do
    case $order in
        vhost)
            "$bin/rabbitmqctl" -q eval "rabbit_vhost:add(<<\"$name\">>, <<\"tests\">>), rabbit_auth_backend_internal:set_permissions(<<\"onestop\">>, <<\"$name\">>, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"tests\">>)." > vhost.log 2>&1 < /dev/null || cat vhost.log >&2
            echo done ;;
        stop)
            down
            echo done ;;
        start)
            if up; then echo "ready $port"; else cat ./*.log >&2; exit 1; fi ;;
    esac
done
