#!/usr/bin/env bash
# Installs the browser that tests/emulator/page.test.ts drives, from Debian's packages, where none is found.
set -euo pipefail

if [ -n "${CHROMIUM_PATH:-}" ]; then
  echo "$CHROMIUM_PATH is used"
  exit 0
fi

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then
    echo "$(command -v "$name") is there"
    exit 0
  fi
done
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium >/dev/null
command -v chromium
