"""Where a word stands: the postings of one form in one segment, decoded once."""

import pickle
import struct
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from threading import Lock
from typing import Any

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

_LENGTH = struct.Struct("!i")
_COUNT = struct.Struct("!I")


@dataclass(frozen=True, slots=True)
class Postings:
    """Document numbers in a segment, in order, how often the form stands in each, and its encoded places."""

    numbers: "array[int]"
    frequencies: "array[float]"
    places: tuple[bytes, ...] = ()


def decode(file: Any, offset: int, with_places: bool) -> Postings:
    """Read the posting list at an offset of a segment's file. Raises what damaged bytes raise."""
    numbers, frequencies = array("I"), array("f")
    places: list[bytes] = []
    for count, (deltas, weights, values) in _blocks(file, offset):
        numbers.extend(accumulate(deltas))
        frequencies.extend(_frequencies(weights, count))
        if with_places:
            places.extend(values or (b"",) * count)
    return Postings(numbers, frequencies, tuple(places))


def _frequencies(weights: Sequence[float] | float | None, count: int) -> Sequence[float]:
    """Undo Whoosh's shortening: nothing when all are 1, one number when all are alike."""
    if weights is None or isinstance(weights, float):
        return [1.0 if weights is None else weights] * count
    return weights


def _blocks(file: Any, offset: int) -> Iterator[tuple[int, Any]]:
    if file.get(offset, len(WHOOSH3_HEADER_MAGIC)) != WHOOSH3_HEADER_MAGIC:
        raise ValueError("a posting list does not begin where it should")
    place, last = offset + len(WHOOSH3_HEADER_MAGIC), False
    while not last:
        length = _LENGTH.unpack(file.get(place, _LENGTH.size))[0]
        block = file.get(place + _LENGTH.size, abs(length))
        place, last = place + _LENGTH.size + abs(length), length < 0
        yield _block(block)


def _block(block: bytes) -> tuple[int, Any]:
    stream = BytesIO(block)
    # The index is trusted ground, its files were compared with their checksums, and it never comes from an upload.
    count, _, _, compression, _, _ = pickle.load(stream)  # noqa: S301
    content = block[stream.tell() :]
    return count, pickle.loads(zlib.decompress(content) if compression else content)  # noqa: S301


def places(encoded: bytes) -> Iterator[int]:
    """Return the places of a form in one document, in order."""
    return accumulate(pickle.loads(encoded[_COUNT.size :]))  # noqa: S301


class Shelf:
    """The postings used last, up to a number of them; places count for eight."""

    def __init__(self, most: int = 4_000_000) -> None:
        self._most = most
        self._held = 0
        self._kept: OrderedDict[tuple[str, str, str, bool], Postings] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, str, str, bool], read: Callable[[], Postings]) -> Postings:
        """Return the postings under a key, read once; one thread reads at a time."""
        with self._lock:
            postings = self._kept.get(key)
            if postings is None:
                postings = self._kept[key] = read()
                self._held += _size(postings)
                self._make_room()
            self._kept.move_to_end(key)
            return postings

    def _make_room(self) -> None:
        while self._held > self._most and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._held -= _size(oldest)


def _size(postings: Postings) -> int:
    return 8 + len(postings.numbers) + 8 * len(postings.places)
