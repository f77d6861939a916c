"""A day alone under the title of a text is of what the title names: "Spring Concert", "Friday, 20 March"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.headings import line_title
from timeline.events.layout import Layout, label_of
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, lows, words_of
from timeline.events.wording import MOST_WORDS, words_in
from timeline.model.when import AllDay

_HEAD: Final = 6
"""First blocks of a text in which its title and its day stand."""
_NAME: Final = 8
"""Words that the title of an announcement has; headlines have more."""
_BARE: Final = 3
"""Words of a line that names only the kind of a meeting: "Regular Meeting Agenda"."""
_MARKS: Final = " \t\n*_#.,:|-\u2013\u2014()"


def title_over_day(scene: Scene) -> str:
    """The title of a text, where a day stands alone below it and is the only one that does; else nothing."""
    layout, start = scene.layout, scene.mention.start
    over = range(scene.block_at)
    if not isinstance(start, AllDay) or not 0 < len(over) <= _HEAD:
        return ""
    if layout.time_starts[0] != scene.mention.span.start or not _is_only_day(layout):
        return ""
    lines = {block: words for block in over if (words := _words_of_name(layout, block))}
    if len(lines) < len(over):
        return ""
    sittings = [block for block in over if _tells_sitting(lines[block], scene)]
    ahead = scene.is_ahead() and any(
        any(word.bits & roles.HAPPENING for word in line) for line in lines.values()
    )
    if not sittings and not ahead:
        return ""
    named = (
        sittings[-1]
        if sittings
        else max(block for block, line in lines.items() if any(word.bits & roles.HAPPENING for word in line))
    )
    title = line_title(layout, named)
    beside = named - 1 if named else named + 1
    if beside in lines and words_in(title) <= _BARE:
        whole = " \u2013 ".join(line_title(layout, block) for block in sorted((named, beside)))
        return whole if words_in(whole) <= MOST_WORDS + 1 else title
    return title


def _words_of_name(layout: Layout, block: int) -> list[Word]:
    """The words of a short line that is no sentence, no label and no row of a table; else none."""
    span = layout.blocks[block].span
    label = label_of(layout, block)
    if (label is not None and label.kind) or block in layout.tables or not line_title(layout, block):
        return []
    words = words_of(layout.document.text, span, (), layout.words)
    plain = [word for word in words if is_word(word)]
    verbs = any(word.bits & roles.FINITE and not word.bits & roles.NAME for word in plain)
    return [] if verbs or len(plain) > _NAME else plain


def _tells_sitting(words: list[Word], scene: Scene) -> bool:
    """Whether a line begins or ends with the name of what lists the business of a meeting."""
    low, phrases = lows(words), scene.words.phrases["nouns.sittings"]
    return bool(phrases.at(low, 0)[0]) or bool(phrases.ends_at(low, len(low)))


def _is_only_day(layout: Layout) -> bool:
    """Whether no second time stands alone in a block: days over what is on would each head their part."""
    text = layout.document.text
    alone = 0
    for time in layout.times:
        span = layout.blocks[layout.block_at(time.start)].span
        beside = text[span.start : time.start], text[min(time.end, span.end) : span.end]
        alone += not any(part.strip(_MARKS) for part in beside)
    return alone == 1


__all__ = ["title_over_day"]
