"""Sorted text files searched where they lie, so that nothing is built before the first look-up.

Every `data/zones/*.txt` has one entry a line, `key<TAB>value`, in the order of the UTF-8 bytes of the keys;
tools/build_zones.py writes them. The first look-up notes the first key of every four kilobytes (some 200 in
the largest file); a look-up bisects these and searches one such block.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from timeline.resources import read_bytes

_BLOCK = 4096


class Table:
    """A file of sorted `key<TAB>value` lines."""

    __slots__ = ("_data", "_keys", "_starts")

    def __init__(self, data: bytes) -> None:
        """Take the bytes of the file; every line ends in a newline."""
        self._data = data = b"\n" + data
        # each start is the newline before the block's first line
        starts = (data.rfind(b"\n", 0, at) for at in range(1, len(data), _BLOCK))
        self._starts = [at for at in dict.fromkeys(starts) if at + 1 < len(data)]
        self._keys = [data[at + 1 : data.index(b"\t", at)] for at in self._starts]
        self._starts.append(len(data))

    def get(self, key: str) -> str | None:
        """The value filed under a key, or None; the work hardly grows with the file."""
        wanted = key.encode("utf-8", "replace")
        if b"\t" in wanted or b"\n" in wanted:
            return None
        block = bisect_right(self._keys, wanted) - 1
        if block < 0:
            return None
        data = self._data
        # the block's last line ends behind its end
        found = data.find(b"\n%b\t" % wanted, self._starts[block], self._starts[block + 1])
        if found < 0:
            return None
        start = found + len(wanted) + 2
        return data[start : data.index(b"\n", start)].decode()

    def begins(self, start: str) -> bool:
        """Whether any key begins so."""
        wanted = b"\n" + start.encode("utf-8", "replace")
        block = max(0, bisect_right(self._keys, wanted[1:]) - 1)
        # the first such key may be that of the next block
        end = min(block + 1, len(self._starts) - 1)
        return self._data.find(wanted, self._starts[block], self._starts[end] + len(wanted)) >= 0

    def every_key(self) -> list[str]:
        """All keys in their order; reads the whole file."""
        return [line.partition(b"\t")[0].decode() for line in self._data.splitlines()[1:]]


@cache
def table(name: str) -> Table:
    """The table `data/zones/<name>.txt`, read once."""
    return Table(read_bytes(f"zones/{name}.txt"))


@cache
def lines(name: str) -> list[bytes]:
    """The lines of `data/zones/<name>.txt`, for files whose entries are known by their number."""
    return read_bytes(f"zones/{name}.txt").splitlines()


@cache
def setting(name: str, language: str) -> tuple[str, ...]:
    """The words filed in `meta.txt` for a language (endings, articles); empty where there are none."""
    value = table("meta").get(f"{name}.{language}")
    return tuple(value.split(",")) if value is not None else ()
