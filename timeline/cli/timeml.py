"""TimeML (ISO-TimeML, TimeML 1.2.1): the text of a document with its time expressions marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from timeline.model.event import iso
from timeline.model.text import Document, Published
from timeline.model.when import TimeExpression

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
# What XML 1.0 cannot hold; one character each, so that offsets stay.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def timeml(document: Document, expressions: Iterable[TimeExpression]) -> str:
    """Write one TimeML document.

    Args:
        document: the text; its publication time becomes the DCT, `t0`.
        expressions: its time expressions in order, none overlapping another.

    Returns:
        XML whose TEXT element holds the document's text, character for character.
    """
    parts = [_HEAD, f"<DOCID>{_xml(document.source.name or document.source.identity)}</DOCID>\n"]
    if document.published is not None:
        parts.append(f"<DCT>{_creation(document.published)}</DCT>\n")
    parts.append("<TEXT>")
    end = 0
    for number, expression in enumerate(expressions, start=1):
        parts.append(_xml(document.text[end : expression.start]))
        parts.append(f"<TIMEX3 {_attributes(number, expression)}>{_xml(expression.text)}</TIMEX3>")
        end = expression.end
    parts.append(_xml(document.text[end:]))
    parts.append("</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _creation(published: Published) -> str:
    day = published.at.date().isoformat()
    value = day if published.day_only else published.at.strftime("%Y-%m-%dT%H:%M")
    words = day if published.day_only else iso(published.at)
    kind = "DATE" if published.day_only else "TIME"
    return (
        f'<TIMEX3 tid="t0" type="{kind}" value="{value}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{words}</TIMEX3>'
    )


def _attributes(number: int, expression: TimeExpression) -> str:
    fields = {"tid": f"t{number}", "type": expression.type, "value": expression.value, "mod": expression.mod}
    # TIMEX3 has no attribute for these, but one for remarks.
    remarks = {"end": expression.end_value, "rrule": expression.rrule, "zone": expression.zone}
    fields["comment"] = " ".join(f"{key}={value}" for key, value in remarks.items() if value) or None
    return " ".join(f"{key}={quoteattr(_clean(value))}" for key, value in fields.items() if value)


def _xml(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
