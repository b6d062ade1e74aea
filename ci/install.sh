#!/usr/bin/env bash
# Installs ascribe for action.yml: from the release that was built from the same sources, or else by building it here.
#
# Usage: ci/install.sh FOLDER
# The program is put into FOLDER/bin. Takes from the environment: REPOSITORY (OWNER/NAME, whose releases are asked),
# RUNNER_OS, RUNNER_ARCH, and GITHUB_SERVER_URL. An archive whose checksum is wrong ends the script: nothing is installed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1/bin"
folder=$(cd "$1" && pwd)
version=$("$root/ci/version.sh")
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
Linux-X64) target=x86_64-unknown-linux-musl ;;
Linux-ARM64) target=aarch64-unknown-linux-musl ;;
macOS-X64) target=x86_64-apple-darwin ;;
macOS-ARM64) target=aarch64-apple-darwin ;;
Windows-X64) target=x86_64-pc-windows-msvc ;;
*) target= ;;
esac
case $target in
*-windows-*) program=ascribe.exe archive=ascribe-$version-$target.zip ;;
*) program=ascribe archive=ascribe-$version-$target.tar.gz ;;
esac

fetch() { # a file of the release, into the folder of parts
  curl --fail --silent --location --proto '=https' --retry 2 --max-time 300 --output "$parts/$1" \
    "${GITHUB_SERVER_URL:-https://github.com}/$REPOSITORY/releases/download/v$version/$1"
}

verified() { # is the archive what SHA256SUMS says?
  local sum
  sum=$(cd "$parts" && { sha256sum "$archive" 2>/dev/null || shasum -a 256 "$archive"; })
  grep -qxF "${sum%% *}  $archive" "$parts/SHA256SUMS"
}

released() { # gets the archive of the release, if there is one that was built from these sources
  [ -n "$target" ] && [ -n "${REPOSITORY:-}" ] || return 1
  fetch SOURCES && [ "$(cat "$parts/SOURCES")" = "$("$root/ci/sources.sh")" ] || return 1
  fetch SHA256SUMS && fetch "$archive"
}

if released; then
  if ! verified; then
    echo "ascribe: the checksum of $archive is not the one in SHA256SUMS; nothing is installed" >&2
    exit 1
  fi
  cd "$parts"
  case $archive in
  *.zip) unzip -q "$archive" ;;
  *) tar -xzf "$archive" ;;
  esac
  cp "ascribe-$version-$target/$program" "$folder/bin/"
  echo "Installed ascribe $version from its release."
else
  echo "No release of ascribe was built from these sources for this runner; building it."
  cargo install --locked --path "$root" --root "$folder" --target-dir "$folder/target"
  rm -rf "$folder/target"
fi
