# stemkast: `make` alone says what there is. Everything that is made lands in .venv and demo-output, both ignored by git.

.DEFAULT_GOAL := help
.PHONY: help demo check code audit test wanted-by-tests package-test device-test wheel bundle components firmware-test micropython poppler chromium spelling log-reader soak fuzz bench bench-report screenshots reference-images format lock clean environment system-libraries

BIN := .venv/bin
PYTEST_ARGS ?=
DEMO_ARGS ?=
LOCK_ARGS ?=
FUZZ_SECONDS ?= 60
SOAK_SEED ?=
SOAK_ROUNDS ?= 2
SOAK_SEEDS ?= 100
SOAK_KILLS ?= 300
SOAK_ASSEMBLIES ?= 1000
SOAK_REPORT ?= docs/reports/soak.md

# Without a screen Qt draws into memory.
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
export QT_QPA_PLATFORM ?= offscreen
endif
# A run starts hundreds of processes from the same source, which is compiled once, whatever the user's shell says.
export PYTHONDONTWRITEBYTECODE :=
# pip speaks of errors only, looks for no newer self and asks nothing.
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

help: ## this list
	@sed -nE 's/^([a-z-]+):.* ## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: environment ## replay the assembly of 14 June 2023 (DEMO_ARGS="--headless --out DIR --speed X")
	@$(BIN)/stemkast demo $(DEMO_ARGS)

check: code audit ## format, lint, types, floors, and known holes in locked packages where there is a network

code: environment
	@tools/step.sh format $(BIN)/ruff format --check .
	@tools/step.sh lint $(BIN)/ruff check .
	@tools/step.sh types $(BIN)/mypy
	@tools/step.sh floors $(BIN)/lint-imports --no-logo

audit: .venv-audit/.installed
	@$(BIN)/python tools/audit.py

test: environment ## everything: format, lint, types, floors, tests (PYTEST_ARGS="-x -k name" for the last)
	@$(MAKE) --no-print-directory -j2 code wanted-by-tests
	@$(BIN)/python -m pytest -n 4 --dist loadscope --no-loadscope-reorder --cov --cov-report= -p tests.coverage_floors $(PYTEST_ARGS)

# One after another: apt lets nobody in beside itself.
wanted-by-tests:
	@MAKEFLAGS= $(MAKE) --no-print-directory .venv-interop/.installed micropython poppler chromium spelling log-reader

wheel: environment ## wheel and sdist into dist/, the same bytes wherever they are built
	@$(BIN)/hatchling build --target wheel --target sdist --directory dist

bundle: environment .venv-bundle/.installed ## a folder for computers without Python: dist/stemkast, a program for each command
	@tools/bundle/build.sh

components: environment ## what all of this consists of, with versions, hashes and licences: dist/components.cdx.json
	@$(BIN)/python tools/components.py dist/components.cdx.json

package-test: bundle .venv-audit/.installed ## the whole demo out of an installed wheel and out of the bundle
	@$(BIN)/python -m pytest -q -p no:cacheprovider tests/packages/whole_wheel.py tests/packages/whole_bundle.py

firmware-test: environment micropython ## the reference firmware on MicroPython alone; a part of `make test`
	@$(BIN)/python -m pytest -q tests/firmware_protocol/firmware tests/hall_server/test_both_kinds.py

# The guest writes nothing: what it imports is compiled here.
device-test: environment ## cradles, base stations and udev rules on a real kernel, in QEMU (DEVICE_ONLY=word for some)
	@if tools/guest_machine.sh .devices >/dev/null; then \
	    $(BIN)/python -m compileall -q firmware_protocol hall_server stemkast tests/devices tests/hall_server && \
	    $(BIN)/python -m tests.devices .devices; \
	else printf 'The devices were not tried on a real kernel.\n' >&2; [ "$(CI)" != true ]; fi

soak: environment ## faults on every floor and one report (SOAK_SEED=7: as it was; SOAK_ROUNDS, SOAK_SEEDS, SOAK_KILLS, SOAK_ASSEMBLIES: how many)
	@SOAK_SEED=$(SOAK_SEED) SOAK_ROUNDS=$(SOAK_ROUNDS) SOAK_SEEDS=$(SOAK_SEEDS) SOAK_KILLS=$(SOAK_KILLS) SOAK_ASSEMBLIES=$(SOAK_ASSEMBLIES) $(BIN)/python -m tests.faults --report $(SOAK_REPORT)

