"""What is taken for the title, and what stands over it."""

import pytest

from archive.passages import Passage
from indexer.extract.prose.text import build
from indexer.extract.titles import title

WELLS = "The Union has opened two wells in the valley and will open a third."


def titled(*texts: str, language: str = "en", heading: bool = False) -> str | None:
    passages = tuple(
        Passage(number, text, "heading", 1) if heading and number == 1 else Passage(number, text)
        for number, text in enumerate(texts, 1)
    )
    found = title(build(passages, (language,) * len(passages), language))
    return str(found.value) if found else None


@pytest.mark.parametrize(
    "over",
    [
        ["UNION OF WELLS", "PRESS STATEMENT", "Friday 21st June, 2019"],
        ["Directorate of Wells and Rivers", "Government of Kuria"],
        ["* MEDIA ADVISORY *"],
        ["FOR IMMEDIATE RELEASE", "May 5, 2020"],
        ["Dear members,"],
        ["LYDGATE PARISH COUNCIL"],
    ],
)
@pytest.mark.parametrize("heading", [False, True])
def test_a_letterhead_is_no_title_where_a_title_follows(over: list[str], heading: bool) -> None:
    assert titled(*over, "Two wells opened in the valley", WELLS, heading=heading) == "Two wells opened in the valley"


def test_a_letterhead_is_the_title_where_none_follows() -> None:
    assert titled("UNION OF WELLS", "5 May 2020", WELLS) == "UNION OF WELLS"


def test_an_azerbaijani_letterhead_is_no_title() -> None:
    lines = ("NARINBULAQ BƏLƏDİYYƏSİ", "05.06.2023", "Hörmətli sakinlər!", "Parkın layihəsi müzakirəyə çıxarılır")
    assert titled(*lines, "Layihə hazırlanıb və onunla hər gün tanış olmaq olar.", language="az") == lines[-1]


def test_a_short_sentence_over_the_news_is_their_title() -> None:
    assert titled("Союз открыл два колодца.", "Союз открыл в долине два колодца и откроет третий.", language="ru")


def test_a_question_before_the_first_sentence_is_the_title() -> None:
    lead = "Как открыть колодец? Мастер из долины рассказал об этом корреспонденту газеты."
    assert titled(lead, "Колодцы копали вручную, и жители помогали.", language="ru") == "Как открыть колодец?"


def test_running_text_has_no_title() -> None:
    assert titled(WELLS, WELLS) is None


def test_the_escapes_of_another_format_are_no_part_of_a_title() -> None:
    assert titled("Message on the Union\\u2019s\\_Wells\\", WELLS) == "Message on the Union’s Wells"


def test_a_headline_that_runs_on_into_its_sentence_is_the_title() -> None:
    over = "Две новые стройки Рабочие просят закончить до осени то, что начали весной."
    assert titled(over, "Об этом рабочих спросил союз.", language="ru") == "Две новые стройки"


def test_a_name_within_a_first_sentence_does_not_end_a_title() -> None:
    over = "Новый союз Бостановой просит закончить до осени то, что начали весной."
    assert titled(over, "Об этом рабочих спросил союз, и они согласились.", language="ru") is None


def test_a_dash_before_a_title_is_no_part_of_it() -> None:
    assert titled("—Two wells opened in the valley", WELLS) == "Two wells opened in the valley"


def test_a_title_may_end_with_an_abbreviation() -> None:
    line = "The Union Welcomes Its Guests From the Valley to Kura, D.C."
    assert titled(line, WELLS) == line
