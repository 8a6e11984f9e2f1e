# Two commands need nothing but Swift: `make audit` and `make test`. Both do all set-up.

SHELL := /bin/bash
.DEFAULT_GOAL := help
BINARY := .build/release/volumenorm
export SWIFT_BACKTRACE := enable=no

.PHONY: help setup build audit test lint sample clean

help: ## shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# The two C libraries: installed when missing, with a clear word where that needs rights.
setup: ## installs libsqlite3-dev and zlib1g-dev when they are missing
	@missing=; \
	[ -e /usr/include/sqlite3.h ] || missing="$$missing libsqlite3-dev"; \
	[ -e /usr/include/zlib.h ] || missing="$$missing zlib1g-dev"; \
	for tool in $(TOOLS); do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null; then \
	    echo "volumenorm needs$$missing (Debian's names); install them with your package manager" >&2; exit 69; fi; \
	  sudo=; if [ "$$(id -u)" != 0 ]; then sudo="sudo -n"; fi; \
	  if ! { $$sudo apt-get update -q >/dev/null && $$sudo apt-get install -y -q $$missing >/dev/null; }; then \
	    echo "volumenorm needs$$missing, and installing wants root: run 'sudo apt-get install$$missing', then this again" >&2; \
	    exit 69; fi; \
	fi
	@command -v swift >/dev/null || { echo "volumenorm needs Swift 6.2 or later: see https://www.swift.org/install" >&2; exit 69; }

build: setup ## builds the release binary
	swift build -c release --product volumenorm --static-swift-stdlib

# Exit codes 2 and 3 are verdicts about centers, not failures of the audit.
audit: build ## audits sample-data for 2026 and writes reports/2026
	@$(BINARY) audit sample-data --year 2026 --as-of 2027-01-31 \
	  --store .build/sample.sqlite --reports reports; \
	code=$$?; case $$code in \
	  0|2|3) echo "done (exit code $$code of the audit); the reports are in reports/2026, start with audit.md";; \
	  *) exit $$code;; esac

lint: ## checks the format of the sources
	swift format lint --strict --recursive Sources Tests Package.swift

# The independent programs among the tests are in Python, of its standard library only.
test: TOOLS := python3
test: setup lint ## runs every test
	swift build
	swift build --build-tests
	swift test --skip-build

sample: setup ## makes sample-data anew
	swift run samplelogs sample sample-data

clean: ## takes the build away
	rm -rf .build
