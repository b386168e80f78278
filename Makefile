# One door for each chore. Settings are environment variables: make run ONRECORD_DATA=/srv/record PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check -qq
PYTEST := $(VENV)/bin/python -m pytest
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist worksteal
ONRECORD_DATA ?= data
UNFINISHED := $(ONRECORD_DATA)/.samples-arriving
LOCKING := build/locking
LOCK := $(LOCKING)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(NEWER)

.DEFAULT_GOAL := help
.PHONY: help run samples test check prove lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed samples ## Start the site with one worker; the first time, install and put the sample corpus in
	@trap : INT; $(VENV)/bin/onrecord serve || test $$? = 130

# The marker stands from before the first sample to after the last: an interrupted start is resumed, and an archive
# that somebody began with documents of their own is left alone.
samples: $(VENV)/.installed
	@if [ ! -e "$(ONRECORD_DATA)/record.sqlite" ] || [ -e "$(UNFINISHED)" ]; then \
		echo "Putting the sample corpus into $(ONRECORD_DATA) (once; an interrupted start goes on here)."; \
		mkdir -p "$(ONRECORD_DATA)" && touch "$(UNFINISHED)" \
		&& $(VENV)/bin/onrecord ingest corpus/documents && rm -f "$(UNFINISHED)"; \
	fi

test: $(VENV)/.installed-tests ## Run all tests but the long ones; gets Chromium where it may
	@ONRECORD_TEST_CHROMIUM="$$(sh .ci/chromium)" $(PYTEST) $(SIDE_BY_SIDE) -m "not long"

check: $(VENV)/.installed-tests ## Format, lint, types, shape and the quick tests, in under a minute
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/mypy --strict
	@$(PYTEST) $(SIDE_BY_SIDE) -m "not slow and not browser and not long"

prove: $(VENV)/.installed-tests ## Run the long versions of the promises
	@$(PYTEST) -m long

lock: ## Write both locks again; NEWER=--upgrade takes the newest versions
	@$(PYTHON) -m venv $(LOCKING) && $(LOCKING)/bin/python -m pip -qq install "uv>=0.8"
	@echo "setuptools>=77" > build/building.in
	@$(LOCK) pyproject.toml build/building.in --output-file requirements.txt
	@$(LOCK) pyproject.toml build/building.in --extra test --constraint requirements.txt \
		--output-file requirements-test.txt

clean: ## Remove what was installed and cached; the archive in ./data stays
	@rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find archive corpus indexer tests web -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: requirements.txt pyproject.toml
	$(call install,requirements.txt)
	@touch $@

$(VENV)/.installed-tests: requirements-test.txt pyproject.toml
	$(call install,requirements-test.txt)
	@touch $(VENV)/.installed $@

# Everything comes from the lock, setuptools too, so that nothing is fetched that the lock does not name by its hash.
define install
	@$(PYTHON) -c 'import sys; sys.exit("Onrecord needs Python 3.11 or newer: give one with PYTHON=" \
		if sys.version_info < (3, 11) else 0)'
	@echo "Installing from $(1) into $(VENV) (once)."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement $(1)
	@$(PIP) install --no-deps --no-build-isolation --editable .
endef
