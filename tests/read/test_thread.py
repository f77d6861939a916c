"""Threads of mails in plain texts: every message has the day and the clocks of its own header."""

from __future__ import annotations

import pytest

import timeline
from timeline.read import thread

ISSUED = "2026-03-11T09:00-04:00"
RULES = [
    "",
    "-----Original Message-----\n",
    "________________________________\n",
    "Begin forwarded message:\n\n",
    "---------- Forwarded message ---------\n",
]
HEADS = [
    "From: Ada Moor\nSent: Friday, 6 March 2026 17:12\nTo: Bo\nSubject: Boats",
    "From: Ada Moor\nDate: Fri, 6 Mar 2026 17:12:00\nTo: Bo\nSubject: Boats",
    "Date: Fri, 6 Mar 2026 17:12:00\nFrom: Ada Moor\nTo: Bo\nSubject: Boats",
    "*From:* Ada Moor\n*Sent:* Friday, March 6, 2026 5:12 PM\n*To:* Bo\n*Subject:* Boats",
    "From: Ada Moor <ada@boats.example>\nDate: 6 March 2026 at 17:12:00\nTo: Bo",
    "Von: Ada Moor\nGesendet: Freitag, 6. März 2026 17:12\nAn: Bo\nBetreff: Boats",
    "De : Ada Moor\nEnvoyé : vendredi 6 mars 2026 17:12\nÀ : Bo\nObjet : Boats",
    "De: Ada Moor\nEnviado: viernes, 6 de marzo de 2026 17:12\nPara: Bo\nAsunto: Boats",
    "Da: Ada Moor\nInviato: venerdì 6 marzo 2026 17:12\nA: Bo\nOggetto: Boats",
    "Від: Ада Мур\nНадіслано: п'ятниця, 6 березня 2026 р. 17:12\nКому: Бо\nТема: Човни",
]
BODY = "The ferry will sail for the island tomorrow at 10:00."


def starts(text, **given):
    return [event.to_dict()["start"] for event in timeline.extract(text, published=ISSUED, **given)]


def quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("rule", RULES)
def test_an_older_message_counts_from_its_own_day(rule, head):
    assert starts(f"Thank you.\n\n{rule}{head}\n\n{BODY}") == ["2026-03-07T10:00"]


@pytest.mark.parametrize("head", HEADS)
def test_a_quoted_message_with_its_header_counts_from_its_own_day(head):
    assert starts(f"Thank you.\n\n{quoted(head)}\n>\n> {BODY}") == ["2026-03-07T10:00"]


def test_a_forwarded_message_is_older_than_the_mail_without_words_above_it():
    assert starts(f"Begin forwarded message:\n\n{HEADS[0]}\n\n{BODY}") == ["2026-03-07T10:00"]


def test_the_reply_counts_from_the_day_of_the_mail():
    text = f"The barge will sail tomorrow at 9:00.\n\n{HEADS[0]}\n\n{BODY}"

    assert starts(text) == ["2026-03-07T10:00", "2026-03-12T09:00"]


def test_three_messages_have_a_day_each():
    oldest = HEADS[2].replace("6 Mar", "2 Mar").replace("Fri", "Mon")
    text = f"Fine.\n\n{HEADS[0]}\n\n{BODY}\n\n{oldest}\n\nThe crew will meet tomorrow at 8:00."

    assert starts(text) == ["2026-03-03T08:00", "2026-03-07T10:00"]


def test_words_of_older_messages_keep_their_offsets():
    text = f"The barge will sail tomorrow at 9:00.\n\n{quoted(HEADS[0])}\n>\n> {BODY}"

    for event in timeline.extract(text, published=ISSUED):
        evidence = event.evidence[0]
        assert evidence.span.of(text) == evidence.quote
    assert [each.text for each in timeline.tag(text, published=ISSUED)] == [
        "tomorrow at 9:00",
        "tomorrow at 10:00",
    ]


ABROAD = "From: Pauline\nDate: Tue, 3 Mar 2026 15:02:44 +0100\nSubject: Rota"
APPLE = "From: Pauline <p@x.example>\nDate: 3 March 2026 at 15:02:44 CET\nTo: Bo"


@pytest.mark.parametrize(
    ("reply", "head", "expected"),
    [
        ("See below.", ABROAD, ["2026-03-05T14:30+01:00"]),
        ("See below.", ABROAD.replace("+0100", "CET"), ["2026-03-05T14:30+01:00"]),
        (
            "See below.",
            APPLE,
            ["2026-03-05T14:30+01:00"],
        ),
        ("See below.", ABROAD.replace(" +0100", ""), ["2026-03-05T14:30+02:00"]),
        (
            "The barge will sail on Friday at 10:00.",
            ABROAD,
            ["2026-03-05T14:30+01:00", "2026-03-13T10:00+02:00"],
        ),
        (
            "The barge will sail on Friday at 10:00 EDT.",
            ABROAD,
            ["2026-03-05T14:30+01:00", "2026-03-13T10:00-04:00"],
        ),
    ],
)
def test_zones_do_not_go_from_one_message_to_another(reply, head, expected):
    text = f"{reply}\n\n{head}\n\nThe group will meet on Thursday at 14:30."

    assert starts(text, zone="Europe/Kyiv") == expected


