#!/usr/bin/env bash
# Prints the version in Cargo.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | sed 1q
