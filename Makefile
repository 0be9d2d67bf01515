# Copyright (c) 2026, the community.plesk contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs emulator bench gates python clean

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
REQUIREMENTS := tests/requirements/test.txt meta/ee-requirements.txt $(wildcard roles/emulator/files/plesk_emulator/requirements.txt)
PORT ?= 8443

help: ## list what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/ready ## show the main job: the emulator, a playbook twice, and a diff in check mode
	@.venv/bin/python tests/demo.py

test: .venv/ready ## run all tests but the gates
	@.venv/bin/python -m pytest -n 2 --dist loadfile

lint: python ## check style, types, licenses, YAML, the changelog and Ansible content
	@$(PYTHON) tests/gates lint

docs: python ## build the documentation's site and check every reference
	@$(PYTHON) tests/gates docs
	@echo "The site: .cache/gates/site/index.html"

emulator: .venv/ready ## start the emulator; PORT=8443 is the default
	@.venv/bin/python roles/emulator/files/plesk_emulator --port $(PORT)

bench: .venv/ready ## measure requests and seconds against other ways to do the same
	@.venv/bin/python tests/benchmarks

gates: python ## run the whole matrix: linters, ansible-test on every core, the package, the roles
	@$(PYTHON) tests/gates $(GATES)

clean: ## remove what the other targets made
	rm -rf .venv .cache

python:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or later is needed and was not found; PYTHON=... names one' >&2; exit 1; }

.venv/ready: $(REQUIREMENTS) | python
	@echo 'Setting up .venv'
	@mkdir -p .cache
	@{ $(PYTHON) -m venv .venv && .venv/bin/python -m pip install -r tests/requirements/test.txt; } > .cache/setup.log 2>&1 \
		|| { grep ERROR .cache/setup.log; echo 'The setup failed: see .cache/setup.log' >&2; exit 1; }
	@touch $@
