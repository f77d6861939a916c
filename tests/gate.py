"""The gate: floors under what the exam of English reaches; CI fails when a figure falls below its floor.

    python tests/gate.py                  print every figure beside its floor; exit code 1 when one has fallen
    python tests/gate.py --diff           print also what differs, article by article, phrase by phrase
    python tests/gate.py --update         raise the floors to what is reached now and pin the corpus
    python tests/gate.py --update --allow-regression "why"    lower floors too; the reason is kept beside them

The floors stand in tests/baseline.json with the digest of the corpus they were measured on: an edited corpus
fails the gate until it is pinned again, so no expectation can be softened unseen.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import exam

import timeline

BASELINE = Path(__file__).resolve().parent / "baseline.json"
PUBLISHED = "2026-03-11T12:00+00:00"
# Floors are kept to four digits, rounded down; one event more or less moves a share by 0.002 or more.
EPSILON = 0.0005


def extracted(article: exam.Article) -> list[exam.Event]:
    """The events of an article, as dictionaries."""
    found = timeline.extract(
        article.text, published=article.published, zone=article.zone, language=article.language
    )
    return [event.to_dict() for event in found]


def zone_by_event(row: tuple[str, str, str, str, str, str]) -> str:
    """The instant of the one event that a zone sentence announces, or what was found in its place."""
    events = [event.to_dict() for event in timeline.extract(row[1], published=row[2], language="en")]
    starts = [exam.moment(event["start"]) for event in events]
    value = starts[0][1] if len(starts) == 1 and starts[0] and starts[0][0] == "instant" else None
    if not isinstance(value, datetime):
        return f"{[(event['start'], event['title']) for event in events]}"
    year = int(row[3][:4])
    # A bare offset has no name of its own: its instant is all that can be compared.
    if events[0]["zone"] and exam.offsets(events[0]["zone"], year) != exam.offsets(row[4], year):
        return f"zone {events[0]['zone']}"
    return f"{value:%Y-%m-%dT%H:%MZ}"


def zone_by_tag(row: tuple[str, str, str, str, str, str]) -> str:
    """The instant of the one tagged clock time with a zone, or what was tagged in its place."""
    tagged = timeline.tag(row[1], published=row[2], language="en")
    zoned = [each for each in tagged if each.zone and "T" in each.value and each.value[0].isdigit()]
    if len(zoned) != 1:
        return f"{[(each.text, each.value, each.zone) for each in tagged]}"
    at = datetime.fromisoformat(zoned[0].value[:16].removesuffix("Z"))
    return f"{at.replace(tzinfo=exam.clocks_of(zoned[0].zone or 'UTC')).astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def claims(line: str, kind: str) -> list[str]:
    """What is claimed where nothing should be: events, and for `nothing` also expressions."""
    events = timeline.extract(line, published=PUBLISHED, language="en")
    found = [f"event {event.to_dict()['start']}" for event in events]
    if kind == "nothing":
        tagged = timeline.tag(line, published=PUBLISHED, language="en")
        found += [f"{each.type} {each.text!r}" for each in tagged]
    return found


def measure(*, show: bool = False) -> dict[str, float]:
    """Every figure of the exam, between 0 and 1; with `show`, print what differs."""
    figures = article_figures(show=show)
    rows = exam.zone_rows()
    for name, ask in (("event", zone_by_event), ("tag", zone_by_tag)):
        wrong = [(row, answer) for row in rows if (answer := ask(row)) != row[5]]
        figures[f"zones.{name}"] = 1 - len(wrong) / len(rows)
        _print([f"zones.{name}  {row[1]}\n    {answer}, wanted {row[5]}" for row, answer in wrong], show=show)
    for kind in ("nothing", "no_event"):
        lines = exam.nothing_lines(kind)
        loud = [(line, told) for line in lines if (told := claims(line, kind))]
        figures[f"{kind}.quiet"] = 1 - len(loud) / len(lines)
        _print([f"{kind}  {line}\n    {told}" for line, told in loud], show=show)
    return figures


def article_figures(*, show: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of starts, F1 with titles, perfect articles, shares of the matched."""
    count: Counter[str] = Counter()
    for article in exam.articles():
        found = extracted(article)
        wanted = list(article.events)
        pairs = [(wanted[i], found[j]) for i, j in exam.pair_up(wanted, found)]
        required = [(w, f) for w, f in pairs if not w.get("optional")]
        lines = exam.differences(article, found)
        count["wanted"] += len(article.required)
        count["claimed"] += len(found) - (len(pairs) - len(required))
        count["when"] += len(required)
        count["title"] += sum(exam.title_is_fine(w, f["title"]) for w, f in required)
        count["perfect"] += not lines
        for name, same in exam.FIELDS.items():
            count[name] += sum(same(w, f) for w, f in required)
        _print([f"{article.name}", *(f"    {line}" for line in lines)] if lines else [], show=show)
    precision, recall, f1 = prf(count["when"], count["claimed"], count["wanted"])
    return {
        "articles.precision": precision,
        "articles.recall": recall,
        "articles.f1": f1,
        "articles.title_f1": prf(count["title"], count["claimed"], count["wanted"])[2],
        "articles.perfect": count["perfect"] / len(exam.articles()),
        **{f"articles.{name}": count[name] / max(count["when"], 1) for name in exam.FIELDS},
    }


def prf(hit: int, claimed: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean; an empty side counts as perfect."""
    precision = hit / claimed if claimed else 1.0
    recall = hit / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def read_baseline() -> dict[str, Any]:
    """The floors, the digest they belong to, and why floors were lowered."""
    if not BASELINE.exists():
        return {"corpus": "", "floors": {}, "regressions": []}
    return dict(json.loads(BASELINE.read_text(encoding="utf-8")))


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Figures below their floor, a line each; a figure that is not measured any more has fallen too."""
    return [
        f"{name} {figures.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in sorted(floors.items())
        if figures.get(name, 0.0) < floor - EPSILON
    ]


def update(figures: dict[str, float], baseline: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """The new baseline.

    Raises:
        ValueError: if a floor would fall and no reason is given.
    """
    lower = fallen(figures, baseline["floors"])
    if lower and not reason:
        raise ValueError("\n".join([*lower, 'floors are lowered only with --allow-regression "why"']))
    kept = {} if reason else baseline["floors"]
    floors = {
        name: max(math.floor(value * 10_000) / 10_000, kept.get(name, 0.0)) for name, value in figures.items()
    }
    told = [*baseline["regressions"], *([{"reason": reason, "fallen": lower}] if lower else [])]
    return {"corpus": exam.digest(), "floors": dict(sorted(floors.items())), "regressions": told}


def main() -> int:
    """Print, compare, and with `--update` write the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="raise the floors and pin the corpus")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too")
    parser.add_argument("--diff", action="store_true", help="print what differs")
    options = parser.parse_args()
    baseline = read_baseline()
    figures = measure(show=options.diff)
    for name, value in sorted(figures.items()):
        sys.stdout.write(f"{name:<22} {value:.4f}   floor {baseline['floors'].get(name, 0.0):.4f}\n")
    if options.update:
        try:
            new = update(figures, baseline, options.allow_regression)
        except ValueError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        BASELINE.write_text(json.dumps(new, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    problems = fallen(figures, baseline["floors"])
    if baseline["corpus"] != exam.digest():
        problems.append("the corpus is not the pinned one: python tests/gate.py --update")
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _print(lines: list[str], *, show: bool) -> None:
    if show:
        sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    raise SystemExit(main())
