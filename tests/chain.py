#!/usr/bin/env python3
"""Recomputes the chain of a dossier's journal from the JSON of GET /api/v1/dossiers/{code}/history on standard input."""
import hashlib, json, sys

before = "0" * 64
for entry in json.load(sys.stdin):
    digest = hashlib.sha256(bytes.fromhex(before) + entry["line"].encode("utf-8")).hexdigest()
    if entry["prevHash"] != before or entry["hash"] != digest:
        sys.exit(f"broken at entry {entry['seq']}")
    before = digest
print(before)
