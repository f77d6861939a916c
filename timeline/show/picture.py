"""A timeline as a picture of a terminal (SVG), for the README and for talks.

The window is dark on every page and asks for no font from the network: each run of text is stretched to
the columns that it takes, so that any monospaced font keeps the columns straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from timeline.model.timeline import Timeline
from timeline.show.cells import plain, width
from timeline.show.layout import lay_out
from timeline.show.style import Line

_CELL, _LINE, _FONT = 8.4, 21, 14
_PAD, _BAR = 22, 40
_COLUMNS = 80
_FONTS = "ui-monospace,SFMono-Regular,'SF Mono',Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace"
_CSS = {
    "": "fill:#e6edf3",
    "day": "fill:#ffffff;font-weight:700",
    "zone": "fill:#8b949e",
    "clock": "fill:#79c0ff",
    "title": "fill:#f0f6fc;font-weight:600",
    "gone": "fill:#8b949e;text-decoration:line-through",
    "place": "fill:#c9d1d9",
    "note": "fill:#8b949e",
    "quote": "fill:#a5b4c3;font-style:italic",
    "warning": "fill:#e3b341",
    "confirmed": "fill:#56d364",
    "tentative": "fill:#e3b341",
    "cancelled": "fill:#ff7b72",
    "rail": "fill:#484f58",
}


def svg(
    timeline: Timeline,
    *,
    zones: Sequence[str] = (),
    title: str = "timeline show",
    columns: int = _COLUMNS,
    wide: bool = False,
) -> str:
    """Return an SVG document that shows what `render` would print.

    Args:
        timeline: what to show.
        zones: as for `render`.
        title: what stands in the bar of the window, and what a screen reader says.
        columns: columns of the terminal shown.
        wide: as for `render`.
    """
    lines = lay_out(timeline, zones=zones, columns=columns, wide=wide, unicode=True)
    across = round(columns * _CELL + 2 * _PAD)
    down = _BAR + _PAD + max(len(lines), 1) * _LINE
    name = escape(plain(title))
    styles = "".join(f".{_class(style)}{{{css}}}" for style, css in _CSS.items())
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {across} {down}" width="{across}" height="{down}" '
        f'role="img" aria-label="{name}">\n<title>{name}</title>\n'
        f"<style>text{{font:{_FONT}px {_FONTS};white-space:pre}}{styles}</style>\n"
    )
    dots = "".join(
        f'<circle cx="{_PAD + 20 * at}" cy="20" r="6" fill="{colour}"/>'
        for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    window = (
        f'<rect x=".5" y=".5" width="{across - 1}" height="{down - 1}" rx="10" '
        f'fill="#0d1117" stroke="#30363d"/>\n{dots}\n'
        f'<text x="{across / 2:g}" y="25" text-anchor="middle" class="note">{name}</text>\n'
    )
    body = "".join(_text(line, _BAR + _PAD + at * _LINE) for at, line in enumerate(lines))
    return f"{head}{window}{body}</svg>\n"


def _text(line: Line, y: int) -> str:
    spans, column = [], 0
    for run in line:
        text = run.text.rstrip(" ")
        before = len(text) - len(text.lstrip(" "))
        shown, size = text.strip(" "), width(text) - before
        if size:
            x = _PAD + (column + before) * _CELL
            spans.append(
                f'<tspan x="{x:g}" textLength="{size * _CELL:g}" lengthAdjust="spacingAndGlyphs" '
                f'class="{_class(run.style)}">{escape(shown, quote=False)}</tspan>'
            )
        column += width(run.text)
    return f'<text y="{y}">{"".join(spans)}</text>\n' if spans else ""


def _class(style: str) -> str:
    return style or "plain"
