"""What a document is called: its first heading, or a first line that reads as a title."""

import re
from itertools import pairwise

from archive.findings import Evidence, FoundValue
from archive.passages import Span
from indexer.extract.dates.dates import printed_dates
from indexer.extract.prose.front import bounds, front, is_running
from indexer.extract.prose.text import Text, Token
from indexer.extract.scene import phrases

_NUMBERED = re.compile(r"\\u([0-9abcefABCEF][0-9a-fA-F]{3})")
_FIRST_HEADINGS = 4
_LONGEST_WORDS, _LONGEST = 32, 300
_SHORT_LINE, _LONGEST_NAME = 6, 4
_SHORTEST_SENTENCE, _SHORT_SENTENCE = 3, 9
_FEWEST_RUN_ON, _MOST_RUN_ON, _LONGEST_RUN_ON = 2, 8, 24
_STEMLESS, _ENDING, _SHORTEST_WORD = 2, 1, 5
_DASHES = "-–—―• "
_ENDS_A_SENTENCE = ".!;,"
_ASKS, _GOES_ON = "?!", tuple(":,;")
# What a letterhead holds besides the name of who writes.
_NO_LETTERHEAD = frozenset({"event", "occasion", "delivered", "document", "said", "copula"})


def title(text: Text) -> FoundValue | None:
    """Return the title; None where the document begins without one."""
    mastheads = [index for index in range(min(len(text.passages), front(text) + 1)) if _is_masthead(text, index)]
    for index, passage in enumerate(text.passages[:_FIRST_HEADINGS]):
        if passage.kind == "heading" and index not in mastheads and _is_title(text, index):
            return _found(text, index, "title.heading", 0.95, "The first heading of the document.")
    found = _first_line(text, [index for index in range(front(text) or 1) if index not in mastheads])
    return found or _first_sentence(text) or _run_together(text) or _letterhead(text, mastheads)


def _first_line(text: Text, indexes: list[int]) -> FoundValue | None:
    """Take the first line of the front that reads as a title: what is printed after such a line is none."""
    for index in indexes:
        if (
            len(text.passages) > 1
            and not is_running(text, index)
            and _is_title(text, index)
            and _reads_as_title(text, index)
        ):
            because = "The first line reads as a title: short, and no sentence."
            return _found(text, index, "title.first-line", 0.85, because)
    return None


def _reads_as_title(text: Text, index: int) -> bool:
    line = text.passages[index].text.rstrip()
    if line[-1:] not in _ENDS_A_SENTENCE or _is_titled(text, index):
        return True
    return index == 0 and line[-1:] == "." and _SHORTEST_SENTENCE <= len(line.split()) <= _SHORT_SENTENCE


def _first_sentence(text: Text) -> FoundValue | None:
    """Take a short question that stands before one more sentence in the first passage, as news print it."""
    inside = [sentence for sentence in text.sentences[:3] if sentence.passage == 0]
    if len(inside) != 2 or len(text.passages) < 2:
        return None
    first, last = inside[0].first, inside[0].last
    printed = text.covering(first, last)
    if printed[-1] not in _ASKS or len(printed.split()) > _SHORT_SENTENCE:
        return None
    because = "The text begins with a short question, as a headline."
    return FoundValue(printed, Evidence("title.first-sentence", 0.7, because, text.token_span(first, last)))


def _run_together(text: Text) -> FoundValue | None:
    """Take the headline with which the sentence under it was run together: `Две стройки Рабочие просят …`.

    English headlines capitalise words themselves, and there nothing tells.
    """
    first, last = bounds(text, 0)
    if len(text.passages) < 2 or text.lexicon.tag == "en" or last - first > _LONGEST_RUN_ON:
        return None
    for at in range(first + _FEWEST_RUN_ON, min(first + _MOST_RUN_ON, last)):
        if text.tokens[at - 1].is_word and _begins_anew(text, at):
            because = "The first line runs on into a sentence with a common word that is capitalised."
            evidence = Evidence("title.run-together", 0.65, because, text.token_span(first, at))
            return FoundValue(text.covering(first, at), evidence)
    return None


def _begins_anew(text: Text, at: int) -> bool:
    """Whether a capitalised word is no name: the text has it in small letters, in some form."""
    token = text.tokens[at]
    if not token.is_capital or token.is_shouted or len(token.text) < _SHORTEST_WORD:
        return False
    stem, length = token.lower[:-_STEMLESS], len(token.text)
    return any(
        one.text.startswith(stem) and abs(len(one.text) - length) <= _ENDING
        for one in text.tokens
        if not one.is_capital
    )


def _letterhead(text: Text, mastheads: list[int]) -> FoundValue | None:
    """Take the letterhead where nothing else could be the title."""
    for index in mastheads:
        if _is_letterhead(text, index) and _is_title(text, index):
            return _found(text, index, "title.letterhead", 0.6, "Nothing but the letterhead stands over the text.")
    return None


def _is_masthead(text: Text, index: int) -> bool:
    """Whether a line only says the date, or that it is a press release, or who writes."""
    first, last = bounds(text, index)
    if is_running(text, index):
        return False
    words = [token for token in text.tokens[first:last] if token.is_word]
    if len(words) <= _SHORT_LINE and any(date.first >= first for date in printed_dates(text, last)):
        return True
    shouts = [*phrases(text, "masthead", first, last), *phrases(text, "published", first, last)]
    if any(end - begin >= len(words) for begin, end in shouts):
        return True
    return _is_letterhead(text, index)


def _is_letterhead(text: Text, index: int) -> bool:
    """Whether a line is the name of an organisation and no more: `MINISTRY OF RIVERS`, `Kura Library`."""
    first, last = bounds(text, index)
    words = [token for token in text.tokens[first:last] if token.is_word]
    if not words or any(token.marks & _NO_LETTERHEAD for token in words):
        return False
    names = [token for token in words if token.is_capital]
    if len(names) < 2 or any(not token.is_capital and "connector" not in token.marks for token in words):
        return False
    if not (len(names) <= _LONGEST_NAME or all(token.is_shouted or len(token.text) < 3 for token in words)):
        return False
    return _is_organisation(words[-1]) or any(
        _is_organisation(token) and "connector" in after.marks for token, after in pairwise(words)
    )


def _is_organisation(token: Token) -> bool:
    return "organisation" in token.marks


def _is_title(text: Text, index: int) -> bool:
    passage = text.passages[index].text.strip()
    return 1 < len(passage.split()) <= _LONGEST_WORDS and len(passage) <= _LONGEST and passage[-1:] not in _GOES_ON


def _is_titled(text: Text, index: int) -> bool:
    """Whether most words of a line are capitalised, as in an English headline."""
    words = [word for word in text.passages[index].text.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _found(text: Text, index: int, rule: str, confidence: float, because: str) -> FoundValue:
    passage = text.passages[index]
    printed = passage.text.strip().lstrip(_DASHES)
    start = passage.text.index(printed) if printed else 0
    span = Span(passage.number, start, passage.number, start + len(printed))
    return FoundValue(_unescaped(printed), Evidence(rule, confidence, because, span))


def _unescaped(printed: str) -> str:
    """Return a line without the escapes that YAML sets into a quoted title: signs by number, `\\_` for a hard blank."""
    plain = _NUMBERED.sub(lambda match: chr(int(match[1], 16)), printed.removesuffix("\\"))
    return " ".join(plain.replace("\\_", " ").removesuffix("\\").split()) or printed
