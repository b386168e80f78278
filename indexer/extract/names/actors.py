"""Where Russian names an organisation without a head: «Вымпелком», ФАС or Vestas, known by what they do."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.extract.prose.lexicon import lexicon_of
from indexer.extract.prose.text import Sentence, Token

_QUOTED = {"«": "»", "“": "”", "„": "“"}
_LONGEST = 8
_SMALL = frozenset({"of", "and", "the", "for", "to", "de", "di", "du", "und"})
_VERB = re.compile(r"(?<=.{2})(?:[аеиоуыя]л[аио]?|[аеиоуыя]л[аио]?с[яь]|[еию]т|[уюая]т|[аеиуюя]тся)$")


def actors(
    tokens: Sequence[Token], sentences: Sequence[Sentence], headed: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield every place of a name that somewhere acts, is led by somebody, or is called or listed with a company."""
    places: dict[str, list[tuple[int, int]]] = {}
    proved = {_key(tokens, first, last) for first, last in _quoted_in(tokens, headed)}
    pairs: list[tuple[str, str]] = []
    for sentence in sentences:
        if sentence.lexicon.organisation_shape == "genitive" and not _is_shouted(tokens, sentence):
            found = list(_candidates(tokens, sentence))
            for first, last in found:
                places.setdefault(_key(tokens, first, last), []).append((first, last))
            proved.update(_key(tokens, *span) for span in found if _is_proved(tokens, *span, sentence))
            pairs.extend(_listed(tokens, found))
    for one, other in (*pairs, *reversed(pairs)):
        if one in proved or other in proved:
            proved.update((one, other))
    for key in proved & places.keys():
        yield from places[key]


def _quoted_in(tokens: Sequence[Token], headed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names in quotation marks with which other names end: движение «…»."""
    for first, last in headed:
        if tokens[last - 1].text in _QUOTED.values():
            opening = next((at for at in range(last - 2, first - 1, -1) if tokens[at].text in _QUOTED), last)
            if opening < last:
                yield opening, last


def _listed(tokens: Sequence[Token], found: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield each two names between which only a comma or an `и` stands."""
    for (first, last), (begin, end) in pairwise(found):
        if begin - last == 1 and tokens[last].text in (",", "и"):
            yield _key(tokens, first, last), _key(tokens, begin, end)


def _is_shouted(tokens: Sequence[Token], sentence: Sentence) -> bool:
    words = [token for token in tokens[sentence.first : sentence.last] if token.is_word and token.text.isalpha()]
    return sum(token.is_shouted for token in words) * 2 > len(words)


def _key(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last] if token.is_word)


