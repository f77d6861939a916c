"""A timeline as text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model.timeline import Timeline
from timeline.show.layout import lay_out
from timeline.show.style import paint

# our own marks, each as wide as its stand-in
_ASCII = str.maketrans("●✗│·“”\N{EN DASH}", '*x|-""-')


def render(
    timeline: Timeline,
    *,
    zones: Sequence[str] = (),
    width: int = 80,
    colour: bool = False,
    wide: bool = False,
    unicode: bool = True,
) -> str:
    """Return the timeline with a heading for each day; empty when there is no event.

    Args:
        timeline: what to show.
        zones: IANA names; every time is shown in each, and days are those of the first. Without any, every
            event is shown in its own zone.
        width: columns of the terminal; longer titles go on in the next line, nothing is cut.
        colour: whether to use the styles of ECMA-48 (ANSI).
        wide: whether the words of the text and their place follow each event, and what could not be placed.
        unicode: False gives pure ASCII, with `?` for all that it cannot say.

    Raises:
        UsageError: if one of `zones` is no IANA name.
    """
    lines = lay_out(timeline, zones=zones, columns=width, wide=wide, unicode=unicode)
    text = "".join(paint(line, colour=colour) + "\n" for line in lines)
    return text if unicode else text.translate(_ASCII)
