# Two commands do everything: `make demo` and `make test`. Both make .venv from the lock file first.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: help demo test lock format clean system
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
STAMP := .venv/.installed
# Without a screen Qt paints offscreen.
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
export QT_QPA_PLATFORM ?= offscreen
endif

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

system:
	@tools/system_libraries.sh

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: sudo apt-get install -y python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: sudo apt-get install -y python3-venv" >&2; exit 1; }
	@echo "Making .venv from requirements.lock"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock 2> >(grep -v "is ignored: it is neither" >&2)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $(STAMP)

demo: system $(STAMP) ## replay the assembly of 14 June 2023 (DEMO_ARGS="--headless --out DIR --speed X")
	@$(BIN)/stemkast demo $(DEMO_ARGS)

test: system $(STAMP) ## format, lint, types, floors, tests
	@$(BIN)/ruff format --check --quiet . || { echo "format: run make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@echo "format and lint: in order"
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 2
	@$(BIN)/python -m pytest -q -p tests.coverage_floors --cov --cov-report=

format: $(STAMP) ## write the code in its one format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(STAMP) ## choose the newest versions that pyproject.toml allows (Linux x86_64, Python 3.11)
	@$(BIN)/pip-compile --quiet --upgrade --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml
	@sed -i '1i # Hash-pinned for Linux x86_64 and Python 3.11, made by `make lock`; it names no address.' requirements.lock

clean: ## remove what was made
	@rm -rf .venv demo-output .mypy_cache .ruff_cache .pytest_cache .coverage
