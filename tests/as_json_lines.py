#!/usr/bin/env python3
"""Print marked reports as JSON lines that `sijill read` takes: their text with what their marks know of them.

    as_json_lines.py FOLDER [FOLDER ...]

A report is NAME.txt beside NAME.gold.json. Standard library only.
"""
import json
import sys
from pathlib import Path


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(folder.glob("*.txt")):
            gold = path.with_suffix(".gold.json")
            known = json.loads(gold.read_text(encoding="utf-8"))["document"] if gold.exists() else {}
            record = {"id": path.stem, "text": path.read_text(encoding="utf-8")}
            record |= {key: known[key] for key in ("title", "publisher", "published", "country") if known.get(key)}
            print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
