#!/usr/bin/env python3
"""Score readings against marked texts and compare with the floors (of `confidence_off`, ceilings) in scores.toml.

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


def off_by(pairs):
    """Expected calibration error: how far the confidence of claims lies from the share that is right, tenth by tenth."""
    bins = {}
    for confidence, right in pairs:
        told = bins.setdefault(min(int(confidence * 10), 9), [0.0, 0])
        told[0] += confidence
        told[1] += right
    return sum(abs(told - right) for told, right in bins.values()) / len(pairs) if pairs else 0.0


def calibration(args, folder):
    """How far the confidences of claims are off: a claim is right where a marked one is found by it, and where that has
    every part right."""
    sys.path.insert(0, str(args.shared / "tools"))
    import score_claims

    with tempfile.TemporaryDirectory() as kept:
        command = [sys.executable, args.shared / "tools" / "score_reports.py", args.binary, folder, "--keep", kept]
        subprocess.run(command, capture_output=True, check=True)
        found, whole = [], []
        for gold in sorted(folder.glob("*.gold.json")):
            marked = json.loads(gold.read_text())["claims"]
            read = json.loads((Path(kept) / gold.name.replace(".gold.json", ".reading.json")).read_text())["claims"]
            scored = [(s, i, j) for i, a in enumerate(marked) for j, b in enumerate(read) if (s := score_claims.pair_score(a, b))]
            mark_of, taken = {}, {}
            for _, i, j in sorted(scored, reverse=True):
                if i not in taken and j not in mark_of:
                    mark_of[j], taken[i] = i, j
            ids = {marked[i]["id"]: read[j]["id"] for i, j in taken.items()}
            for j, claim in enumerate(read):
                if j in mark_of:
                    parts = score_claims.slots(marked[mark_of[j]], claim, ids)
                    found.append((claim["confidence"], True))
                    whole.append((claim["confidence"], all(parts.values())))
                elif claim["kind"] != "statement":
                    found.append((claim["confidence"], False))
                    whole.append((claim["confidence"], False))
    return {"confidence_off": off_by(found), "confidence_off, strict": off_by(whole)}


def attribution(args, articles):
    """Who is said to say what, in articles that nobody on the project marked (`attribution.py`)."""
    command = [sys.executable, ROOT / "tests" / "attribution.py", args.binary, articles, "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {"cue_found": scores["cue found"], "source_right": scores["source right"]}


def wad(args, split):
    """Scores of `score_wad.py` on coded events."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as readings:
        run = subprocess.run([args.binary, "read", "--format", "jsonl", split], stdout=readings)
        if run.returncode:
            sys.exit(f"{split}: sijill read ended with {run.returncode}")
        command = [sys.executable, args.shared / "tools" / "score_wad.py", split, readings.name, "--json"]
        report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        told = [json.loads(line) for line in Path(readings.name).read_text(encoding="utf-8").splitlines()]
    marks = [json.loads(line)["gold"] for line in split.read_text(encoding="utf-8").splitlines()]
    sure = []
    for gold, reading in zip(marks, told, strict=True):
        for incident in reading["incidents"][:1]:
            for harm in ("killed", "injured"):
                alone = [
                    c for c in reading["claims"]
                    if c["id"] in incident["claims"] and c["kind"] == "casualty"
                    and c["casualty"]["harm"] == harm and not c["casualty"].get("part_of")
                ]
                if gold[harm] is not None and (gold[harm] > 0 or harm == "killed") and len(alone) == 1:
                    best = (alone[0]["casualty"]["figure"] or {}).get("best")
                    sure.append((alone[0]["confidence"], best == gold[harm]))
    return {
        "confidence_off": off_by(sure),
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
        *[("fixtures", calibration, folder) for folder in sorted((ROOT / "fixtures").iterdir()) if any(folder.glob("*.gold.json"))],
        ("attribution", attribution, args.shared / "corpora" / "attribution" / "polnear-dev.jsonl.gz"),
        ("wad", wad, args.shared / "corpora" / "wad" / "dev.jsonl"),
    ]
    below = 0
    print(f"{'part':12} {'measure':23} {'score':>7} {'floor':>7}")
    for name, score, source in parts:
        if not source.exists():
            print(f"{name:12} not at hand")
            continue
        for measure, value in score(args, source).items():
            floor = floors.get(name, {}).get(measure)
            low = floor is not None and (value > floor if measure.startswith("confidence_off") else value < floor)
            below += low
            print(f"{name:12} {measure:23} {value:7.3f} {floor if floor is not None else '':>7} {'BELOW' if low else ''}".rstrip())
    if below:
        sys.exit(f"{below} score{'s' * (below > 1)} below the floor")


if __name__ == "__main__":
    main()
