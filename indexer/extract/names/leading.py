"""Where a Russian or Azerbaijani name begins among capitalised words, by what stands beside them."""

from collections.abc import Sequence

from indexer.extract.names.office import Office
from indexer.extract.prose.text import Sentence, Text, Token

_NO_OCCUPATION = frozenset(
    {
        "said",
        "acts",
        "urged",
        "function",
        "opening",
        "organisation",
        "no_occupation",
        "given",
        "event",
        "month",
        "place",
    }
)
_ADJECTIVES = ("ской", "ского", "скому", "ском", "цкой", "цкого", "ные", "ных", "ская")
_PATRONYMICS = ("вич", "вича", "вичу", "вичем", "вна", "вны", "вне", "вной")


def without_place(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> int:
    """Leave out what a run begins with: the name of a place, or the first word of a sentence before an initial."""
    words = [at for at in range(first, last) if tokens[at].is_word]
    unknown = len(words) > 2 and len(tokens[first].text) > 1 and "given" not in tokens[first].marks
    if first == sentence.first and unknown and len(tokens[words[1]].text) == 1:
        return words[1]
    occupied = first == sentence.first and unknown and len(words) == 3
    if occupied and tokens[first].lower.endswith(sentence.lexicon.occupation_endings):
        return words[1]
    if unknown and "given" in tokens[words[1]].marks and "given" not in tokens[words[2]].marks:
        return words[1]
    if first > sentence.first and "place" in tokens[first].marks and len(words) > 2:
        return without_place(tokens, words[1], last, sentence)
    placed = first > sentence.first and "place" in tokens[first - 1].marks
    if placed and unknown and not tokens[words[1]].lower.endswith(_PATRONYMICS):
        return words[1]
    return first


def occupation(text: Text, sentence: Sentence, first: int, last: int) -> Office | None:
    """Read the small word before a name of several words that ends as occupations do: космонавт, bəstəkar."""
    token = text.tokens[first - 1]
    several = sum(text.tokens[at].is_word for at in range(first, last)) > 1
    if first <= sentence.first or not several or not token.is_word or len(token.text) < 5:
        return None
    small = token.text[0].islower() or first - 1 == sentence.first
    known = small and is_occupation(token, sentence)
    begin = first - 1
    while known and begin > sentence.first and _specifies(text.tokens[begin - 1], sentence):
        begin -= 1
    return Office(text.covering(begin, first), None, begin, first, titled=(begin, first)) if known else None


def _specifies(token: Token, sentence: Sentence) -> bool:
    """Whether an English word says what sort of driver somebody is: bus driver."""
    return sentence.lexicon.organisation_shape == "capitals" and token.text.islower() and not token.marks


def is_occupation(token: Token, sentence: Sentence) -> bool:
    """Whether a word ends as occupations do, and is known for nothing else."""
    endings = sentence.lexicon.occupation_endings
    return bool(endings) and token.lower.endswith(endings) and not token.marks & _NO_OCCUPATION


def qualifies(tokens: Sequence[Token], last: int, sentence: Sentence) -> bool:
    """Whether a capitalised adjective belongs to the noun after it: Свердловской области."""
    noun = last < sentence.last and tokens[last].is_word and tokens[last].text[0].islower()
    return noun and ("place" in tokens[last].marks or tokens[last - 1].lower.endswith(_ADJECTIVES))