def test_a_zone_told_in_the_older_message_does_not_come_up():
    text = f"The barge will sail on Friday at 10:00.\n\n{ABROAD}\n\nThe group meets on Thursday at 14:30 EST."

    assert starts(text, zone="Europe/Kyiv") == ["2026-03-05T14:30-05:00", "2026-03-13T10:00+02:00"]


@pytest.mark.parametrize(
    "text",
    [
        # a card of a happening, a ticket: fields of other kinds
        "Rooms at the weir.\n\nDate: 6 March 2026\nFrom: 10:00\nTo: 12:00",
        "Your ticket.\n\nFrom: Kyiv\nTo: Lviv\nDate: 6 March 2026",
        # a header later than the text is none
        "Ok.\n\nFrom: Ada\nSent: 20 March 2026 10:00\nTo: Bo\nSubject: x",
        # the header of the text itself
        "From: Ada\nDate: 11 March 2026\nTo: Bo\nSubject: x",
    ],
)
def test_what_looks_like_a_header_and_is_no_older_message(text):
    assert "2026-03-12T08:00" in starts(f"{text}\n\nThe crew will meet tomorrow at 8:00.")


def test_more_messages_than_are_read_apart_are_still_read(monkeypatch):
    monkeypatch.setattr(thread, "_MOST", 1)
    monkeypatch.setattr(thread, "_BLANKS", 1)
    older = HEADS[2].replace("6 Mar", "2 Mar").replace("Fri", "Mon")
    text = f"Fine.\n\n{HEADS[0]}\n\n{BODY}\n\n{older}\n\nThe crew will meet on 12 March at 8:00."

    assert starts(text) == ["2026-03-07T10:00", "2026-03-12T08:00"]


def mail(date, body):
    head = f"From: Pauline <p@x.example>\r\nSubject: Rota\r\nDate: {date}\r\n\r\n"
    return timeline.read((head + body).encode())


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Tue, 3 Mar 2026 15:02:44 +0100", ["2026-03-05T14:30+01:00"]),
        ("Tue, 3 Mar 2026 15:02:44 +0530", ["2026-03-05T14:30+05:30"]),
        # machines write in UTC wherever they are
        ("Tue, 3 Mar 2026 15:02:44 +0000", ["2026-03-05T14:30"]),
        ("Tue, 3 Mar 2026 15:02:44 -0000", ["2026-03-05T14:30"]),
    ],
)
def test_the_clocks_of_a_mail_are_those_of_its_date(date, expected):
    document = mail(date, "The group will meet on Thursday at 14:30.\r\n")

    assert [event.to_dict()["start"] for event in timeline.extract(document)] == expected


def test_the_older_message_in_a_mail_has_the_clocks_of_its_own_date():
    body = (
        f"The barge will sail on Friday at 10:00.\n\n{ABROAD}\n\nThe group will meet on Thursday at 14:30.\n"
    )
    document = mail("Wed, 4 Mar 2026 09:00:00 +0200", body)

    assert [event.to_dict()["start"] for event in timeline.extract(document)] == [
        "2026-03-05T14:30+01:00",
        "2026-03-06T10:00+02:00",
    ]


ASKED = "On Tue, 10 Mar 2026 at 15:02, Ada wrote:\n> {}"


def told(text):
    return [
        f"{event.to_dict()['start']} {event.title}: {event.status}"
        for event in timeline.extract(text, published=ISSUED)
    ]


@pytest.mark.parametrize(
    ("reply", "older", "expected"),
    [
        (
            "Friday at 3 pm works.",
            "Could we have lunch on Friday?",
            ["2026-03-13T15:00 Lunch: confirmed"],
        ),
        (
            "The first, Thursday at 14:00, suits us.",
            "I can offer Thursday, 12 March, at 14:00 or Friday, 13 March, at 10:00 for the interview.",
            ["2026-03-12T14:00 Interview: confirmed", "2026-03-13T10:00 Interview: tentative"],
        ),
        (
            "Confirmed: 26 March from 14:00 to 14:45.",
            "Could we hold the survey on 26 March from 14:00 to 14:45?",
            ["2026-03-26T14:00 Survey: confirmed"],
        ),
        # what the reply names itself is not taken up, nor what was not proposed
        (
            "The dentist comes on Friday at 15:00.",
            "The interview is on Friday at 15:00.",
            ["2026-03-13T15:00 Dentist comes: confirmed", "2026-03-13T15:00 Interview: confirmed"],
        ),
        (
            "Monday at 15:00 suits us.",
            "Would Friday at 15:00 suit you for the interview?",
            ["2026-03-13T15:00 Interview: tentative", "2026-03-16T15:00 Meeting: confirmed"],
        ),
    ],
)
def test_a_reply_takes_up_what_was_proposed(reply, older, expected):
    assert told(f"{reply}\n\n{ASKED.format(older)}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Is the seminar today?\n\n> Algae seminar, Wednesday, 11 March, 11:00-12:30",
            ["2026-03-11T11:00 Algae seminar: confirmed"],
        ),
        (
            "The seminar is tomorrow.\n\n> Algae talk, Thursday, 12 March, 11:00-12:30",
            ["2026-03-12 Seminar: confirmed", "2026-03-12T11:00 Algae talk: confirmed"],
        ),
    ],
)
def test_a_question_above_the_quoted_hour_is_no_event_of_its_own(text, expected):
    assert told(text) == expected
