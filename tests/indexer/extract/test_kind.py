"""Which kind a document is said to be, and by what."""

import pytest

from archive.passages import Passage
from tests.indexer.extract.case_files import find

WELLS = "The Union has opened two wells in the valley and will open a third."
OWN = (
    "I have been to the wells of the valley, and I have seen them closed.",
    "We asked the Board for its register of the wells, and we were refused.",
    "My colleagues and I shall go on asking until somebody answers us.",
)


def kind(*texts: str) -> str:
    findings = find(tuple(Passage(number, text) for number, text in enumerate(texts, 1)))
    assert findings.kind is not None
    return str(findings.kind.value)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Statement after the visit to the wells", "statement"),
        ("Open letter to the villages", "statement"),
        ("Written reply on the wells of the valley", "statement"),
        ("Fact sheet: wells", "press release"),
        ("Public notice: wells closed", "press release"),
        ("Minutes of the meeting of the Board", "conference report"),
        ("Transcript: briefing on the wells", "conference report"),
    ],
)
def test_the_title_says_what_a_document_is(title: str, expected: str) -> None:
    assert kind(title, WELLS, WELLS) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Valideynlərin MÜRACİƏTİ", "Birlik vadidə iki quyu açıb və payızda üçüncünü də açacaq, bu barədə yazıb."),
        ("ЗАЯВЛЕНИЕ Союза колодцев", "Союз открыл в долине два колодца и осенью откроет третий, как и было сказано."),
    ],
)
def test_a_title_in_capitals_says_it_too(title: str, body: str) -> None:
    assert kind(title, body) == "statement"


def test_the_section_in_which_a_report_was_posted_does_not_say_what_it_is() -> None:
    lead = "The Union held a conference on wells, and Rena Bostanova, its chair, said that two wells are open."
    told = "Anar Zoghalov, director of the Kura Library, added that a third will be opened."
    assert kind("Conference on wells", "12 March 2019 Posted in Press releases", lead, told) == "conference report"


def test_who_speaks_a_whole_text_as_i_makes_a_statement() -> None:
    assert kind("The wells are closed", *OWN) == "statement"


def test_the_line_under_a_title_may_say_that_it_is_a_speech() -> None:
    line = "Rena Bostanova, chair of the Union of Wells, in her opening address to the meeting, 14 June 2019"
    assert kind("Trust", line, WELLS) == "statement"


def test_many_who_speak_make_no_conference() -> None:
    said = "Anar Zoghalov said so. Rena Bostanova agreed and said that it rains. Lale Zirin said that it is dry."
    assert kind("Two wells opened", WELLS, said, "Azer Yulgun added that it is late.") == "press release"
