"""Rows of known words that are too long for one expression: cut behind their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 80
"""Tokens; a longer row of numbers and words of time is cut at its marks; what has none is skipped."""
_ENDS = (frozenset(".!?"), frozenset(";,|"))
"""Marks behind which an overlong row is cut, the better ones first."""
_Token = tuple[str, int, int]


def pieces(run: Sequence[_Token]) -> Iterator[list[_Token]]:
    """An overlong run, cut behind its marks; a stretch without any is left out."""
    begin, behind_mark = 0, False
    while begin < len(run):
        end = min(begin + LONGEST, len(run))
        cuts = (
            [index + 1 for index in range(begin, end) if run[index][0] in marks and _is_free(run, index)]
            for marks in _ENDS
        )
        rest = end == len(run) and behind_mark
        cut = end if rest else next((found[-1] for found in cuts if found), 0)
        if cut:
            yield list(run[begin:cut])
        begin, behind_mark = cut or end, bool(cut)


def _is_free(run: Sequence[_Token], index: int) -> bool:
    """Whether a blank follows a token: the mark is none of "10.30"."""
    return index + 1 < len(run) and run[index][2] < run[index + 1][1]
