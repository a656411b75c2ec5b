# Lustrum. `make help` lists what can be asked for.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The plans that `make run` appraises and serves.
PLAN ?= $(patsubst %/plan.yaml,%,$(wildcard examples/*/plan.yaml))
# SERVE=0 ends `make run` after the appraisals.
SERVE ?= 1
# Where `make run` serves; 0 for any port that is free.
PORT ?= 8080
# One benchmark by name, for `make bench-peers CASE=...`.
CASE ?=
# How long `make fuzz` runs.
FUZZ_SECONDS ?= 20
# Where `make screenshots` puts its pictures.
SHOTS ?= .build/screenshots
# Where Swift builds.
BUILD ?= .build

SWIFT_SOURCES := Sources Tests Package.swift
BUILD_PATH := --scratch-path $(BUILD)
# The tests run optimised code, apart from what is built to look into: they publish tens of thousands of pages.
TESTED := $(BUILD)/tested
TESTED_BUILD := --scratch-path $(TESTED) -Xswiftc -O

.PHONY: help setup setup-tests run check test screenshots fuzz format docs bench bench-peers endure clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## bring what the build needs and this machine lacks (seconds; nothing when all is there)
	@scripts/setup

setup-tests:
	@scripts/setup --tests

run: setup ## build in release, appraise PLAN (default: the examples), and serve its pages unless SERVE=0
	swift build $(BUILD_PATH) -c release --product lustrum
	@for plan in $(PLAN); do echo; $(BUILD)/release/lustrum appraise $$plan; done
	@# Ctrl-C ends the server with 130, which is no failure here.
	@[[ $(SERVE) == 0 ]] || { echo; $(BUILD)/release/lustrum serve $(PLAN) --port $(PORT) --web .deps/web || [[ $$? == 130 ]]; }

check: setup ## strict format lint, arrows, names, file lengths, formats (seconds)
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)
	scripts/check-arrows
	scripts/check-formats

test: setup-tests check ## `make check`, the commands of the documents, answers, pages and every test, in one optimised build (a quarter of an hour)
	swift build $(TESTED_BUILD) --build-tests
	scripts/write-outputs --check --with $(TESTED)/debug/lustrum
	scripts/check-answers --with $(TESTED)/debug/lustrum
	scripts/check-site --with $(TESTED)/debug/lustrum
	swift test $(TESTED_BUILD) --skip-build --disable-xctest

screenshots: setup-tests ## pictures of every kind of page in both languages into SHOTS, also as printed
	swift build $(BUILD_PATH) --product lustrum
	scripts/screenshots --with $(BUILD)/debug/lustrum $(SHOTS)

fuzz: setup ## fuzz the readers for FUZZ_SECONDS (20); part of .ci/run, an hour of it of `make endure`
	BUILD=$(BUILD) scripts/fuzz $(FUZZ_SECONDS)

format: ## lay the Swift sources out as the lint wants them
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

docs: setup ## write what follows from the code: docs/formats, docs/findings, outputs shown in README.md and docs/
	swift build $(BUILD_PATH) -c release --product lustrum
	$(BUILD)/release/lustrum formats docs/formats
	$(BUILD)/release/lustrum explain --all docs/findings
	scripts/write-outputs

# Long measurements are programs of their own: Benchmarks/<target>, which takes the case to run, if one is named.
define measure
	@if [[ -x Benchmarks/$@ ]]; then \
		Benchmarks/$@ $(CASE); \
	else \
		echo "make $@: Benchmarks/$@ does not exist yet, so there is nothing to run."; \
	fi
endef

bench: setup ## our own benchmarks (minutes)
	$(measure)

bench-peers: setup ## cases beside our peers (hours; CASE=forecast, reading, ensemble or cube for one)
	$(measure)

endure: setup ## long tests: results with date and machine in Benchmarks/results/ (hours)
	$(measure)

clean: ## remove what was built; .deps/ and the download cache stay
	rm -rf $(BUILD) Benchmarks/.build
