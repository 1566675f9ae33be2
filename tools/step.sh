#!/bin/sh
# step.sh NAME COMMAND...: one step of the gate. One short line when it succeeds, all that it printed when it fails.
set -u
name=$1
shift
if output=$("$@" 2>&1); then
    printf '%-8s ok\n' "$name"
else
    status=$?
    printf '%s\n%-8s FAILED: %s\n' "$output" "$name" "$*"
    exit "$status"
fi
