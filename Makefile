# The daily commands. Each installs what it needs.
.PHONY: demo build test lint format bench fuzz judge shots torture docs clean setup

DUBAN := .build/release/duban
STORIES := $(wildcard rules/stories/*.yaml)

setup:
	@scripts/setup

# Builds in release mode and runs the years 2018 and 2019 of all five seed plans, each with its story.
demo: build
	@$(DUBAN) simulate --from 2018-01-01 --to 2019-12-31 $(STORIES:%=--story %) --out demo

build: setup
	@swift build -c release --product duban --static-swift-stdlib

test: setup
	@swift build --build-tests
	@swift test --skip-build

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

bench: build
	@scripts/bench

# Feeds bytes to the readers of deadlines and quantities and to the loader of rule files, SECONDS=60 each.
fuzz:
	@scripts/fuzz $(or $(SECONDS),60)

# Holds working days and recurrences against Python packages, the schema against an editor's language server, calendar
# files against libical, icalendar, khal and todoman, mail against Postfix and smtp-sink, the pages of reports against axe
# in Chromium, and what is told to whom on which day against a judge of its own; installs them under .build, and Debian
# packages that are missing.
judge: build
	@scripts/judge

# Pictures of the pages at the width of a desk, of a telephone and on paper, and of the spreadsheets: demo/shots.
shots: build
	@scripts/shots

# Kills, failing disks, damaged ledgers, races and clocks that jump: PART=kill runs one of it, ROUNDS=20 a short form.
torture: build
	@scripts/torture "$(or $(PART),all)" "$(or $(ROUNDS),500)" "$(SEED)"

# Writes the manual of rule files anew; a test holds the pages against the program.
docs: build
	@$(DUBAN) reference --lang en > docs/reference.md
	@$(DUBAN) reference --lang zh > docs/reference.zh-CN.md

clean:
	rm -rf .build demo
