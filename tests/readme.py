#!/usr/bin/env python3
"""Run the commands in the README's console blocks and put what they print now beneath them.

    readme.py [--binary SIJILL] [--check] [FILE ...]

With --check nothing is written; the exit status is 1 where a block differs. The folder of a user's own places is
an empty one, shown as ~/.local/share/sijill. Standard library only.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)


def printed(command, home):
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "SIJILL_HOME": str(home / "kept"), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, text=True, stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    shown = run.stdout.replace(str(home / "kept"), "~/.local/share/sijill")
    return "\n".join(line.rstrip() for line in shown.strip("\n").split("\n"))


def renewed(block, home):
    commands = re.findall(r"^\$ (.*(?:\\\n.*)*)$", block, re.M)
    shown = "\n".join(f"$ {command}\n{text}\n" if (text := printed(command, home)) else f"$ {command}" for command in commands)
    return shown.rstrip("\n") + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[ROOT / "README.md"])
    parser.add_argument("--binary", type=Path, default=ROOT / "target" / "release" / "sijill")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if not args.binary.is_file():
        parser.error(f"{args.binary} is not there: build it, or name another with --binary.")
    differ = False
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "bin").mkdir()
        (home / "bin" / "sijill").symlink_to(args.binary.resolve())
        for path in args.files:
            old = path.read_text(encoding="utf-8")
            new = BLOCK.sub(lambda block: renewed(block[1], home), old)
            if args.check and new != old:
                print(f"{path} does not show what the program prints: run tests/readme.py")
                differ = True
            elif not args.check:
                path.write_text(new, encoding="utf-8")
    sys.exit(differ)


if __name__ == "__main__":
    main()
