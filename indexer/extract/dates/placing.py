"""How a date stands in its sentence: led by a preposition, bounding something, or belonging to something older."""

from indexer.extract.dates.dates import PrintedDate
from indexer.extract.prose.text import Sentence, Text

_SHORT = 16
_INTRODUCES = frozenset(["on", "from", "in", "between", "во", "в", "с", "of"])
_SINCE = frozenset({"from", "с", "со"})


def is_bracketed(text: Text, sentence: Sentence, at: int) -> bool:
    """Whether a word stands in brackets."""
    signs = [token.text for token in text.tokens[max(sentence.first, at - _SHORT) : at] if token.text in "()"]
    return bool(signs) and signs[-1] == "("


def is_elsewhen(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a date bounds or dates something else: `since 5 May`, `by 5 May`, `5 mayadək`, `от 5 мая`."""
    before = text.tokens[max(sentence.first, date.first - 4) : date.first]
    if any("elsewhen" in token.marks for token in before):
        return True
    if sentence.lexicon.tag == "az":
        after = text.tokens[date.last : min(sentence.last, date.last + 4)]
        end = text.tokens[date.last - 1].lower
        return any("bounding" in token.marks for token in after) or ("/" not in date.value and _bounds_a_time(end))
    return is_bound(text, sentence.first, date) and not _opens(text, sentence, date)


def _opens(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a sentence opens with `From 5 May …`: so begins what then came into force or began."""
    return date.first == sentence.first + 1 and text.tokens[sentence.first].lower in _SINCE


def is_bound(text: Text, first: int, date: PrintedDate) -> bool:
    """Whether a bounding word leads to a date: `by`, `since`, `until Tuesday,`; a range may begin with `from`."""
    words = [token for token in text.tokens[max(first, date.first - 4) : date.first] if token.is_word]
    words = [token for token in words if token.lower != "the" and token.lower[-3:] != "day"]
    if not words or "bounding" not in words[-1].marks:
        return False
    return "/" not in date.value or words[-1].lower not in _SINCE


def _bounds_a_time(word: str) -> bool:
    return word.endswith(("-dən", "-dan", "-dək", "-dak"))


def is_introduced(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a preposition leads to the date; Azerbaijani and Russian set it without one."""
    if date.first == sentence.first or sentence.lexicon.tag != "en":
        return True
    before = [
        token.lower for token in text.tokens[max(sentence.first, date.first - 3) : date.first] if token.text != ","
    ]
    before = [word for word in before if word[-3:] != "day" and word != "the"]
    return bool(before) and before[-1] in _INTRODUCES


def is_past(text: Text, first: int, date: PrintedDate) -> bool:
    """Whether the date belongs to something older: `announced on`, `signed on`."""
    near = text.tokens[max(first, date.first - 4) : date.first]
    return any(token.marks & {"formerly", "elsewhen"} for token in near) or is_bound(text, first, date)
