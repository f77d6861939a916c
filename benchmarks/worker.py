"""One measurement in a process of its own, so that caches and memory of another cannot help or hurt it.

    python benchmarks/worker.py PROGRAM SHAPE CHARACTERS        -> one line of JSON

PROGRAM: tag, extract (of timeline), dateparser. SHAPE: news (one text), articles (texts of 4,000 characters),
or the name of a hostile repetition.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

import hostile
import news

PUBLISHED = "2026-03-11T12:00+00:00"


def texts(shape: str, characters: int) -> list[str]:
    """What is read: the same for every program."""
    if shape == "articles":
        return news.articles(characters)
    return [news.prose(characters)] if shape == "news" else [hostile.text(shape, characters)]


def program(name: str) -> Callable[[str], int]:
    """Reads a text and says how much was found."""
    if name == "dateparser":
        # A peer that need not be there.
        from dateparser.search import search_dates  # type: ignore[import-untyped]  # noqa: PLC0415

        return lambda text: len(search_dates(text, languages=["en"]) or ())
    import timeline  # noqa: PLC0415 - only where it is measured

    if name == "tag":
        return lambda text: len(timeline.tag(text, published=PUBLISHED, language="en"))
    return lambda text: len(timeline.extract(text, published=PUBLISHED, language="en"))


def main() -> int:
    """Warm up, read, print."""
    name, shape, characters = sys.argv[1], sys.argv[2], int(sys.argv[3])
    given = texts(shape, characters)
    read = program(name)
    read(news.prose(2000, seed=7))
    before = peak()
    started = time.process_time()
    found = sum(read(text) for text in given)
    seconds = time.process_time() - started
    row = {"seconds": seconds, "found": found, "peak": peak(), "before": before}
    print(json.dumps(row))
    return 0


def peak() -> int:
    """The most memory that this process ever had, in bytes; Linux counts it in KiB, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    raise SystemExit(main())
