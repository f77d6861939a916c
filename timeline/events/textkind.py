"""What is true of a whole text, and asked for each of its times: its day, whether it is a sample."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.anyweekday import any_weekdays
from timeline.events.layout import Layout
from timeline.events.overvalidity import issues_over_validity
from timeline.events.samples import tells_sample
from timeline.events.today import tells_only_stamp
from timeline.model.values import replace
from timeline.model.when import Resolved


def told_of_text(layout: Layout, mentions: Sequence[Resolved]) -> Layout:
    """The layout with what the times of its text tell of the text itself."""
    document, words = layout.document, layout.words
    return replace(
        layout,
        of_stamp=tells_only_stamp(document, mentions),
        of_sample=tells_sample(document, mentions, words),
        issues=issues_over_validity(document, mentions),
        any_weekdays=any_weekdays(mentions, document.text, words),
    )


__all__ = ["told_of_text"]
