#!/usr/bin/env python3
"""Pages under load: twenty readers walk the pages of a record while reports are added to it.

serve.py [--binary SIJILL] RECORD HOME [--seconds 30] [--readers 20] [--adding REPORTS.jsonl] [--fresh 10] [--pause 0]

RECORD is a record of any size, such as `benches/record.py --keep FOLDER` leaves, HOME its SIJILL_HOME. A copy is served; wrk (Debian's package wrk) asks
for pages in turn, without a pause or after one of --pause milliseconds on average; every tenth (--fresh) is one that nobody asked for before: any report, claim, month, country. Meanwhile `sijill add` adds the reports of --adding, ten at a time. Told are the
median and the 99th percentile of the answers, those a second, and the most memory that the server held.
"""

import argparse
import os
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.request
from pathlib import Path

ADDRESSES = """/ /reports /reports?sort=published&reverse=on /claims /claims?kind=casualty&harm=killed&min-figure=20
/claims?sort=confidence&review=unreviewed /incidents /incidents?min-killed=20&sort=date /map /incidents/map.json?west=20&south=10&east=60&north=45&zoom=4
/tally?place=Aleppo /tally?country=NG&from=2016-01-01&to=2016-03-31 /tally?country=IQ&by=month /boards /boards/control?place=Aleppo
/sources /zones /record /review /search?words=hospital /claims.json?limit=20 /api/v1/claims?limit=50 /api/v1/incidents?limit=50""".split()

# Asked for with other numbers each time, so that no answer was kept from before. # is any report, @ any claim, % the first claim of an incident, YYYY-MM a month, CC a country.
OTHERS = """/reports/r# /claims/c@ /reports/r#.json /claims/c@.json /incidents/i% /claims?country=CC&from=YYYY-MM-01&to=YYYY-MM-28
/incidents?country=CC&from=YYYY-MM-01&to=YYYY-MM-28 /tally?country=CC&from=YYYY-MM-01&to=YYYY-MM-28 /boards/facilities?country=CC&to=YYYY-MM-15
/search?words=market+CC+YYYY""".split()

LUA = """
local paths = {{ {paths} }}
local others = {{ {others} }}
local firsts = {{ {firsts} }}
local countries = {{ "NG", "IQ", "SY", "AF", "PK", "SO", "YE", "SS", "CF", "CD", "UA", "LY", "EG", "IN", "PH", "TH", "ML", "CM", "KE", "SD" }}
local at = 0
function setup(thread) at = at + 7; thread:set("start", at) end
function init() n = start; math.randomseed(start) end
function request()
  n = n + 1
  if n % {share} ~= 0 then return wrk.format("GET", paths[n % #paths + 1]) end
  local path = others[math.random(#others)]
  local month = string.format("%d-%02d", math.random(2012, 2017), math.random(12))
  path = path:gsub("YYYY%-MM", month):gsub("YYYY", month:sub(1, 4)):gsub("CC", countries[math.random(#countries)])
  path = path:gsub("%%", firsts[math.random(#firsts)]):gsub("#", tostring(math.random({reports}))):gsub("@", tostring(math.random({claims})))
  return wrk.format("GET", path)
end
{delay}
"""

# A reader who looks at a page before he asks for the next.
DELAY = "function delay() return math.random(0, 2 * {pause}) end"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("home", type=Path)
    parser.add_argument("--binary", type=Path, default=Path("target/release/sijill"))
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--fresh", type=int, default=10, help="one of so many answers is asked for the first time")
    parser.add_argument("--pause", type=int, default=0, help="milliseconds that a reader looks at a page, on average")
    parser.add_argument("--adding", type=Path)
    args = parser.parse_args()
    binary = args.binary.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        shutil.copy(args.record, folder / "served.sijill")
        shutil.copytree(args.home, folder / "home")
        environment = os.environ | {"SIJILL_HOME": str(folder / "home"), "SIJILL_RECORD": str(folder / "served.sijill")}
        server = subprocess.Popen([binary, "serve", "--listen", "127.0.0.1:0"], env=environment, stdout=subprocess.PIPE, text=True)
        try:
            address = server.stdout.readline().strip().rstrip("/")
            script = folder / "pages.lua"
            listed = lambda paths: ", ".join(f'"{path}"' for path in paths)
            rows = {kind: int(count(address, kind)) for kind in ("reports", "claims")}
            script.write_text(LUA.format(paths=listed(ADDRESSES), others=listed(OTHERS), share=args.fresh, firsts=incidents(address),
                                         delay=DELAY.format(pause=args.pause) if args.pause else "", **rows))
            load = ["wrk", "--latency", "-t2", f"-c{args.readers}", "-s", str(script), address]
            subprocess.run([*load, "-d10s"], stdout=subprocess.DEVNULL, check=True)  # every page once, before it is measured
            stop = threading.Event()
            adding = threading.Thread(target=add, args=(args, binary, environment, folder, stop))
            adding.start()
            said = subprocess.run([*load, f"-d{args.seconds}s"], stdout=subprocess.PIPE, text=True, check=True).stdout
            stop.set()
            adding.join()
            print(said)
            status = Path(f"/proc/{server.pid}/status").read_text()
            print("most memory:", re.search(r"VmHWM:\s+(.*)", status)[1])
        finally:
            server.terminate()
            server.wait()


def count(address, kind):
    """The number of the newest report or claim, by its identifier."""
    with urllib.request.urlopen(f"{address}/{kind}.json?reverse=on&limit=1") as answer:
        return re.search(r'"id":\s*"[rc](\d+)"', answer.read().decode())[1]


def incidents(address):
    """The numbers of some incidents."""
    found = []
    for killed in (1, 3, 9, 30):
        with urllib.request.urlopen(f"{address}/api/v1/incidents?limit=250&min-killed={killed}") as answer:
            found += re.findall(r'"id":\s*"i(\d+)"', answer.read().decode())
    return ", ".join(f'"{number}"' for number in found)


def add(args, binary, environment, folder, stop):
    if not args.adding:
        return
    lines = args.adding.read_text(encoding="utf-8").splitlines()
    added = 0
    while not stop.is_set() and added < len(lines):
        some = folder / "some.jsonl"
        some.write_text("\n".join(lines[added:added + 10]) + "\n", encoding="utf-8")
        subprocess.run([binary, "add", some, "--quiet"], env=environment, stderr=subprocess.DEVNULL, check=True)
        added += 10
        stop.wait(1)
    print(f"{added} reports were added meanwhile")


main()
