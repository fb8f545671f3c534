# make demo   set up, run the whole job offline, say what to open
# make test   set up, run every test
# make harness  the long tests at full length
# make check  test + lint + types + contracts (what CI runs)
# make fresh  prove demo and test in a bare Debian chroot (root)
# make bench  measure; rows go to bench/RESULTS.md by hand
# make lock   pin the dependencies again (needs uv)
.PHONY: demo setup dev test harness lint types contracts check fresh bench lock clean
BIN := .venv/bin

demo: setup
	$(BIN)/aggregator demo

setup: .venv/setup.stamp

.venv/setup.stamp: requirements.txt pyproject.toml tools/setup
	tools/setup requirements.txt
	$(BIN)/aggregator places build
	touch $@

dev: .venv/dev.stamp

.venv/dev.stamp: requirements-dev.txt .venv/setup.stamp
	tools/setup requirements-dev.txt
	touch $@

test: dev
	$(BIN)/python -m pytest -n auto --dist loadgroup

harness: dev
	AGGREGATOR_HARNESS=1 $(BIN)/python -m pytest -m slow

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

contracts: dev
	$(BIN)/lint-imports

check: lint types contracts test

fresh:
	tools/fresh

bench: dev
	$(BIN)/python -m bench

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q -o requirements.txt
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q -o requirements-dev.txt

clean:
	rm -rf .venv state build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
