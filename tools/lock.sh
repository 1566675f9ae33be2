#!/bin/sh
# Writes requirements.lock from pyproject.toml: every package with its version and the hashes of all files of that
# release, and no address, so that it says what is installed and leaves where from to whoever installs.
# Arguments go to pip-compile: `--upgrade`, or `--upgrade-package NAME`. Existing pins stay otherwise.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

if [ "$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" != 3.11 ]; then
    echo 'The lock is made with Python 3.11, the oldest that is supported: make clean, then make lock PYTHON=python3.11' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ ! -f requirements.lock ] || cp requirements.lock "$work/lock"

# Neither the user's pip.conf nor extra places in the environment: a file that only this machine has must not get in.
env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
    "$python" -m piptools compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
    --output-file "$work/lock" "$@" pyproject.toml

{
    echo '# For Linux x86_64 with CPython 3.11: every package of stemkast[dev], pinned, with the hashes of all files of its release.'
    echo '# Made by `make lock` from pyproject.toml; do not edit. Install: pip install --require-hashes -r requirements.lock'
    # A pin that is good below 3.12 is good above: without its marker the lock serves later Pythons too.
    sed -e '/^#/d' -e '/^$/d' -e 's/ ; python_version < "3\.12" / /' "$work/lock"
} > "$work/result"

if grep -nE '://|^-' "$work/result" >&2; then
    echo 'The lock holds an address or an option (above); it was not written.' >&2
    exit 1
fi
cat "$work/result" > requirements.lock
