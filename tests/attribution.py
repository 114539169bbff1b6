#!/usr/bin/env python3
"""Score who is said to say what, on articles with marked attributions (polnear-dev.jsonl.gz).

    attribution.py BINARY polnear-dev.jsonl.gz [--show N] [--json]

Only attributions with a cue like "say" count, in all articles. The cue is found where a claim or
statement with a source overlaps its content; its source is right where the head word of the marked one is a word of
the name (or a pronoun stands there, and some name was given). Standard library only.
"""
import argparse
import gzip
import json
import re
import subprocess
import sys

CUES = re.compile(
    r"\b(said|says|say|saying|told|tells|telling|according to|added|adds|announced|stated|states|reported|reports|"
    r"confirmed|explained|noted|warned|claimed|claims|wrote|declared|insisted)\b",
    re.IGNORECASE,
)
PRONOUNS = {"he", "she", "they", "i", "we", "it", "who", "you", "him", "her", "them"}


def span(parts):
    return (min(p[0] for p in parts), max(p[1] for p in parts)) if parts else None


def head(words):
    """The head word of a noun phrase: the last word before a preposition, comma or relative clause."""
    cut = re.split(r",|\b(?:of|in|at|for|with|from|who|which|that|on|to)\b", words, maxsplit=1)[0]
    found = re.findall(r"[\w'’.-]+", cut.strip() or words)
    found = [w for w in found if w.lower() not in {"'s", "’s"}]
    return re.sub(r"['’]s$", "", found[-1]).lower() if found else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("articles")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with gzip.open(args.articles, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    command = [args.binary, "read", "--format", "jsonl", "-"]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    readings = [json.loads(line) for line in run.stdout.splitlines()]
    cues = found = right = read = 0
    missed = []
    for article, reading in zip(articles, readings, strict=True):
        text = article["text"]
        claims = [(c["span"]["start"], c["span"]["end"], c["attribution"]) for c in reading["claims"]]
        read += any(c[2] for c in claims)
        for mark in article["attributions"]:
            cue = " ".join(text[a:b] for a, b in mark["cue"] or [])
            content, source = span(mark["content"]), mark["source"]
            if not (CUES.search(cue) and content and source):
                continue
            words = text[source[0][0] : source[0][1]]
            cues += 1
            over = [a for s, e, a in claims if a and s < content[1] and content[0] < e]
            found += bool(over)
            names = " ".join(s["name"] + " " + (s.get("of") or "") for a in over for s in a).lower()
            wanted = head(words)
            ok = bool(over) and (wanted in PRONOUNS or wanted in re.findall(r"[\w'’.-]+", names))
            right += ok
            if not ok:
                missed.append((words, cue, wanted, names, text[content[0] : content[0] + 80]))
    scores = {"cue found": found / cues if cues else 0.0, "source right": right / found if found else 0.0}
    if args.json:
        print(json.dumps(scores))
    else:
        print(f"{read} of {len(articles)} articles read, {cues} cues")
        for name, value in scores.items():
            print(f"{name:14} {value:.3f}")
    for line in missed[:: max(1, len(missed) // args.show) if args.show else 1][: args.show]:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
