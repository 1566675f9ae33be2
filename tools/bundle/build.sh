#!/bin/sh
# Builds dist/stemkast: a folder that runs on a computer of this kind without Python, made of the wheel and of the
# packages in .venv. The wheel is installed here, so what is not in it is not in the bundle either.
set -eu
cd "$(dirname "$0")/../.."
python=.venv-bundle/bin/python

# PyInstaller writes into executables with objcopy, and carries the library of Python, which Debian packs apart.
command -v objcopy >/dev/null 2>&1 || tools/apt_install.sh binutils
"$python" -c 'import sys; from PyInstaller.depend.bindepend import get_python_library_path as path; sys.exit(not path())' 2>/dev/null ||
    tools/apt_install.sh "lib$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"

rm -rf build/bundle dist/stemkast
tools/step.sh wheel .venv/bin/hatchling build --target wheel --directory build/bundle
"$python" -m pip --quiet --quiet --disable-pip-version-check --no-input install --no-deps --no-index --force-reinstall build/bundle/*.whl
# With -P and without PYTHONPATH it finds the wheel, not this folder; sets are walked in the same order each time.
tools/step.sh bundle env -u PYTHONPATH PYTHONHASHSEED=1 "$python" -P -m PyInstaller --noconfirm --log-level WARN \
    --distpath dist --workpath build/bundle/work tools/bundle/stemkast.spec
cp LICENSE README.md CHANGELOG.md docs/PACKAGING.md firmware_protocol/udev/70-stemkast.rules dist/stemkast/
.venv/bin/python tools/components.py dist/stemkast/components.cdx.json --bundle dist/stemkast
