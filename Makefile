# Two commands need nothing but Swift: `make audit` and `make test`. Both do all set-up.

SHELL := /bin/bash
.DEFAULT_GOAL := help
BINARY := .build/release/volumenorm
export SWIFT_BACKTRACE := enable=no


# Where `make install` puts the program; DESTDIR stands before it where a package is made.
PREFIX ?= /usr/local
PACKAGING := Sources/volumenorm/Packaging

.PHONY: help setup build audit test lint sample bench clean install uninstall prefix

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

# The independent programs among the tests are in Python, of its standard library only; mandoc reads the manual page.
test: TOOLS := python3 mandoc
test: setup lint ## runs every test
	swift build
	swift build --build-tests
	swift test --skip-build

sample: setup ## makes sample-data anew
	swift run samplelogs sample sample-data

# DuckDB and Polars go into an environment of their own; BENCH is where the logs (2 GB) are made and kept.
BENCH ?= /tmp/volumenorm-bench
bench: TOOLS := python3
bench: build ## times audits of generated logs beside DuckDB and Polars
	swift build -c release --product samplelogs --static-swift-stdlib
	python3 -m venv $(BENCH)/venv
	$(BENCH)/venv/bin/pip install -q duckdb polars
	python3 Tests/bench.py --binary $(BINARY) --generator .build/release/samplelogs \
	  --python $(BENCH)/venv/bin/python --folder $(BENCH) $(BENCH_OPTIONS)

clean: ## takes the build away
	rm -rf .build

# What `make install` writes, below the prefix: `make uninstall` removes these, and nothing else.
INSTALLED := \
  bin/volumenorm \
  share/man/man1/volumenorm.1 \
  share/bash-completion/completions/volumenorm \
  share/zsh/site-functions/_volumenorm \
  share/fish/vendor_completions.d/volumenorm.fish \
  lib/systemd/system/volumenorm@.service \
  lib/systemd/system/volumenorm@.timer \
  lib/sysusers.d/volumenorm.conf \
  share/doc/volumenorm/volumenorm.cron

# Only where there is no binary: `make build && sudo make install` builds nothing as root.
$(BINARY):
	$(MAKE) build

# The prefix is written into units and a crontab, where other characters would have a meaning.
install uninstall prefix: export PREFIX := $(PREFIX)
install uninstall: export DESTDIR := $(DESTDIR)
prefix:
	@case "$$PREFIX" in \
	  [!/]*|""|*[!A-Za-z0-9/._+-]*) \
	    echo "PREFIX must be an absolute path of letters, digits and / . _ + -" >&2; exit 64;; esac

install: prefix $(BINARY) ## installs below PREFIX (/usr/local)
	@set -e; root="$$DESTDIR$$PREFIX"; text=$$(mktemp); trap 'rm -f "$$text"' EXIT; \
	put() { install -D -m "$$1" "$$2" "$$root/$$3"; }; \
	filled() { sed "s|@PREFIX@|$$PREFIX|g" "$(PACKAGING)/$$1" > "$$text"; put 644 "$$text" "$$2"; }; \
	completion() { "$(BINARY)" --generate-completion-script "$$1" > "$$text"; put 644 "$$text" "$$2"; }; \
	completion bash share/bash-completion/completions/volumenorm; \
	completion zsh share/zsh/site-functions/_volumenorm; \
	completion fish share/fish/vendor_completions.d/volumenorm.fish; \
	filled volumenorm.1 share/man/man1/volumenorm.1; \
	filled volumenorm@.service lib/systemd/system/volumenorm@.service; \
	filled volumenorm@.timer lib/systemd/system/volumenorm@.timer; \
	filled volumenorm.sysusers lib/sysusers.d/volumenorm.conf; \
	filled volumenorm.cron share/doc/volumenorm/volumenorm.cron; \
	put 755 "$(BINARY)" bin/volumenorm
	@echo "installed in $$DESTDIR$$PREFIX"; \
	year=$$(date +%Y); case "$$PREFIX" in \
	  /usr|/usr/local) \
	    echo "next, as root, for a nightly audit of $$year:"; \
	    echo "  systemd-sysusers $$PREFIX/lib/sysusers.d/volumenorm.conf"; \
	    echo "  cd /var/lib && install -d -o volumenorm -g volumenorm -m 0750 volumenorm volumenorm/inbox volumenorm/inbox/$$year"; \
	    echo "  systemctl enable --now volumenorm@$$year.timer";; \
	  *) \
	    echo "next: put $$PREFIX/bin on your PATH; a nightly job as a user of its own wants PREFIX=/usr/local,"; \
	    echo "for systemd reads no units here";; esac

uninstall: prefix ## removes what install wrote below PREFIX, never data
	@set -e; root="$$DESTDIR$$PREFIX"; \
	for file in $(INSTALLED); do rm -f "$$root/$$file"; done; \
	if [ -d "$$root/share/doc/volumenorm" ]; then \
	  rmdir --ignore-fail-on-non-empty "$$root/share/doc/volumenorm"; fi
	@echo "uninstalled from $$DESTDIR$$PREFIX; data in /var/lib/volumenorm and the user volumenorm stay, as do enabled timers"