fuzz: .venv-fuzz/.installed ## every decoder, coverage-guided (FUZZ_SECONDS=60)
	@.venv-fuzz/bin/python -m tests.fuzz $(FUZZ_SECONDS)

bench: environment ## what was promised of speed, as ratios measured here and now (BENCH_KEYPADS=100000 for the largest hall)
	@$(BIN)/python -m tests.bench

bench-report: environment ## the last run of `make bench` into docs: its JSON, its plots, the table in docs/BENCHMARKS.md
	@$(BIN)/python -m tests.bench.document bench-results.json

screenshots: environment ## the pictures in docs/screenshots, anew, of an assembly held for it (two minutes)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.pictures

reference-images: environment ## the pictures of the hall screen that tests compare with, anew where they changed; look at those
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.windows.screen_pictures

format: environment ## write the code in the house form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: .venv/.locked ## write requirements.lock from pyproject.toml (LOCK_ARGS=--upgrade for newer releases)
	@tools/lock.sh $(LOCK_ARGS)

clean: ## remove what was made, .venv too
	@rm -rf .venv .venv-interop .venv-fuzz .venv-audit .venv-bundle .interop .devices build demo-output dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment: system-libraries .venv/.installed

system-libraries:
	@tools/system_libraries.sh

# What is installed is exactly the lock, from an empty environment, so that nothing left over can hide a missing line.
# Only wheels: to build a package takes a compiler, and build dependencies that no hash pins.
.venv/.locked: requirements.lock
	@python=$$(tools/find_python.sh) && echo "Making .venv with $$python (a minute or two, once)" && "$$python" -m venv --clear .venv
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

# Where it cannot be had, the tests of the firmware skip and say why.
micropython: .venv/.locked
	@tools/micropython.sh .venv/micropython >/dev/null || printf 'The tests of the firmware will be skipped.\n' >&2

# Tests look at papers as they are printed; where poppler cannot be had, those skip and say so.
poppler:
	@command -v pdftoppm >/dev/null 2>&1 || tools/apt_install.sh poppler-utils || printf 'The tests that read papers back will be skipped.\n' >&2

# Tests look at web pages in a real browser; where Chromium cannot be had, those skip and say so.
chromium:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || tools/apt_install.sh chromium || printf 'The tests of the web pages will be skipped.\n' >&2

# The guides and the screens are Dutch; where no dictionary can be had, the tests of their spelling skip and say so.
spelling:
	@{ command -v hunspell && hunspell -D </dev/null 2>&1 | grep -q nl_NL; } >/dev/null 2>&1 || tools/apt_install.sh hunspell hunspell-nl || printf 'The tests of Dutch spelling will be skipped.\n' >&2

# Where it cannot be built, the tests that read the log with Go skip and say why.
log-reader:
	@tools/go_log_reader.sh .interop >/dev/null || printf 'The tests that read the log with Go will be skipped.\n' >&2

# An environment of its own, exactly as the lock says that stands last in the rule.
OWN_ENVIRONMENT = .venv/bin/python -m venv --clear $(@D) && \
	$(@D)/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input install --require-hashes --only-binary :all: -r $(lastword $^)

# A reader of COSE that this project did not write; the tests that use it skip without this.
.venv-interop/.installed: .venv/.locked tests/interop/requirements.lock
	@$(OWN_ENVIRONMENT)
	@touch $@

.venv-fuzz/.installed: .venv/.locked tests/fuzz/requirements.lock
	@$(OWN_ENVIRONMENT)
	@touch $@

.venv-audit/.installed: .venv/.locked tools/audit/requirements.lock
	@$(OWN_ENVIRONMENT)
	@touch $@

# What is bundled are the packages of .venv, so that what was tested is what travels.
.venv-bundle/.installed: .venv/.locked tools/bundle/requirements.lock
	@$(OWN_ENVIRONMENT)
	@.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > "$$($(@D)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/of_stemkast.pth"
	@touch $@

# --no-build-isolation: the build backend is in the lock, so this step needs no network.
.venv/.installed: .venv/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
