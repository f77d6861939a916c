"""The words of a language that tell the past and the future."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from timeline.language import load_language
from timeline.language.eventdata import happenings, infinitives
from timeline.language.provisos import proviso_openings, proviso_pattern
from timeline.model.values import value_class

_PAST: Final = 5
"""Letters of a verb with a suffix of the past."""


@value_class(frozen=True, slots=True)
class TenseWords:
    """Words that tell the direction of a clause, and the reporting verbs."""

    future: frozenset[str]
    past: frozenset[str]
    past_suffixes: tuple[str, ...]
    not_past: frozenset[str]
    reporting: frozenset[str]
    moves: frozenset[str]
    move_ties: frozenset[str]
    """Before the new day: "was moved to Sunday"."""
    move_limits: frozenset[str]
    """Between these and the new day: "moved to *no earlier than* Sunday"."""
    perfect: frozenset[str]
    """Of what has just changed: "has been moved to Monday, the court said"."""
    set_ties: frozenset[str]
    """Before a day that something has got: "has been added *for* 9 April"."""
    figure_ties: frozenset[str]
    """Between a new figure and the day from which it holds: "cut to 20 mph *from* Monday"."""
    quoting: frozenset[str]
    """Verbs behind which a clause tells what is said: "the city *says* doors open on Friday"."""
    telling: frozenset[str]
    """Those of them that name the listener first: "*told* reporters"."""
    present: frozenset[str]
    """Forms of the present that tell what is to come behind a clause of the past."""
    nouns: frozenset[str]
    """Words of the future that behind an article only name something: "approved the *plan*"."""
    relatives: frozenset[str]
    """These open an aside that only describes: "The team, *who lost on Tuesday*, play"."""
    joining: frozenset[str]
    """Before a second participle of one verb: "will be chosen on Friday *and* announced on Monday"."""
    that: frozenset[str]
    """Behind a verb of speaking these begin what is said."""
    describing: frozenset[str]
    """Participles that may only describe: "the scheduled flight"."""
    function: frozenset[str]
    """Words that are no nouns."""
    sure: frozenset[str]
    """Words that promise: "will"."""
    modals: frozenset[str]
    """Before forms that are of the past and the infinitive alike: "could shut"."""
    past_to: frozenset[str]
    """Before the marker these tell of what was: "tried to enter"."""
    infinitive: frozenset[str]
    setting: frozenset[str]
    """Verbs that pick a day: "*picked* Sept. 30 for a hearing"."""
    setting_ties: frozenset[str]
    """Before what the day is picked for."""
    active: frozenset[str]
    """Before a participle that picks a day: "*has* set"; behind others it is passive."""
    adverbs: frozenset[str]
    """Between these and what is done: "is *not* served on Monday"."""
    """Before a participle these make it one of the future: "to be held"."""
    marker: frozenset[str]
    """Words that are of the future only before a verb: "to"."""
    verbs: frozenset[str]
    """The infinitives that may stand behind them."""
    no_verb: frozenset[str]
    ties: dict[str, int]
    """Words right before a time, or that begin it, that settle it: "until", "since"."""
    limits: frozenset[str]
    nouns_ahead: frozenset[str]
    """Nouns among the words of the future: "a 5 p.m. *deadline* on Friday"."""
    lasting: frozenset[str]
    """What went on until a time is over: "*raged* until 3 a.m. Sunday"."""
    undone: frozenset[str]
    undone_aux: frozenset[str]
    denying: frozenset[str]
    speaking: frozenset[str]
    """Participles beside who told something: "the mayor, *speaking* at noon Tuesday, said"."""
    leaving_open: frozenset[str]
    """Verbs of the past behind which a limit may lie ahead: "*gave* them time before 5"."""
    """Before a time these are of the future, but where they open a sentence: "By Friday he had left"."""
    had: frozenset[str]
    """With these, and with "was", it was done by then: "*had* reopened by Sunday"."""
    awaited: frozenset[str]
    """Between those and the limit these look ahead: "was *wanted* by Friday"."""
    conditions: frozenset[str]
    """Behind these nothing was done by then: "*if* no deal was reached by Friday"."""
    possessive: tuple[str, ...]
    """Endings of a day that owns what follows: "Sunday's"."""
    mishaps: frozenset[str]
    """Nouns for what nobody plans: "crash"."""
    results: frozenset[str]
    """A day gone by only where it owns them: "Saturday's *win*", but "need a win on Saturday"."""
    storms: frozenset[str]
    """The same where its consequences are told: "debris from Monday's *storm*"."""
    aftermath: frozenset[str]
    """What is left of it: "*victims* of Monday's flood"."""
    relating: frozenset[str]
    """Words that lead to how it went: "Monday's report, *which* showed"."""
    extremes: frozenset[str]
    """Figures that are known afterwards: "down from a *peak* of 400 on Monday"."""
    leaving: frozenset[str]
    """Behind a result these tell what came of it: "a defeat on Saturday *leaves* us ninth"."""
    praising: frozenset[str]
    """At the head of a clause these tell of what is over: "*Congratulations* on the win on Sunday"."""
    indefinite: frozenset[str]
    alleged: frozenset[str]
    """These say that a deed is told that a court hears of."""
    charged: frozenset[str]
    """What courts and the police do on a later day."""
    undergone: frozenset[str]
    """Behind a word of `look_back` these tell what was: "after *being* sent off"."""
    having: frozenset[str]
    """These begin what was before: "*Having* lost twice, City play on Saturday"."""
    record: frozenset[str]
    """Superlatives: "the lowest level in six years"."""
    record_suffixes: tuple[str, ...]
    not_record: frozenset[str]
    bases: frozenset[str]
    """Plural forms of the present that are no nouns: "The talks *begin* at 9"."""
    look_back: frozenset[str]
    """Between the day of a clause and an older one: "met on Monday *after* a flood on Friday"."""
    beside: frozenset[str]
    """Participles behind a noun that tell its day: "the elections *taking* place on 6 May"."""
    beside_aux: frozenset[str]
    """Not behind these: "is *now* scheduled for"."""
    beside_leads: frozenset[str]
    """Between the main matter and such a noun: "meets *to* discuss the elections"."""
    sales: frozenset[str]
    """A day behind these is not that of the event told before: "tickets go on *sale* on Friday"."""
    look_ahead: frozenset[str]
    """As those of `look_back`, to a later day: "trains on Friday *ahead* of the final on Sunday"."""
    preparing: frozenset[str]
    """What was done with these "for" something lies ahead: "readied it for launch on Thursday"."""
    proposing: frozenset[str]
    """Before a gerund these look ahead: "*proposed* cancelling the Nov. 30 meeting"."""
    ordering_now: frozenset[str]
    """The same only with "has": "has *called* a strike from Friday to Sunday"."""
    ordering: frozenset[str]
    """What was done with these holds from then on: "*issued* a warning from Friday to Sunday"."""
    awaiting: frozenset[str]
    """What is ready "for" the happening of a day: "*tickets* for Saturday's game"."""
    occasions: tuple[str, ...]
    """Behind a time these make it one of what has an hour: "by noon *on the day of the meeting*"."""
    doors: frozenset[str]
    """What opens before that which is on: "*Gates* open at 1 p.m."."""
    news_of_now: frozenset[str]
    """What the text itself promises for its own day: "The next *advisory* is due at 10 p.m."."""
    outcomes: frozenset[str]
    """What a day behind "a" is that of the past with: "vacating a March 3 panel *decision*"."""
    determining: frozenset[str]
    """Before a day that says which one is meant: "*the* April 20 verdict"."""
    deciding: frozenset[str]
    """What was done with these may set something for later: "*banned* gatherings from Saturday"."""
    holding_from: frozenset[str]
    """Before the time from which that holds."""
    planning: frozenset[str]
    """Between such an act and what it sets: "summoned lawmakers *to* a session"."""
    happening: frozenset[str]
    """Nouns for what takes place, but for what nobody plans."""
    unplanned: frozenset[str]
    """Happenings that nobody sets for a day."""
    plannable: frozenset[str]
    """The others."""
    several_now: frozenset[str]
    """Forms of the present behind several: "the rules adopted last year *take* effect on"."""
    one_now: frozenset[str]
    """The same behind one: "the order made in May *comes* into force on"."""
    plural_suffixes: tuple[str, ...]
    as_told: frozenset[str]
    """Before a participle these refer to what was told: "will open, *as* agreed, on"."""
    has: frozenset[str]
    """Before a participle these make the present perfect."""
    stretch_openers: frozenset[str]
    """Before the first time of a stretch: "from"."""
    stretch_ties: frozenset[str]
    """Between its times: "to"."""
    past_be: frozenset[str]
    """Behind a report and before a gerund these tell of what is to come: "said it *was* offering"."""
    gerund_suffixes: tuple[str, ...]
    adverb_suffixes: tuple[str, ...]
    articles: frozenset[str]
    """Behind these a regular participle only describes: "the renovated hall"."""
    companions: frozenset[str]
    """Participles that without a verb before them only add something: "*followed* by a lunch at noon"."""
    past_aux: frozenset[str]
    """Before these they are of the past: "did not *begin*"."""
    noun_leads: frozenset[str]
    """Behind these a participle describes the noun behind it: "in *closed* session"."""
    notices: frozenset[str]
    """Right before a day at the end of a few words these announce it: "Library *closed* Monday"."""
    slots: frozenset[str]
    """Behind a form of the past these tell of a slot, kept or not: "had been *planned* for"."""
    formerly: frozenset[str]
    earlier: frozenset[str]
    """With these, it was not kept: "*originally* due on Tuesday"."""
    dropped: frozenset[str]
    """Behind a slot these tell that it was given up."""
    off: frozenset[str]
    """Behind a verb of `dropped`: "called *off*"."""
    undated: frozenset[str]
    """What is undone on a day, and has no slot: "cancelled all evacuation *orders* on Tuesday"."""
    counted: frozenset[str]
    """Many of what is called off: "cancelled *dozens* of flights on Tuesday"."""
    day_ties: frozenset[str]
    """Between what is done and its day: "on"."""
    slot_leads: frozenset[str]
    """Behind what is called off these lead to its slot: "cancelled flights *for* Thursday"."""
    instead: frozenset[str]
    """Before a day that gave way to another: "instead of Tuesday"."""
    conceding: frozenset[str]
    """What opens a clause whose tense says nothing of the main one: "*Although* it was planned, at 5 ..."."""
    like_past: frozenset[str]
    """Right behind a day and before an article these are of the past: "on Monday *set* a date"."""
    urged: frozenset[str]
    """The same before "for": "on Sunday *called* for peace"."""
    abbreviations: frozenset[str]
    names: frozenset[str]
    numbered: frozenset[str]
    """Words that beside a number may tell no tense: names, the marker, forms of the present."""
    provisos: re.Pattern[str] | None
    """What tells of the hours of others: "at 6, *unless noted*: May 4"."""
    proviso_openings: frozenset[str]
    """A text without these tells nothing of them."""
    code: str
    """The language."""

    def direction_of(self, word: str) -> int:
        """-1 for a word of the past, 1 of the future, else 0; participles that only describe are neither."""
        if word in self.future:
            return 1
        if word in self.past:
            return -1
        if not word.endswith(self.past_suffixes) or len(word) < _PAST:
            return 0
        return 0 if "-" in word or word in self.not_past else -1  # "hardware-related", "long-awaited"


@cache
def tense_words(code: str) -> TenseWords:
    """The tense words of a language; a list of the file goes to the field of its name."""
    language = load_language(code)
    raw: dict[str, Any] = language.settings.get("tense", {})
    listed: dict[str, Any] = {name: frozenset(raw.get(name, ())) for name in TenseWords.__dataclass_fields__}
    listed |= {
        name: tuple(raw.get(name, ()))
        for name in (
            "past_suffixes",
            "record_suffixes",
            "gerund_suffixes",
            "adverb_suffixes",
            "plural_suffixes",
            "occasions",
        )
    }
    listed["verbs"] = infinitives(code) | listed["infinitive"]
    listed["happening"] = happenings(code) - listed["mishaps"]
    listed["plannable"] = listed["happening"] - listed["results"] - listed["unplanned"]
    listed["moves"] |= frozenset(language.settings.get("range", {}).get("not_after", ()))
    listed["function"] = frozenset(language.settings.get("accept", {}).get("function", ()))
    listed["possessive"] = tuple(language.settings.get("limits", {}).get("possessive", ()))
    listed["ties"] = dict.fromkeys(raw.get("tie_future", ()), 1) | dict.fromkeys(raw.get("tie_past", ()), -1)
    listed["names"] = frozenset(
        word
        for kind in ("month", "wday")
        for names in language.classes.get(kind, {}).values()
        for word in names
    )
    listed["numbered"] = listed["names"] | listed["marker"] | listed["present"]
    listed["provisos"], listed["proviso_openings"] = proviso_pattern(code), proviso_openings(code)
    listed["code"] = code
    return TenseWords(**listed)
