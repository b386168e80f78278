"""What is asked and answered in writing: questions under the names of those who ask, and the answer of the author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.extract.clauses.subjects import Subject
from indexer.extract.clauses.words import Words
from indexer.extract.prose.text import Token
from indexer.extract.scene import Scene, phrases
from indexer.extract.speakers.bylines import Byline
from indexer.extract.speakers.edges import after_number, is_footer

_LONGEST_HEAD, _LONGEST_NAMED_HEAD = 3, 12
_LONGEST_LABEL = 14
_LONGEST_OFFICE = 14


@dataclass(frozen=True, slots=True)
class _Step:
    """A question or an answer: its passage, where its words begin, and who asks; nobody for an answer."""

    passage: int
    start: int
    asker: Subject | None


def answered(scene: Scene, heads: Sequence[Byline]) -> tuple[Words, ...]:
    """Return the questions and answers in reading order; nothing where no line announces an answer."""
    steps = list(_steps(scene))
    author = next((_person(head.people[0], head.first) for head in heads), None) or _asked(scene, steps)
    if author is None or all(step.asker is not None for step in steps):
        return ()
    ends = [*(step.passage for step in steps[1:]), len(scene.text.passages)]
    return tuple(found for step, end in zip(steps, ends, strict=True) if (found := _words(scene, step, end, author)))


def _steps(scene: Scene) -> Iterator[_Step]:
    last = max((index for index in range(len(scene.text.passages)) if _is_head(scene, index, "answer")), default=-1)
    for index in range(1, last + 1):
        if _is_head(scene, index, "answer"):
            yield _Step(index, _next_line(scene, index), None)
        elif _is_head(scene, index, "question"):
            asker = _named(scene, index - 1, None)
            if asker:
                yield _Step(index - 1, _next_line(scene, index), asker)
        else:
            yield from _labelled(scene, index)


def _asked(scene: Scene, steps: Sequence[_Step]) -> Subject | None:
    """Read `To ask the Minister for Wells whether …`: the office that is asked gives the answer."""
    tokens = scene.text.tokens
    for step in steps:
        at = scene.text.token_at(step.start)
        first = next((end for begin, end in phrases(scene.text, "to_ask", at, at + _LONGEST_HEAD)), None)
        if step.asker is None or first is None:
            continue
        last = first
        while last < min(first + _LONGEST_OFFICE, len(tokens)) and _may_name_office(tokens[last]):
            last += 1
        while last > first and not tokens[last - 1].is_capital:
            last -= 1
        if last > first:
            return Subject((), scene.text.covering(first, last), first, last, "subject.label", 0.7)
    return None


def _may_name_office(token: Token) -> bool:
    return token.is_capital or "connector" in token.marks


def _person(index: int, at: int) -> Subject:
    return Subject((index,), None, at, at + 1, "subject.label", 0.9)


def _is_head(scene: Scene, index: int, mark: str) -> bool:
    """Whether the first line of a passage only says that a question or an answer follows: `Reply by the Clerk:`."""
    line = scene.text.passages[index].text.strip().partition("\n")[0].rstrip()
    words = re.findall(r"[^\W\d_]+", line.lower())
    marks = [scene.text.lexicon.marks(word) for word in words[: _LONGEST_HEAD + 1]]
    if 0 < len(words) <= _LONGEST_HEAD:
        return mark in marks[-1] and not line.endswith(".")
    named = any(mark in one and "author" in following for one, following in pairwise(marks))
    return named and len(words) <= _LONGEST_NAMED_HEAD and line.endswith(":")


def _next_line(scene: Scene, index: int) -> int:
    """Return the character after the first line of a passage: the next line of it, or the next passage."""
    passage = scene.text.passages[index].text.rstrip()
    _, cut, _ = passage.lstrip().partition("\n")
    begin = scene.text.starts[index]
    if cut:
        return begin + passage.index("\n", len(passage) - len(passage.lstrip())) + 1
    return scene.text.starts[index + 1] if index + 1 < len(scene.text.starts) else len(scene.text.joined)


def _labelled(scene: Scene, index: int) -> Iterator[_Step]:
    """Read `Ms Rena Bostanova: To ask the Minister …`."""
    text = scene.text
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(text.passages[index].text))
    colon = next((at for at in range(first, min(last, first + _LONGEST_LABEL)) if text.tokens[at].text == ":"), None)
    if colon is None or colon + 2 >= last:
        return
    asker = _named(scene, index, colon)
    if asker is None and phrases(text, "to_ask", colon + 1, colon + 1 + _LONGEST_HEAD):
        bare = first + ("honorific" in text.tokens[first].marks)
        asker = Subject((), text.covering(bare, colon), first, colon, "subject.label", 0.7) if bare < colon else None
    if asker:
        yield _Step(index, text.tokens[colon + 1].start, asker)


def _named(scene: Scene, index: int, end: int | None) -> Subject | None:
    """Return the first person whom a passage names, up to a token."""
    text = scene.text
    first = text.token_at(text.starts[index])
    last = text.token_at(text.starts[index] + len(text.passages[index].text)) if end is None else end
    return next((_person(scene.names(at), first) for at in range(first, last) if scene.names(at) >= 0), None)


def _words(scene: Scene, step: _Step, end: int, author: Subject) -> Words | None:
    text = scene.text
    last = end
    while last > step.passage and is_footer(text, last - 1):
        last -= 1
    begin = after_number(text, step.start)
    stop = text.starts[last - 1] + len(text.passages[last - 1].text.rstrip())
    if stop - begin < 2:
        return None
    at = text.token_at(text.starts[step.passage])
    rule = "answer.given" if step.asker is None else "answer.asked"
    subject = step.asker or author
    return Words(begin, stop, "direct", subject, rule, subject.confidence, (at, at + 1))
