#!/bin/sh
# Writes every lock: requirements.lock from pyproject.toml, and those of tools with an environment of their own, from the
# requirements.in beside them. A lock says every package with its version and the hashes of all files of that release,
# and no address: it says what is installed and leaves where from to whoever installs.
# Arguments go to pip-compile: `--upgrade`, or `--upgrade-package NAME`. Existing pins stay otherwise.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

if [ "$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" != 3.11 ]; then
    echo 'The locks are made with Python 3.11, the oldest that is supported: make clean, then make lock PYTHON=python3.11' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# lock SOURCE LOCK FIRST_LINE [ARGUMENT...]: what is locked, where, what stands above it, more for pip-compile.
lock() {
    source=$1 lock=$2 first=$3
    shift 3
    rm -f "$work/lock"
    [ ! -f "$lock" ] || cp "$lock" "$work/lock"

    # Neither the user's pip.conf nor extra places in the environment: a file that only this machine has must not get in.
    env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
        "$python" -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
        --output-file "$work/lock" "$@" "$source"

    {
        echo "$first"
        echo "# Made by \`make lock\` from $source; do not edit. Install: pip install --require-hashes -r $lock"
        # A pin that is good below 3.12 is good above: without its marker the lock serves later Pythons too.
        sed -e '/^#/d' -e '/^$/d' -e 's/ ; python_version < "3\.12" / /' "$work/lock"
    } > "$work/result"

    if grep -nE '://|^-' "$work/result" >&2; then
        echo "$lock would hold an address or an option (above); it was not written." >&2
        exit 1
    fi
    cat "$work/result" > "$lock"
}

lock pyproject.toml requirements.lock \
    '# For Linux x86_64 with CPython 3.11: every package of stemkast[dev], pinned, with the hashes of all files of its release.' \
    --extra dev "$@"
for source in tests/*/requirements.in tools/*/requirements.in; do
    lock "$source" "${source%.in}.lock" "$(head -n 1 "$source") For Linux x86_64 with CPython 3.11." "$@"
done
