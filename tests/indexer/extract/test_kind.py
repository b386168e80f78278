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


def test_a_release_about_somebody_stays_one_though_quotation_marks_are_lost() -> None:
    lead = "Rena Bostanova, chair of the Union, today opened two wells in the valley of the Kura."
    assert kind("Chair opens two wells", lead, *OWN) == "press release"


def test_a_letter_is_a_statement() -> None:
    assert (
        kind("To the villages", "Dear neighbours,", WELLS, *OWN[:2], WELLS, WELLS, WELLS, WELLS, WELLS) == "statement"
    )


def test_a_greeting_over_a_notice_makes_no_letter() -> None:
    assert kind("To the villages", "Dear neighbours,", WELLS, WELLS) == "press release"


def test_what_somebody_signs_is_a_statement() -> None:
    assert kind("Notice on the wells", WELLS, WELLS, OWN[0], WELLS, WELLS, WELLS, "Rena R. Bostanova") == "statement"


def test_an_order_may_end_its_first_words_with_a_colon() -> None:
    order = "By the authority vested in me as mayor of Kura, it is hereby ordered:"
    assert kind("Covering the wells", order, WELLS) == "statement"


def test_a_speech_stays_one_though_its_record_names_who_speaks() -> None:
    speech = "THE CHAIR: Good afternoon. The wells are open, and all who came today may see them and drink from them."
    more = "THE CHAIR: Thank you. There is more to say of the wells, and it will be said by those who dug them."
    assert kind("Remarks by the chair at the wells", speech, "Q: When?", more) == "statement"


@pytest.mark.parametrize("title", ["Union to host forum on wells", "Public consultation on wells"])
def test_what_is_still_to_come_is_announced(title: str) -> None:
    lead = "The Union hosted Rena Bostanova, its chair, who said that two wells are open."
    told = "Anar Zoghalov, director of the Kura Library, added that a third will be opened."
    assert kind(title, lead, told) == "press release"


def test_a_title_that_only_says_what_for_announces_nothing() -> None:
    lead = "The Union held a hearing on wells, and Rena Bostanova, its chair, said that two wells are open."
    told = "Anar Zoghalov, director of the Kura Library, added that a third will be opened."
    assert kind("On the freedom to drink: report of a hearing", lead, told) == "conference report"
