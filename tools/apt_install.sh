#!/bin/sh
# apt_install.sh PACKAGE...: installs Debian packages when this is root; else prints the command that does, and stops (1).
set -eu
if [ "$(id -u)" -ne 0 ]; then
    printf 'System packages are missing. Run this, then try again:\n    sudo apt-get install %s\n' "$*" >&2
    exit 1
fi
printf 'Installing system packages: %s\n' "$*" >&2
# A fresh system has no package lists, an old one has lists of files that are gone.
apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
