"""Every encoding that the languages of the project are found in, guessed from the bytes alone."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.read.encoding import decode

LATIN = {
    "de": "Die Pressekonferenz beginnt um 15 Uhr in München. Über die Gespräche wird später berichtet.",
    "fr": "La réunion aura lieu à 15 h à l'Élysée. Le président français s'exprimera après le dîner.",
    "es": "La reunión será mañana a las 15:00 en España. ¿Qué pasará después? El señor Núñez llegó.",
    "it": "L'incontro è previsto per le 15 di lunedì; così sarà più facile. Perché è già tardi.",
}
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
CYRILLIC = "Зустріч розпочнеться о 15:00 за київським часом у четвер. Лідери обговорять ґарантії безпеки."


@pytest.mark.parametrize("text", [*LATIN.values(), CYRILLIC])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", LATIN.values(), ids=LATIN)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp850"])
def test_latin(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "iso8859-5", "mac-cyrillic"])
def test_cyrillic(encoding):
    text = CYRILLIC.replace("ґ", "г") if encoding == "mac-cyrillic" else CYRILLIC
    data = text.encode(encoding, "ignore")

    assert decode(data).text == data.decode(encoding)


def test_guess_is_named():
    assert decode("le dîner".encode("cp1252")).note == "not UTF-8, read as windows-1252"
    assert decode(CYRILLIC.encode("cp1251")).note == "not UTF-8, read as windows-1251"
    assert decode(b"plain").note == ""


def test_quotes_and_dashes_of_windows():
    text = "The meeting \N{EM DASH} in the \N{LEFT DOUBLE QUOTATION MARK}Hall\N{RIGHT DOUBLE QUOTATION MARK}"

    assert decode(text.encode("cp1252")).text == text


def test_a_damaged_byte_does_not_change_the_encoding():
    data = CYRILLIC.encode().replace(b" ", b" \xff", 1)

    found = decode(data)

    assert found.encoding == "utf-8"
    assert found.text.replace("\N{REPLACEMENT CHARACTER}", "") == CYRILLIC
    assert found.note == "read as UTF-8, 1 damaged character replaced"


def test_a_broken_promise_of_a_mark():
    with pytest.raises(UnicodeDecodeError):
        decode(codecs.BOM_UTF16_LE + b"abc")


@given(st.binary(max_size=300))
def test_any_bytes_without_a_mark_are_decoded(data):
    assume(not data.startswith(MARKS))

    assert isinstance(decode(data).text, str)


@given(st.text(max_size=300))
def test_utf8_is_never_doubted(text):
    assert decode(text.encode()).text == text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") or "\0" in text
