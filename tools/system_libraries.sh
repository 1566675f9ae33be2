#!/bin/sh
# Checks for the system libraries that the Qt wheels link to but do not carry, and has the missing ones installed.
# Does nothing when all are there. Without apt it says what is missing and goes on: the names differ, Qt may well work.
set -eu
here=$(dirname "$0")
PATH=$PATH:/usr/sbin:/sbin # where ldconfig is, for a user as well

command -v ldconfig >/dev/null 2>&1 || exit 0 # not a Linux with glibc

# library:package
wanted='
libglib-2.0.so.0:libglib2.0-0
libGL.so.1:libgl1
libEGL.so.1:libegl1
libxkbcommon.so.0:libxkbcommon0
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
'
# Only windows on an X screen need these.
if [ -n "${DISPLAY:-}" ]; then
    wanted="$wanted
libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-image.so.0:libxcb-image0
libxcb-render-util.so.0:libxcb-render-util0
libxcb-shape.so.0:libxcb-shape0
libxcb-randr.so.0:libxcb-randr0
libxcb-xinerama.so.0:libxcb-xinerama0
"
fi

present=$(ldconfig -p)
missing=
for pair in $wanted; do
    case $present in
        *"${pair%%:*} ("*) ;;
        *) missing="$missing ${pair#*:}" ;;
    esac
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    printf 'Qt needs libraries that are not here; the Debian packages that hold them are:%s\n' "$missing" >&2
    exit 0
fi

# Since the change to 64-bit time (Debian 13, Ubuntu 24.04) glib's package has another name.
. /etc/os-release
case ${ID:-}:${VERSION_ID:-} in
    debian:1[0-2] | ubuntu:1?.* | ubuntu:2[0-3].*) ;;
    *) missing=$(printf '%s' "$missing" | sed 's/libglib2\.0-0/libglib2.0-0t64/') ;;
esac
# shellcheck disable=SC2086 # one word a package
exec "$here/apt_install.sh" $missing
