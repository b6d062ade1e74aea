#!/bin/sh
# Makes the documents of this folder with LibreOffice from ../../examples/ceasefire.md. Tests read what it made and do not
# need it. On Debian: apt-get install --no-install-recommends libreoffice-writer python3-uno
set -eu
cd "$(dirname "$0")"
profile=$(mktemp -d)
trap 'kill "$office" 2>/dev/null || true; rm -rf "$profile"' EXIT
soffice --headless --norestore "-env:UserInstallation=file://$profile" \
    '--accept=pipe,name=ascribe-documents;urp;' >/dev/null 2>&1 &
office=$!
/usr/bin/python3 make.py ../../examples/ceasefire.md
