"""The places that speak for a whole text: its dateline, the only zone that it names."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language import Language
from timeline.model.text import Span
from timeline.model.when import Basis, Origin
from timeline.resolve.place import dateline, only_zone


@dataclass(slots=True)
class Places:
    """Each is looked up at most once."""

    text: str
    language: Language
    looked: bool = False
    dateline: tuple[str, Span] | None = None
    read: bool = False
    only: tuple[str, Span] | None = None

    def of_text(self) -> tuple[str, Origin] | None:
        """The zone of all places that the text names, if they lie in one."""
        if not self.read:
            self.only, self.read = only_zone(self.text, self.language), True
        return (
            None
            if self.only is None
            else (self.only[0], Origin(Basis.PLACE, self.only[1], self.only[1].of(self.text)))
        )

    def of_dateline(self) -> tuple[str, Span] | None:
        """The zone and the words of the dateline."""
        if not self.looked:
            self.dateline, self.looked = dateline(self.text, self.language), True
        return self.dateline
