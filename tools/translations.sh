#!/bin/sh
# Brings the translations up to the code: one file for each folder of windows, texts that nobody uses any more left out,
# then compiled. What lupdate marks "unfinished" is for a person to translate.
set -eu
qt=$(.venv/bin/python -c 'import pathlib, PySide6; print(pathlib.Path(PySide6.__file__).parent)')
cd stemkast/windows
for folder in */; do
    name=${folder%/}
    [ "$name" != translations ] && [ "$name" != __pycache__ ] || continue
    "$qt/lupdate" -silent -no-obsolete -locations none "$name"/*.py -ts "translations/${name}_nl.ts"
    if ! grep -q '<message>' "translations/${name}_nl.ts"; then rm "translations/${name}_nl.ts"; continue; fi
    "$qt/lrelease" -silent "translations/${name}_nl.ts" -qm "translations/${name}_nl.qm"
done
cd ../..
.venv/bin/python tools/page_words.py # the pages say what the windows say
