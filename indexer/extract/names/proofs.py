"""What proves a run of capitalised words to be a person’s name: the words right beside it."""

import re
from collections.abc import Sequence

from indexer.extract.names.capitals import is_initial
from indexer.extract.names.office import Office
from indexer.extract.prose.text import Sentence, Text, Token, phrase_end

_ARTICLES = frozenset({"the", "a", "an", "this", "our", "its", "their"})
_LONGEST_BYLINE = 8
_SEAT = re.compile(r"[DRI]-[A-Z][A-Za-z]*(?:-\d{1,2})?|[A-Z]{2}-\d{1,2}")
_SPEAKS = frozenset({"said", "acts", "spoke", "urged"})


def proof(
    text: Text, sentence: Sentence, first: int, last: int, before: Office | None, after: Office | None
) -> tuple[str, float]:
    tokens = text.tokens
    several = sum(tokens[at].is_word for at in range(first, last)) > 1
    if _has_honorific(tokens, first, sentence):
        return "name.honorific", 0.95
    if before:
        direct = "position" in tokens[first - 1].marks and "modifier" not in tokens[first - 1].marks
        if (several and not _ends_an_office(tokens, first)) or direct:
            return "name.office-before", 0.9 if several else 0.8
    if not several:
        alone = "given" in tokens[first].marks and sentence.lexicon.organisation_shape != "capitals"
        return ("name.verb", 0.62) if alone and _beside_verb(tokens, first, last, sentence) else ("", 0.0)
    if after:
        return "name.office-after", 0.85
    if "given" in tokens[first].marks:
        return "name.given-name", 0.75
    if sentence.lexicon.tag == "en" and _has_seat(tokens, last, sentence):
        return "name.seat", 0.85
    if _is_announced(tokens, first, sentence):
        return "name.byline", 0.75
    if is_initial(tokens, first) and not is_initial(tokens, last - 1) and len(tokens[last - 1].text) > 3:
        return "name.initial", 0.75
    if (
        sentence.lexicon.organisation_shape != "capitals"
        and is_initial(tokens, first + 1)
        and len(tokens[first].text) > 3
    ):
        return "name.initial", 0.7
    if _has_surname(tokens[last - 1], sentence) and tokens[first].is_word:
        return "name.surname", 0.7
    if _goes_on_as_person(tokens, _past_home(tokens, last, sentence), sentence) or _beside_verb(
        tokens, first, last, sentence
    ):
        return "name.verb", 0.65
    return "", 0.0


def _has_seat(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    """Whether the seat of an American legislator follows in brackets: (R-Kura), (D-N.Y.), (KU-12)."""
    return last + 2 < sentence.last and tokens[last].text == "(" and bool(_SEAT.fullmatch(tokens[last + 1].text))


def _is_announced(tokens: Sequence[Token], first: int, sentence: Sentence) -> bool:
    """Whether `testimony of` or `remarks by` leads up to the name: statements are made by organisations, too."""
    near = range(max(sentence.first, first - _LONGEST_BYLINE), first)
    if any(phrase_end(tokens, at, "label", sentence.lexicon) == first for at in near[-2:]):
        return True
    lead = first - (first > sentence.first and tokens[first - 1].is_shouted)
    return any(
        "aloud" in tokens[at].marks and phrase_end(tokens, at, "byline", sentence.lexicon) in (first, lead)
        for at in near
    )


def _ends_an_office(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words are the end of an office and no name: Minister for the Environment and Water Resources."""
    return "connector" in tokens[first - 1].marks or tokens[first - 1].lower in ("and", "&")


def _has_honorific(tokens: Sequence[Token], first: int, sentence: Sentence) -> bool:
    if first <= sentence.first:
        return False
    before = tokens[first - 1]
    if before.text == "." and first - 2 >= sentence.first:
        before = tokens[first - 2]
    return "honorific" in before.marks and (before.is_capital or sentence.lexicon.tag != "en")


def _has_surname(token: Token, sentence: Sentence) -> bool:
    word = token.lower.removesuffix("'s").removesuffix("’s")
    return len(word) > 4 and any(word.endswith(ending) for ending in sentence.lexicon.surname_endings)


def speaks(text: Text, first: int, last: int) -> bool:
    """Whether words have a verb of saying right beside them."""
    return _beside_verb(text.tokens, first, last, text.sentences[text.sentence_at(first)])


def _beside_verb(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a verb of saying stands right beside the name."""
    at = _past_home(tokens, last, sentence)
    if at < sentence.last and "suffix" in tokens[at].marks:
        at += 1
    enclosed = first > sentence.first and tokens[first - 1].text == "," and at + 1 < sentence.last
    at += bool(enclosed and tokens[at].text == ",")
    after = at < sentence.last and _speaks(tokens, at, sentence) and tokens[at].text[0].islower()
    # Who is ordered to do something says nothing.
    after = after and not ("told_to" in tokens[at].marks and at + 1 < sentence.last and tokens[at + 1].lower == "to")
    # Who asks in `a resident of Mill Lane asked` is not the lane.
    after = after and not (first > sentence.first and "placed" in tokens[first - 1].marks)
    after = after and not _is_determined(tokens, first, sentence)
    before = first > sentence.first and "said" in tokens[first - 1].marks and tokens[first - 1].text[0].islower()
    return after or before


def _is_determined(tokens: Sequence[Token], first: int, sentence: Sentence) -> bool:
    """Whether an article stands before the words, with one small word in between at most: the first Grand Tour."""
    before = tokens[max(sentence.first, first - 2) : first]
    small = all(token.text[0].islower() or token.text[0].isdigit() for token in before[1:])
    office = any(token.marks & {"position", "honorific"} for token in before)
    return small and not office and any(token.lower in _ARTICLES for token in before)


def _speaks(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word or phrase of saying begins at a token."""
    found = any(phrase_end(tokens, at, mark, sentence.lexicon) for mark in ("said", "acts", "spoke"))
    return found or bool(tokens[at].marks & _SPEAKS)


def _goes_on_as_person(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    """Whether `, who …`, `, speaking for …` or `, chair of …, said` follows."""
    if last + 2 >= sentence.last or tokens[last].text != ",":
        return False
    return bool(tokens[last + 1].marks & {"relative", "speaking"})


def _past_home(tokens: Sequence[Token], last: int, sentence: Sentence) -> int:
    """Step over `of the Caspian Seal Watch` or `(Daşnov)` between a name and its verb."""
    at = last
    if at < sentence.last and tokens[at].text == "(":
        closing = next((end for end in range(at, min(at + 8, sentence.last)) if tokens[end].text == ")"), None)
        return closing + 1 if closing else last
    if at >= sentence.last or tokens[at].lower not in ("of", "from"):
        return last
    at += 1
    while at < min(sentence.last, last + 9) and (
        tokens[at].is_capital or tokens[at].lower in ("the", "of", "for", "and")
    ):
        at += 1
    return at
