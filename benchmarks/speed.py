"""How fast, how much memory, how it grows: `timeline` beside chrono-node and dateparser, in one run.

    python benchmarks/speed.py                     1 and 10 million characters, all hostile repetitions
    python benchmarks/speed.py --quick             50,000 and 100,000 characters: a minute
    python benchmarks/speed.py --chrono FOLDER     FOLDER holds node_modules/chrono-node
    python benchmarks/speed.py --json              the same as one JSON object
    python benchmarks/speed.py --check             exit code 1 when a limit is broken

Seconds are CPU seconds, every measurement in a process of its own; the fastest of `--repeat` runs counts.
Programs that are not installed are named and left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import hostile
import worker

HERE = Path(__file__).resolve().parent
GROWTH = 2.3
"""Doubling the input may take at most so many times as long."""
HOSTILE = 3.0
"""No hostile text may take more than so many times as long as ordinary text of its length."""
CHRONO = 0.2
"""Least characters per CPU second of `tag`, chrono-node being 1."""
SLOW_PEER = 40_000
"""Characters that dateparser gets: it reads some thousands a second."""
LIMIT = 900

Row = dict[str, Any]


def measure(name: str, shape: str, characters: int, options: argparse.Namespace) -> Row:
    """The fastest of several runs, each in its own process."""
    rows = [run(name, shape, characters, options) for _ in range(options.repeat)]
    best: Row = min(rows, key=lambda row: row.get("seconds", float("inf")))
    row = {"program": name, "shape": shape, "characters": characters, **best}
    if "seconds" in best:
        row["rate"] = characters / max(best["seconds"], 1e-6)
        row["memory"] = best["peak"] - best["before"]
    return row


def run(name: str, shape: str, characters: int, options: argparse.Namespace) -> Row:
    """One run; `missing` when the program is not there, `failed` with its last line when it broke."""
    command = [sys.executable, str(HERE / "worker.py"), name, shape, str(characters)]
    env = {**os.environ, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    given = None
    if name == "chrono-node":
        node = shutil.which("node")
        if node is None:
            return {"missing": "node"}
        command = [node, "--stack-size=4000", str(HERE / "peers" / "chrono.mjs")]
        env |= {"CHRONO_DIR": str(Path(options.chrono).resolve())} if options.chrono else {}
        given = json.dumps(worker.texts(shape, characters))
    elif name == "dateparser" and importlib.util.find_spec("dateparser") is None:
        return {"missing": "dateparser"}
    try:
        done = subprocess.run(
            command, env=env, input=given, capture_output=True, text=True, check=False, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"more than {LIMIT} s"}
    if done.returncode != 0:
        return {"failed": (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def ordinary(options: argparse.Namespace) -> list[Row]:
    """News as one text and as articles, by every program."""
    first, last = options.sizes[0], options.sizes[-1]
    plan = [(name, "news", size) for name in ("tag", "extract") for size in options.sizes]
    plan += [(name, "news", first * 2) for name in ("tag", "extract")]
    plan += [(name, "articles", first) for name in ("tag", "extract", "chrono-node")]
    plan += [("chrono-node", "news", first)]
    plan += [("dateparser", "articles", min(SLOW_PEER, last))]
    return [measure(*each, options) for each in dict.fromkeys(plan)]


def adversarial(options: argparse.Namespace) -> list[Row]:
    """Every repetition by `tag` and `extract`."""
    size = options.hostile or options.sizes[0]
    names = [name for name in hostile.UNITS if not options.only or name in options.only]
    return [measure(program, name, size, options) for name in names for program in ("tag", "extract")]


def ratios(rows: list[Row], bad: list[Row], first: int) -> dict[str, float]:
    """What the limits speak of, each one number."""
    seconds = {
        (r["program"], r["shape"], r["characters"]): r["seconds"] for r in (*rows, *bad) if "seconds" in r
    }
    rate = {(r["program"], r["shape"]): r["rate"] for r in rows if "rate" in r and r["characters"] == first}
    told: dict[str, float] = {}
    for name in ("tag", "extract"):
        once, twice = seconds.get((name, "news", first)), seconds.get((name, "news", first * 2))
        if once and twice:
            told[f"{name}: doubled input"] = twice / once
        told |= {
            f"{name} / chrono-node, {shape}": rate[name, shape] / rate["chrono-node", shape]
            for shape in ("articles", "news")
            if (name, shape) in rate and ("chrono-node", shape) in rate
        }
        if (name, "news") in rate:
            told |= {
                f"{name}: {row['shape']} / ordinary": rate[name, "news"] / row["rate"]
                for row in bad
                if row["program"] == name and "rate" in row
            }
    return told


def broken(told: dict[str, float], rows: list[Row]) -> list[str]:
    """The limits that these ratios break."""
    over = [
        f"{name}: {value:.2f} > {GROWTH}"
        for name, value in told.items()
        if "doubled" in name and value > GROWTH
    ]
    over += [
        f"{name}: {value:.2f} > {HOSTILE}"
        for name, value in told.items()
        if "/ ordinary" in name and value > HOSTILE
    ]
    slow = told.get("tag / chrono-node, articles")
    over += (
        [f"tag is {slow:.2f} of chrono-node, less than {CHRONO}"]
        if slow is not None and slow < CHRONO
        else []
    )
    return over + [f"{row['program']} on {row['shape']}: {row['failed']}" for row in rows if "failed" in row]


def show(rows: list[Row], told: dict[str, float]) -> None:
    """Two plain tables."""
    print(
        f"{'program':<12} {'text':<18} {'characters':>11} {'CPU s':>9} {'char/s':>11} {'+MB':>7} {'found':>8}"
    )
    for row in rows:
        head = f"{row['program']:<12} {row['shape']:<18} {row['characters']:>11,}"
        if "seconds" in row:
            rate, memory = f"{row['rate']:>11,.0f}", f"{row['memory'] / 1e6:>7.0f}"
            print(f"{head} {row['seconds']:>9.3f} {rate} {memory} {row['found']:>8,}")
        else:
            print(f"{head}   {'not installed' if 'missing' in row else row.get('failed')}")
    print()
    for name, value in told.items():
        print(f"{name:<44} {value:>8.2f}")


def main() -> int:
    """Measure, print, and with `--check` judge."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000_000, 10_000_000], metavar="CHARACTERS")
    parser.add_argument("--quick", action="store_true", help="the same as --sizes 50000 100000")
    parser.add_argument("--hostile", type=int, metavar="CHARACTERS", help="length of hostile texts")
    parser.add_argument(
        "--only", nargs="+", choices=list(hostile.UNITS), metavar="NAME", help="these repetitions"
    )
    parser.add_argument("--no-hostile", action="store_true", help="ordinary text only")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each measurement; the fastest counts")
    parser.add_argument("--chrono", metavar="FOLDER", help="where node_modules/chrono-node is")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a limit is broken")
    options = parser.parse_args()
    if options.quick:
        options.sizes = [50_000, 100_000]
    rows = ordinary(options)
    bad = [] if options.no_hostile else adversarial(options)
    told = ratios(rows, bad, options.sizes[0])
    if options.json:
        print(json.dumps({"rows": rows + bad, "ratios": told, "broken": broken(told, rows + bad)}, indent=1))
    else:
        show(rows + bad, told)
    problems = broken(told, rows + bad)
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    return 1 if options.check and problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
