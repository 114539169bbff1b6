#!/usr/bin/env python3
"""Score readings against marked texts and compare with the floors in scores.toml.

    score.py [--binary SIJILL] [--shared ../shared] [--show]

Prints a table and exits with 1 where a score lies below its floor. What is not at hand is named and left out: the
scorers and corpora are no part of this repository. Standard library only (Python 3.11).
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def claims(args, folder):
    """Scores of `score_reports.py` on a folder of marked reports."""
    command = [sys.executable, args.shared / "tools" / "score_reports.py", args.binary, folder]
    run = subprocess.run(command + ["--show"] * args.show, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{folder}: {run.stderr.strip()}")
    if args.show:
        print(run.stdout)
    lines = {line.split()[0]: line for line in run.stdout.splitlines() if " F1 " in line}
    f1 = lambda line: float(re.search(r" F1 ([\d.]+)", line)[1])
    right, asked = map(int, re.search(r"strict (\d+)/(\d+)", lines["TOTAL"]).groups())
    scores = {"f1": f1(lines["TOTAL"]), "strict": right / asked if asked else 0.0}
    if "casualty" in lines:
        scores["casualty_f1"] = f1(lines["casualty"])
    return scores


def wad(args, split):
    """Scores of `score_wad.py` on coded events."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as readings:
        run = subprocess.run([args.binary, "read", "--format", "jsonl", split], stdout=readings)
        if run.returncode:
            sys.exit(f"{split}: sijill read ended with {run.returncode}")
        command = [sys.executable, args.shared / "tools" / "score_wad.py", split, readings.name, "--json"]
        report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {
        "killed": report["killed"]["exact match"],
        "injured_over_0": report["injured, non-zero"]["exact match"],
        "within_161_km": report["place"]["within 161 km, of all"],
        "killed, covered": report["killed"]["interval covers gold"],
        "country": report["country"]["right, of all"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "sijill")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", action="store_true", help="list every miss, false claim and wrong slot")
    args = parser.parse_args()
    args.binary = args.binary.resolve()
    floors = tomllib.loads((ROOT / "scores.toml").read_text(encoding="utf-8"))
    if not (args.shared / "tools").is_dir():
        sys.exit(f"the scorers are not at hand: there is no {args.shared / 'tools'}")
    parts = [
        ("seed", claims, args.shared / "seed"),
        *[("fixtures", claims, folder) for folder in sorted((ROOT / "fixtures").iterdir()) if any(folder.glob("*.gold.json"))],
        ("reports", claims, args.shared / "corpora" / "reports"),
        ("wad", wad, args.shared / "corpora" / "wad" / "dev.jsonl"),
    ]
    below = 0
    print(f"{'part':10} {'measure':16} {'score':>7} {'floor':>7}")
    for name, score, source in parts:
        if not source.exists():
            print(f"{name:10} not at hand")
            continue
        for measure, value in score(args, source).items():
            floor = floors.get(name, {}).get(measure)
            low = floor is not None and value < floor
            below += low
            print(f"{name:10} {measure:16} {value:7.3f} {floor if floor is not None else '':>7} {'BELOW' if low else ''}".rstrip())
    if below:
        sys.exit(f"{below} score{'s' * (below > 1)} below the floor")


if __name__ == "__main__":
    main()
