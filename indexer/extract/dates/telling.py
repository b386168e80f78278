"""Whether a sentence says that something was held, or happened, on a day."""

from indexer.extract.dates.dates import PrintedDate
from indexer.extract.dates.placing import is_bracketed, is_introduced, is_past
from indexer.extract.prose.text import Sentence, Text
from indexer.extract.scene import phrases

_LATEST, _SHORT = 60, 16
_NEAR, _BESIDE = 10, 3
# What such a word leads to explains only why something is said.
_ANSWERS = frozenset({"background", "backs"})
# So begin the recitals of a statement, which look back to what was held before.
_RECITALS = frozenset(
    {"recalling", "noting", "recognizing", "recognising", "welcoming", "reaffirming", "following", "recall"}
)


def tells_of_event(text: Text, sentence: Sentence, date: PrintedDate | None) -> bool:
    """Whether a sentence says that an event was or will be held, and the date is its first one."""
    if date and date.first - sentence.first > _LATEST:
        return False
    tokens = text.tokens[sentence.first : min(sentence.last, sentence.first + 3 * _LATEST)]
    if tokens and tokens[0].lower in _RECITALS:
        return False
    if not any(token.marks & {"event", "occasion"} for token in tokens) or not any(
        "held" in token.marks for token in tokens
    ):
        return False
    if date is None:
        return True
    if any("that" in token.marks for token in text.tokens[sentence.first : date.first]):
        return False
    if any(token.text in ("“", '"', "«") for token in text.tokens[date.first - 3 : date.first]):
        return False
    return is_introduced(text, sentence, date) and not is_past(text, sentence.first, date)


def is_all_day(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether a sentence says the day and nothing else."""
    if sentence.last - sentence.first > _SHORT:
        return False
    words = [at for at in range(sentence.first, sentence.last) if text.tokens[at].is_word]
    return all(date.first <= at < date.last for at in words)


def sentence_before(text: Text, sentence: Sentence) -> Sentence:
    return text.sentences[max(0, text.sentence_at(sentence.first) - 1)]


def happens(text: Text, sentence: Sentence, date: PrintedDate, opens: bool, news: bool) -> bool:
    """Whether a sentence tells what took place on a day; `opens` when the running text begins with it.

    News tell so of whatever they begin with; what is a statement begins with much that is long past.
    """
    if not date.has_day or is_past(text, sentence.first, date) or _looks_back(text, sentence, date):
        return False
    if is_bracketed(text, sentence, date.first):
        return opens and _after_event(text, sentence, date)
    if not is_introduced(text, sentence, date):
        return False
    return (
        _begins_beside(text, sentence, date)
        or _is_held(text, sentence, date)
        or (text.tokens[sentence.first].lower in ("at", "during") and _after_event(text, sentence, date))
        or (opens and _acts(text, sentence, date, news))
    )


def _looks_back(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Whether the date stands in a clause that only explains the main one."""
    before = text.tokens[sentence.first : date.first]
    return any("subordinate" in token.marks for token in before) or (before[:1] != () and before[0].lower in _RECITALS)


def _after_event(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Read `the third conference on wells (Kura, 14 May)` and `At a hearing in Kura on 14 May`."""
    near = text.tokens[max(sentence.first, date.first - _NEAR) : date.first]
    return any("event" in token.marks for token in near)


def _begins_beside(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Read `14 мая стартовал` and `began on 14 May`."""
    near = text.tokens[max(sentence.first, date.first - _BESIDE) : min(sentence.last, date.last + _BESIDE)]
    return any("begins" in token.marks for token in near)


def _is_held(text: Text, sentence: Sentence, date: PrintedDate) -> bool:
    """Read `will be held from 14 to 16 May`, whatever it is that is held."""
    return bool(phrases(text, "takes-place", max(sentence.first, date.first - _NEAR), date.first))


def _acts(text: Text, sentence: Sentence, date: PrintedDate, news: bool) -> bool:
    """Read `The Minister visited the library on 14 May` where a text begins so."""
    if news and sentence.lexicon.tag == "en":
        if any(phrases(text, mark, sentence.first, sentence.last) for mark in ("today", "yesterday")):
            return False
        return not any(token.marks & _ANSWERS for token in text.tokens[sentence.first + 1 : date.first])
    near = text.tokens[max(sentence.first, date.first - _LATEST // 2) : date.first]
    return any("happens" in token.marks for token in near)


def is_attribute(text: Text, date: PrintedDate) -> bool:
    """Read `the May 5 deadline`, where the day only says which one is meant."""
    if date.has_year or not date.first or text.tokens[date.first - 1].lower != "the" or date.last >= len(text.tokens):
        return False
    return text.tokens[date.last].is_word and not text.tokens[date.last].marks & {"event", "held", "copula"}
