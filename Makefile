# The menu: make guide | test | check | packages | bench. Each sets up what it needs.
PLACE ?= Clayton, Missouri
PYTHON ?= python3
BIN := .venv/bin
RECORD := $(shell find record -type f 2>/dev/null)
CODE := $(shell find src/lexloci/places src/lexloci/record src/lexloci/reading/data -name '*.py' -o -name '*.yaml' 2>/dev/null)

# Make's own rules would be tried on each file of the record, which takes two seconds.
MAKEFLAGS += --no-builtin-rules

# Commands are processes of their own, many in the tests: each would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: guide test check lint packages bench evaluate train lock clean
.DEFAULT_GOAL := guide

guide: .venv/.built ## Print the guide of PLACE
	@$(BIN)/lexloci guide "$(PLACE)"

test: .venv/.dev .venv/.built ## Run the whole test suite
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: lint ## Lint, format, types, record, shape, docs
	@$(BIN)/python -m pytest tests/test_shape.py tests/test_docs.py

lint: .venv/.dev .venv/.built ## What check does besides tests
	@$(BIN)/ruff format --check src tests benchmarks docs evaluation hatch_build.py
	@$(BIN)/ruff check src tests benchmarks docs evaluation hatch_build.py
	@$(BIN)/mypy
	@$(BIN)/lexloci record validate
	@$(BIN)/lexloci record worked

packages: .venv/.dev .venv/.built ## Build wheel and sdist, install each afresh, ask it
	@$(BIN)/python -m pytest -m packages tests/packages

bench: .venv/.dev .venv/.built ## Print the benchmark table
	@$(BIN)/python -m benchmarks

evaluate: .venv/.dev .venv/.built ## Measure how well questions are answered and pages checked
	@$(BIN)/python -m evaluation
	@$(BIN)/python -m evaluation.pages
	@$(BIN)/python -m evaluation.statements
	@$(BIN)/python -m evaluation.wordings

train: .venv/.dev .venv/.built ## Train the small models of the package anew
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/train.txt
	@$(BIN)/python -m evaluation.train
	@$(BIN)/python -m evaluation.everyday

.venv/.run: requirements/run.txt pyproject.toml hatch_build.py
	@echo "lexloci: setting up .venv (once, about a minute)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@echo "lexloci: compiling the record and the gazetteer" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "lexloci: installing the development tools" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.built: .venv/.run $(RECORD) $(CODE)
	@$(BIN)/lexloci record build >&2
	@touch $@

lock: ## Pin the dependencies anew (needs pip-tools)
	@pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-header --allow-unsafe --extra build --extra pdf --extra mcp -o requirements/run.txt pyproject.toml
	@pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-header --allow-unsafe --extra build --extra pdf --extra mcp --extra dev -o requirements/dev.txt pyproject.toml
	@pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-header --allow-unsafe --extra train -o requirements/train.txt pyproject.toml

clean:
	@rm -rf .venv dist src/lexloci/_data .pytest_cache .mypy_cache .ruff_cache .hypothesis
