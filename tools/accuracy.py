"""Writes docs/accuracy.md out of runs: the project's own exam, and labelled sets that lie elsewhere.

    python tools/accuracy.py                    the own exam only
    python tools/accuracy.py --sets DIR         also the sets and scorers in DIR
    python tools/accuracy.py --check            only say whether the page is that of the exam as it is now

DIR holds `events.dev.jsonl`, `events.blind`, `expressions/en.dev.jsonl`, `timex/meantime.en.jsonl` and the
scorers beside them. Those texts belong to others and are no part of the project; without them their section
of the page is kept as it was measured last.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- measured on sets -->", "<!-- end of sets -->"
_SPEED = re.compile(r"million|a second|failures")

HEAD = """# Accuracy

Made by `python tools/accuracy.py`; do not edit. Every figure below comes out of a run, none is rounded up.
`when` asks for the right instant (or day), `event` for a usable title besides; precision, recall and F1 are
over events. What we refuse to follow in other suites, and why, stands in [refused.md](refused.md).

## Our own exam

Written for this project and published with it: {articles} articles, advisories, mails and notices with their
complete timelines, {zones} zone phrases whose instants an independent script computed, {nothing} lines that
announce nothing. Reproduce with `python tests/gate.py`; the second column is the floor under which CI fails.

| figure | reached | floor |
|---|---|---|
{figures}

## Labelled sets of others' texts

Real passages and other projects' suites. They are excerpts of other people's texts and no part of this
project; the commands name them by the folder they lie in.

"""
RUNS = (
    (
        "Events, English passages read while developing",
        "score_events.py DIR/events.dev.jsonl --lang en",
        ("score_events.py", "events.dev.jsonl", "--lang", "en"),
    ),
    (
        "Events, English passages that are scored and never read",
        "score_events.py DIR/events.blind --lang en",
        ("score_events.py", "events.blind", "--lang", "en"),
    ),
    (
        "Expressions of other projects' suites",
        "tag_cases.py DIR/expressions/en.dev.jsonl > p.jsonl; score_expressions.py ... --pred p.jsonl",
        ("score_expressions.py", "expressions/en.dev.jsonl"),
    ),
    (
        "TIMEX3 in news (TempEval-3 measures)",
        "tag_cases.py DIR/timex/meantime.en.jsonl > p.jsonl; score_timex.py ... p.jsonl",
        ("score_timex.py", "timex/meantime.en.jsonl"),
    ),
)


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", type=Path, help="folder of the labelled sets and their scorers")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    written = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    sets = _sets(options.sets) if options.sets else _kept(written)
    page = f"{_own()}{BEGIN}\n{sets}\n{END}\n"
    if options.check:
        return int(page != written)
    PAGE.write_text(page, encoding="utf-8")
    return 0


def _own() -> str:
    run = _run(str(ROOT / "tests" / "gate.py"))
    rows = [line.split() for line in run.splitlines() if " floor " in line and "below" not in line]
    figures = "\n".join(f"| {name} | {reached} | {floor} |" for name, reached, _, floor in rows)
    counts = {
        "articles": len(list((ROOT / "tests" / "articles").glob("*.toml"))),
        "zones": _count("zone_phrases"),
        "nothing": _count("nothing"),
    }
    return HEAD.format(figures=figures, **counts)


def _count(kind: str) -> int:
    """How many phrases or lines the exam has, as its own reader counts them."""
    code = f"import sys; sys.path.insert(0, 'tests'); import exam; print(len(exam.{_READERS[kind]}))"
    return int(_run("-c", code))


_READERS = {
    "zone_phrases": "zone_rows()",
    "nothing": "nothing_lines('nothing')) + len(exam.nothing_lines('no_event')",
}


def _sets(folder: Path) -> str:
    parts = []
    for title, command, (scorer, *arguments) in RUNS:
        path = folder / arguments[0]
        extra = arguments[1:]
        if scorer != "score_events.py":
            tagged = _run(str(folder / "tag_cases.py"), str(path))
            pred = ROOT / "p.jsonl"
            pred.write_text(tagged, encoding="utf-8")
            extra = ["--pred", str(pred)] if scorer == "score_expressions.py" else [str(pred)]
        printed = _run(str(folder / scorer), str(path), *extra)
        lines = [line.rstrip() for line in printed.splitlines() if line.strip() and not _SPEED.search(line)]
        parts.append(f"### {title}\n\n`python DIR/{command}`\n\n```text\n" + "\n".join(lines) + "\n```")
    (ROOT / "p.jsonl").unlink(missing_ok=True)
    return "\n\n".join(parts)


def _kept(page: str) -> str:
    """The section of the sets as it was measured last."""
    inside = page.partition(BEGIN)[2].partition(END)[0].strip()
    return inside or "Not measured yet."


def _run(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if not done.stdout:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
