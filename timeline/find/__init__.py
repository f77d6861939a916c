"""Finds time expressions: what the words say, without asking which day it is."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.barehours import with_bare_hours
from timeline.find.bracketed import with_bracketed_clocks
from timeline.find.diaryhours import with_hours_of_diary
from timeline.find.doorhours import with_door_hours
from timeline.find.feasts import with_named_feasts
from timeline.find.fourdigits import with_hours_of_text
from timeline.find.grammar import grammar_of
from timeline.find.hourrows import with_hours_of_rows
from timeline.find.monthrows import with_days_of_months
from timeline.find.nthnames import with_nth_names
from timeline.find.openhours import with_open_hours
from timeline.find.parse import parse
from timeline.find.provisos import with_provisos
from timeline.find.rownames import with_named_rows
from timeline.find.scan import islands
from timeline.find.tailhours import with_hours_behind
from timeline.find.zone import with_zones_beside
from timeline.language import Language, fold
from timeline.model.said import Mention

__all__ = ["find_mentions"]


def find_mentions(text: str, language: Language, breaks: Sequence[int] = ()) -> list[Mention]:
    """All time expressions of a text, in order, none overlapping another.

    Args:
        text: the text as it is; offsets of the result count its code points.
        language: whose words to look for.
        breaks: offsets at which blocks begin, ascending; no expression goes over one.
    """
    grammar = grammar_of(language.code)
    folded = fold(text)
    found: list[Mention] = []
    for island in islands(grammar, text, folded, breaks):
        found.extend(parse(grammar, island, text, folded))
    found = with_bracketed_clocks(with_zones_beside(found, text), text)
    found = with_named_rows(found, text, folded, language)
    found = with_named_feasts(found, text, folded, language)
    found = with_nth_names(found, text, folded, language)
    found = with_hours_of_rows(found, folded, language)
    found = with_hours_of_diary(found, text, folded, language)
    found = with_hours_of_text(found, folded, language)
    found = with_bare_hours(with_days_of_months(found, text, language), folded, language)
    found = with_door_hours(found, folded, language)
    found = with_hours_behind(found, folded, language)
    return with_provisos(with_open_hours(found, folded, language), folded, language)
