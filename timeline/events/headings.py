"""Titles that stand over a row: its heading, the line that leads to its list, the bullet it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import read_sentence
from timeline.events.columns import is_telling, unbracketed
from timeline.events.labels import Label
from timeline.events.layout import Layout, is_name_of_label, label_of
from timeline.events.opening import dateline_end, salutation_end
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish, fit, tells_hours, trim, without_times, words_in
from timeline.model.text import BlockKind, Span

FAR: Final = 30
"""Blocks above a row in which its heading is looked for."""
_SHORT: Final = 14
"""Words up to which a line without a verb can be a title."""
_PHRASE: Final = 5
"""Words up to which a line with a colon is a phrase, no sentence."""
_NAME: Final = 6
"""Words that the name of a happening has; headlines have more."""
_FIRST: Final = 3
"""First blocks of a text that name what it is about."""
_INTRO: Final = 300
"""Code points of a sentence that leads to a list."""
_SLOT: Final = roles.COPULA | roles.SCHEDULE | roles.HOLD | roles.BEGIN
"""Verbs that say only that there is a slot."""
_MAP: Final = re.compile(
    r"[-*\s]*\[[^\[\]\n]{1,160}\]\(https?://[^()\s]{0,80}\b(?:maps|openstreetmap)\b[^()\n]{0,300}\)[\s.]*"
)
_MARKS: Final = frozenset("#*_=")
_QUOTES: Final = frozenset('"\u201c')
_DAY: Final = re.compile(r"[^\W\d_]{3,}|\d[./-]\d")
"""What a day has that a clock time has not."""
_PHONE: Final = re.compile(r"\+\d[\d ()./-]{7,24}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|:\s*#?\d[\d -]{4,24}\Z")
_ATTRIBUTES: Final = "{:"
"""What opens a line of attributes for a renderer."""


def line_title(layout: Layout, block: int) -> str:
    """A block as a title, when it is short and names something; else nothing."""
    found = layout.titles.get(block)
    if found is None:
        found = layout.titles[block] = _line_title(layout, block)
    return found


def _line_title(layout: Layout, block: int) -> str:
    text, span = layout.document.text, layout.blocks[block].span
    label = label_of(layout, block)
    if label is not None and label.kind and label.kind != "what":
        return _limited(layout, block, label)
    told = span.of(text).strip()
    if _PHONE.search(told):
        return ""  # "U.S. dial-in number: +1 202-555-0134", "Conference ID: 13736670"
    sentence = told.endswith((".", "!", "?")) and (
        layout.blocks[block].kind is BlockKind.PARAGRAPH
        or (layout.blocks[block].kind is BlockKind.ROW and _has_verb(layout, span))
    )
    if sentence or told.endswith(",") or told.startswith(_ATTRIBUTES) or is_map_link(told):
        return ""
    start = label.value.start if label is not None and label.kind == "what" else span.start
    part = Span(start, min(span.end, start + MOST_WORDS * 20))
    words = words_of(text, part, layout.times_in(span), layout.words)
    if _only_opens(layout, span) or tells_hours(words, layout.words):
        return ""
    if not is_telling(words) or (
        sum(map(is_word, words)) > _SHORT and layout.blocks[block].kind is BlockKind.PARAGRAPH
    ):
        return ""
    if told.endswith(":") and span.end - span.start <= _INTRO and sum(map(is_word, words)) > _PHRASE:
        return intro_title(layout, block)
    return finish(text_of(text, fit(without_times(words), MOST_WORDS, layout.words)), layout.words)


def _limited(layout: Layout, block: int, label: Label) -> str:
    """What a label that stands alone limits: "Early registration deadline:" over its day."""
    text, span = layout.document.text, layout.blocks[block].span
    alone = label.kind == "deadline" and text[label.name.end : span.end].strip(" *_") == ":"
    named = text[label.name.start : label.name.end]
    return named if alone and words_in(named) > 1 else ""


def _only_opens(layout: Layout, span: Span) -> bool:
    """Whether a line is nothing but a salutation or a dateline: "WASHINGTON, May 1 /Agency/ --"."""
    text, times = layout.document.text, layout.times_in(span)
    if salutation_end(text, span, layout.words) >= span.end:
        return True
    return bool(times) and dateline_end(text, span, times[0]) >= span.end


def is_map_link(line: str) -> bool:
    """Whether a line is nothing but a link to a map, which tells where: "[Croft Hall](https://.../maps/x)"."""
    return _MAP.fullmatch(line) is not None


def _has_verb(layout: Layout, span: Span) -> bool:
    part = Span(span.start, min(span.end, span.start + _INTRO))
    return any(group.finite for group in read_sentence(layout.document.text, part, (), layout.words).groups)


def intro_title(layout: Layout, block: int) -> str:
    """What a line that leads to a list is about: "The remaining maintenance windows are as follows:"."""
    return title_of_span(layout, layout.blocks[block].span)


def title_of_span(layout: Layout, span: Span) -> str:
    """What a sentence is about: its subject, with the verb where that tells what happens."""
    text = layout.document.text
    sentence = read_sentence(text, span, layout.times_in(span), layout.words)
    group = next((each for each in sentence.groups if each.finite), None)
    if group is None:
        chosen: Sequence[Word] = sentence.words
    else:
        number = sentence.clause_at(group.start)
        clause = sentence.clauses[number]
        subject = _without_lead(subject_of(sentence, number, group, layout.words))
        chosen = subject
        verb = sentence.words[group.start : group.end]
        if not is_telling(subject) or subject[-1].bits & roles.PRONOUN:
            behind = sentence.words[group.end : clause.end]
            chosen = behind if any(word.bits & roles.HAPPENING for word in behind) else ()
        elif not any(word.bits & _SLOT for word in verb):
            chosen = [*subject, *sentence.words[group.start : clause.end]]
    kept = fit(without_times(chosen), MOST_WORDS, layout.words)
    return finish(text_of(text, kept), layout.words) if is_telling(kept) else ""


def _without_lead(subject: Sequence[Word]) -> list[Word]:
    """Without "In 2026" before what a sentence is about."""
    index = 0
    while index < len(subject) and (subject[index].bits & roles.PREPOSITION or subject[index].low.isdigit()):
        index += 1
    return list(subject[index:])


def heading_above(layout: Layout, block: int) -> str:
    """The nearest heading above a block that names something more than a day.

    The bullet that a deeper one belongs to comes first; a heading that only says "Schedule" is passed over.
    """
    item = layout.items.get(block)
    if item is not None and item.nested:
        title = line_title(layout, item.above[0])
        if title:
            return title
    passed: set[tuple[int, str]] = set()
    for index in range(block - 1, max(-1, block - FAR - 1), -1):
        if layout.blocks[index].kind is not BlockKind.HEADING or _look(layout, index) in passed:
            continue
        if is_label(layout, index):
            passed.add(_look(layout, index))
            continue
        title = line_title(layout, index)
        if title:
            return title
    return ""


def _look(layout: Layout, block: int) -> tuple[int, str]:
    """How a heading is set: one that looks as a nearer one does opens another section beside it."""
    mark = layout.text(block).lstrip(" \\")[:2]
    # where no mark sets headings apart, each looks different
    return (layout.blocks[block].level, mark) if mark[:1] in _MARKS else (-1 - block, "")


def is_label(layout: Layout, block: int) -> bool:
    """Whether a line is nothing but the word of a label: "Schedule", "**Important dates**"."""
    return is_name_of_label(layout.text(block), layout.words)


def line_above(layout: Layout, block: int) -> str:
    """The nearest line above that is no label and has no time of its own."""
    passed: set[tuple[int, str]] = set()
    for index in range(block - 1, max(-1, block - FAR - 1), -1):
        if layout.blocks[index].kind is BlockKind.HEADING:
            if is_label(layout, index):
                passed.add(_look(layout, index))
            if _look(layout, index) in passed:
                continue
        elif _is_beside(layout, index, block) or index in layout.tables or "|" in layout.text(index):
            continue
        elif _has_day(layout, index) and _has_day(layout, block):
            continue  # rows of a list, each with its day
        title = "" if is_label(layout, index) else line_title(layout, index)
        if title:
            return _over_label(layout, index) or title
    return ""


def _has_day(layout: Layout, block: int) -> bool:
    """Whether a row has a day, not only a clock time."""
    here = layout.blocks[block]
    times = layout.times_in(here.span) if here.kind is BlockKind.ROW else ()
    return any(_DAY.search(time.of(layout.document.text)) for time in times)


def _is_beside(layout: Layout, index: int, block: int) -> bool:
    """Whether a row stands beside another one, not over it: a label of its notice, a bullet of its list."""
    label, other = label_of(layout, index), layout.blocks[index]
    if label is not None and label.kind:
        return True
    if other.level and other.kind is BlockKind.ROW:
        return other.level >= layout.blocks[block].level or not layout.blocks[block].level
    if label is None or layout.times_in(label.name):
        return False  # "Friday 20 March: Garden show" over its "Time: 7:30pm"
    return index > 0 and label_of(layout, index - 1) is not None


def _over_label(layout: Layout, index: int) -> str:
    """The heading right above a row with a label that is not known: "Present: Jo, Max" is no title."""
    if label_of(layout, index) is None or not index or label_of(layout, index + 1) is None:
        return ""
    over = layout.blocks[index - 1]
    return line_title(layout, index - 1) if over.kind is BlockKind.HEADING else ""


def names_more(layout: Layout, words: Sequence[Word]) -> bool:
    """Whether words tell more than numbers and amounts: not "1 hour", "2 hours (4 h)"."""
    kept = trim(without_times(unbracketed(words)), layout.words)
    marks = kept[0].start if kept else 0
    if layout.document.text[marks : marks + 1] in _QUOTES:
        return is_telling(kept)  # "60 Minutes" in quotation marks is a name
    return is_telling([word for word in kept if not (word.low in layout.units or _is_number(word))])


def _is_number(word: Word) -> bool:
    return word.low[:1].isdigit() and not any(letter.isalpha() for letter in word.low[1:])


def _is_timed_row(layout: Layout, block: int) -> bool:
    """Whether a block is a row with a time of its own, as those below it are."""
    here = layout.blocks[block]
    return here.kind is BlockKind.ROW and bool(layout.times_in(here.span))


def stands_alone(layout: Layout, block: int) -> bool:
    """Whether a row is the only one under the heading right above it."""
    under = block > 0 and layout.blocks[block - 1].kind is BlockKind.HEADING
    return under and not (block + 1 < len(layout.blocks) and _is_timed_row(layout, block + 1))


def heading_naming(layout: Layout, block: int, noun: str) -> str:
    """The nearest heading above a block, or the first lines of the text, that names a bare noun more fully.

    Args:
        layout: the document.
        block: number of the block.
        noun: one word, in lower case: "meeting" is named by "WASI Monthly Members Meeting".
    """
    above = range(block - 1, max(-1, block - FAR - 1), -1)
    heads = [index for index in above if layout.blocks[index].kind is BlockKind.HEADING]
    first = [index for index in range(min(_FIRST, block)) if not _is_timed_row(layout, index)]
    for index in [*heads, *first]:
        title = _without_plan(line_title(layout, index), layout)
        if 1 < words_in(title) <= _NAME and noun in title.lower().split() and ":" not in title:
            return title
    return ""


def _without_plan(title: str, layout: Layout) -> str:
    """A heading without the word for its list: "Board meeting *schedule*"."""
    first, _, last = title.rpartition(" ")
    return first if last.lower() in layout.words.sets["samples.plans"] else title
