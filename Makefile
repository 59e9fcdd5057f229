.DEFAULT_GOAL := help
.PHONY: help run test checkers check fix torture bench requirements reset tested-code

# Any Python from 3.11 on will do; say PYTHON=/path/to/python to choose one.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.11 python3; do \
	"$$python" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$python" && break; done)
PORT   ?= 8000
VENV   := .venv
BIN    := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# Say TESTS='tests/rules -x' to run some of the tests, WORKERS=0 to run them one after the other.
TESTS   ?=
WORKERS ?= 2
TEMPLATES = $$(find templates factcheck -name '*.html')
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make requirements' pyproject.toml

$(BIN)/python:
	@'$(PYTHON)' -c '$(NEW_ENOUGH)' 2>/dev/null || \
		{ echo 'Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python.'; exit 1; }
	@'$(PYTHON)' -m venv $(VENV) || \
		{ rm -rf $(VENV); echo 'Python came without venv: install it (on Debian: apt install python3-venv).'; exit 1; }

$(VENV)/installed: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/installed

run: export DEBUG := 1
run: export DJANGO_RUNSERVER_HIDE_WARNING := true
run: export SITE_URL := http://127.0.0.1:$(PORT)
run: $(VENV)/installed ## Start the newsroom with its demonstration on http://127.0.0.1:8000 (PORT=8080 for another port)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed
	@echo
	@echo 'Readers:   $(SITE_URL)/'
	@echo 'The desk:  $(SITE_URL)/admin/   (the demo people and their passwords are in README.md)'
	@echo 'Partners:  $(SITE_URL)/api/v1/fact-checks'
	@echo 'Ctrl-C stops the site and its worker.'
	@echo
	@$(MANAGE) work & worker=$$!; trap 'kill $$worker 2>/dev/null' EXIT; trap : INT TERM; \
		$(MANAGE) runserver 127.0.0.1:$(PORT)

test: $(VENV)/installed-dev ## Run every test; what needs Chromium or PostgreSQL is skipped where there is none
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

checkers: ## Fetch the checkers of pages that come from npm (needs Node 18; one of them needs Java)
	npm ci --prefix tests/markup --ignore-scripts --no-audit --no-fund

check: tested-code test ## Run everything that must be green before others see a change

tested-code: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(BIN)/codespell
	$(BIN)/deptry .
	$(MANAGE) makemigrations --check --dry-run
	set -a; . ./.env.example; SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(32))'); \
		$(MANAGE) check --deploy --fail-level INFO
	$(BIN)/mypy newsroom factcheck

fix: $(VENV)/installed-dev ## Repair what a tool can repair
	-$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)
	-$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

torture: export TORTURE_ROUNDS ?= 40
torture: $(VENV)/installed-dev ## Kill processes in the middle of publishing and capturing, 40 times, and look for what broke
	$(BIN)/pytest tests/torture $(TESTS)

bench: export DEBUG ?= 1
bench: $(VENV)/installed ## Measure the desk at 1,000 and 100,000 claims, search, API and files at 10,000 and 1,000,000 fact-checks
	$(MANAGE) bench_desk
	$(MANAGE) bench_search
	$(MANAGE) bench_api
	$(MANAGE) bench_export

requirements: $(VENV)/installed-dev ## Compile the requirements, pinned with hashes, from pyproject.toml
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --constraint requirements.txt --group dev --output-file requirements-dev.txt
	$(COMPILE) --constraint requirements.txt --extra prod --output-file requirements-prod.txt

reset: ## Throw the local database and its captures away
	rm -rf db.sqlite3 db.sqlite3-wal db.sqlite3-shm captures cards reads published exports

help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r target words; do \
		printf '  make %-13s %s\n' "$$target" "$$words"; done
