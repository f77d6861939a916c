"""Frozen data classes with slots that are made in a third of the time.

The `__init__` that `dataclasses` writes for a frozen class asks `object` to set each field by its name, which
is most of the time that a value takes; this one writes each into its slot. All else is of `dataclasses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value_class
else:
    from collections.abc import Callable
    from dataclasses import MISSING, dataclass, fields

    def value_class(**options: bool) -> Callable[[type], type]:
        """As `dataclass`; `frozen` and `slots` are to be among the options."""
        return lambda cls: _with_init(dataclass(init=False, **options)(cls))

    def _with_init(cls: type) -> type:
        names = {"MISSING": MISSING}
        given, body = ["self"], [" pass"]
        for field in fields(cls):
            name = told = field.name
            names[f"_set_{name}"] = vars(cls)[name].__set__
            if field.default_factory is not MISSING:
                names[f"_make_{name}"] = field.default_factory
                given.append(f"{name}=MISSING")
                told = f"_make_{name}() if {name} is MISSING else {name}"
            elif field.default is not MISSING:
                names[f"_default_{name}"] = field.default
                given.append(f"{name}=_default_{name}")
            else:
                given.append(name)
            body.append(f" _set_{name}(self, {told})")
        exec(f"def __init__({', '.join(given)}):\n" + "\n".join(body), names)  # noqa: S102 - of our own names
        cls.__init__ = names["__init__"]
        return cls


__all__ = ["value_class"]
