#!/bin/sh
# What runs in the guest, at the root of the host's files: pytest, with what it needs and nothing more.
here=$(dirname "$0")
cd "$here/../../.." || exit 1
mkdir -m 1777 /run/tmp
export HOME=/run TMPDIR=/run/tmp PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PYTHONPATH=$PWD
export PYTHONDONTWRITEBYTECODE=1 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 SLOWER=6
only=$(sed -n 's/.* only=\([^ ]*\).*/\1/p' /proc/cmdline)
exec .venv/bin/python -m pytest -q --color=no -p no:cacheprovider -c "$here/pytest.ini" ${only:+-k "$only"} "$here"
