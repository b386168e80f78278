"""Where a query's words stand in a text, shown on the original letters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.folding import WORD
from archive.passages import Passage
from indexer.search.query import All, Either, Named, Not, Phrase, Query, Term, Word
from indexer.search.spelling import printed, sought, spellings, tokens

Range = tuple[int, int]
_SENTENCE_ENDS = (". ", "! ", "? ", "… ", ".” ", ".» ", "\n")
_MOST_MARKS = 200


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a passage, beginning at character `start` of it; ranges are characters of the piece's own text."""

    passage: int
    text: str
    ranges: tuple[Range, ...] = ()
    start: int = 0
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class _Sought:
    """One word, prefix or phrase: for each of its words the forms, any of which is meant."""

    words: tuple[frozenset[str], ...]
    prefixes: tuple[str, ...] = ()

    def begins(self, forms: tuple[str, ...]) -> bool:
        """Say whether a word of the text can be the first of what is sought."""
        if self.prefixes:
            return any(form.startswith(self.prefixes) for form in forms)
        return not self.words[0].isdisjoint(forms)


def snippets(
    passages: Sequence[Passage], query: Query, language: str = "", *, most: int = 2, length: int = 240
) -> tuple[Snippet, ...]:
    """Return the pieces of a document that show most of a query, in reading order, each of about `length` characters.

    Words are found by their stems in the document's language too. Without a word to show, the beginning of the first
    paragraph is returned.
    """
    wanted = _sought(query)
    marked = [(one, _marks(one.text, wanted, language)) for one in _candidates(passages, wanted, language)]
    windows = [window for passage, found in marked for window in _windows(passage, found, length)]
    if not windows:
        return _beginning(passages, length) if most > 0 else ()
    return tuple(map(_cut, _best(windows, most)))


def marks(text: str, query: Query, language: str = "") -> tuple[Range, ...]:
    """Return the characters of a title or other text on which a query's words and phrases stand, in order, apart."""
    return _apart((start, end) for start, end, _ in _marks(text, _sought(query), language))


def _sought(query: Query) -> tuple[_Sought, ...]:
    found = (_meant(term) for term in _leaves(query.terms))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _leaves(terms: Iterable[Term]) -> Iterable[Word | Phrase | Named]:
    for term in terms:
        match term:
            case Either() | All():
                yield from _leaves(term.terms)
            case Not():
                pass
            case _:
                yield term


def _meant(term: Word | Phrase | Named) -> _Sought | None:
    match term:
        case Word(prefix=True):
            forms = spellings(term.text)
            return _Sought((frozenset(forms),), forms) if forms else None
        case Word():
            return _sought_words((sought(term.text),))
        case Phrase():
            return _sought_words(map(spellings, term.words))
        case Named():
            return _sought_words(map(sought, term.words))


def _sought_words(words: Iterable[tuple[str, ...]]) -> _Sought | None:
    wanted = tuple(frozenset(forms) for forms in words if forms)
    return _Sought(wanted) if wanted else None


def _candidates(passages: Sequence[Passage], wanted: tuple[_Sought, ...], language: str) -> list[Passage]:
    """Return the passages that hold a first word of what is sought; each printed word is looked at once."""
    words = {passage.number: set(WORD.findall(passage.text)) for passage in passages} if wanted else {}
    every: set[str] = set().union(*words.values())
    first = {word for word in every if any(one.begins(printed(word, language)) for one in wanted)}
    return [passage for passage in passages if wanted and not first.isdisjoint(words[passage.number])]


# Where a mark begins and ends, and which of the sought it shows.
_Mark = tuple[int, int, _Sought]


def _marks(text: str, wanted: tuple[_Sought, ...], language: str) -> list[_Mark]:
    if not wanted:
        return []
    there = list(tokens(text, language))
    found: list[_Mark] = []
    for place, (forms, start, _) in enumerate(there):
        for one in wanted:
            if one.begins(forms) and _stands(one, there[place : place + len(one.words)]):
                found.append((start, there[place + len(one.words) - 1][2], one))
        if len(found) >= _MOST_MARKS:
            break
    return found


