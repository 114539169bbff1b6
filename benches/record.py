#!/usr/bin/env python3
"""What a record costs: adding, asking, verifying, as whole processes. See README.md in this folder.

    record.py [--binary SIJILL] [--shared ../shared] [--text events|news] [--reports 100000] [--claims 1000000] [--keep FOLDER]

Reports of about half a kilobyte are put together from the corpora's text, each one different. First they are added to an
empty record and verified; then records of 10,000, 100,000 and --claims claims are grown, one report is added to each, and
the listed questions are asked of the largest. Compares with [record] in scores.toml and exits with 1 where a measure
misses it. Standard library only (Python 3.11).
"""
import argparse
import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PUBLISHERS = ["Meridian Wire", "Courier of the North", "Orontes Observatory", "Valley Post", "Harbour Radio"]

QUESTIONS = [
    "claims",
    "claims --kind casualty --harm killed --min-figure 50",
    "claims --kind casualty --harm killed --status combatant --min-confidence 0.95 --max-figure 0",
    "claims --text hospital",
    "claims --text killed",
    "claims --quote mosque",
    "claims --place Aleppo",
    "claims --place Iraq --kind control",
    "claims --near Aleppo --within 30",
    "claims --country NG --from 2014-01-01 --to 2014-03-31",
    "claims --source police",
    "claims --publisher Courier",
    "claims --from 2014-01-01 --to 2014-01-10 --sort confidence",
    "claims --sort date --reverse",
    "claims --sort figure --reverse",
    "claims --review accepted",
    "claims --as-of 2001-01-01",
    "claims --max-confidence 0.6 --sort confidence",
    "reports",
    "reports --text \"car bomb\"",
    "reports --kind siege",
    "reports --publisher Harbour --sort published",
    "reports --sort claims --reverse",
    "sources",
    "sources --name police",
    "sources --role medical --sort name",
    "incidents --each-report",
    "incidents --each-report --min-killed 100 --sort date",
    "incidents --each-report --place Iraq --sort killed --reverse",
    "show r500",
    "show c5000",
    "history r500",
    "history c5000",
]


class Bench:
    def __init__(self, binary, folder):
        self.binary, self.folder = str(binary.resolve()), Path(folder)
        self.environment = os.environ | {"SIJILL_HOME": str(self.folder / "home")}

    def run(self, words, record):
        """Seconds and peak megabytes of a whole process."""
        command = [self.binary, *words, "--record", str(record)]
        start = time.perf_counter()
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            sys.exit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}: {said}")
        return seconds, usage.ru_maxrss / 1024, said

    def new(self, name):
        record = self.folder / name
        subprocess.run([self.binary, "init", str(record), "--name", f"bench.example/{record.stem}"], check=True,
                       env=self.environment, stdout=subprocess.DEVNULL)
        return record


def pieces(shared, text):
    if text == "news":
        with gzip.open(shared / "corpora/text/news.txt.gz", "rt", encoding="utf-8") as file:
            return [(line.strip(), "2016-10-04", None) for line in file if len(line) > 80]
    with (shared / "corpora/wad/dev.jsonl").open(encoding="utf-8") as file:
        events = [json.loads(line) for line in file]
    return [(event["text"], event["published"], event["country"]) for event in events]


def report(source, number, chance):
    """About half a kilobyte; its small numbers are varied, so that no two are the same."""
    text, published, country = chance.choice(source)
    while len(text) < 430:
        text += "\n\n" + chance.choice(source)[0]
    vary = lambda digits: str(max(2, int(digits[1]) + chance.randint(-1, 3)))
    record = {"id": f"b{number}", "text": re.sub(r"\b(\d{1,2})\b", vary, text[:560]), "published": published,
              "publisher": chance.choice(PUBLISHERS)}
    return json.dumps(record | ({"country": country} if country else {}), ensure_ascii=False) + "\n"


def write(path, source, numbers, chance):
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            file.write(report(source, number, chance))
    return path.stat().st_size


def claims_added(said):
    return int(re.search(r"with (\d+) claim", said)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / "target/release/sijill")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--text", choices=["events", "news"], default="events")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave the records there")
    args = parser.parse_args()
    if not (args.shared / "corpora").is_dir():
        print(f"The corpora are no part of this repository, and {args.shared} does not hold them: nothing was measured.")
        return
    floors = tomllib.loads((ROOT / "scores.toml").read_text(encoding="utf-8"))["record"]
    folder = args.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    try:
        sys.exit(not measure(args, Bench(args.binary, folder), floors))
    finally:
        if not args.keep:
            shutil.rmtree(folder)


def measure(args, bench, floors):
    chance = random.Random(20161004)
    source = pieces(args.shared, args.text)
    good = True

    def told(what, value, limit, unit, most=True):
        nonlocal good
        ok = value <= limit if most else value >= limit
        good &= ok
        print(f"{what:<72} {value:>10.3f} {unit:<10} {'at most' if most else 'at least'} {limit:g}{'' if ok else '   MISSED'}", flush=True)

    lines = bench.folder / "reports.jsonl"
    size = write(lines, source, range(args.reports), chance)
    record = bench.new("added.sijill")
    seconds, memory, said = bench.run(["add", "--quiet", str(lines)], record)
    print(said.strip())
    told(f"add {args.reports} reports of {size / args.reports:.0f} bytes ({args.text})", seconds, floors["seconds_to_add_100000"], "s")
    told("  peak memory", memory, floors["megabytes_to_add"], "MB")
    told("  record by input", record.stat().st_size / size, floors["record_by_input"], "times")
    entries = 2 * args.reports + 1
    seconds = min(bench.run(["verify"], record)[0] for _ in range(3))
    told(f"verify {entries} entries", entries / seconds, floors["entries_verified_per_second"], "/s", most=False)

    have, number, growing = claims_added(said), args.reports, record
    per_report = have / args.reports
    one = bench.folder / "one.jsonl"
    for wanted in (10_000, 100_000, args.claims):
        if wanted < have:
            growing, held = bench.new(f"{wanted}.sijill"), 0
        else:
            growing, held = record, have
        if held < wanted:
            more = int((wanted - held) / per_report) + 1
            write(lines, source, range(number, number + more), chance)
            number += more
            held += claims_added(bench.run(["add", "--quiet", str(lines)], growing)[2])
            if growing == record:
                have = held
        times = []
        for _ in range(7):
            write(one, source, [number], chance)
            number += 1
            times.append(bench.run(["add", "--quiet", str(one)], growing)[0])
        told(f"one report added to {held} claims (median of 7)", sorted(times)[3], floors["seconds_to_add_one"], "s")
    for question in QUESTIONS:
        words = re.findall(r'"[^"]*"|\S+', question)
        words = [word.strip('"') if " " not in word else word.strip() for word in words]
        listing = words[0] not in ("show", "history")
        words += ["--limit", "50", "--format", "table"] if listing else []
        seconds = sorted(bench.run(words, record)[0] for _ in range(3))[1]
        told(f"{question} (of {have} claims)", seconds, floors["seconds_to_ask"], "s")
    return good


if __name__ == "__main__":
    main()
