"""Write tests/cases/en/zones.toml: a sentence with a zone phrase, and the instant that it means.

Independent of the package on purpose: the readings stand in zone_phrases.toml, written by hand, and the
arithmetic is `zoneinfo` alone, so that a mistake of `timeline` cannot hide in its own expectations.

    python tools/expected_zones.py            # write the table
    python tools/expected_zones.py --check    # say whether it is up to date
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
PHRASES = ROOT / "tools" / "zone_phrases.toml"
TABLE = ROOT / "tests" / "cases" / "en" / "zones.toml"

# Each name says what the clocks of that day are good for.
DATES = {
    "winter": date(2026, 1, 14),
    "summer": date(2026, 7, 15),
    "spring mismatch": date(2026, 3, 18),  # the US has changed its clocks, Europe has not
    "autumn mismatch": date(2026, 10, 28),  # Europe has changed its clocks, the US has not
    "before the southern change": date(2026, 4, 1),
    "after the southern change": date(2026, 4, 8),
}

SENTENCES = (
    "The hearing begins at {phrase} on {day} {month}.",
    "The call is set for {phrase} on {weekday}, {month} {day}.",
    "The vote will take place on {month} {day} at {phrase}.",
    "On {weekday} {day} {month} {year}, the ceremony starts at {phrase}.",
    "Press conference: {month} {day}, {year}, {phrase}",
)

HEAD = """\
# Written by tools/expected_zones.py from tools/zone_phrases.toml; do not edit by hand.
# A row: group, sentence, published, local time and zone that it means, the same instant in UTC.
"""


def rows() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield group, sentence, published, local time, zone, instant; in the order of the phrases."""
    groups = tomllib.loads(PHRASES.read_text(encoding="utf-8"))["group"]
    number = 0
    for group in groups:
        for phrase, clock, zone in group["rows"]:
            for name in group["dates"]:
                number += 1
                yield (
                    group["name"],
                    *row(phrase, clock, zone, DATES[name], SENTENCES[number % len(SENTENCES)]),
                )


def row(phrase: str, clock: str, zone: str, day: date, sentence: str) -> tuple[str, str, str, str, str]:
    """One phrase on one day.

    Raises:
        ValueError: if the local time is repeated or skipped in the zone: such rows test something else.
    """
    local = datetime.combine(day, time.fromisoformat(clock))
    aware = local.replace(tzinfo=ZoneInfo(zone))
    instant = aware.astimezone(UTC)
    if aware.replace(fold=1).astimezone(UTC) != instant:
        raise ValueError(f"{local} is not one instant in {zone}")
    text = sentence.format(phrase=phrase, day=day.day, month=f"{day:%B}", weekday=f"{day:%A}", year=day.year)
    published = datetime.combine(day - timedelta(days=2), time(12), UTC)
    return (
        text,
        published.isoformat(timespec="minutes"),
        local.isoformat(timespec="minutes"),
        zone,
        f"{instant:%Y-%m-%dT%H:%MZ}",
    )


def table() -> str:
    """The whole file."""
    lines = [f"  {json.dumps(list(each), ensure_ascii=False)},\n" for each in rows()]
    return HEAD + "rows = [\n" + "".join(lines) + "]\n"


def main() -> int:
    """Write the table, or with `--check` only compare it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 when the file is old"
    )
    options = parser.parse_args()
    text = table()
    if options.check:
        current = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
        if text != current:
            print(f"{TABLE.relative_to(ROOT)} is old: run python tools/expected_zones.py", file=sys.stderr)
            return 1
        return 0
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {sum(1 for _ in rows())} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
