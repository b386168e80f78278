"""Who signs a document: the name, office and organisation in the lines at its foot."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from indexer.extract.scene import Scene
from indexer.extract.speakers.edges import is_footer

_FOOT, _NOTES = 12, 4
_LONGEST = 40
_LONGEST_NAME, _LONGEST_DATELINE = 6, 12
_MOST_PEOPLE = 30
_FEWEST_OWN = 2
_LEADS = frozenset({"honorific", "position", "modifier", "signed"})


@dataclass(frozen=True, slots=True)
class Signature:
    """A passage at the foot that only names people and what they are; `people` are indices in the cast."""

    passage: int
    people: tuple[int, ...]
    first: int
    last: int


def signatures(scene: Scene) -> tuple[Signature, ...]:
    """Return the signing lines in reading order."""
    count = len(scene.text.passages)
    end = next((at for at in range(count, max(1, count - _NOTES), -1) if not _is_note(scene, at - 1)), count)
    foot = range(end - 1, max(0, end - _FOOT - 1), -1)
    # A heading in the body may look like a signature: only what stands below the last sentence can be one.
    lines = takewhile(lambda index: _may_stand_at_foot(scene, index), foot)
    found = [signature for index in lines if (signature := _signature(scene, index))]
    return tuple(reversed(found))


def _may_stand_at_foot(scene: Scene, index: int) -> bool:
    """Whether a passage is no sentence; `JR.` ends with a full stop, and is none."""
    return scene.text.passages[index].text.rstrip()[-1:] not in ".!?”»" or is_formal(scene, index)


def is_formal(scene: Scene, index: int) -> bool:
    """Whether a passage is one name in capitals and nothing else, as under a proclamation."""
    text = scene.text
    if not text.passages[index].text.isupper():
        return False
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(text.passages[index].text))
    words = [at for at in range(first, last) if text.tokens[at].is_word]
    if not 1 < len(words) <= _LONGEST_NAME:
        return False
    return all(scene.names(at) >= 0 or "suffix" in text.tokens[at].marks for at in words)


def _is_dateline(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens only say where and on which day: `THE READING ROOM, May 2, 2031.`"""
    tokens = scene.text.tokens[first:last]
    dated = any(mark.startswith("month-") for token in tokens for mark in token.marks)
    return dated and last - first <= _LONGEST_DATELINE and not any(token.text[0].islower() for token in tokens)


def _is_note(scene: Scene, index: int) -> bool:
    """Whether a passage only says whom to ask, where and when it was signed, or that the text ends."""
    text = scene.text
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(text.passages[index].text))
    if _is_dateline(scene, first, last):
        return True
    asks = any(text.tokens[at].marks & {"contact"} or text.tokens[at].text == "@" for at in range(first, last))
    return is_footer(text, index) or (asks and last - first <= _LONGEST)


def _signature(scene: Scene, index: int) -> Signature | None:
    text = scene.text
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(text.passages[index].text))
    people = tuple(dict.fromkeys(_named(scene, first, last)))
    if not people or len(people) > _MOST_PEOPLE or last - first > _LONGEST * len(people):
        return None
    bare = is_formal(scene, index) or _is_bare(scene, first, last)
    return Signature(index, people, first, last) if bare else None


def _named(scene: Scene, first: int, last: int) -> Iterator[int]:
    return (scene.names(at) for at in range(first, last) if scene.names(at) >= 0)


def _is_bare(scene: Scene, first: int, last: int) -> bool:
    """Whether the passage is no sentence: no full stop, no verb that we know, and a name near its beginning."""
    tokens = scene.text.tokens
    if any(
        tokens[at].marks & {"said", "held", "spoke", "copula", "that"} or scene.quoted[at] for at in range(first, last)
    ):
        return False
    if any("contact" in tokens[at].marks for at in range(first, last)):
        return False
    near = any(scene.names(at) >= 0 for at in (*range(first, min(first + 6, last)), last - 1))
    return near and tokens[last - 1].text not in (".", "!", "?")


def signs(scene: Scene, signature: Signature) -> bool:
    """Whether the line is a signature under the text's own words, and no contact, no list and no headline."""
    tokens = scene.text.tokens
    line = range(signature.first, signature.last)
    if any("contact" in tokens[at].marks for at in line):
        return False
    begin = next(at for at in line if scene.names(at) >= 0)
    end = next((at for at in range(begin, signature.last) if scene.names(at) < 0), signature.last)
    if end < signature.last and tokens[end].is_word and not tokens[end].marks & {"suffix", "position", "modifier"}:
        return scene.text.lexicon.organisation_shape != "capitals"
    leads = tokens[signature.first : begin]
    office = scene.cast.people[signature.people[0]].office
    named = all(token.marks & _LEADS or not token.is_word for token in leads) or (
        office is not None and office.first <= signature.first + 1 and office.last >= begin - 1
    )
    speaks = is_formal(scene, signature.passage) or _may_speak_itself(scene)
    return speaks and (named or scene.text.lexicon.organisation_shape != "capitals")


def _may_speak_itself(scene: Scene) -> bool:
    """Whether a text speaks of itself; where verbs say so by their endings, it always may."""
    return scene.text.lexicon.organisation_shape != "capitals" or speaks_itself(scene, _FEWEST_OWN)


def speaks_itself(scene: Scene, fewest: int) -> bool:
    """Whether a text says I or we outside quotations so many times."""
    own = (at for at, token in enumerate(scene.text.tokens) if "first_person" in token.marks and not scene.quoted[at])
    return sum(1 for _ in islice(own, fewest)) == fewest
