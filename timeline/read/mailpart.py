"""A part of a mail, whose headers are looked up in a table and read only as far as sane ones go."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import Message
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

_LONGEST_HEADER: Final = 10_000
"""Code points of a header whose parameters are read: it takes the parser quadratic time."""


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
