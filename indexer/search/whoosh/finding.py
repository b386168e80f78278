"""Which documents a term finds, with their scores."""

from collections.abc import Iterable
from functools import reduce
from math import log

from indexer.search.query import All, Either, Named, Not, Phrase, Term, Word
from indexer.search.spelling import sought, spellings
from indexer.search.whoosh.postings import Postings, places
from indexer.search.whoosh.reading import Generation, Segment
from indexer.search.whoosh.schema import WORD_FIELDS, Forms

SATURATION = 1.2
MOST_EXPANDED = 256

# Document number to score or frequency.
Found = dict[int, float]


class Finder:
    """Answers the terms of one query on one generation; `cut` says that a prefix stood for too many words."""

    def __init__(self, generation: Generation, terms: tuple[Term, ...]) -> None:
        self._generation = generation
        self._most = MOST_EXPANDED // max(1, sum(map(_prefixes, terms)))
        self.cut = False

    def find(self, term: Term) -> Found:
        """Return the documents that match, scored by BM25F (Zaragoza et al. 2004) and summed over a term's parts."""
        match term:
            case Word():
                return self._score({field: self._frequencies(field, self._forms(term)) for field in WORD_FIELDS})
            case Phrase():
                return self._score({field: self._phrase(field, map(spellings, term.words)) for field in WORD_FIELDS})
            case Named():
                return self._score({term.field: self._phrase(term.field, map(sought, term.words))})
            case Not():
                return dict.fromkeys(self._generation.live - self.find(term.term).keys(), 0.0)
            case Either():
                return reduce(_sum, map(self.find, term.terms), {})
            case All():
                return self._all(term.terms)

    def _all(self, terms: tuple[Term, ...]) -> Found:
        wanted = [self.find(term) for term in terms if not isinstance(term, Not)]
        unwanted = [self.find(term.term) for term in terms if isinstance(term, Not)]
        found = self._generation.live.intersection(*sorted(wanted, key=len)).difference(*unwanted)
        return {number: sum(scores[number] for scores in wanted) for number in found}

    def _forms(self, word: Word) -> Forms:
        if not word.prefix:
            return sought(word.text)
        expanded, cut = self._generation.beginning(WORD_FIELDS, spellings(word.text), max(1, self._most))
        self.cut = self.cut or cut
        return expanded

    def _frequencies(self, field: str, forms: Forms) -> Found:
        """Return how often the word stands in each document; forms of one word stand at the same places."""
        found: Found = {}
        for segment in self._generation.segments:
            for postings in _postings(segment, field, forms):
                _raise(found, segment.first, postings)
        return found

    def _phrase(self, field: str, words: Iterable[Forms]) -> Found:
        wanted = [forms for forms in words if forms]
        if len(wanted) < 2:
            return self._frequencies(field, wanted[0] if wanted else ())
        found: Found = {}
        for segment in self._generation.segments:
            found.update(_side_by_side(segment, field, wanted))
        return found

    def _score(self, frequencies: dict[str, Found]) -> Found:
        weighed = reduce(_sum, (self._weigh(field, found) for field, found in frequencies.items()))
        rarity = log(1 + (len(self._generation.live) + 0.5) / (len(weighed) + 0.5))
        return {number: rarity * weight / (SATURATION + weight) for number, weight in weighed.items()}

    def _weigh(self, field: str, found: Found) -> Found:
        norms = self._generation.norms.get(field)
        return {number: often * norms[number] for number, often in found.items()} if norms else found


def _prefixes(term: Term) -> int:
    match term:
        case Word():
            return int(term.prefix)
        case Not():
            return _prefixes(term.term)
        case Either() | All():
            return sum(map(_prefixes, term.terms))
    return 0


def _sum(one: Found, other: Found) -> Found:
    small, large = sorted((one, other), key=len)
    summed = dict(large)
    for number, score in small.items():
        summed[number] = summed.get(number, 0.0) + score
    return summed


def _postings(segment: Segment, field: str, forms: Forms, with_places: bool = False) -> Iterable[Postings]:
    found = (segment.postings(field, form, with_places) for form in forms)
    return [postings for postings in found if postings is not None]


def _raise(found: Found, first: int, postings: Postings) -> None:
    numbers = [first + number for number in postings.numbers] if first else postings.numbers
    fresh = dict(zip(numbers, postings.frequencies, strict=True))
    for number in found.keys() & fresh.keys():
        fresh[number] = max(found[number], fresh[number])
    found.update(fresh)


def _side_by_side(segment: Segment, field: str, wanted: list[Forms]) -> Found:
    """Return how often words stand side by side, each in any of its forms."""
    encoded = [_encoded(segment, field, forms) for forms in wanted]
    found: Found = {}
    for number in set(encoded[0]).intersection(*encoded[1:]):
        often = len(_starts([word[number] for word in encoded]))
        if often:
            found[segment.first + number] = float(often)
    return found


def _encoded(segment: Segment, field: str, forms: Forms) -> dict[int, list[bytes]]:
    encoded: dict[int, list[bytes]] = {}
    for postings in _postings(segment, field, forms, with_places=True):
        for number, place in zip(postings.numbers, postings.places, strict=True):
            encoded.setdefault(number, []).append(place)
    return encoded


def _starts(encoded: list[list[bytes]]) -> set[int]:
    starts: set[int] | None = None
    for behind, forms in enumerate(encoded):
        here = {place - behind for one in forms for place in places(one)}
        starts = here if starts is None else starts & here
        if not starts:
            break
    return starts or set()
