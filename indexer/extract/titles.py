"""What a document is called: its first heading, or a first line that reads as a title."""

from archive.findings import Evidence, FoundValue
from archive.passages import Span
from indexer.extract.dates import printed_dates
from indexer.extract.text import Sentence, Text

_LONGEST_WORDS = 32
_LONGEST = 300
_ENDS_A_SENTENCE = ".!;,"


def title(text: Text) -> FoundValue | None:
    """Return the title; None where the document begins without one."""
    for index, passage in enumerate(text.passages[:4]):
        if passage.kind == "heading" and _is_title(text, index):
            return _found(text, index, "title.heading", 0.95, "The first heading of the document.")
    for index in range(min(2, len(text.passages))):
        if _is_masthead(text, index):
            continue
        return _from_line(text, index)
    return None


def _from_line(text: Text, index: int) -> FoundValue | None:
    first = text.passages[index].text
    if len(text.passages) < 2 or not _is_title(text, index):
        return None
    if first.rstrip()[-1:] in _ENDS_A_SENTENCE and not _is_titled(text, index):
        return None
    return _found(text, index, "title.first-line", 0.85, "The first line reads as a title: short, and no sentence.")


def _is_masthead(text: Text, index: int) -> bool:
    """Whether a line only says the date, or that it is a press release."""
    words = text.passages[index].text.split()
    if len(words) > 6:
        return False
    sentence = _tokens_of(text, index)
    dated = any(sentence.first <= date.first < sentence.last for date in printed_dates(text))
    shout = text.passages[index].text.strip(" :.").lower() in (
        "press release",
        "for immediate release",
        "media release",
        "пресс-релиз",
        "mətbuat üçün",
    )
    return dated or shout


def _tokens_of(text: Text, index: int) -> Sentence:
    first = text.token_at(text.starts[index])
    end = text.starts[index] + len(text.passages[index].text)
    return Sentence(first, text.token_at(end), index, text.lexicon)


def _is_title(text: Text, index: int) -> bool:
    passage = text.passages[index].text.strip()
    return 1 < len(passage.split()) <= _LONGEST_WORDS and len(passage) <= _LONGEST and passage[-1:] != ":"


def _is_titled(text: Text, index: int) -> bool:
    """Whether most words of a line are capitalised, as in an English headline."""
    words = [word for word in text.passages[index].text.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _found(text: Text, index: int, rule: str, confidence: float, because: str) -> FoundValue:
    passage = text.passages[index]
    printed = passage.text.strip()
    start = passage.text.index(printed) if printed else 0
    span = Span(passage.number, start, passage.number, start + len(printed))
    return FoundValue(" ".join(printed.split()), Evidence(rule, confidence, because, span))
