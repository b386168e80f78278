"""Names that their place proves: behind a label, in a row beside that of an office, or known from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.extract.names.chains import Chain
from indexer.extract.names.name import Name
from indexer.extract.names.office import Office
from indexer.extract.names.offices import office_in_row
from indexer.extract.names.proofs import speaks
from indexer.extract.names.transcripts import turns
from indexer.extract.prose.rows import Labelled, Row, labelled, row_of, rows, stands_alone
from indexer.extract.prose.text import Text, Token

_LONGEST_ROW = 40
_NONE: Mapping[int, Chain] = {}
_NO_NAME = frozenset(
    {"position", "modifier", "label", "question", "answer", "opening", "organisation", "event", "connector", "group"}
)


def by_row(text: Text, found: Sequence[Name], unproved: Sequence[Name], chains: dict[int, Chain]) -> Iterator[Name]:
    """Yield names behind a label, and names that fill a row beside the row of their office."""
    lines = rows(text)
    yield from _behind_labels(text, labelled(text, lines), (*found, *unproved))
    borne = {row_of(lines, name.first) for name in found}
    for name in (*found, *unproved):
        at = row_of(lines, name.first)
        if name.office and name.office.position:
            office = _with_body(text, lines[at], name.office, chains) if _begins(text, lines[at], name) else None
            if office and office is not name.office:
                yield replace(name, office=office)
            continue
        if stands_alone(text, lines[at], name.first, name.last):
            office = _in_next_row(text, lines, at, borne, chains)
        else:
            office = _in_own_row(text, lines[at], name, chains)
        if office and (name.confidence or len(name.words) > 1):
            yield replace(name, rule="name.office-after", confidence=0.85, office=office)


def _begins(text: Text, row: Row, name: Name) -> bool:
    """Whether a short row begins with a name and its office, but for a bullet and forms of address."""
    before = text.tokens[row.first : name.first]
    listed = row.last - row.first <= _LONGEST_ROW and name.office is not None and name.office.first >= name.last
    return listed and all(token.marks & {"honorific", "degree"} or not token.is_word for token in before)


def _in_own_row(text: Text, row: Row, name: Name, chains: dict[int, Chain]) -> Office | None:
    """Read a row that ends in an office right behind the name: `By Ms Jane Stone Minister for Wells`."""
    tokens = text.tokens
    if name.last >= row.last or not tokens[name.last].is_capital or "position" not in tokens[name.last].marks:
        return None
    return office_in_row(text, name.last, row.last, chains)


def _behind_labels(text: Text, labels: Sequence[Labelled], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that begin an item of a list of speakers, with what the item says of them."""
    behind = {row.first: row for label in labels if not label.is_programme for row in label.rows}
    for name in names:
        row = behind.get(name.first)
        if row and len(name.words) > 1:
            office = _with_body(text, row, name.office) or _office_in_item(text, row, name.last)
            yield replace(name, rule="name.label", confidence=max(name.confidence, 0.75), office=office)


def _office_in_item(text: Text, row: Row, first: int) -> Office | None:
    """Read `Name, novelist, Kura Press`: in a list of people what follows a name is what they are, and of what."""
    tokens = text.tokens
    signs = [at for at in range(first, row.last) if tokens[at].text in ",;(.)"]
    if not signs or signs[0] != first or tokens[first].text not in ",(":
        return None
    parts = [(begin + 1, end) for begin, end in pairwise((*signs, row.last)) if end > begin + 1][:2]
    titled = next((part for part in parts if tokens[part[0]].text[0].islower()), None)
    housed = next((part for part in parts if tokens[part[0]].is_capital), None)
    body = text.covering(*housed) if housed else None
    last = parts[-1][1] if parts else first
    return Office(text.covering(*titled), body, first, last, titled=titled, housed=housed) if titled else None


def _with_body(text: Text, row: Row, office: Office | None, chains: Mapping[int, Chain] = _NONE) -> Office | None:
    """Add to an office in an item the organisation that stands behind it: `Name, editor-in-chief, Kura Gazette`."""
    if office is None or not row.first < office.last < row.last - 1 or not _is_open(text, office, chains):
        return office
    tokens, first = text.tokens, office.last + 1
    end = next((at for at in range(first, row.last) if tokens[at].text in ",;.()" or tokens[at].is_dash), row.last)
    if any(tokens[at].marks & {"position", "constituency"} and at not in chains for at in range(first, end)):
        return office
    if tokens[office.last].text != "," or end == first or not any(letter.isupper() for letter in tokens[first].text):
        return office
    titled = (
        (min(office.titled[0], office.housed[0]), office.last) if office.titled and office.housed else office.titled
    )
    position = text.covering(*titled) if titled and office.housed else office.position
    return replace(
        office, position=position, organisation=text.covering(first, end), last=end, titled=titled, housed=(first, end)
    )


