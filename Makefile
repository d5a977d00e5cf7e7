# fanin: from a study file to a defensible claim about sparse neural networks.
#
#   make help      this list
#   make setup     installs what is missing: Swift is checked; pkg-config, GSL, OpenSSL, SQLite,
#                  zlib installed
#   make build     the release binary, .build/release/fanin
#   make install PREFIX=/usr/local  binary, manual, completions and schema, all below PREFIX
#   make dist      dist/: an archive and a Python wheel of one binary that needs libc alone
#   make dist-test tries both on a bare system, as root on Debian
#   make docs      the guides and the reference as a site, .build/site; needs the network once
#   make demo      set-up, build, then run the embedded study and print its report
#   make test      set-up, then all tests
#   make check     lint, test and the demo: what CI runs
#   make lint      formatting and documentation rules, strictly
#   make format    rewrites the sources to those rules
#   make bench     verifies every kernel against its reference, then times it
#   make bench-peers  the same beside PyTorch, JAX, SciPy and SparseLab; writes reports/bench
#   make bench-compare BASE=<commit>  times another commit's kernels in turn with these
#   make validate  error rates of the statistics on simulated studies; writes reports/validate
#   make bench-ledger times the ledger against its goals; writes reports/bench/ledger.md
#   make torture   kills a study's processes a thousand times and compares every bit
#   make torture-files  damages ten thousand files of every kind: each is read right or refused
#   make sanitize  tests of kernels, training and workers under Thread- and AddressSanitizer
#   make reports   runs the studies under studies/, verifies a sample, writes their reports
#   make audit     computes the numbers of every report again with SciPy, which it needs
#   make clean     removes what was built, keeps ledgers and reports

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup build demo test check lint format bench bench-peers bench-compare bench-ledger \
  install dist dist-test docs validate torture torture-files sanitize reports audit clean

FANIN := .build/release/fanin
BENCH := .build/release/fanin-bench
SOURCES := Sources Tests Package.swift
SANITIZED := FaninKernelsTests|FaninTrainingTests|FaninExecutionTests

help:
	@sed -n 's/^#   make /  make /p' Makefile

setup:
	@.ci/setup

build: setup
	swift build -c release --product fanin

PREFIX ?= /usr/local
install: build
	install -D -m 755 $(FANIN) "$(DESTDIR)$(PREFIX)/bin/fanin"
	.ci/share $(FANIN) "$(DESTDIR)$(PREFIX)/share"

dist: setup
	.ci/dist

dist-test: build
	.ci/dist-test $(FANIN)

docs: setup
	.ci/docs

# Beside fanin, which it times too.
$(BENCH): build
	swift build -c release --product fanin-bench

demo: build
	$(FANIN) demo

test: setup
	swift test -c release

check: lint test demo

lint:
	swift format lint --strict --recursive $(SOURCES)
	@if command -v actionlint > /dev/null; then actionlint; fi

format:
	swift format --in-place --recursive $(SOURCES)

bench: $(BENCH)
	$(BENCH) --scale

bench-peers: $(BENCH)
	Tests/Peers/environment.sh .build/peers
	.build/peers/bin/python -B Tests/Peers/compare.py --fanin $(BENCH) --report reports/bench/report.md

# The other commit is built in a worktree of its own, with the program its benchmark was then.
bench-compare: $(BENCH)
	git worktree add --detach .build/base $(BASE) || git -C .build/base checkout --detach $(BASE)
	cd .build/base && swift build -c release \
	  --product $$(grep -q fanin-bench Package.swift && echo fanin-bench || echo fanin)
	python3 -B Tests/Peers/against.py --base .build/base/.build/release --own .build/release

validate: build
	mkdir -p reports/validate
	$(FANIN) validate > reports/validate/report.md.new
	mv reports/validate/report.md.new reports/validate/report.md

# Written under another name first, so that a measurement broken off leaves the last one.
bench-ledger: $(BENCH)
	$(BENCH) ledger --folder .build > .build/ledger.md
	mv .build/ledger.md reports/bench/ledger.md

torture: export FANIN_KILLS ?= 1000
torture: setup
	swift test -c release --filter 'KilledRunTests|KilledFoldingTests'

# Each test damages as many files, drawn from seeds.
torture-files: export FANIN_TORTURE_FILES ?= 10000
torture-files: setup
	swift test -c release --filter 'Damaged(File|Study|Ledger|Checkpoint)Tests'

# Leaks are not asked for: what a Swift constant holds until the end counts as one.
sanitize: export ASAN_OPTIONS := detect_leaks=0
sanitize: setup
	swift test --sanitize=thread --scratch-path .build-thread --filter '$(SANITIZED)'
	swift test --sanitize=address --scratch-path .build-address --filter '$(SANITIZED)'

reports: STUDIES := $(wildcard studies/*.yaml studies/paper/*.yaml)
reports: build
	# All are declared before any has a result.
	for study in $(STUDIES); do $(FANIN) plan "$$study" || exit; done
	for study in $(STUDIES); do \
	  report=reports/$${study#studies/}; \
	  $(FANIN) run "$$study" && $(FANIN) verify "$$study" --sample 25 \
	    && $(FANIN) report "$$study" -o "$${report%.yaml}" || exit; \
	done

audit:
	python3 -B Tests/Independent/recompute.py $(dir $(wildcard reports/*/findings.json reports/paper/*/findings.json))

clean:
	rm -rf .build .build-thread .build-address
