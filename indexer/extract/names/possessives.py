"""Where Azerbaijani names an organisation: modifiers, then a head that the name owns, as in Nazirliyi."""

import re
from collections.abc import Iterator, Sequence

from indexer.extract.names.acronyms import bare_acronym, is_acronym
from indexer.extract.prose.lexicon import lexicon_of
from indexer.extract.prose.text import Sentence, Token

_LONGEST = 16
_MOST_SMALL = 3
_QUOTED = {"»": "«", "”": "“", "“": "„", '"': '"'}
_CASE = re.compile(r"(?<=[ıiuü])(?:n[ıiuü]n|nd[aə]n?|n[aə]|n[ıiuü])$")
_OWNED = re.compile(r"(?:[ıiuü]|[ıiuü]m[ıiuü]z)$")
_GENITIVE = re.compile(r"(?<=.{3})n?[ıiuü]n$")
_ELSEWHERE = re.compile(r"(?<=.{3})(?:d[aə]n?|[iıuü]b)$")
_STOPS = frozenset({"said", "held", "spoke", "copula", "event", "honorific", "pronoun", "month", "document", "given"})


def in_possessive(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield each name as a pair of token positions."""
    free = sentence.first
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.is_capital and _is_known(token, sentence):
            yield at, at + 1
            free = at + 1
        elif is_legal_form(token) or _is_head(tokens, at, sentence):
            first = _first(tokens, at, max(free, sentence.first))
            if first < at:
                yield first, at + 1
                free = at + 1
            elif token.is_capital:
                free = at + 1
        elif _is_quoted_name(tokens, at, sentence):
            first = _opening(tokens, at, free)
            if first < at:
                yield first, at + 1
                free = at + 1


def _is_known(token: Token, sentence: Sentence) -> bool:
    """Whether one word is a name, in Azerbaijani with an ending or in English: BMT-nin, Microsoft."""
    if "organisation_bare" in token.marks | sentence.lexicon.marks(bare_acronym(token.lower)):
        return True
    return token.text.isascii() and "organisation_bare" in lexicon_of("en").marks(bare_acronym(token.text.lower()))


def is_legal_form(token: Token) -> bool:
    return token.is_capital and "legal_form" in token.marks


def is_owned(token: Token) -> bool:
    """Whether a word is a head that closes a name: Nazirliyi and Nazirliyinin, but not nazirlik."""
    return "organisation" in token.marks and bool(_OWNED.search(_CASE.sub("", token.lower)))


def _is_head(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a name ends here; in small letters the word may be a common one, as in təşəbbüsü ilə."""
    following = tokens[at + 1] if at + 1 < sentence.last else None
    if not is_owned(tokens[at]):
        return "organisation" in tokens[at].marks and tokens[at].is_capital and _is_abbreviated(tokens, at, sentence)
    if following is None:
        return True
    if _CASE.sub("", tokens[at].lower) == tokens[at].lower and _leads_to_head(tokens, at + 1, sentence):
        return False
    return tokens[at].is_capital or following.lower != "ilə"


def _leads_to_head(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether another head follows at once, or behind a word that is an adjective too: Mərkəzi Seçki Komissiyası."""
    reach = _MOST_SMALL if "also_adjective" in tokens[at - 1].marks else 1
    for token in tokens[at : min(at + reach, sentence.last)]:
        if not token.is_capital or token.marks & _STOPS:
            return False
        if is_owned(token):
            return True
    return False


def _is_abbreviated(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether an acronym in brackets follows."""
    return at + 3 < sentence.last and tokens[at + 1].text == "(" and is_acronym(tokens[at + 2].text)


def _first(tokens: Sequence[Token], head: int, least: int) -> int:
    """Walk back over the modifiers of a head; the head itself where no capitalised one begins the name."""
    first, small = head, 0
    for at in range(head - 1, max(least, head - _LONGEST) - 1, -1):
        token = tokens[at]
        if token.text in _QUOTED:
            opening = _opening(tokens, at, least)
            return opening if opening < at else first
        if not _modifies(tokens, at, head):
            break
        if "given" in token.marks:
            return at
        if token.is_capital:
            first, small = at, 0
        elif "connector" not in token.marks:
            small += 1
        if small > _MOST_SMALL:
            break
    return _trimmed(tokens, first, head)


def _modifies(tokens: Sequence[Token], at: int, head: int) -> bool:
    token = tokens[at]
    stops = token.marks & _STOPS and not (at == head - 2 and _is_named_after(tokens, at, head))
    if not token.is_word or stops or token.text[0].isdigit() or _is_possessor(tokens, at):
        return False
    if "position" in token.marks and not (token.is_capital and at == head - 1):
        return False
    if is_owned(token) and _CASE.sub("", token.lower) != token.lower and token.is_capital:
        return False
    if token.is_capital:
        return "opening" not in token.marks
    if "connector" in token.marks:
        before = tokens[at - 1] if at else token
        ended = before.is_shouted or (before.is_capital and "organisation" in before.marks)
        return not ended and (tokens[head].is_capital or at < head - 1)
    return not token.marks & {"opening", "function"} and not (
        _GENITIVE.search(token.lower) or _ELSEWHERE.search(token.lower)
    )


def _is_named_after(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether a person’s name in front of a head is that of a foundation or a school."""
    return {"given"} == tokens[at].marks & _STOPS and "named_after" in tokens[head].marks and tokens[head].is_capital


def _trimmed(tokens: Sequence[Token], first: int, head: int) -> int:
    """Leave a name with a head in small letters to those that begin with more than an opening word of a sentence."""
    if first < head and not tokens[head].is_capital and _begins_sentence(tokens, first):
        following = tokens[first + 1]
        return first if following.is_capital and first + 1 < head else head
    return first


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].passage != tokens[at].passage or tokens[at - 1].text in (".", "?", "!", ":")


def _is_possessor(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a surname in the genitive, whose bearer's speech or office is named."""
    if not tokens[at].is_capital:
        return False
    if tokens[at].lower.endswith(("ovun", "yevin", "evin", "ovanın", "yevanın", "zadənin")):
        return True
    named = at > 0 and "given" in tokens[at - 1].marks
    return named and tokens[at].lower.endswith(("lının", "linin", "lunun", "lünün"))


def _opening(tokens: Sequence[Token], closing: int, least: int) -> int:
    """Return where the quotation that ends at a mark begins; the mark itself where it begins nowhere near."""
    wanted = _QUOTED[tokens[closing].text]
    if closing + 1 < len(tokens) and wanted == '"' and tokens[closing + 1].start == tokens[closing].end:
        return closing
    for at in range(closing - 2, max(least, closing - _LONGEST) - 1, -1):
        if tokens[at].text == wanted:
            return at if tokens[at + 1].is_capital or tokens[at + 1].text[0].isdigit() else closing
        if tokens[at].text in (".", "!", "?") or tokens[at].passage != tokens[closing].passage:
            break
    return closing


def _is_quoted_name(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a closing mark ends a name that owns something: “…”nın sədri, “…” təşkilatının üzvü, “…” şirkəti."""
    if tokens[at].text not in _QUOTED or at + 2 >= sentence.last or tokens[at].text == tokens[at + 1].text:
        return False
    following = tokens[at + 1]
    near = tokens[at + 2 : min(at + 7, sentence.last)]
    if following.start == tokens[at].end and following.lower in ("nın", "nin", "nun", "nün", "ın", "in", "un", "ün"):
        return any("position" in token.marks for token in near)
    return not following.is_capital and is_owned(following)
