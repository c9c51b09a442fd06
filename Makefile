# Two commands are all that most people need:
#   make run    sets everything up and opens the desk on two sample plays
#   make test   sets everything up and runs every test
# Nothing but Python 3.11 or later, make and a network is needed beforehand.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DESK ?= .desk
READY = $(VENV)/ready
FUZZ_SECONDS ?= 120
DOMAIN = src/tablework/script/*,src/tablework/company/*,src/tablework/book/*,src/tablework/casting/*,src/tablework/calls/*

.DEFAULT_GOAL = help
.PHONY: help run test soak fuzz check fix docs bench pages lock clean

help: ## say what each target does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml requirements/dev.txt build_pages.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

pages: $(READY) ## compile the pages, if anything in web/ has changed
	$(BIN)/python build_pages.py

run: pages ## open the desk on the sample plays
	$(BIN)/tablework serve --desk $(DESK)

test: pages ## run every test: Python, TypeScript, and a real browser
	$(BIN)/python build_pages.py npm test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.tesseract
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest --ignore=tests/browser
	$(BIN)/python -m coverage report --include='$(DOMAIN)' --fail-under=100 --skip-covered
	$(BIN)/python -m pytest tests/browser || $(BIN)/python -m pytest tests/browser --last-failed

soak: pages ## the same where chance has a part, for a night: kills, power cuts, plays at the whole table
	KILLS=1000 $(BIN)/python -m pytest tests/whole_table/test_kills.py
	POWER_CUTS=100000 $(BIN)/python -m pytest tests/shelf/test_power_cuts.py
	PLAYS=5000 $(BIN)/python -m pytest tests/whole_table/test_whole_table.py

fuzz: $(READY) ## bytes that nobody would send, FUZZ_SECONDS for each reader of scripts
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group fuzz
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

check: pages ## lint, types, and the walls between the packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python build_pages.py npm run check
	$(BIN)/python build_pages.py npm run lint

fix: pages ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python build_pages.py npm run fix

docs: $(READY) ## build the documentation into site/
	$(BIN)/zensical build --clean

bench: pages ## measure ourselves beside our peers
	$(BIN)/python -m benchmarks

lock: $(READY) ## renew requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev --output-file requirements/dev.txt

clean: ## take away all that was made
	rm -rf $(VENV) site dist build src/tablework/server/pages web/node_modules
