"""News-like English text by the yard: seeded, our own words, a time expression about every 250 characters."""

from __future__ import annotations

import random

PEOPLE = (
    "the harbour master",
    "Minister Adeyemi",
    "a spokeswoman",
    "Judge Halloran",
    "the head coach",
    "Dr. Roe",
)
GROUPS = (
    "the committee",
    "two unions",
    "the port authority",
    "residents",
    "the league",
    "three shipping lines",
)
PLACES = ("Rotterdam", "Lagos", "Denver", "Osaka", "the old customs house", "Valparaíso", "Tallinn", "Perth")
THINGS = (
    "the budget",
    "a new ferry",
    "grain prices",
    "the tunnel",
    "water rights",
    "a merger",
    "the draft law",
)
HAPPENINGS = ("hearing", "vote", "press conference", "launch", "match", "ceremony", "meeting", "webinar")
VERBS = ("discussed", "rejected", "welcomed", "delayed", "paid for", "wrote about", "walked away from")
ADJECTIVES = ("quiet", "costly", "long-awaited", "local", "narrow", "unusual", "careful", "second")

FILLERS = (
    "{group} {verb} {thing} after a {adjective} debate, and {person} called the outcome {adjective}.",
    "Nobody in {place} expected {thing} to be so {adjective}; {group} may still change course.",
    "The cost is put at {number} million, or {small}.{digit} per cent of the total, according to {person}.",
    "They won {small}-{digit} with version {small}.{number} of the plan, a ratio of {small}:{digit}.",
    '"We have waited for {thing}," {person} said, "and now {group} {verb} it."',
    "In {place}, where {group} {verb} {thing}, the mood was {adjective} and the streets were {adjective}.",
)

TIMED = (
    "The {happening} in {place} begins at {clock} on {date}.",
    "{person} told reporters on {weekday} that {thing} would wait.",
    "A {happening} is scheduled for {weekday}, {date}, at {clock} {zone} time in {place}.",
    "The {happening} has been moved from {weekday} to {date}.",
    "On {date}, {group} will meet in {place} from {hour} to {clock}.",
    "The talks lasted {small} hours and will resume tomorrow at {clock}.",
    "A decision is due by {weekday} at noon.",
    "The {happening} takes place every {weekday} at {clock} {abbreviation}.",
    "{group} last {verb} {thing} in {month} 20{two}.",
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "Sept.",
    "October",
    "Nov.",
    "December",
)
ZONES = ("Kyiv", "London", "Eastern", "Tokyo", "Central European", "local")
ABBREVIATIONS = ("ET", "CEST", "UTC", "GMT", "PST", "BST")

GAP = 250
PARAGRAPH = 5


def articles(characters: int, *, length: int = 4000, seed: int = 1) -> list[str]:
    """Articles of about `length` characters each, `characters` in all."""
    text = prose(characters, seed=seed)
    return [text[start : start + length] for start in range(0, characters, length)]


def prose(characters: int, *, seed: int = 1) -> str:
    """Exactly so many characters of paragraphs; the same seed gives the same text."""
    draw = random.Random(seed)
    parts: list[str] = []
    size, since, count = 0, 0, 0
    while size < characters:
        timed = since >= GAP - 100
        sentence = _sentence(draw, draw.choice(TIMED if timed else FILLERS))
        count += 1
        part = sentence + ("\n\n" if count % PARAGRAPH == 0 else " ")
        parts.append(part)
        size += len(part)
        since = 0 if timed else since + len(part)
    return "".join(parts)[:characters]


def _sentence(draw: random.Random, template: str) -> str:
    pick = draw.choice
    filled = template.format(
        group=pick(GROUPS),
        person=pick(PEOPLE),
        place=pick(PLACES),
        thing=pick(THINGS),
        happening=pick(HAPPENINGS),
        verb=pick(VERBS),
        adjective=pick(ADJECTIVES),
        number=draw.randint(11, 940),
        small=draw.randint(2, 9),
        digit=draw.randint(0, 9),
        two=draw.randint(10, 26),
        hour=draw.randint(8, 11),
        clock=pick((f"{draw.randint(1, 12)}:{draw.randint(10, 59)} p.m.", f"{draw.randint(1, 11)} a.m.")),
        date=f"{pick(MONTHS)} {draw.randint(1, 28)}",
        weekday=pick(WEEKDAYS),
        month=pick(MONTHS),
        zone=pick(ZONES),
        abbreviation=pick(ABBREVIATIONS),
    )
    return filled[0].upper() + filled[1:]
