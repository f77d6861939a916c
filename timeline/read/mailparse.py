"""The bytes of a mail to its parts, by the standard library's parser with bounds for hostile mails."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message
from email.parser import BytesParser
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from timeline.errors import InputError

_LONGEST_HEADER: Final = 10_000
"""Code points of a header whose parameters are read: it takes the parser quadratic time."""
_MOST_PARTS: Final = 500
"""Boundaries that a mail may declare: the parser looks for all open ones in every line."""


class Part(Message):
    """A part whose header is read only as far as a sane one goes: parameters take quadratic time."""

    _media, _counted = "", 0
    _told: Mapping[str, tuple[str, str]] = MappingProxyType({})

    def get(self, name: str, failobj: object = None) -> Any:  # noqa: ANN401 - as its base tells
        """The first header of a name, looked up in a table: the readers ask for ten of them a part."""
        if not self._told or len(self) != self._counted:
            self._counted, told = len(self), dict[str, tuple[str, str]]()
            for each, value in self.raw_items():
                told.setdefault(each.lower(), (each, value))
            self._told = told
        found = self._told.get(name.lower())
        return failobj if found is None else self.policy.header_fetch_parse(*found)

    def get_content_type(self) -> str:
        """Its media type, worked out once: the parser and the readers ask for it a dozen times."""
        if not self._media:
            self._media = super().get_content_type()
        return self._media

    def get_param(  # type: ignore[override]
        self,
        param: str,
        failobj: object = None,
        header: str = "content-type",
        unquote: bool = True,
    ) -> object:
        """A parameter of a header, unless that is absurdly long."""
        value: object = self.get(header, "")
        if len(str(value)) > _LONGEST_HEADER:
            return failobj
        if not isinstance(value, str):  # bytes beyond ASCII stand there bare
            return super().get_param(param, failobj, header, unquote)
        wanted = param.lower()
        for name, told in _parameters(value, unquote=unquote):
            if name.lower() == wanted:
                return told
        return failobj


@lru_cache(maxsize=256)
def _parameters(value: str, *, unquote: bool) -> tuple[tuple[str, object], ...]:
    """The parameters of a header: mails of one mailer have the same, and several are asked for."""
    message = Message()
    message["content-type"] = value
    return tuple(message.get_params((), unquote=unquote))


def parse_mail(data: bytes, called: str) -> Part:
    """The parsed mail.

    The older policy (`compat32`) is used, with our own decoder of encoded words: the newer one takes ten
    times as long and fails on some of the headers that broken mailers write.

    Raises:
        InputError: if its parts lie in one another too deep.
    """
    if data.count(b"boundary") > _MOST_PARTS:
        raise InputError(f"{called}: declares more than {_MOST_PARTS} boundaries of parts")
    try:
        return BytesParser(_class=Part).parsebytes(data)
    except RecursionError:
        raise InputError(f"{called}: its parts lie in one another too deep") from None
