"""Languages as data: data/languages/<code>.toml, read and checked."""

from __future__ import annotations

from timeline.language.fold import fold
from timeline.language.load import Language, codes, load_language

__all__ = ["Language", "codes", "fold", "load_language"]
