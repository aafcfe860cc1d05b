# Everything but the demo runs from .venv, which the first command makes. It takes Python 3.11 or newer, git and make.
#
#   make test PYTHONS=all           every interpreter found, or PYTHONS="3.8 3.13"
#   make test ARGS="tests/unit -x"  arguments for pytest
#   make diff SPEC=path-or-url      ARGS="--fail-on breaking": fail when something breaks, and then alone

PYTHON  ?=
PYTHONS ?=
ARGS    ?=
SPEC    ?=

BIN   := .venv/bin
READY := .venv/ready
DEMO  := .venvs/demo
TYPED := sync sync_client sync_sandbox pytest_sync_sandbox syncsdk.py examples
# The tests that need the development tools, or show more where they are installed.
TOOLED := $(addprefix tests/,clients contract dropin guide scripts typing test_layers.py)

RESOLVE := $(BIN)/uv pip compile --quiet --no-header --no-annotate

export UV_CACHE_DIR ?= $(CURDIR)/.venvs/cache
export ARGS SPEC
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The environments are used again and again: their bytecode is worth keeping, whatever the shell says.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help generate check format lint fix drift spec spec-tools types lines test test-docs test-sandbox test-tooled build diff docs cassettes demo fuzz soak mutation audit bench requirements clean

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A new environment in $(1), made by the first Python that can.
define new_environment
	@for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python3.14); do \
		if "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up $(1) with $$("$$python" --version)"; \
			rm -rf $(1) && "$$python" -m venv $(1) && exit 0; \
		fi; \
	done; echo "Python 3.11 or newer, with venv and pip, was not found; install it or name it: make PYTHON=path" >&2; exit 1
endef

$(READY): requirements/dev.txt pyproject.toml
	$(call new_environment,.venv)
	@$(BIN)/python -m pip install --quiet "$$(grep '^uv==' requirements/dev.txt)"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

generate: $(READY) ## Regenerate sync_client from openapi.yaml, and sync/_sync from sync/_async
	$(BIN)/python scripts/generate.py

# What takes the longest starts before what it can run beside.
check: format lint drift spec lines test-tooled types test-sandbox test-docs ## Format, lint, drift, spec, types, and the tests that need the development tools

format: $(READY)
	$(BIN)/ruff format --check --quiet .

lint: $(READY)
	$(BIN)/ruff check --quiet --output-format concise .

fix: $(READY) ## Format the code and fix what the linter can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

drift: $(READY)
	$(BIN)/python scripts/generate.py --check

spec: $(READY) ## Check that openapi.yaml is valid and keeps its house rules
	@$(BIN)/python scripts/check_spec.py
	$(BIN)/pytest --quiet tests/contract/test_spec.py

spec-tools: $(READY) ## Have other people's tools read openapi.yaml: Redocly, Spectral and two generators
	@$(BIN)/python scripts/check_spec_tools.py

types: $(READY)
	$(BIN)/mypy --strict $(TYPED) scripts templates/runtime
	$(BIN)/pyright --pythonpath $(BIN)/python

lines:
	@echo "Hand-written lines: $$(git ls-files 'sync/*.py' | grep -v '^sync/_sync/' | xargs cat | wc -l) in sync," \
		"$$(git ls-files 'sync/*.py' | grep -Ev '^sync/(_sync|cli|runs)/' | xargs cat | wc -l) of them without runs and the command line," \
		"$$(git ls-files scripts/generate.py 'scripts/generator/*.py' | xargs cat | wc -l) in the generator," \
		"$$(git ls-files 'templates/*.jinja' | xargs cat | wc -l) in its templates," \
		"$$(git ls-files 'templates/runtime/*.py' | xargs cat | wc -l) in the runtime of sync_client"

# Apart from the rest: the three take about as long, and run side by side.
test-docs: $(READY)
	$(BIN)/pytest --quiet tests/docs

test-sandbox: $(READY)
	$(BIN)/pytest --quiet tests/sandbox

test-tooled: $(READY)
	$(BIN)/pytest --quiet $(TOOLED)

test: $(READY) ## Run the tests against the built wheel; PYTHONS=all: on every interpreter found
	@$(BIN)/python scripts/test_matrix.py $(or $(PYTHONS),$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')) --pytest="$$ARGS"

build: $(READY) ## Build the wheel and the sdist into dist
	$(BIN)/python -m build --no-isolation

diff: $(READY) ## Compare openapi.yaml with another description: make diff SPEC=path-or-url
	@test -n "$$SPEC" || { echo "Name the other description: make diff SPEC=path-or-url" >&2; exit 2; }
	@$(BIN)/python scripts/diff_spec.py "$$SPEC" $$ARGS

cassettes: $(READY) ## Record the cassettes again: from the live API if SYNC_API_KEY is set, else from the sandbox
	$(BIN)/python scripts/record_cassettes.py

docs: $(READY) ## Build the documentation site into site, and fail on whatever is missing or broken
	@$(BIN)/python scripts/build_docs.py

$(DEMO)/ready: requirements/demo.txt
	$(call new_environment,$(DEMO))
	@$(DEMO)/bin/python -m pip install --quiet -r requirements/demo.txt
	@touch $@

demo: $(DEMO)/ready ## Run the quick start against the sandbox, or against the live API if SYNC_API_KEY is set
	@PYTHONPATH=. $(DEMO)/bin/python scripts/demo.py

fuzz: $(READY) ## A million hostile webhooks and a million hostile answers, for a nightly run
	$(BIN)/python -m tests.fuzz.webhooks --inputs 1000000
	$(BIN)/python -m tests.fuzz.answers --inputs 1000000

soak: $(READY) ## 10,000 polls and 2,000 uploads and downloads, and a run of 200 jobs killed 100 times, for a nightly run
	SYNC_SOAK=full $(BIN)/pytest tests/soak tests/runs/test_killed.py --durations=0

mutation: $(READY) ## Change the core in thousands of small ways and see whether the tests notice, for a nightly run
	@$(BIN)/python scripts/mutation.py $$ARGS

audit: $(READY) ## Look for known vulnerabilities among the dependencies, where the advisory data can be reached
	@$(BIN)/python scripts/audit.py

bench: $(READY) ## Run the benchmarks
	$(BIN)/python -m benchmarks

requirements: $(READY) ## Resolve pyproject.toml and requirements/*.in into the pinned requirements/*.txt
	$(RESOLVE) --all-extras --upgrade --universal --python-version 3.8 -o requirements/test.txt pyproject.toml requirements/test.in
	$(RESOLVE) --all-extras --upgrade --universal --python-version 3.11 -o requirements/dev.txt pyproject.toml requirements/test.in requirements/dev.in
	$(RESOLVE) --extra sandbox --extra media --upgrade --universal --python-version 3.11 -o requirements/demo.txt pyproject.toml
	$(RESOLVE) --all-extras --upgrade --universal --python-version 3.11 -o requirements/mutation.txt pyproject.toml requirements/test.in requirements/mutation.in
	$(RESOLVE) --all-extras --upgrade --resolution lowest-direct --python-version 3.8 --constraint requirements/lowest.in -o requirements/lowest.txt pyproject.toml

clean: ## Remove everything that was made, the environments too
	rm -rf .venv .venvs build dist site mutants .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
