"""What a word can be to these stages, as bits: one word may have several roles.

Plain integers, because every word of every sentence with a time is asked for them.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1 << 0
PREPOSITION: Final = 1 << 1
CONJUNCTION: Final = 1 << 2
PRONOUN: Final = 1 << 3
AUXILIARY: Final = 1 << 4
COPULA: Final = 1 << 5
MODAL: Final = 1 << 6
INFINITIVE: Final = 1 << 7
"""The word before an infinitive: "to"."""
ADVERB: Final = 1 << 8
SUBORDINATOR: Final = 1 << 9
RELATIVE: Final = 1 << 10
LEAD: Final = 1 << 11
"""May stand between a happening and its time: "on", "no earlier than", "beginning"."""
BRIDGE: Final = 1 << 12
"""An aside that is no clause of its own: "before the market opens"."""
COMPLEMENT: Final = 1 << 13
"""Goes on with a name: "meeting of the council"."""
HAPPENING: Final = 1 << 14
"""A noun for something that takes place."""
VENUE: Final = 1 << 15
BASE: Final = 1 << 16
"""An infinitive; a verb only where its neighbours make it one."""
DOUBTFUL: Final = 1 << 17
"""A finite form that is also a noun or an infinitive: "launches", "cut"."""
FINITE: Final = 1 << 18
PARTICIPLE: Final = 1 << 19
GERUND: Final = 1 << 20
SCHEDULE: Final = 1 << 21
"""Says only that there is a slot: "is scheduled", "takes place"."""
BEGIN: Final = 1 << 22
END: Final = 1 << 23
HOLD: Final = 1 << 24
"""Its object is the happening: "will host a call"."""
INVITE: Final = 1 << 25
REPORT: Final = 1 << 26
MOVE: Final = 1 << 27
CANCEL: Final = 1 << 28
ORDINAL: Final = 1 << 29
ONLINE: Final = 1 << 30
PLACE_LEAD: Final = 1 << 31
TIME: Final = 1 << 32
"""Not a word: a time mention, as one token."""
MARK: Final = 1 << 33
"""Not a word: punctuation."""
NAME: Final = 1 << 34
"""Written with a capital, or with a digit."""
ISSUE: Final = 1 << 37
"""Gives a paper out; bare after a noun it only dates the paper: "a report published on Monday"."""
INDEFINITE: Final = 1 << 36
"""An article for what was not told before: "a"."""
PLURAL: Final = 1 << 35
"""Ends as plurals do."""
AGENT: Final = 1 << 38
"""Names who did it, behind a participle that only describes: "released *by* the ministry"."""

VERB: Final = BASE | DOUBTFUL | FINITE | PARTICIPLE | GERUND
FUNCTION: Final = DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | SUBORDINATOR | RELATIVE
