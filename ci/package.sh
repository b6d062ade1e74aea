#!/usr/bin/env bash
# Packs a built program into the archive of a release: with the man page, completions, licences and documents.
#
# Usage: ci/package.sh PROGRAM TARGET FOLDER
# Writes FOLDER/ascribe-VERSION-TARGET.tar.gz, or .zip for Windows.
set -euo pipefail

program=$1 target=$2 folder=$3
root=$(cd "$(dirname "$0")/.." && pwd)
name=ascribe-$("$root/ci/version.sh")-$target
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

mkdir -p "$parts/$name/completions"
cp "$program" "$parts/$name/"
cp "$root/README.md" "$root/CHANGELOG.md" "$root/LICENSE-APACHE" "$root/LICENSE-MIT" "$root/NOTICE" "$parts/$name/"
"$program" man >"$parts/$name/ascribe.1"
for shell in bash zsh fish powershell; do
  "$program" completions "$shell" >"$parts/$name/completions/ascribe.$shell"
done

cd "$parts"
case $target in
*-windows-*) 7z a -bd -bso0 "$folder/$name.zip" "$name" ;;
*) tar -czf "$folder/$name.tar.gz" "$name" ;;
esac
