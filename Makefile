# Everything a developer does, by name. `make` alone lists it.

CARGO ?= cargo
PYTHON ?= python3
SHARED ?= ../shared
SIJILL = target/release/sijill
FUZZ_SECONDS ?= 60
KILLS ?= 300
FUZZ_TARGETS = reader numbers dates html table warc feed proof archive

.PHONY: help demo build test torture score train bench fuzz schema bless needs

help:
	@echo "make demo    build Sijill, make a record of the reports in fixtures/aleppo-2016 and walk through it"
	@echo "make test    formatting, lints and every test"
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

build: needs
	$(CARGO) build --release --locked -p sijill

demo: build
	@fixtures/tour $(SIJILL) target/demo

test: needs
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(CARGO) test --workspace --locked
	$(PYTHON) -m unittest discover -q -s tests -p 'test_*.py'

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
	$(SIJILL) reference > docs/commands.md

bless:
	INSTA_UPDATE=always INSTA_FORCE_PASS=1 $(CARGO) test --workspace --locked
