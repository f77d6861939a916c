"""data/languages/<code>.events.toml, read once, and the verbs in it that more than one stage asks for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline import resources


@cache
def event_data(code: str) -> Mapping[str, Any]:
    """The file as it is written; `timeline.events.words` checks it.

    Args:
        code: ISO 639-1, e.g. `en`.
    """
    return MappingProxyType(tomllib.loads(resources.read_text(f"languages/{code}.events.toml")))


@cache
def infinitives(code: str) -> frozenset[str]:
    """The infinitives of one word of all verb families: the first cell of each."""
    families = (family for kind in event_data(code)["verbs"].values() for family in kind)
    return frozenset(word for family in families for word in family.partition("|")[0].split())


@cache
def wholes(code: str) -> frozenset[str]:
    """The nouns of what has parts with hours of their own: "congress"."""
    return frozenset(event_data(code)["nouns"]["wholes"])


@cache
def happenings(code: str) -> frozenset[str]:
    """The nouns of one word for what takes place, with their plurals."""
    data = event_data(code)
    alone = [word for word in data["nouns"]["happening"] if word.isalpha()]
    return frozenset([*alone, *(word + end for word in alone for end in data["suffixes"]["plural"])])