def _is_open(text: Text, office: Office, chains: Mapping[int, Chain]) -> bool:
    """Whether an office names no organisation, or only what it is in charge of: Head of Wells Practice."""
    if office.organisation is None:
        return True
    if office.housed is None or office.titled is None or office.housed[0] in chains:
        return False
    first = office.housed[0]
    in_front = first < office.titled[0] and not text.tokens[first].is_shouted
    return in_front or (text.tokens[first - 1].lower == "of" and "of_area" in text.tokens[first - 2].marks)


def by_turns(text: Text) -> Iterator[Name]:
    """Yield the names that a transcript prints in capitals at the head of a turn: `MR. OLKHOV` and `N. P. OLKHOV`."""
    for turn in turns(text):
        first, stop = text.token_at(turn.label_start), text.token_at(turn.label_end)
        stop = next((at for at in range(first, stop) if text.tokens[at].text == "("), stop)
        addressed = False
        while first < stop and (text.tokens[first].marks & {"honorific"} or text.tokens[first].text == "."):
            addressed, first = True, first + 1
        words = tuple(token.text for token in text.tokens[first:stop] if token.is_word)
        if _is_a_name(text.tokens[first:stop]) and (addressed or len(words) > 1):
            begin, end = text.tokens[first].start, text.tokens[stop - 1].end
            yield Name(first, stop, begin, end, words, "name.label", 0.75)


def _is_a_name(tokens: Sequence[Token]) -> bool:
    """Whether words in capitals can be a name and are no office: the last is long, none is known."""
    known = any(token.marks & _NO_NAME for token in tokens if len(token.text) > 1)
    shouted = all(token.text.isupper() or not token.is_word for token in tokens)
    return bool(tokens) and shouted and not known and len(tokens[-1].text) > 2


def _in_next_row(text: Text, lines: Sequence[Row], at: int, borne: set[int], chains: dict[int, Chain]) -> Office | None:
    """Read the office in the row under a name, or in that above it, where no name stands there too."""
    below = lines[at + 1] if at + 1 < len(lines) and at + 1 not in borne else None
    above = lines[at - 1] if at and at - 1 not in borne else None
    return next(
        (office for row in (below, above) if row and (office := office_in_row(text, row.first, row.last, chains))), None
    )


def again(text: Text, found: Sequence[Name], unproved: Sequence[Name]) -> Iterator[Name]:
    """Yield names of several words that are proved elsewhere: the same words, or the surname as that of a speaker."""
    whole = {_lower(name.words) for name in found}
    single = [name for name in found if len(name.words) == 1]
    single += [name for name in unproved if len(name.words) == 1 and speaks(text, name.first, name.last)]
    surnames = {_bare(text, name) for name in single}
    for name in unproved:
        words = _lower(name.words)
        known = 1 < len(words) < 4 and _bare(text, name) in surnames and _is_inside(text, name)
        if len(words) > 1 and (known or words in whole):
            yield replace(name, rule="name.again", confidence=0.7)


def trimmed(text: Text, found: Sequence[Name]) -> list[Name]:
    """Leave out of a longer run what stands beside a name known from elsewhere: `Rena Bostanova Chosen As …`."""
    whole = {_lower(name.words) for name in found if len(name.words) == 2}
    borne: dict[str, set[str]] = {}
    for name in found:
        if len(name.words) > 1:
            borne.setdefault(_bare(text, name), set()).add(name.words[0])
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


def _surname_of(text: Text, name: Name, borne: dict[str, set[str]]) -> Name:
    """Leave out a word that begins a sentence and is no given name, before somebody’s surname: `Слова Ольхова`."""
    known = "given" in text.tokens[name.first].marks or _is_inside(text, name) or name.last - name.first > 2
    if (
        known
        or name.rule not in ("name.surname", "name.verb")
        or borne.get(_bare(text, name), set()) <= {name.words[0]}
    ):
        return name
    last = name.last - 1
    return replace(name, first=last, start=text.tokens[last].start, words=name.words[1:])


def _is_inside(text: Text, name: Name) -> bool:
    """Whether its first word has its capital of itself, and not because it begins a sentence."""
    return text.sentences[text.sentence_at(name.first)].first != name.first


def _lower(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
