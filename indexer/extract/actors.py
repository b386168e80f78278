"""Where Russian names an organisation without a head: «Вымпелком», ФАС or Vestas, known by what they do."""

import re
from collections.abc import Iterator, Sequence

from indexer.extract.text import Sentence, Token

_QUOTED = {"«": "»", "“": "”", "„": "“"}
_LONGEST = 8
_VERB = re.compile(r"(?<=.{2})(?:[аеиоуыя]л[аио]?|[аеиоуыя]л[аио]?с[яь]|[еию]т|[уюая]т|[аеиуюя]тся)$")


def actors(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield every place of a name that somewhere acts, is led by somebody, or is called a company."""
    places: dict[str, list[tuple[int, int]]] = {}
    proved: set[str] = set()
    for sentence in sentences:
        if sentence.lexicon.organisation_shape == "genitive" and not _is_shouted(tokens, sentence):
            for first, last in _candidates(tokens, sentence):
                key = _key(tokens, first, last)
                places.setdefault(key, []).append((first, last))
                if _is_proved(tokens, first, last, sentence):
                    proved.add(key)
    for key in proved:
        yield from places[key]


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
    if not _is_short(token) and not _is_latin(token):
        return at
    last = at + 1
    while last < sentence.last and _is_latin(token) and _is_latin(tokens[last]):
        last += 1
    if last < sentence.last and tokens[last].text in _QUOTED and _is_short(token):
        return max(last, _quotation_end(tokens, last, sentence))
    return last + 2 if _is_site(tokens, last, sentence) else last


def _is_site(tokens: Sequence[Token], stop: int, sentence: Sentence) -> bool:
    """Whether a name goes on as that of a site: Example.com."""
    if stop + 1 >= sentence.last or tokens[stop].text != "." or tokens[stop].start != tokens[stop - 1].end:
        return False
    ending = tokens[stop + 1]
    return ending.start == tokens[stop].end and ending.text.isascii() and ending.text.islower() and len(ending.text) < 5


def _is_between_strokes(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Read the agency in `TOWN, 5 May. /Agency/.`"""
    return first > 0 and last < len(tokens) and tokens[first - 1].text == "/" and tokens[last].text == "/"


def _quotation_end(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    limit = min(sentence.last, at + _LONGEST)
    end = next((end for end in range(at + 2, limit) if tokens[end].text == _QUOTED[tokens[at].text]), at)
    inside = tokens[at + 1 : end]
    fits = bool(inside) and inside[0].is_capital and all(token.is_word or token.text in ".-" for token in inside)
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
    before = tokens[first - 1] if first > sentence.first else None
    after = tokens[last] if last < sentence.last else None
    if before is not None and before.is_word and not before.is_shouted and before.marks & {"company", "reports"}:
        return True
    if tokens[first].text in _QUOTED:
        # A title of a book or a film would be followed by a verb as well.
        return bool(before and before.text in (",", "и") and first > 1 and tokens[first - 2].text in _QUOTED.values())
    if before is not None and before.marks & {"position", "group"} and not before.is_capital:
        return True
    return (
        after is not None and not after.is_capital and (bool(after.marks & {"said"}) or bool(_VERB.search(after.lower)))
    )
