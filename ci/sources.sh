#!/usr/bin/env bash
# Prints a hash of everything that the program is built from. Two trees with the same hash give the same program.
set -euo pipefail
cd "$(dirname "$0")/.."
find Cargo.lock Cargo.toml build data encoder src -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | git hash-object --stdin
