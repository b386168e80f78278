"""When a document was published, where the text says so."""

from collections.abc import Iterator, Sequence

from archive.findings import Evidence, FoundValue
from indexer.extract.dates.dates import PrintedDate
from indexer.extract.prose.front import bounds, is_running
from indexer.extract.prose.text import Text, Token
from indexer.extract.scene import phrases

_FOOT, _LONGEST_FOOT, _LABEL_REACH = 3, 10, 6
# A sentence may stand between the title and the date.
_LINES_AFTER = 2
_LONGEST_LINE = 45
_DATELINE_TOKENS, _LONGEST_PLACE = 16, 12
_NOT_A_PLACE = frozenset({"that", "said", "opening", "copula", "elsewhen", "bounding"})
_NO_PLACE_IN_LINE = frozenset({"event", "occasion", "delivered", "said", "that", "elsewhen", "copula"})
_HAPPENS = frozenset({"event", "occasion", "delivered"})
_SETS_OFF = frozenset({",", ".", "(", "["})
_SEPARATES = frozenset({"|", "/", "-", "–", "—", "·", "•", ":"})
_ENDS_DATELINE = frozenset({".", "/", "]", ")"})
_YEAR_WORDS = frozenset({"year", "года", "г", "год", "il", "ildə", "ci", "cü", "cu", "cı"})


def issues(text: Text, found: Sequence[PrintedDate], start: int) -> Iterator[FoundValue]:
    """Yield the printed dates that say when the document was issued; its running text begins at passage `start`."""
    foot = _foot(text)
    for date in found:
        index = text.tokens[date.first].passage
        if "/" in date.value or is_update(text, date):
            continue
        if index < start + _LINES_AFTER or index >= foot:
            yield from _in_line(text, date, index, index < start)
        if index <= start + 1 and date.has_day and _is_dateline(text, date):
            because = "The text begins with place and date, as press releases do."
            yield _value(text, date, "date.dateline", 0.95, because)
        elif index <= start and date.has_day and _is_today(text, date):
            yield _value(text, date, "date.today", 0.8, "The text begins by saying that this day is today.")
        elif date.has_day and _is_signed(text, date):
            yield _value(text, date, "date.signed", 0.9, "Whoever issued it says that it was signed on that day.")


