"""A thread in one mail: the message, and every older one that it quotes or forwards, with its own date.

"On Monday at 10:15 X wrote:" above lines that begin with `>`, blocks of "From: Sent: To: Subject:", and both
inside of one another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from timeline.language import fold
from timeline.model.values import value_class
from timeline.read.lines import Line, shallower
from timeline.read.mailwords import mail_words
from timeline.read.stamp import Stamp, read_stamp

_FIELD: Final = re.compile(
    r"[\s>|]*[*_]{0,2}(?P<name>[^\W\d_][^:\n]{0,30}?)[*_]{0,2}\s?[:\uff1a][*_]{0,2}\s*\|?\s*(?P<value>.*)"
)
_MOST_FIELDS: Final = 16
"""Lines that the block above an older message may have."""
_MOST_WRAPS: Final = 4
"""Lines that "On Monday, X wrote:" may fill."""
_LONGEST_LEAD: Final = 400
_RULE: Final = re.compile(r"[\s_=*-]{4,}")
_DIGIT: Final = re.compile(r"\d")
_ADDRESS: Final = re.compile(r"[\w.+-]@[\w-]")


@dataclass(slots=True)
class Message:
    """One message of a thread."""

    lines: list[Line] = field(default_factory=list)
    written: Stamp | None = None
    """When, as the line or block above it tells; None for the mail itself."""
    subject: str = ""
    heading: Line | None = None
    """The line on which the subject stands, without the name of its field."""
    quoted: list[Message] = field(default_factory=list)
    """What it quotes; their lines are one less deep."""


def messages(lines: Sequence[Line], before: datetime | None) -> list[Message]:
    """The message itself and all older ones, from the newest to the oldest.

    Args:
        lines: of the whole body.
        before: no older message is dated later.
    """
    found: list[Message] = []
    _split(Message(list(lines)), before, found)
    return found


def end_of_head(lines: Sequence[Line], before: datetime | None) -> int:
    """Where the block of fields ends with which a text begins; 0 without one."""
    at = next((at for at, line in enumerate(lines) if line.text), 0)
    fields = [_field(line) for line in lines[: at + _MOST_FIELDS]]
    block = _header_block(lines, fields, at, before) if fields and fields[at] else None
    return block.end if block else 0


def _split(whole: Message, before: datetime | None, found: list[Message]) -> None:
    """Add the messages of lines that have the same depth at least; quotations of quotations, too."""
    lines = whole.lines
    current = Message(written=whole.written, subject=whole.subject, heading=whole.heading)
    own = [current]
    fields, may_lead = _looked_over(lines)
    if not may_lead and not any(fields) and not any(line.depth for line in lines):
        current.lines += lines  # as most mails, which quote nothing
        found.append(current)
        return
    at = 0
    while at < len(lines):
        if lines[at].depth:
            end = _end_of_quote(lines, at)
            _take_quote(current, lines[at:end], before)
            at = end
        elif fields[at] and (block := _header_block(lines, fields, at, before)):
            _drop_marker(current.lines)
            current = Message(written=block.written, subject=block.subject, heading=block.heading)
            own.append(current)
            at = block.end
        elif may_lead and (lead := _lead_with_verb(lines, at, before)):
            current = Message(written=lead[0])
            own.append(current)
            at = lead[1]
        else:
            current.lines.append(lines[at])
            at += 1
    for message in own:
        found.append(message)
        for each in message.quoted:
            _split(each, before, found)


def _looked_over(lines: Sequence[Line]) -> tuple[list[tuple[str, str] | None], bool]:
    """What field each line is, and whether any may lead a quotation: without a colon none is either."""
    fields: list[tuple[str, str] | None] = [None] * len(lines)
    may_lead = False
    for at, line in enumerate(lines):
        text = line.text
        if ":" in text or "\uff1a" in text:
            fields[at] = _field(line)
            may_lead = may_lead or _ends_lead(text)
    return fields, may_lead


def _end_of_quote(lines: Sequence[Line], at: int) -> int:
    """The end of lines that are quoted, and of the blank ones between them."""
    end = at
    for index in range(at, len(lines)):
        if lines[index].depth:
            end = index + 1
        elif lines[index].text:
            break
    return end


def _take_quote(current: Message, run: list[Line], before: datetime | None) -> None:
    """Give quoted lines to the message from which they are; those without a date stay where they are."""
    inner = shallower(run, 1)
    if written := _pop_lead(current.lines, before):
        current.quoted.append(Message(inner, written))
    elif current.quoted:
        current.quoted[-1].lines += [Line(""), *inner]
    elif (begins := _begins_dated(inner, before)) is not None:
        current.lines += run[:begins]
        _drop_marker(current.lines)
        current.quoted.append(Message(inner[begins:]))
    else:
        current.lines += run


def _begins_dated(inner: list[Line], before: datetime | None) -> int | None:
    """Where in quoted lines an older message begins by itself; None if nowhere."""
    fields = [_field(line) for line in inner]
    for at, line in enumerate(inner):
        if line.depth:
            continue
        if (fields[at] and _header_block(inner, fields, at, before)) or _lead_with_verb(inner, at, before):
            return at
    return None


def _pop_lead(lines: list[Line], before: datetime | None) -> Stamp | None:
    """Take the line away that tells who wrote, and when, what is quoted below it."""
    end = len(lines)
    while end and not lines[end - 1].text:
        end -= 1
    for begin in range(end - 1, max(end - 1 - _MOST_WRAPS, -1), -1):
        if lines[begin].depth or not lines[begin].text:
            return None
        words = " ".join(line.text for line in lines[begin:end])
        if begin == end - 1 and not _ends_lead(words) and not _has_verb(words):
            return None
        if len(words) > _LONGEST_LEAD:
            return None
        if (stamp := read_stamp(words, before)) and not _goes_on(lines, begin, stamp, before):
            del lines[begin:]
            return stamp
    return None


def _goes_on(lines: Sequence[Line], begin: int, stamp: Stamp, before: datetime | None) -> bool:
    """Whether the line above is the beginning of the same: it tells the clock time or the verb's subject."""
    if not stamp.day_only or not begin or lines[begin - 1].depth or not lines[begin - 1].text:
        return False
    fuller = read_stamp(lines[begin - 1].text + " " + lines[begin].text, before)
    return fuller is not None and not fuller.day_only


