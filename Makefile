# Qilou's four words: `make demo` shows it, `make test` checks it, `make format` tidies it, `make bench` times it.
# Each installs what it needs into .venv on its first run; later runs skip what has not changed.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test format bench clean-demo

export QILOU_HOME ?= .qilou
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:
	@echo 'make demo        start Qilou with sample people and work, and open it in a browser'
	@echo 'make clean-demo  throw the demo away; the next one starts afresh'
	@echo 'make test        run every check that this machine has the means for'
	@echo 'make format      format the code and sort its imports'
	@echo 'make bench       measure: dispatch, statistics, release; takes some minutes'

demo:
	@.ci/venv reward
	@.ci/embedded-model
	@.venv/bin/python hatch_build.py
	@exec .venv/bin/qilou demo

clean-demo:
	@if [ -d '$(QILOU_HOME)/pg' ]; then \
	  rm -rf -- '$(QILOU_HOME)' && echo 'The demo in $(QILOU_HOME) is gone.'; \
	else echo 'There is no demo in $(QILOU_HOME).'; fi

test:
	@.ci/venv test
	@.ci/chromium
	@.ci/check

format:
	@.ci/venv test
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

bench:
	@.ci/venv test
	@for script in bench/bench_*.py; do echo "── $$script"; .venv/bin/python "$$script"; done
