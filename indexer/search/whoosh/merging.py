"""How segments become one: term by term, each posting list read and written once."""

from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import groupby
from math import log
from operator import itemgetter

from whoosh.codec.whoosh3 import W3FieldWriter, W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from indexer.search.whoosh.postings import decode

TIER = 8
LARGEST_MERGED = 16_384

# Document number, how often, encoded places.
Posting = tuple[int, float, bytes]
# An old document number to the new one, or to None when the document is deleted.
Moved = Callable[[int], int | None]
# Field, form, the order of the stream among those of one form, its postings in the order of their documents.
Row = tuple[str, bytes, int, list[Posting]]


def worn(segments: list[W3Segment]) -> list[W3Segment]:
    """Return the segments to make one of: the smallest tier that holds eight, and those that are mostly deleted.

    A tier holds segments of up to eight times the documents of the one below, so that each document is written anew
    once a tier; segments of over 16,384 documents are left alone.
    """
    tiers: dict[int, list[W3Segment]] = {}
    for segment in segments:
        if segment.doc_count() <= LARGEST_MERGED:
            tiers.setdefault(int(log(max(segment.doc_count(), 1), TIER)), []).append(segment)
    full = next((tiers[tier] for tier in sorted(tiers) if len(tiers[tier]) >= TIER), [])
    return [segment for segment in segments if segment in full or segment.deleted_count() > segment.doc_count()]


def new_rows(items: Iterable[tuple[str, bytes, int, float, bytes]]) -> Iterator[Row]:
    """Gather the sorted postings of new documents by field and form."""
    for (field, form), postings in groupby(items, key=itemgetter(0, 1)):
        yield field, form, -1, [posting[2:] for posting in postings]


def kept_rows(storage: FileStorage, segment: W3Segment, moved: Moved, order: int) -> Iterator[Row]:
    """Read a segment, moving each document to its new number or, where it is deleted, leaving it out."""
    terms = segment.codec().terms_reader(storage, segment)
    try:
        for (field, form), details in terms.items():
            postings = decode(terms._postfile, details.extent()[0], with_places=True)
            listed = zip(map(moved, postings.numbers), postings.frequencies, postings.places, strict=True)
            kept = [(number, often, places) for number, often, places in listed if number is not None]
            if kept:
                yield field, form, order, kept
    finally:
        terms.close()


def write_rows(writer: W3FieldWriter, schema: Schema, streams: list[Iterator[Row]]) -> None:
    """Write sorted streams as the terms of one segment."""
    for field, rows in groupby(merge(*streams), key=itemgetter(0)):
        writer.start_field(field, schema[field])
        for form, parts in groupby(rows, key=itemgetter(1)):
            writer.start_term(form)
            for *_, postings in parts:
                for number, often, places in postings:
                    writer.add(number, often, places, None)
            writer.finish_term()
        writer.finish_field()
