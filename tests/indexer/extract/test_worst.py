"""What the worst of texts does to extraction: it never fails, and time grows with the length and no faster."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.passages import Passage
from tests.indexer.extract.case_files import find

# What texts are made of, and what they should not be made of.
SIGNS = (
    "“",
    "”",
    "„",
    "«",
    "»",
    '"',
    "'",
    "’",
    "(",
    ")",
    "[",
    ",",
    ".",
    ";",
    ":",
    "?",
    "–",
    "-",
    "\\",
    "\\u0041",
    "\n",
)
DAYS = ("5 May 2019", "05.06.07", "31 February", "XXXX", "May", "2020", "мая", "mayın 5-də", "on Tuesday", "today")
LETTERS = ("Azər", "МОСКВА", "Mr", "Dr.", "İ", "ﬁ", "\u0301", "\u200b", "\ud7ff", "ß", "Q:", "1.", "WHEN:", "Posted on")
SPEECH = ("said", "сказал", "bildirib", "that", "Ministry of", "Министерство", "Nazirliyi", "conference", "was held")
WORDS = st.sampled_from((*SIGNS, *DAYS, *LETTERS, *SPEECH))
TEXTS = st.lists(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map(" ".join)), max_size=8)
WORST = {
    "quotations within quotations": "“a «b „c ",
    "quotations that end nowhere": "He said: “It rains. ",
    "closing signs only": "” he said. » ",
    "names without end": "Anar Zoghalov Rena ",
    "a list of names": "Anar Zoghalov, Rena Bostanova, ",
    "one name after the other": "Anar Zoghalov said. Zoghalov added. ",
    "organisations without end": "Ministry of Rivers and Union of Wells, ",
    "an organisation of an organisation": "Council of the Union of the Board of ",
    "acronyms": "Kura Water Board (KWB), ",
    "offices": "the deputy minister and first chair of ",
    "dates": "5 May 2019, ",
    "dates without years": "on Tuesday, 5 May ",
    "dates in numbers": "05.06.2007 13/4/09 ",
    "ranges of dates": "5–7 May – ",
    "days beside the publication": "today yesterday on Tuesday ",
    "events": "the conference was held on 5 May ",
    "opening brackets": "( [ ",
    "closing brackets": ") ] ",
    "commas": ", ",
    "full stops": ". ",
    "colons": "A: ",
    "speech": "she said that he said that ",
    "Russian speech": "Глава совета сказал, что министр заявил, ",
    "Azerbaijani speech": "nazir bildirib ki, sədr deyib ki, ",
    "Russian cases": "министерства управления совета комитета ",
    "Azerbaijani cases": "Nazirliyinin İdarəsinin Şöbəsinin ",
    "one letter": "a",
    "one capital letter": "Ж",
    "blanks": " \t",
    "years": "2019 2020 ",
}
# `#` stands for a word that is another one each time.
NEVER_THE_SAME = {
    "people, each another": "Anar #, ",
    "people with one surname": "# Zoghalov said so. ",
    "people who speak, each another": "Anar # said that it rains. ",
    "people with offices": "Anar #, director of the # Institute, ",
    "organisations, each another": "the # Institute, ",
    "acronyms, each another": "Kura # Board (K#B), ",
    "Russian people": "Глава совета Иван # сказал, что # закрыт. ",
    "Azerbaijani people": "İdarənin rəisi Anar # bildirib ki, # bağlıdır. ",
    "labels of a transcript": "#: It rains. ",
}
SHORT, TIMES = 50_000, 4
# Four times the text may take four times as long; the rest is for a machine that does other things as well.
GENEROUS, SLACK = 2.5, 0.5
SYLLABLES = ("ba", "do", "gi", "ku", "le", "mo", "na", "ro", "si", "tu")


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_text_makes_extraction_fail(texts: list[str]) -> None:
    findings = find(tuple(Passage(number, text) for number, text in enumerate(texts, 1)))
    assert findings.extractor


@given(st.sampled_from(tuple(WORST.values())), st.sampled_from(tuple(WORST.values())), st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_no_worst_text_makes_extraction_fail(first: str, second: str, count: int) -> None:
    findings = find((Passage(1, first * count), Passage(2, (second + first) * count)))
    assert findings.extractor


@pytest.mark.slow
@pytest.mark.parametrize("piece", WORST.values(), ids=WORST)
def test_time_grows_no_faster_than_one_endless_paragraph(piece: str) -> None:
    short, long = seconds(piece, SHORT, apart=False), seconds(piece, TIMES * SHORT, apart=False)
    assert long < GENEROUS * TIMES * short + SLACK


@pytest.mark.slow
@pytest.mark.parametrize("piece", NEVER_THE_SAME.values(), ids=NEVER_THE_SAME)
def test_time_grows_no_faster_than_the_names_of_a_text(piece: str) -> None:
    short, long = seconds(piece, SHORT, apart=True), seconds(piece, TIMES * SHORT, apart=True)
    assert long < GENEROUS * TIMES * short + SLACK


def seconds(piece: str, length: int, *, apart: bool) -> float:
    """Return the processor time that a text of a length takes; apart, it is cut into paragraphs of twenty pieces."""
    pieces = [piece.replace("#", _word(number)) for number in range(length // len(piece))]
    paragraphs = [pieces[at : at + 20] for at in range(0, len(pieces), 20)] if apart else [pieces]
    passages = tuple(Passage(number, "".join(text)) for number, text in enumerate(paragraphs, 1))
    begin = time.process_time()
    find(passages)
    return time.process_time() - begin


def _word(number: int) -> str:
    """Return a capitalised word, another one for each number."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[rest]
    return letters.capitalize()
