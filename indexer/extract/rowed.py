"""Names that their place proves: behind a label, in a row beside that of an office, or known from elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract.chains import Chain
from indexer.extract.name import Name
from indexer.extract.offices import Office, office_in_row
from indexer.extract.rows import Row, labelled, row_of, rows, stands_alone
from indexer.extract.text import Text


def by_row(text: Text, found: Sequence[Name], unproved: Sequence[Name], chains: dict[int, Chain]) -> Iterator[Name]:
    """Yield names behind a label, and names that fill a row beside the row of their office."""
    lines = rows(text)
    behind = {row.first for label in labelled(text, lines) for row in label.rows}
    for name in unproved:
        if name.first in behind and len(name.words) > 1:
            yield replace(name, rule="name.label", confidence=0.75)
    for name in (*found, *unproved):
        at = row_of(lines, name.first)
        if (name.office is None or not name.office.position) and stands_alone(text, lines[at], name.first, name.last):
            office = _in_next_row(text, lines, at, chains)
            if office and (name.confidence or len(name.words) > 1):
                yield replace(name, rule="name.office-after", confidence=0.85, office=office)


def _in_next_row(text: Text, lines: Sequence[Row], at: int, chains: dict[int, Chain]) -> Office | None:
    """Read the office in the row under a name, or in that above it."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    above = lines[at - 1] if at else None
    return next(
        (office for row in (below, above) if row and (office := office_in_row(text, row.first, row.last, chains))), None
    )


def again(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Yield names of several words that are proved elsewhere: the same words, or the surname after an office."""
    whole = {_lower(name.words) for name in found}
    surnames = {words[-1] for words in whole if len(words) == 1}
    for name in unproved:
        words = _lower(name.words)
        if len(words) > 1 and (words in whole or (words[-1] in surnames and len(words) < 4 and _is_inside(text, name))):
            yield replace(name, rule="name.again", confidence=0.7)


def trimmed(text: Text, found: Sequence[Name]) -> list[Name]:
    """Leave out of a longer run what stands beside a name known from elsewhere: `Rena Bostanova Chosen As …`."""
    whole = {_lower(name.words) for name in found if len(name.words) == 2}
    borne = {(_bare(text, name), name.words[0]) for name in found if len(name.words) > 1}
    trimmed = (_shortened(text, name, whole) if len(name.words) == 3 else name for name in found)
    return [_surname_of(text, name, borne) if len(name.words) == 2 else name for name in trimmed]


def _shortened(text: Text, name: Name, whole: set[tuple[str, ...]]) -> Name:
    words = [at for at in range(name.first, name.last) if text.tokens[at].is_word]
    if len(words) != len(name.words):
        return name
    opens = not _is_inside(text, name) and "given" not in text.tokens[name.first].marks
    for begin, end in ((0, 2), (1, 3)) if opens else ((0, 2),):
        if _lower(name.words[begin:end]) in whole:
            first, last = words[begin], words[end - 1] + 1
            start, stop = text.tokens[first].start, min(text.tokens[last - 1].end, name.end)
            return replace(name, first=first, last=last, start=start, end=stop, words=name.words[begin:end])
    return name


def _bare(text: Text, name: Name) -> str:
    return text.sentences[text.sentence_at(name.first)].lexicon.bare(name.words[-1].lower())


def _surname_of(text: Text, name: Name, borne: set[tuple[str, str]]) -> Name:
    """Leave out a word that begins a sentence and is no given name, before somebody’s surname: `Слова Ольхова`."""
    known = "given" in text.tokens[name.first].marks or _is_inside(text, name) or name.last - name.first > 2
    others = {given for surname, given in borne if surname == _bare(text, name)} - {name.words[0]}
    if known or name.rule not in ("name.surname", "name.verb") or not others:
        return name
    last = name.last - 1
    return replace(name, first=last, start=text.tokens[last].start, words=name.words[1:])


def _is_inside(text: Text, name: Name) -> bool:
    """Whether its first word has its capital of itself, and not because it begins a sentence."""
    return text.sentences[text.sentence_at(name.first)].first != name.first


def _lower(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