def _stands(one: _Sought, there: list[tuple[tuple[str, ...], int, int]]) -> bool:
    followers = zip(one.words[1:], there[1:], strict=False)
    return len(there) == len(one.words) and all(not word.isdisjoint(forms) for word, (forms, _, _) in followers)


def _apart(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Join ranges that touch or overlap."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class _Window:
    """A piece of a passage, and what it shows."""

    passage: Passage
    start: int
    end: int
    marks: tuple[_Mark, ...]

    @property
    def shows(self) -> frozenset[_Sought]:
        return frozenset(one for _, _, one in self.marks)


def _windows(passage: Passage, found: list[_Mark], length: int) -> list[_Window]:
    """Lay windows over the marks, from left to right and without overlap."""
    windows: list[_Window] = []
    marks = sorted(found, key=lambda mark: mark[:2])
    while marks:
        inside = [mark for mark in marks if mark[1] - marks[0][0] <= length] or marks[:1]
        left = windows[-1].end if windows else 0
        windows.append(_window(passage, tuple(inside), left, length))
        marks = [mark for mark in marks if mark[0] >= windows[-1].end]
    return windows


def _window(passage: Passage, inside: tuple[_Mark, ...], left: int, length: int) -> _Window:
    text, first, last = passage.text, inside[0][0], max(end for _, end, _ in inside)
    if left == 0 and len(text) <= length:
        return _Window(passage, 0, len(text), inside)
    room = max(0, length - (last - first))
    start = _start(text, max(left, min(first - room // 2, len(text) - length)), first)
    return _Window(passage, start, _end(text, last, max(last, start + length)), inside)


def _start(text: str, earliest: int, latest: int) -> int:
    """Return where to begin: at a sentence, else at a word."""
    if earliest <= 0:
        return 0
    before = text[earliest - 1 : latest]
    sentences = [place + len(end) for end in _SENTENCE_ENDS if (place := before.find(end)) >= 0]
    if sentences:
        return earliest - 1 + min(sentences)
    space = before.find(" ")
    return earliest + space if space >= 0 else latest


def _end(text: str, earliest: int, latest: int) -> int:
    """Return where to end: behind the last word that fits."""
    if latest >= len(text):
        return len(text)
    space = text.rfind(" ", earliest, latest + 1)
    return space if space >= 0 else latest


def _best(windows: list[_Window], most: int) -> list[_Window]:
    """Choose one by one what shows most that was not shown, then what is worth most, then what comes first."""
    left, chosen = list(windows), list[_Window]()
    shown: set[_Sought] = set()
    while left and len(chosen) < most:
        best = max(left, key=lambda window: (len(window.shows - shown), len(window.shows), len(window.marks)))
        chosen.append(best)
        left.remove(best)
        shown |= best.shows
    return sorted(chosen, key=lambda window: (window.passage.number, window.start))


def _cut(window: _Window) -> Snippet:
    text = window.passage.text
    ranges = ((start, end) for start, end, _ in window.marks)
    return Snippet(
        passage=window.passage.number,
        text=text[window.start : window.end],
        ranges=tuple((start - window.start, end - window.start) for start, end in _apart(ranges)),
        start=window.start,
        cut_before=bool(text[: window.start].strip()),
        cut_after=bool(text[window.end :].strip()),
    )


def _beginning(passages: Sequence[Passage], length: int) -> tuple[Snippet, ...]:
    """Return the first sentences of the first paragraph, or of whatever there is."""
    full = [passage for passage in passages if passage.text.strip()]
    first = next((passage for passage in full if passage.kind == "paragraph"), next(iter(full), None))
    if first is None:
        return ()
    sentences = [place + 1 for end in _SENTENCE_ENDS if (place := first.text.rfind(end, length // 2, length)) >= 0]
    end = len(first.text) if len(first.text) <= length else max(sentences, default=_end(first.text, 1, length))
    return (_cut(_Window(first, 0, end, ())),)