def _lead_with_verb(lines: Sequence[Line], at: int, before: datetime | None) -> tuple[Stamp, int] | None:
    """A line "On Monday, X wrote:" over text that is not marked as quoted, and where it ends."""
    first = lines[at].text
    if not first:
        return None
    words = ""
    for end in range(at, min(at + _MOST_WRAPS, len(lines))):
        line = lines[end]
        if line.depth or not line.text or len(words) + len(line.text) > _LONGEST_LEAD:
            return None
        words += (" " if words else "") + line.text
        if _ends_lead(line.text):
            told = _DIGIT.search(first) and _has_verb(words)  # searched last, as most lines end otherwise
            is_lead = told and (stamp := read_stamp(words, before)) and not stamp.day_only
            quoted = next((each for each in lines[end + 1 : end + 4] if each.text), None)
            if not is_lead or not stamp or quoted is None or quoted.depth:
                return None
            return stamp, end + 1
    return None


def _ends_lead(words: str) -> bool:
    return words.rstrip(" *_").endswith((":", "\uff1a"))


def _has_verb(words: str) -> bool:
    low = fold(words)
    return any(
        (at := low.find(verb)) >= 0
        and not low[at - 1 : at].isalpha()
        and not low[at + len(verb) :][:1].isalpha()
        for verb in mail_words().verbs
    )


@value_class(frozen=True, slots=True)
class _HeaderBlock:
    written: Stamp
    subject: str
    heading: Line | None
    end: int


def _header_block(
    lines: Sequence[Line], fields: Sequence[tuple[str, str] | None], at: int, before: datetime | None
) -> _HeaderBlock | None:
    """A block "From: Sent: To: Subject:" that begins here and tells a time, else None."""
    told: dict[str, str] = {}
    heading: Line | None = None
    last = ""
    end = at
    for index in range(at, min(at + _MOST_FIELDS, len(lines))):
        line = lines[index]
        if line.depth or not line.text:
            break
        if named := fields[index]:
            last = named[0]
            if last == "subject" and last not in told:
                heading = line._replace(text=named[1], at=line.at + len(line.text) - len(named[1]))
            told.setdefault(last, named[1])
        elif len(told) > 1 and "date" in told and not _wraps(line.text, last):
            break
        elif last:
            told[last] += " " + line.text.strip()
        end = index + 1
    if "from" not in told or "date" not in told or told["from"][:1].isdigit():
        return None
    if "subject" not in told and not _ADDRESS.search(" ".join(told.values())) and not _is_marked(lines, at):
        return None
    stamp = read_stamp(told["date"], before)
    if stamp is None:
        return None
    return _HeaderBlock(stamp, told.get("subject", "").strip(), heading, end)


def _is_marked(lines: Sequence[Line], at: int) -> bool:
    """Whether the last line above says that an older message follows."""
    above = next((lines[index].text for index in range(at - 1, max(at - 4, -1), -1) if lines[index].text), "")
    return is_marker(above)


def _wraps(text: str, last: str) -> bool:
    """Whether a line without a name goes on with the field above it."""
    return text.startswith((" ", "\t")) or (last in {"to", "other"} and _ADDRESS.search(text) is not None)


def _field(line: Line) -> tuple[str, str] | None:
    """What kind of field a line is, and its value."""
    if line.depth or (":" not in line.text[:40] and "\uff1a" not in line.text[:40]):
        return None
    match = _FIELD.match(line.text)
    if match is None:
        return None
    kind = mail_words().fields.get(fold(match["name"]).strip())
    return None if kind is None else (kind, match["value"])


def _drop_marker(lines: list[Line]) -> None:
    """Take rules and words like "Original message" away that stand above a block of fields."""
    while lines:
        text = lines[-1].text
        if text and not _RULE.fullmatch(text) and not is_marker(text):
            return
        lines.pop()


def is_marker(line: str) -> bool:
    """Whether a line is words like "Original message" and nothing else."""
    return fold(line).strip(" -_=*>:") in mail_words().markers
