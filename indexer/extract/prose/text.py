"""The words of a document as the finders see them: tokens and sentences that know their place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.folding import lower
from archive.passages import Passage, Span
from indexer.extract.prose.lexicon import Lexicon, Phrase, fits, lexicon_of

# Passages are joined as `archive.passages.quote` joins them.
JOINT = "\n\n"

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ‘-][^\W_]+)*|[^\s\\_*]")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("”»\"“’)]'")
_DASHES = frozenset("-–—―")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `start` and `end` count in the joined text, `passage` is an index from 0."""

    text: str
    lower: str
    start: int
    end: int
    passage: int
    marks: frozenset[str]

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it is written in capitals only, as an acronym is."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_dash(self) -> bool:
        return self.text in _DASHES


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`, all of one passage, read with one language's words."""

    first: int
    last: int
    passage: int
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Text:
    """The passages joined, cut into tokens, sentences and rows once for all finders.

    `rows` are the tokens with which printed lines begin; `phrases` gives for each mark of the lexicon the phrases that
    bear it, by their first token and the one after their last.
    """

    passages: tuple[Passage, ...]
    joined: str
    starts: tuple[int, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    rows: tuple[int, ...]
    phrases: Mapping[str, Sequence[tuple[int, int]]]

    def span(self, start: int, end: int) -> Span:
        """Return the span of characters `start` up to `end` of the joined text."""
        first, last = self.passage_at(start), self.passage_at(max(start, end - 1))
        return Span(
            self.passages[first].number, start - self.starts[first], self.passages[last].number, end - self.starts[last]
        )

    def passage_at(self, offset: int) -> int:
        """Return the index of the passage that holds a character of the joined text."""
        return bisect_right(self.starts, offset) - 1

    def printed(self, start: int, end: int) -> str:
        """Return the words between two characters with hard line breaks as spaces."""
        return " ".join(self.joined[start:end].replace("\\_", " ").split())

    def covering(self, first: int, last: int) -> str:
        """Return the words of tokens `first` up to, not including, `last`."""
        return self.printed(self.tokens[first].start, self.tokens[last - 1].end)

    def token_span(self, first: int, last: int) -> Span:
        return self.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at a character or after it."""
        return bisect_right(self.tokens, offset - 1, key=_start)

    def sentence_at(self, token: int) -> int:
        """Return the index of the sentence that holds a token."""
        return max(0, bisect_right(self.sentences, token, key=_first) - 1)


def build(passages: Sequence[Passage], languages: Sequence[str | None], language: str | None) -> Text:
    """Cut the passages; `languages` names each passage's language, `language` that of the document."""
    starts = tuple(_starts(passages))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, (passage, tag) in enumerate(zip(passages, languages, strict=True)):
        lexicon = lexicon_of(tag or language)
        first = len(tokens)
        tokens.extend(_tokens(passage.text, starts[index], index, lexicon))
        sentences.extend(Sentence(a, b, index, lexicon) for a, b in _cuts(tokens, first, lexicon))
    joined = JOINT.join(passage.text for passage in passages)
    rows = tuple(_rows(tokens, joined))
    lexicon = lexicon_of(language)
    return Text(
        tuple(passages), joined, starts, tuple(tokens), tuple(sentences), lexicon, rows, _phrases(tokens, sentences)
    )


def phrase_end(tokens: Sequence[Token], at: int, mark: str, lexicon: Lexicon) -> int:
    """Return the token after a phrase of this mark that begins at a token; 0 where none does."""
    for phrase in lexicon.phrases.get(tokens[at].lower, ()):
        if phrase.mark == mark and _is_printed(phrase, tokens, at):
            return at + len(phrase.words)
    return 0


def _rows(tokens: Sequence[Token], joined: str) -> Iterator[int]:
    before: Token | None = None
    for at, token in enumerate(tokens):
        if before is None or token.passage != before.passage or "\n" in joined[before.end : token.start]:
            yield at
        before = token


def _phrases(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for sentence in sentences:
        known = sentence.lexicon.phrases
        for at in range(sentence.first, sentence.last):
            here: dict[str, int] = {}
            for phrase in known.get(tokens[at].lower, ()):
                if phrase.mark not in here and _is_printed(phrase, tokens, at):
                    here[phrase.mark] = at + len(phrase.words)
            for mark, end in here.items():
                found.setdefault(mark, []).append((at, end))
    return found


def _is_printed(phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """Whether the words of a phrase go on from a token that is its first."""
    for step, word in enumerate(phrase.words[1:], at + 1):
        if step == len(tokens) or not fits(word, tokens[step].lower):
            return False
    return True


def _start(token: Token) -> int:
    return token.start


def _first(sentence: Sentence) -> int:
    return sentence.first


def _starts(passages: Sequence[Passage]) -> Iterator[int]:
    offset = 0
    for passage in passages:
        yield offset
        offset += len(passage.text) + len(JOINT)


def _tokens(text: str, offset: int, index: int, lexicon: Lexicon) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        # The small letter of an Azerbaijani I has no dot.
        word = lower(match.group().replace("I", "ı") if lexicon.tag == "az" else match.group())
        yield Token(match.group(), word, offset + match.start(), offset + match.end(), index, lexicon.marks(word))


def _cuts(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one passage as pairs of token positions."""
    begin, at = first, first
    while at < len(tokens):
        at += 1
        if tokens[at - 1].text not in _ENDS or not _ends_here(tokens, at - 1):
            continue
        while at < len(tokens) and tokens[at].text in _CLOSERS | _ENDS and tokens[at].start == tokens[at - 1].end:
            at += 1
        if at < len(tokens) and (tokens[at].text[0].islower() or tokens[at].text in ",;:"):
            continue
        yield begin, at
        begin = at
    if begin < len(tokens):
        yield begin, len(tokens)


def _ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop ends the sentence, and not an initial, an abbreviation or a number."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return True
    glued = following.start == tokens[at].end
    if (
        glued
        and following.text not in _CLOSERS | _ENDS
        and not (following.is_capital and tokens[at - 1].lower[-1:].islower())
    ):
        return False
    if tokens[at].text != ".":
        return not following.text[0].islower()
    return _stops(tokens, at, following)


def _stops(tokens: Sequence[Token], at: int, following: Token) -> bool:
    before = tokens[at - 1] if at else None
    if before is None or before.end != tokens[at].start:
        return before is None or following.start > tokens[at].end
    initial = before.text.rpartition("-")[2]
    if len(initial) == 1 and initial.isupper():
        return False
    if "abbreviation" in before.marks or (before.text.isdigit() and len(before.text) < 3):
        return False
    return not following.text[0].islower()