def _is_today(text: Text, date: PrintedDate) -> bool:
    """Read `Today, 5 May 2022, the Minister …` and `today (5 May)` where the text begins."""
    sentence = text.sentences[text.sentence_at(date.first)]
    first, _ = bounds(text, sentence.passage)
    return sentence.first - first < _DATELINE_TOKENS and any(
        end == date.first or not text.tokens[end].is_word
        for _, end in phrases(text, "today", max(sentence.first, date.first - _LABEL_REACH // 2), date.first)
    )


def _is_signed(text: Text, date: PrintedDate) -> bool:
    """Read `I have set my hand this fifth day of May`."""
    sentence = text.sentences[text.sentence_at(date.first)]
    return bool(phrases(text, "signing", max(sentence.first, date.first - _LABEL_REACH), date.first))


def _foot(text: Text) -> int:
    """Return the passage with which the foot begins: the last lines, after the running text."""
    count = len(text.passages)
    lines = next((back for back in range(_LONGEST_FOOT) if back >= count or is_running(text, count - 1 - back)), _FOOT)
    return count - max(_FOOT, lines)


def is_update(text: Text, date: PrintedDate) -> bool:
    """Whether a date says when the page was changed."""
    first, _ = bounds(text, text.tokens[date.first].passage)
    return bool(phrases(text, "updated", max(first, date.first - 4), date.first))


def is_date_line(text: Text, date: PrintedDate) -> bool:
    """Whether a passage is the date alone, with its weekday, hour, place or office."""
    first, last = bounds(text, text.tokens[date.first].passage)
    if last - first > _LONGEST_LINE:
        return False
    if is_running(text, text.tokens[date.first].passage):
        return _is_place_and_day(text, date, first, last)
    return _leads_in(text, first, date.first) and _trails_off(text, date.last, last)


def _is_flattened(text: Text, date: PrintedDate) -> bool:
    """Whether a date is the first row of running text, or stands in it right after `For immediate release`."""
    first, last = bounds(text, text.tokens[date.first].passage)
    if date.first == first:
        return date.last < last and date.last in text.rows
    labels = [*phrases(text, "masthead", first, date.first), *phrases(text, "published", first, date.first)]
    return any(
        (begin == first or begin in text.rows)
        and date.first - end <= _LONGEST_PLACE
        and text.tokens[begin].is_capital
        and not any(token.text[0].islower() for token in text.tokens[end : date.first])
        for begin, end in labels
    )


def _is_wired(text: Text, date: PrintedDate) -> bool:
    """Read `Bakı, 5 may, KURATAC`: a place before the day, and the agency that sent it after."""
    first, last = bounds(text, text.tokens[date.first].passage)
    return date.first > first and date.last < last and text.tokens[last - 1].is_shouted


def _is_place_and_day(text: Text, date: PrintedDate, first: int, last: int) -> bool:
    """Read `THE TOWN HALL, 5 May 2022.`, which ends as a sentence does."""
    before = [token for token in text.tokens[first : date.first] if token.is_word]
    if not 0 < len(before) <= _LONGEST_PLACE // 2 or text.tokens[date.first - 1].text != ",":
        return False
    return all(token.is_capital for token in before) and not any(
        token.is_word for token in text.tokens[date.last : last]
    )


def _in_line(text: Text, date: PrintedDate, index: int, at_head: bool) -> Iterator[FoundValue]:
    if is_running(text, index) and not is_date_line(text, date):
        if date.has_day and date.has_year and _is_flattened(text, date):
            because = "The text begins with what was lines of a head: a label, perhaps, and a date."
            yield _value(text, date, "date.flattened", 0.9, because)
        return
    if _is_label(text, date) and (date.has_day or is_date_line(text, date)):
        yield _value(text, date, "date.label", 0.95, "A label beside the date says that it is the date of issue.")
    elif _is_masthead(text, date):
        yield _value(text, date, "date.line", 0.9, "The date stands in the line that says what sort of paper it is.")
    elif is_date_line(text, date) and (
        date.has_year or not (at_head and _names_an_event(text)) or _is_wired(text, date)
    ):
        yield _value(text, date, "date.line", 0.9, "The date stands in a line of its own at the head or foot.")


def _is_masthead(text: Text, date: PrintedDate) -> bool:
    """Read `Media statement – 17 May 2022 – for immediate use` and `Kura Council | News | 17 May 2022`."""
    first, last = bounds(text, text.tokens[date.first].passage)
    line = text.tokens[first:last]
    if last - first > _LONGEST_LINE // 2 or not date.has_year or date.first == first:
        return False
    if any(token.marks & _NO_PLACE_IN_LINE for token in line) or text.tokens[date.first - 1].text not in _SEPARATES:
        return False
    return bool(phrases(text, "masthead", first, date.first)) or text.tokens[date.first - 1].text == "|"


def _names_an_event(text: Text) -> bool:
    first, last = bounds(text, 0)
    return any("event" in token.marks for token in text.tokens[first : min(last, first + _LONGEST_LINE)])


def _is_label(text: Text, date: PrintedDate) -> bool:
    first, last = bounds(text, text.tokens[date.first].passage)
    labels = phrases(text, "published", first, min(first + 40, date.first))
    if any(
        date.first - end <= _LABEL_REACH and (begin == first or _ends_line(text, begin, first)) for begin, end in labels
    ):
        return True
    after = text.tokens[date.last] if date.last < last else None
    return (after is not None and "released" in after.marks) or (
        date.first == first and _is_labelled_above(text, first)
    )


def _is_labelled_above(text: Text, first: int) -> bool:
    """Whether the line over a line is a label and no more: `FOR IMMEDIATE RELEASE`."""
    index = text.tokens[first].passage
    if index == 0 or is_running(text, index - 1):
        return False
    begin, end = bounds(text, index - 1)
    end -= text.tokens[end - 1].text == ":"
    return (begin, end) in phrases(text, "published", begin, end)


def _ends_line(text: Text, at: int, first: int) -> bool:
    """Whether a label stands near the beginning of its passage or after a pause."""
    return at - first < 4 or not text.tokens[at - 1].is_word or text.tokens[at].is_capital


def _leads_in(text: Text, first: int, last: int) -> bool:
    """Whether nothing or a weekday, an hour, a number, a place or an office stands before a date."""
    words = _without_days(text, first, last)
    if not words:
        return True
    if len(words) > _LONGEST_PLACE or any(token.marks & _NO_PLACE_IN_LINE for token in words):
        return False
    if "bounding" in words[-1].marks and words[-1].lower != "от":
        return False
    if any(token.text == ":" and token.end != text.tokens[at + 1].start for at, token in _numbered(text, first, last)):
        return False
    if text.joined[words[-1].end] == ",":
        return _could_be_an_office(words)
    return text.tokens[first].passage > 0 and all(_belongs_in_line(token) for token in words)


def _numbered(text: Text, first: int, last: int) -> Iterator[tuple[int, Token]]:
    return zip(range(first, last), text.tokens[first:last], strict=True)


def _belongs_in_line(token: Token) -> bool:
    """Whether a word may stand with the date of issue: `By the Press Office on`, `No. 12`, `For release at 6 p.m.`"""
    return not token.text[0].islower() or bool(token.marks & {"opening", "connector", "released", "bounding"})


def _could_be_an_office(words: Sequence[Token]) -> bool:
    """Whether words before a date and its comma are a place or who issued it, as in `Press service of the courts,`."""
    return words[0].is_capital and sum(token.is_capital for token in words) * 3 >= len(words)


def _without_days(text: Text, first: int, last: int) -> list[Token]:
    """Return the words between two tokens, but for days of the week and what only says that a city is one."""
    lexicon = text.sentences[text.sentence_at(first)].lexicon if first < last else text.lexicon
    days = {phrase.words for found in lexicon.phrases.values() for phrase in found if phrase.mark[:8] == "weekday-"}
    named = {word for words in days for word in words}
    tokens = (token for token in text.tokens[first:last] if token.is_word)
    return [token for token in tokens if token.lower not in named and token.lower not in ("г", "on")]


def _trails_off(text: Text, first: int, last: int) -> bool:
    """Whether nothing follows a date but the hour, the word for year, a place or a section: `Posted in …`, `| News`."""
    after = [token for token in text.tokens[first:last] if token.is_word and token.lower not in _YEAR_WORDS]
    after = [token for token in after if not token.text[0].isdigit() and token.lower not in ("a", "p", "m", "am", "pm")]
    if not after or "released" in after[0].marks:
        return True
    sign = text.tokens[first].text
    if any(token.marks & _HAPPENS for token in after):
        return False
    if sign == "|":
        return len(after) <= 8
    return len(after) <= 5 and all(token.is_capital for token in after) and text.tokens[last - 1].text != "."


def _is_dateline(text: Text, date: PrintedDate) -> bool:
    """Read `Singapore, 3 May 2022 –`, `07-11-2016 -`, `BAKU, May 3, 2022 (…) –`, `МОСКВА, 5 июня.`"""
    first, last = bounds(text, text.tokens[date.first].passage)
    if date.first - first > _DATELINE_TOKENS or date.last >= last:
        return False
    if any(token.text == ":" for token in text.tokens[first : date.first]):
        return False
    if "on" in {token.lower for token in text.tokens[first + 1 : date.first]}:
        return False
    before = _without_days(text, first, date.first)
    if not all(_could_be_a_place(token) for token in before) or not (before or date.has_year):
        return False
    following = [token for token in text.tokens[date.last : min(date.last + 9, last)] if token.lower not in _YEAR_WORDS]
    sign = text.tokens[date.first - 1]
    if before and following and (sign.text in _SETS_OFF or sign.is_dash) and _breaks_off(following, date, sign.is_dash):
        return True
    dash = next((at for at, token in enumerate(following) if token.is_dash or token.text == ":"), None)
    if dash is None:
        return False
    bracketed = any(token.text == ")" for token in following[:dash])
    return bracketed or all(token.is_capital or not token.is_word for token in following[:dash])


def _could_be_a_place(token: Token) -> bool:
    if token.lower in ("the", "of"):
        return True
    return token.is_capital and not (token.marks & _NOT_A_PLACE and not token.is_shouted)


def _breaks_off(following: Sequence[Token], date: PrintedDate, after_dash: bool) -> bool:
    """Whether a sentence begins right after a place and its date: `МОСКВА, 5 июня. В …`, `Baku, 3 May 2022 The …`."""
    if following[0].text in _ENDS_DATELINE:
        return True
    if following[0].text == "," and date.has_year and after_dash and len(following) > 1:
        return following[1].is_capital
    if following[0].text == ",":
        named = [token for token in following[1:] if token.is_word or token.text == "."]
        stop = next((at for at, token in enumerate(named) if token.text == "."), None)
        return bool(stop) and all(token.is_capital for token in named[:stop])
    return date.has_year and following[0].is_capital and "opening" in following[0].marks


def _value(text: Text, date: PrintedDate, rule: str, confidence: float, because: str) -> FoundValue:
    return FoundValue(date.value, Evidence(rule, confidence, because, text.token_span(date.first, date.last)))
