"""Whose words a document holds as a whole: the person whom its head names as the speaker or author."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extract.clauses.subjects import Subject, subject_right
from indexer.extract.prose.front import bounds
from indexer.extract.prose.own import is_in_own_words
from indexer.extract.prose.rows import rows
from indexer.extract.prose.text import Sentence, Token
from indexer.extract.scene import Scene, phrases

_HEAD = 4
_OFFICE = 24
_TITLE = 40
_FEWEST_OWN = 2
_LEADS = frozenset({"position", "modifier", "honorific", "connector"})
_JOINS = frozenset({"of", "for", "and", "the", "&"})


@dataclass(frozen=True, slots=True)
class Byline:
    """People by their index in the cast, and the tokens that name them as speakers."""

    people: tuple[int, ...]
    first: int
    last: int


def bylines(scene: Scene) -> tuple[Byline, ...]:
    """Return what the head says of the speakers, in reading order."""
    found = [byline for sentence in _head(scene) for byline in _in_sentence(scene, sentence)]
    return tuple(found or _by_row(scene)) or tuple(_by_headline(scene))


def _by_headline(scene: Scene) -> Iterator[Byline]:
    """Read `Senator Stonewright Responds to the Plan` over a text in which somebody speaks as I or we."""
    first, last = bounds(scene.text, 0)
    named = next((at for at in range(first, last) if scene.names(at) >= 0), first)
    leads = all(token.marks & _LEADS or token.text == "." for token in scene.text.tokens[first:named])
    # Whoever speaks in a text does not tell of himself in it.
    if named == first or not leads or scene.cast.people[scene.names(named)].places[-1].first >= last:
        return
    if is_in_own_words(scene.text, scene.quoted):
        yield Byline((scene.names(named),), named, named + 1)


def _by_row(scene: Scene) -> Iterator[Byline]:
    """Read a head that gives a speech to nobody, where a row of its own names one person."""
    tokens = scene.text.tokens
    head = [row for row in rows(scene.text) if tokens[row.first].passage < _HEAD and row.last - row.first < _OFFICE]
    orated = any("oration" in tokens[at].marks for row in head for at in range(row.first, row.last))
    mine = sum("first_person" in token.marks and not quoted for token, quoted in zip(tokens, scene.quoted, strict=True))
    for row in head if orated and mine >= _FEWEST_OWN else ():
        people = {scene.names(at) for at in range(row.first, row.last)}
        rest = [at for at in range(row.first, row.last) if scene.names(at) < 0]
        if len(people - {-1}) == 1 and all(_may_stand_beside(scene, at, max(people)) for at in rest):
            yield Byline((max(people),), row.first, row.last)
            return


def _may_stand_beside(scene: Scene, at: int, person: int) -> bool:
    token, office = scene.text.tokens[at], scene.cast.people[person].office
    if not token.is_word or token.marks & {"honorific", "position", "modifier", "degree", "suffix"}:
        return True
    return token.lower == "the" or (office is not None and office.first <= at < office.last)


def _head(scene: Scene) -> Iterator[Sentence]:
    for sentence in scene.text.sentences:
        if sentence.passage >= _HEAD:
            return
        yield sentence


def _in_sentence(scene: Scene, sentence: Sentence) -> Iterator[Byline]:
    last = min(sentence.last, sentence.first + _TITLE)
    for first, end in phrases(scene.text, "byline", sentence.first, last):
        if scene.quoted[first] or (sentence.passage > 1 and first > sentence.first + 2):
            continue
        people = _people(scene, sentence, end)
        if people:
            yield Byline(people, first, end)
            return
    if _is_headline(scene, sentence):
        yield from _of_headline(scene, sentence, last)


def _of_headline(scene: Scene, sentence: Sentence, last: int) -> Iterator[Byline]:
    """Read a title that has a word for what somebody speaks or writes: a reply, a speech, a statement."""
    tokens = scene.text.tokens
    work = next((at for at in range(sentence.first, last) if tokens[at].marks & {"speech", "work"}), None)
    if work is not None:
        yield from _far_by(scene, sentence, work)
        yield from _owned(scene, sentence, work)
        yield from _behind_dash(scene, sentence, work)


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    """Whether a line is a title or a byline and no sentence."""
    return sentence.passage < 2 and scene.text.tokens[sentence.last - 1].text not in ".:!?"


def _people(scene: Scene, sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return those who are named after `by`, over their offices."""
    tokens = scene.text.tokens
    for step in range(at, min(sentence.last, at + _OFFICE)):
        if scene.names(step) >= 0:
            listed = subject_right(scene, sentence, step, None)
            return listed.people if listed else ()
        if not _is_of_an_office(tokens[step]):
            break
    subject: Subject | None = subject_right(scene, sentence, at, None)
    return subject.people if subject else ()


def _is_of_an_office(token: Token) -> bool:
    if token.text in (",", "."):
        return True
    named = token.is_capital and "connector" not in token.marks
    return named or token.lower in _JOINS or bool(token.marks & {"position", "modifier", "honorific"})


def _far_by(scene: Scene, sentence: Sentence, work: int) -> Iterator[Byline]:
    """Read `Written Reply to a Question on Wells by Ms Stonewright, Minister for Wells`."""
    tokens = scene.text.tokens
    for at in range(sentence.last - 2, work, -1):
        if "author" not in tokens[at].marks or scene.quoted[at]:
            continue
        people = _people(scene, sentence, at + 1)
        if people:
            yield Byline(people, at, at + 1)
            return


def _behind_dash(scene: Scene, sentence: Sentence, work: int) -> Iterator[Byline]:
    """Read `Opening Remarks at the Forum on Wells - Dr Rena Bostanova`."""
    dash = next((at for at in range(sentence.last - 2, work, -1) if scene.text.tokens[at].is_dash), None)
    named = scene.names(sentence.last - 1) if dash else -1
    rest = [at for at in range(dash + 1, sentence.last) if scene.names(at) != named] if dash else []
    if dash and named >= 0 and all(_may_stand_beside(scene, at, named) for at in rest):
        yield Byline((named,), dash + 1, sentence.last)


def _owned(scene: Scene, sentence: Sentence, work: int) -> Iterator[Byline]:
    """Read `Stonewright Statement on the Wells` and `Minister Stonewright’s remarks`."""
    person = scene.names(work - 1) if work > sentence.first else -1
    if person >= 0:
        yield Byline((person,), work, work + 1)
