#!/usr/bin/env python3
"""Make the dictionary that new records code their bytes with: samples of what a record holds, made of the fixtures.

    train/dictionary.py SIJILL OUT

SIJILL is the built binary, OUT the dictionary. Needs the command `zstd`. The samples are the paragraphs of the fixtures,
each as a report by itself, in the forms in which reports come, and the entries that a record makes of them.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = 8_192


def paragraphs():
    for path in sorted((ROOT / "fixtures").glob("*/*.txt")):
        known = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["document"]
        parts = [p for p in path.read_text(encoding="utf-8").split("\n\n") if "test fixture" not in p]
        for at in range(len(parts)):
            yield known, "\n\n".join(parts[at:at + 1 + at % 3])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, out = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        lines, samples = [], folder / "samples"
        samples.mkdir()
        for number, (known, text) in enumerate(paragraphs()):
            record = {"id": f"{number}", "text": text, "published": known.get("published"), "publisher": known.get("publisher")}
            if number % 2:
                record["country"] = "SYR"
                record["title"] = known.get("title")
            lines.append(json.dumps(record, ensure_ascii=False))
        (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        environment = os.environ | {"SIJILL_HOME": str(folder / "home")}
        run = lambda *words: subprocess.run([binary, *words], check=True, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
        run("init", "dictionary.sijill")
        run("add", "reports.jsonl", "--quiet", "--record", "dictionary.sijill", "--by", "Leila")
        run("dump", "dictionary.tar.gz", "--record", "dictionary.sijill")
        subprocess.run(["tar", "xzf", "dictionary.tar.gz"], check=True, cwd=folder)
        count = 0
        for path in sorted(folder.glob("entries/*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                (samples / f"{count:06}").write_text(json.loads(line)["payload"], encoding="utf-8")
                count += 1
        for line in lines:
            (samples / f"{count:06}").write_text(line, encoding="utf-8")
            count += 1
        subprocess.run(["zstd", "-q", "--train", "-r", str(samples), "--maxdict", str(SIZE), "-o", out, "-f", "-19"], check=True)


if __name__ == "__main__":
    main()