def _candidates(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    at = sentence.first
    while at < sentence.last:
        last = _end(tokens, at, sentence)
        if last > at:
            yield at, last
        at = max(last, at + 1)


def _end(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where a name in quotation marks, in capitals or in Latin letters ends; where it begins if none does."""
    token = tokens[at]
    if token.text in _QUOTED:
        return _quotation_end(tokens, at, sentence)
    if _is_between_strokes(tokens, at, at + 1) and token.is_capital:
        return at + 1
    if token.is_capital and _is_site(tokens, at + 1, sentence):
        return at + 3
    if not _is_short(token) and not _is_latin(token):
        return _called_end(tokens, at, sentence)
    last = at + 1
    while last < sentence.last and _is_latin(token) and _goes_on(tokens, last, sentence):
        last += 1
    if last < sentence.last and tokens[last].text in _QUOTED and _is_short(token):
        return max(last, _quotation_end(tokens, last, sentence))
    return last + 2 if _is_site(tokens, last, sentence) else last


def _goes_on(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a name in Latin letters goes on, if need be over its small words: Bank of the North."""
    small = at + 1 < sentence.last and tokens[at].lower in _SMALL
    return _is_latin(tokens[at]) or (small and _goes_on(tokens, at + 1, sentence))


def _called_end(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    """Return where a name in plain letters ends that follows the word for what it is: профсоюза Юнайт."""
    token = tokens[at]
    if at == sentence.first or not token.is_capital or "genus" not in tokens[at - 1].marks or tokens[at - 1].is_capital:
        return at
    person = token.lower.endswith(sentence.lexicon.surname_endings) or "given" in token.marks
    alone = at + 1 >= sentence.last or not tokens[at + 1].is_capital
    return at + 1 if alone and not person and not token.marks & {"not_name", "place", "position"} else at


def _is_site(tokens: Sequence[Token], stop: int, sentence: Sentence) -> bool:
    """Whether a name goes on as that of a site: Example.com."""
    if stop + 1 >= sentence.last or tokens[stop].text != "." or tokens[stop].start != tokens[stop - 1].end:
        return False
    ending = tokens[stop + 1]
    return (
        ending.start == tokens[stop].end
        and ending.text.islower()
        and ((ending.text.isascii() and len(ending.text) < 5) or "site" in ending.marks)
    )


def _is_between_strokes(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Read the agency in `TOWN, 5 May. /Agency/.`"""
    return first > 0 and last < len(tokens) and tokens[first - 1].text == "/" and tokens[last].text == "/"


def _quotation_end(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    limit = min(sentence.last, at + _LONGEST)
    end = next((end for end in range(at + 2, limit) if tokens[end].text == _QUOTED[tokens[at].text]), at)
    inside = tokens[at + 1 : end]
    fits = bool(inside) and inside[0].is_capital and all(token.is_word or token.text in ".-№" for token in inside)
    return end + 1 if fits and len(inside) < _LONGEST - 2 else at


def _is_short(token: Token) -> bool:
    """Whether it is an acronym, ФАС or БелТА; a country or a law is none."""
    if "not_name" in token.marks or token.marks & {"suffix", "given"} or not token.text.isalpha():
        return False
    capitals = sum(letter.isupper() for letter in token.text)
    return 2 <= len(token.text) <= 6 and capitals >= 2 and capitals * 2 > len(token.text)


def _is_latin(token: Token) -> bool:
    if not token.text.isascii() or len(token.text) < 2:
        return False
    return token.text[0].isupper() or (
        token.text[0].isdigit() and token.text[-1].isalpha() and token.text[1:2].isupper()
    )


def _is_proved(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    if last - first > 2 and (
        tokens[last - 2].text == "." or (_is_short(tokens[first]) and tokens[first + 1].text in _QUOTED)
    ):
        return True
    if _is_between_strokes(tokens, first, last):
        return True
    if tokens[first].text.isascii() and _has_english_head(tokens, first, last):
        return True
    before = tokens[first - 1] if first > sentence.first else None
    if before is not None and "thing" in before.marks:
        return False
    after = tokens[last] if last < sentence.last else None
    if (
        before is not None
        and before.is_word
        and not before.is_shouted
        and before.marks & {"company", "genus", "reports", "staffed"}
    ):
        return True
    if tokens[first].text in _QUOTED and last - first == 3 and _is_short(tokens[first + 1]):
        return True
    if tokens[first].text in _QUOTED:
        # A title of a book or a film would be followed by a verb as well.
        return bool(before and before.text in (",", "и") and first > 1 and tokens[first - 2].text in _QUOTED.values())
    if before is not None and before.marks & {"position", "group"} and not before.is_capital:
        return True
    return (
        after is not None and not after.is_capital and (bool(after.marks & {"said"}) or bool(_VERB.search(after.lower)))
    )


def _has_english_head(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name in Latin letters is known, or its words say what it is: Wells Bank, The Stone Times."""
    marks = [lexicon_of("en").marks(token.lower) for token in tokens[first:last] if token.text[0].isupper()]
    if len(marks) < 2:
        return any("organisation_bare" in mark for mark in marks)
    return "organisation_last" in marks[-1] or any("organisation" in mark for mark in marks)
