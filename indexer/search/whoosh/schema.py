"""What the index keeps of a document, field by field."""

from collections.abc import Iterator, Sequence

from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Positions

from indexer.search.engine import Entry
from indexer.search.spelling import spelled
from indexer.search.whoosh.cards import Card

# Whoever changes a field, the cards or the spelling of words raises this: an index of another format is made anew.
FORMAT = 3
WORD_FIELDS = ("title", "text")

Forms = tuple[str, ...]


class Spelled(FieldType):  # type: ignore[misc]
    """Words with their places. All forms of a word stand at one place; between two values a place is left empty."""

    def __init__(self) -> None:
        self.format = Positions()
        # Lengths are counted in words, not in forms, and stand on the card.
        self.scorable = False

    def index(self, value: Sequence[Sequence[Forms]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each form with how often it stands in the values, its weight, and its encoded places."""
        for form, places in _places(value).items():
            yield form.encode(), len(places), float(len(places)), self.format.encode(places)


def _places(values: Sequence[Sequence[Forms]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    first = 0
    for value in values:
        for place, forms in enumerate(value, first):
            for form in forms:
                places.setdefault(form, []).append(place)
        first += len(value) + 1
    return places


def schema() -> Schema:
    """Return the fields: words, names, the id by which a document is replaced, the card by which it is counted."""
    return Schema(
        title=Spelled(),
        text=Spelled(),
        speaker=Spelled(),
        organisation=Spelled(),
        topic=Spelled(),
        document=ID(),
        card=COLUMN(),
    )


def fields(entry: Entry) -> dict[str, object]:
    """Return what is written of an entry, by field."""
    tongue = entry.language
    title, text = spelled(entry.title, tongue), spelled(entry.text, tongue)
    return {
        "title": (title,),
        "text": (text,),
        "speaker": [spelled(name, tongue) for name in entry.speaker_names],
        "organisation": [spelled(name, tongue) for name in entry.organisation_names],
        "topic": [spelled(name, tongue) for name in entry.topic_names],
        "document": entry.document,
        "card": Card.of(entry, len(title), len(text)).packed(),
    }
