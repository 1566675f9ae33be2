#!/bin/sh
# Prints the Python to make .venv with: 3.11 or later, with its venv module. PYTHON=... chooses another one.
set -eu
here=$(dirname "$0")

# 3.11 first: the lock is made with it. A name on the PATH may be a shim without a Python behind it, so each is run.
candidates=${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3 python}
without_venv=
for candidate in $candidates; do
    version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2]); sys.exit(sys.version_info < (3, 11))' 2>/dev/null) || continue
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
    without_venv=${without_venv:-$version}
done

if [ -z "$without_venv" ]; then
    printf 'No Python 3.11 or later was found (tried: %s). On Debian 12 or Ubuntu 24.04:\n    sudo apt-get install python3 python3-venv\n' "$candidates" >&2
    exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
    printf 'Python %s is here, but its venv module is not. Install it, then try again.\n' "$without_venv" >&2
    exit 1
fi
# Debian packs the module apart from the interpreter.
"$here/apt_install.sh" "python$without_venv-venv"
command -v "python$without_venv"
