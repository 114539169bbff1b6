# Everything a developer does, by name. `make` alone lists it.

CARGO ?= cargo
PYTHON ?= python3
NPM ?= npm
SHARED ?= ../shared
SIJILL = target/release/sijill
FUZZ_SECONDS ?= 60
KILLS ?= 300
FUZZ_TARGETS = reader numbers dates html table warc feed proof archive

.PHONY: help demo build test pages pictures torture score train bench fuzz schema bless needs needs-node needs-browser

help:
	@echo "make demo    build Sijill, make a record of the reports in fixtures/aleppo-2016, walk through it and serve it"
	@echo "make test    formatting, lints and every test, the pages in Chromium among them"
	@echo "make pages   what runs in the browser, built into web/dist"
	@echo "make pictures take the pictures of the pages in docs/pictures anew"
	@echo "make torture kill the program $(KILLS) times at random instants while it adds to a record"
	@echo "make score   readings against marked reports and the floors in scores.toml"
	@echo "make train   teach the tagger and parser anew (takes a Python environment and a corpus)"
	@echo "make bench   speed and memory, beside spaCy where it is installed"
	@echo "make fuzz    each fuzz target for $(FUZZ_SECONDS) seconds"
	@echo "make schema  write the schemas and docs/commands.md anew from the types"
	@echo "make bless   take the present output for the expected one in every snapshot"

# A C linker and Python are all that is needed besides Rust; they are installed only where they are missing.
needs:
	@command -v cc >/dev/null && command -v $(PYTHON) >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -qy build-essential python3; \
		else \
			echo "A C linker (cc) and $(PYTHON) are needed: install them, then run make again." >&2; exit 1; \
		fi; }

# Node.js builds what runs in the browser; nothing of it is needed where the program runs.
needs-node:
	@command -v node >/dev/null && command -v $(NPM) >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -qy nodejs npm; \
		else \
			echo "Node.js 20 and npm are needed: install them, then run make again." >&2; exit 1; \
		fi; }

needs-browser:
	@command -v chromium >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -qy chromium; \
		else \
			echo "Chromium is needed to test the pages: install it, then run make again." >&2; exit 1; \
		fi; }

pages: needs-node web/dist/.vite/manifest.json

web/node_modules/.package-lock.json: web/package-lock.json web/package.json
	cd web && $(NPM) ci --no-audit --no-fund

web/dist/.vite/manifest.json: web/node_modules/.package-lock.json $(shell find web/src web/base web/vite.config.ts web/tsconfig.json -type f 2>/dev/null)
	cd web && $(NPM) run --silent build
	@touch $@

build: needs pages
	$(CARGO) build --release --locked -p sijill

demo: build
	@fixtures/tour $(SIJILL) target/demo

test: needs pages needs-browser
	$(CARGO) fmt --all --check
	cd web && $(NPM) run --silent check && $(NPM) test --silent
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) test --workspace --locked
	$(PYTHON) -m unittest discover -q -s tests -p 'test_*.py'
	cd web && $(NPM) run --silent sample
	tests/pages target/debug/sijill

pictures: build needs-browser
	SIJILL_PICTURES=$(CURDIR)/docs/pictures tests/pages $(SIJILL) pictures

torture: needs
	SIJILL_TORTURE=$(KILLS) $(CARGO) test --locked -p sijill --test binary record_torture -- --nocapture

score: build
	$(PYTHON) tests/score.py --binary $(SIJILL) --shared $(SHARED)

train: needs
	SHARED=$(SHARED) train/run

bench: build
	$(PYTHON) benches/bench.py --binary $(SIJILL) --shared $(SHARED)
	$(PYTHON) benches/record.py --binary $(SIJILL) --shared $(SHARED)

fuzz: needs
	@command -v cargo-fuzz >/dev/null || $(CARGO) install --locked cargo-fuzz
	@# Without a sanitizer: no crate of ours has unsafe code, and what is looked for are panics, hangs and broken invariants.
	@for target in $(FUZZ_TARGETS); do \
		echo "== $$target, $(FUZZ_SECONDS) seconds"; \
		mkdir -p fuzz/corpus/$$target; \
		$(CARGO) +nightly fuzz run --sanitizer none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
			-max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=4096 || exit 1; \
	done

schema: build
	$(SIJILL) schema reading > reading.schema.json
	$(SIJILL) schema entry > entry.schema.json
	$(SIJILL) schema openapi > crates/sijill-web/openapi.json
	$(SIJILL) reference > docs/commands.md
	cd web && $(NPM) run --silent types

bless:
	INSTA_UPDATE=always INSTA_FORCE_PASS=1 $(CARGO) test --workspace --locked
