"""What mailers, lists and lawyers hang below a message: signatures, footers, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.language import fold
from timeline.read.lines import Line
from timeline.read.mailwords import OPENING, mail_words

_MARK: Final = "--"
_RULES: Final = ("-", "_")
"""What a line begins with that parts a message from what hangs below it, or is armour."""
_LONGEST: Final = 25
"""Lines of a signature; more below a bare `--` are a part of the message."""
_RULE: Final = re.compile(r"\s*(?:[_-]\s?){10,}\s*")
_NEAR: Final = 6
"""Lines below a rule in which a list names itself."""
_SHORT: Final = 70
"""Code points of a line that is nothing but a link."""
_PGP_BEGIN: Final = "-----BEGIN PGP "
_PGP_END: Final = "-----END PGP "
_PGP_TEXT: Final = "-----BEGIN PGP SIGNED MESSAGE-----"


def without_tail(lines: Sequence[Line]) -> list[Line]:
    """The lines of one message without signature, list footer, disclaimers and PGP armour."""
    kept = lines
    if [line for line in lines if line.text.startswith(_RULES)]:  # few messages have any such line
        armoured = _without_armour(lines)
        end = next((at for at in range(len(armoured)) if _is_tail(armoured, at)), len(armoured))
        kept = armoured[:end] + [line for line in armoured[end:] if line.depth]
    kept = _without_disclaimers(kept)
    return [line for line in kept[: _NEAR + 1] if not _is_stub(line)] + kept[_NEAR + 1 :]


def _is_stub(line: Line) -> bool:
    """Whether a line only says where else the message can be read."""
    if not line.text or len(line.text) > _SHORT:
        return False
    low = fold(line.text)
    return any(map(low.__contains__, mail_words().stubs))


def _is_tail(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.depth or not line.text.startswith(_RULES):
        return False
    if line.text.rstrip() == _MARK:
        return line.text != _MARK or sum(bool(each.text) for each in lines[at + 1 : at + 99]) <= _LONGEST
    if not _RULE.fullmatch(line.text):
        return False
    below = fold("\n".join(each.text[:300] for each in lines[at + 1 : at + 1 + _NEAR]))
    return any(map(below.__contains__, mail_words().lists))


def _without_armour(lines: Sequence[Line]) -> list[Line]:
    if not any(line.text.startswith(_PGP_BEGIN) for line in lines):
        return list(lines)
    kept: list[Line] = []
    inside, headers = False, False
    for line in lines:
        if line.text.startswith(_PGP_TEXT):
            headers = True
        elif line.text.startswith(_PGP_BEGIN):
            inside = True
        elif line.text.startswith(_PGP_END):
            inside = False
        elif headers:
            headers = bool(line.text.strip())
        elif not inside:
            kept.append(line)
    return kept


def _without_disclaimers(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    dropping = False
    begins, heads = mail_words().disclaimers, mail_words().disclaiming
    for line in lines:
        text = line.text
        if not text:
            dropping = False
        elif not kept or not kept[-1].text or not line.wraps:
            head = text[:OPENING]
            may = head.lower() in heads or not (head[0].isalpha() and head.replace(" ", "").isalpha())
            dropping = may and fold(text[:99]).lstrip(" _-").startswith(begins)
        if not dropping:
            kept.append(line)
    return kept
