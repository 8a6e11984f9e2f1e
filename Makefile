# Two commands need nothing but Swift: `make audit` and `make test`. Both do all set-up.

SHELL := /bin/bash
.DEFAULT_GOAL := help
BINARY := .build/release/volumenorm
export SWIFT_BACKTRACE := enable=no


# Where `make install` puts the program; DESTDIR stands before it where a package is made.
PREFIX ?= /usr/local
PACKAGING := Sources/volumenorm/Packaging

.PHONY: help setup build audit test validators fuzz lint sample bench clean install uninstall prefix golden

help: ## shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# The two C libraries: installed when missing, with a clear word where that needs rights.
setup: ## installs libsqlite3-dev and zlib1g-dev when they are missing
	@missing=; \
	[ -e /usr/include/sqlite3.h ] || missing="$$missing libsqlite3-dev"; \
	[ -e /usr/include/zlib.h ] || missing="$$missing zlib1g-dev"; \
	for tool in $(TOOLS); do case $$tool in \
	  python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null;; \
	  *) command -v $$tool >/dev/null;; esac || missing="$$missing $$tool"; done; \
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

# The independent programs among the tests are in Python: of its standard library only, save two validators, of JSON Schema and of
# data packages, which have an environment of their own. mandoc reads the manual page, strace makes system calls fail.
test validators: TOOLS := python3 python3-venv mandoc strace
test: setup lint validators ## runs every test
	swift build
	swift build --build-tests
	swift test --skip-build

# Where they cannot be had, the tests that want them are skipped, and say so.
VALIDATORS := .build/validators
validators: setup ## makes .build/validators, the Python environment of the tests
	@cmp -s Tests/validators.txt $(VALIDATORS)/installed.txt || { \
	  rm -rf $(VALIDATORS); mkdir -p .build; \
	  python3 -m venv $(VALIDATORS) && \
	  $(VALIDATORS)/bin/python -m pip install -q --disable-pip-version-check --no-input --retries 1 --timeout 30 -r Tests/validators.txt && \
	  cp Tests/validators.txt $(VALIDATORS)/installed.txt; } || \
	  echo "volumenorm: the validators could not be installed (is PyPI in reach?); the tests that want them will be skipped" >&2

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
  share/doc/volumenorm/volumenorm.cron \
  share/volumenorm/audit.schema.json

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
	filled() { sed -e "s|@PREFIX@|$$PREFIX|g" -e "s|@YEAR@|$$(date +%Y)|g" "$(PACKAGING)/$$1" > "$$text"; put 644 "$$text" "$$2"; }; \
	completion() { "$(BINARY)" --generate-completion-script "$$1" > "$$text"; put 644 "$$text" "$$2"; }; \
	completion bash share/bash-completion/completions/volumenorm; \
	completion zsh share/zsh/site-functions/_volumenorm; \
	completion fish share/fish/vendor_completions.d/volumenorm.fish; \
	filled volumenorm.1 share/man/man1/volumenorm.1; \
	filled volumenorm@.service lib/systemd/system/volumenorm@.service; \
	filled volumenorm@.timer lib/systemd/system/volumenorm@.timer; \
	filled volumenorm.sysusers lib/sysusers.d/volumenorm.conf; \
	filled volumenorm.cron share/doc/volumenorm/volumenorm.cron; \
	put 644 "$(PACKAGING)/audit.schema.json" share/volumenorm/audit.schema.json; \
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
	for folder in share/doc/volumenorm share/volumenorm; do \
	  if [ -d "$$root/$$folder" ]; then rmdir --ignore-fail-on-non-empty "$$root/$$folder"; fi; done
	@echo "uninstalled from $$DESTDIR$$PREFIX; data in /var/lib/volumenorm and the user volumenorm stay, as do enabled timers"

GOLDEN := Tests/ProjectTests/Golden
golden: setup ## makes the approved pages of the tests anew, to be read before they are committed
	swift build --product volumenorm
	@set -e; out=$$(mktemp -d); mkdir -p $(GOLDEN); \
	run() { .build/debug/volumenorm audit sample-data --year 2026 --as-of 2027-01-31 --no-store \
	  --reports $$out "$$@" >/dev/null || [ $$? = 2 ]; }; \
	run --language nl; cp $$out/2026/audit.md $(GOLDEN)/audit.nl.md; \
	for id in viecuri martini meander nwz wza catharina; do cp $$out/2026/centers/$$id.md $(GOLDEN)/$$id.nl.md; done; \
	for language in en nl; do run --edition public --language $$language; \
	  cp $$out/2026-public/audit.md $(GOLDEN)/public.$$language.md; done; rm -rf $$out

FUZZ_SECONDS := 600
fuzz: setup ## feeds the reader what a fuzzer finds, for FUZZ_SECONDS, with the address sanitizer
	VOLUMENORM_FUZZ=1 swift build -c release --product fuzzlogs --scratch-path .build/fuzz \
	  --disable-dead-strip -Xswiftc -use-ld=lld -Xswiftc -sanitize=fuzzer -Xswiftc -sanitize=address \
	  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp
	@mkdir -p .build/corpus; cp -n sample-data/*/*.csv .build/corpus/ 2>/dev/null || true
	ASAN_OPTIONS=detect_leaks=0:symbolize=0:quarantine_size_mb=16 SWIFT_BACKTRACE=enable=no \
	.build/fuzz/release/fuzzlogs -max_len=4096 -timeout=10 -rss_limit_mb=4000 \
	  -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=.build/ .build/corpus
