"""Where organisations are named, in whichever language, with the acronyms that stand beside the names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract.names.acronyms import acronym_beside, bare_acronym, is_acronym
from indexer.extract.names.actors import actors
from indexer.extract.names.capitals import in_capitals
from indexer.extract.names.genitives import in_genitive
from indexer.extract.names.headless import headless
from indexer.extract.names.possessives import in_possessive
from indexer.extract.names.rosters import rosters
from indexer.extract.names.wholes import wholes
from indexer.extract.prose.lexicon import Lexicon
from indexer.extract.prose.text import Sentence, Text, Token

# Russian gives an acronym the endings of a noun: МИДа.
_CASE_OF_ACRONYM = re.compile(r"(?<=[А-ЯЁ]{2})(?:а|у|е|ом)$")
_MOSTLY = 0.6
_MARGIN, _ACT = 3, 5
_LONG_TITLE = 6
_HEAD, _FOOT = 3, 5


@dataclass(frozen=True, slots=True)
class Chain:
    """An organisation as printed: tokens `first` to `last`, characters `start` to `end`, and an acronym in brackets."""

    first: int
    last: int
    start: int
    end: int
    acronym: str | None = None
    acronym_at: int | None = None


def chains(text: Text) -> tuple[Chain, ...]:
    """Return the organisations named in a text, in reading order, none inside another."""
    found: list[Chain] = []
    listed_whole = list(wholes(text.tokens, text.sentences))
    countries = {first for mark, first, _ in listed_whole if mark == "country"}
    spans = (span for sentence in text.sentences for span in _in_sentence(text.tokens, sentence))
    headed = [span for span in spans if span[0] not in countries]
    whole = [(first, last) for mark, first, last in listed_whole if mark == "body"]
    named = [*headed, *whole]
    listed = list(rosters(text, named))
    acting = (*actors(text.tokens, text.sentences, named), *headless(text.tokens, text.sentences, named))
    for first, last in sorted((*named, *acting, *listed), key=lambda span: (span[0], -span[1])):
        if not found or first >= found[-1].last:
            found.append(_chain(text, first, last))
    known = frozenset((*whole, *listed))
    acts = {_letters(text, chain) for chain in found if _shortens_act(text, chain)}
    kept = [chain for chain in found if _letters(text, chain) not in acts] if acts else found
    return tuple(_without_headings(text, kept, known))


def _shortens_act(text: Text, chain: Chain) -> bool:
    """Whether brackets give the letters of a law: the Foreign Wells Act of 1961 (FWA)."""
    near = text.tokens[max(0, chain.first - _ACT) : chain.first]
    if chain.last - chain.first > 1 or not near or near[-1].text != "(" or not text.tokens[chain.first].is_shouted:
        return False
    return any(token.is_capital and "law" in token.marks for token in near)


def _in_sentence(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    if sentence.lexicon.organisation_shape == "genitive":
        return in_genitive(tokens, sentence)
    if sentence.lexicon.organisation_shape == "head last":
        return in_possessive(tokens, sentence)
    return in_capitals(tokens, sentence)


def _without_headings(text: Text, found: Sequence[Chain], known: frozenset[tuple[int, int]]) -> Iterator[Chain]:
    """Leave out what only a heading names that writes most words with capitals, and that says more than the name."""
    headings = {
        passage for passage in {text.tokens[chain.first].passage for chain in found} if _is_titled(text, passage)
    }
    elsewhere = {_letters(text, chain) for chain in found if text.tokens[chain.first].passage not in headings}
    for chain in found:
        passage = text.tokens[chain.first].passage
        edge = passage < _HEAD or len(text.passages) - passage <= _FOOT
        whole = edge and len(text.passages[passage].text) <= chain.end - chain.start + _MARGIN
        kept = (
            whole
            or (chain.first, chain.last) in known
            or chain.acronym
            or _letters(text, chain) in elsewhere
            or _is_set_off(text, chain)
        )
        if passage not in headings or kept:
            yield chain


def _is_set_off(text: Text, chain: Chain) -> bool:
    """Whether a name begins its line, and a sign parts it from the rest."""
    begins = chain.start == text.starts[text.tokens[chain.first].passage]
    return begins and chain.last < len(text.tokens) and not text.tokens[chain.last].is_word


def _letters(text: Text, chain: Chain) -> str:
    return text.printed(chain.start, chain.end).lower()


def _is_titled(text: Text, passage: int) -> bool:
    """Whether a line without full stop, and without commas if no title, writes nearly all its words with capitals."""
    line = text.passages[passage].text.rstrip()
    if line[-1:] in ".!?:;,”»" or ";" in line or "\n" in line:
        return False
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    if "," in line and (len(words) < _LONG_TITLE or line != text.passages[0].text.rstrip()):
        return False
    return len(words) > 2 and sum(word[0].isupper() for word in words) > _MOSTLY * len(words)


def _chain(text: Text, first: int, last: int) -> Chain:
    lexicon = text.sentences[text.sentence_at(first)].lexicon
    token = text.tokens[last - 1]
    end, word = token.end, token.lower
    if "legal_form" in token.marks:
        end = token.start + len(word.partition("-")[0])
    if word.endswith(("'s", "’s")) and lexicon.tag == "en":
        end -= 2
    ending = next(
        (e for e in lexicon.organisation_endings if word.endswith(e) and word[-len(e) - 1 : -len(e)] in set("iıuü")), ""
    )
    end -= len(ending)
    if lexicon.organisation_shape == "head last":
        bare = bare_acronym(token.text)
        end = token.start + len(bare) if is_acronym(bare) else min(end, _known_end(text, lexicon, first, last))
    end -= len(token.text) - len(_CASE_OF_ACRONYM.sub("", token.text))
    start, end = _unquoted(text, first, last, end)
    acronym, at = acronym_beside(text.tokens, first, last)
    return Chain(first, last, start, end, acronym, at)


def _known_end(text: Text, lexicon: Lexicon, first: int, last: int) -> int:
    """Return where a name listed as a whole ends, without its ending of case: Milli Məclisin."""
    token = text.tokens[last - 1]
    known = (phrase.words for phrase in lexicon.phrases.get(text.tokens[first].lower, ()) if phrase.mark == "body")
    stems = (words[-1][:-1] for words in known if len(words) == last - first and words[-1].endswith("*"))
    return next((token.start + len(stem) for stem in stems if token.lower.startswith(stem)), token.end)


def _unquoted(text: Text, first: int, last: int, end: int) -> tuple[int, int]:
    """Leave the quotation marks out of a name that stands between them whole."""
    tokens = text.tokens
    whole = last - first > 2 and tokens[first].text in "«“„" and tokens[last - 1].text in "»”“"
    return tokens[first + whole].start, tokens[last - 2].end if whole else end
