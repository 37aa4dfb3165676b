# Chỉ Tiêu. `make run` and `make test` install all they need; nothing else has to be done by hand.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test quick install system lint types unit browser bench shots examples lock clean

run: install  ## start the dashboard with the example data (embedded SQLite)
	$(BIN)/python app.py examples
	$(BIN)/python app.py serve

install: $(STAMP)  ## the pinned packages, in .venv

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --only-binary :all: -r requirements.lock
	touch $(STAMP)

system:  ## what the tests need of the operating system: Chromium and a PostgreSQL server
	@$(BIN)/python tests/system.py

test: install system  ## everything: types, lint, tests in parallel, browser, speed
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest tests -n 2 --dist loadgroup -m "not benchmark"
	$(BIN)/python -m pytest tests/benchmarks -m benchmark

quick: install  ## unit tests, types, lint: under 90 seconds
	$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest tests -n 2 --dist loadgroup -m "not benchmark and not browser and not postgres and not real"

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: install
	$(BIN)/mypy

browser: install system
	$(BIN)/python -m pytest tests/browser

bench: install  ## speed, as ratios within one run
	$(BIN)/python -m pytest tests/benchmarks -m benchmark -s

shots: install system  ## screenshots of every page, three sizes, two languages, into shots/
	$(BIN)/python -m tests.browser.shots

examples: install  ## write the example workbooks anew (deterministic)
	$(BIN)/python data/examples/make.py

lock:  ## pin the packages anew; needs uv
	$(BIN)/python -m uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.lock

clean:
	rm -rf .venv data/var shots .mypy_cache .ruff_cache .pytest_cache .hypothesis
