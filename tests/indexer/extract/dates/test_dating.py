"""Which dates of a text are taken for those of the document."""

import pytest

from archive.passages import Passage
from indexer.extract.dates.dating import Dates, dates
from indexer.extract.prose.text import build

WELLS = "The Union has opened two wells in the valley and will open a third."
QUYULAR = "Birlik vadidə iki quyu açıb və payızda üçüncünü də açacaq."
KOLODTSY = "Союз открыл в долине два колодца и осенью откроет третий."


def dated(
    *texts: str, language: str = "en", title: str | None = None, kind: str | None = None, genre: str | None = None
) -> Dates:
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    return dates(build(passages, (language,) * len(passages), language), title, (), kind, genre)


def published(*texts: str, language: str = "en") -> str | None:
    found = dated(*texts, language=language).published
    return str(found.value) if found else None


def held(*texts: str, language: str = "en", kind: str | None = None, genre: str | None = None) -> str | None:
    title = texts[0] if texts[0][-1] != "." else None
    found = dated(*texts, language=language, title=title, kind=kind, genre=genre).held
    return str(found.value) if found else None


def test_several_days_are_no_day_of_publication() -> None:
    assert dated("Wells", "5-6 May 2022", "Some words are here.").published is None


def test_a_day_of_updating_is_no_day_of_publication() -> None:
    assert dated("Wells", "Date last updated: 9 May 2022", "Some words are here.").published is None


@pytest.mark.parametrize(
    "line",
    [
        "5 May 2020",
        "Tuesday, 5 May 2020, 10.00",
        "Baku, Tuesday 5 May 2020",
        "(Baku, 5 May 2020)",
        "5 May 2020, Baku",
        "Press release No. 12, 5 May 2020",
        "Press Release | 5 May 2020",
        "5 May 2020 Posted in Press releases",
        "Posted on: 5 May 2020 4:12 PM",
        "For immediate release: May 5, 2020",
        "Embargoed until 00:01 Tuesday 5 May 2020",
        "By the Press Office on 5 May 2020",
        "13/5/2019 | Updated 5 May 2020",
    ],
)
def test_a_line_over_the_text_gives_the_day_of_publication(line: str) -> None:
    assert published("Two wells are open", line, WELLS) in ("2020-05-05", "2019-05-13")


@pytest.mark.parametrize(
    "line", ["5 may 2020-ci il", "Bakı şəhəri, 5 may 2020-ci il", "2020-ci il mayın 5-i", "№ 12  05.05.2020-ci il"]
)
def test_an_azerbaijani_line_gives_the_day_of_publication(line: str) -> None:
    assert published("İki quyu açılıb", line, QUYULAR, language="az") == "2020-05-05"


@pytest.mark.parametrize(
    "line", ["5 мая 2020 г.", "г. Баку, 5 мая 2020 года", "№ 12 от 05.05.2020", "Пресс-служба союза, 05.05.2020"]
)
def test_a_russian_line_gives_the_day_of_publication(line: str) -> None:
    assert published("Открыты два колодца", line, KOLODTSY, language="ru") == "2020-05-05"


@pytest.mark.parametrize(
    "line",
    [
        "BAKU, 3 May 2022 – ",
        "BAKU (3 May 2022) – ",
        "Baku, 3 May 2022. ",
        "(Washington D.C., May 3rd, 2022) -- ",
        "03-05-2022 - ",
        "BAKU, May 3, 2022 (Kura News) – ",
    ],
)
def test_a_dateline_gives_the_day_of_publication(line: str) -> None:
    assert published("Wells", line + WELLS) == "2022-05-03"


def test_a_dateline_without_a_year_gives_the_day_only() -> None:
    assert published("МОСКВА, 5 июня. " + KOLODTSY, KOLODTSY, language="ru") == "XXXX-06-05"


@pytest.mark.parametrize("line", ["Deadline: 5 May 2020", "Comments by 5 May 2020", "WHEN: 5 May 2020"])
def test_a_line_about_something_else_gives_no_day_of_publication(line: str) -> None:
    assert published("Two wells are open", line, WELLS) is None


def test_the_day_over_a_transcript_is_the_day_of_the_event() -> None:
    found = dated("Briefing on the wells", "5 May 2020", WELLS, kind="conference report", genre="transcript")
    assert found.published is None
    assert found.held is not None
    assert found.held.value == "2020-05-05"


def test_the_date_of_an_older_event_is_not_that_of_the_document() -> None:
    found = dated(
        "Recalling the conference held on 3 October 2019, we ask for more wells.", "It was signed on 4 May 2020."
    )
    assert found == Dates(None, None)


def test_a_weekday_gives_the_year_that_is_not_printed() -> None:
    found = dated("On Thursday, January 6, the Union held a conference.", "In 2021 it was dry. In 2022 it rained.").held
    assert found is not None
    assert found.value == "2022-01-06"


def test_the_year_of_another_day_gives_no_year() -> None:
    assert held("WHEN: Thursday, October 3", WELLS, "An earlier one was on March 21, 2019.") == "XXXX-10-03"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The Union held a conference today.", "2022-05-03"),
        ("The Minister laid the first stone of the well yesterday before a large crowd.", "2022-05-02"),
        ("The fare will fall from 1 June, the Minister told reporters on Friday.", "2022-04-29"),
        ("The bridge was opened on 30 April in the presence of the Minister.", "2022-04-30"),
    ],
)
def test_a_day_of_the_lead_is_told_from_the_day_of_publication(words: str, day: str) -> None:
    assert held("Wells", "3 May 2022", words, WELLS) == day


@pytest.mark.parametrize(
    "words",
    [
        "The new fare is five pounds from Monday, and children travel free.",
        "The Union has today published its report on the wells of the valley.",
        "The register is open since 30 April and holds four hundred wells.",
        "A law which was passed on 30 April obliges the Union to open the wells.",
        "The statement dated 30 April says nothing of the wells in the valley.",
    ],
)
def test_other_days_of_the_lead_are_no_event(words: str) -> None:
    assert held("Wells", "3 May 2022", words, WELLS) is None


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("ru", "28 июня районный суд огласил приговор бывшему начальнику дороги.", "XXXX-06-28"),
        ("ru", "В понедельник 28 июня у здания мэрии состоялась акция протеста.", "XXXX-06-28"),
        ("ru", "С 3 по 17 апреля в Баку проходил турнир по шахматам.", "XXXX-04-03/XXXX-04-17"),
        ("az", "Dekabrın 9-da koalisiya quyular haqqında hesabatını təqdim edib.", "XXXX-12-09"),
        ("az", "Birliyin sədri may ayının 7-də Narınçay şəhərinə səfər edib.", "XXXX-05-07"),
        ("az", "KÜRTAC xəbər verir ki, mayın 7-də birliyin sədri qonaqları qəbul edib.", "XXXX-05-07"),
        ("az", "2024-cü ilin martında dağ kəndində qadın ustaların konfransı keçirilib.", "2024-03"),
        ("en", "From 3 to 5 March 2023 the Union heard forty witnesses on wells.", "2023-03-03/2023-03-05"),
    ],
)
def test_what_news_begin_with_is_the_day_of_the_event(language: str, words: str, day: str) -> None:
    assert held(words, WELLS, language=language) == day


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Министр заявил о том, что с 1 января 2008 года закон изменится."),
        ("ru", "На 1 декабря 2006 года во всём мире закрыты сто колодцев."),
        ("ru", "Закон от 5 мая 2019 года запрещает закрывать колодцы."),
        ("az", "Sərgi mayın 31-dək davam edəcək və giriş sərbəstdir."),
    ],
)
def test_a_bound_or_a_law_has_no_day_of_an_event(language: str, words: str) -> None:
    assert held(words, WELLS, language=language) is None


def test_a_speech_is_dated_by_the_line_under_its_title() -> None:
    line = "Address by the chair of the Union to the meeting of the wells, 14 June 2019"
    assert held("Trust", line, WELLS, kind="statement") == "2019-06-14"


def test_a_statement_adopted_at_a_meeting_has_the_day_of_the_meeting() -> None:
    line = "Adopted at the meeting of the Board, 28 November 2019"
    assert held("Statement on the wells", WELLS, WELLS, line, kind="statement") == "2019-11-28"


def test_a_day_in_a_title_that_only_names_another_event_is_none() -> None:
    assert held("Statement on Jan. 6, 2021", WELLS, kind="statement") is None


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (
            [
                "On wells",
                WELLS,
                "In witness whereof, I have set my hand this fifth day of May, in the year 2020.",
                "RENA",
            ],
            1,
        ),
        (["On wells", WELLS, "RENA BOSTANOVA", "THE TOWN HALL OF LOWER KURA, May 5, 2020."], 1),
        (["On wells", "KURA—Today, May 5th, 2020, Rena Bostanova has opened two wells in the valley."], 1),
        (["On wells", "KURA – May 5, 2020, Rena Bostanova has opened two wells in the valley of the Kura."], 1),
        (
            [
                "On wells",
                "MEDIA ADVISORY   Contact: Rena May 5, 2020   Phone: 12 UNION OPENS WELLS Kura The Union opens.",
            ],
            1,
        ),
        (["On wells", "05.04.20", "For immediate release", "May 5, 2020", WELLS], 1),
        (["On wells", "As of October 19, the Union has opened two wells in the valley and will open a third."], 0),
        (["Union to open two wells on Friday, May 5th", WELLS], 0),
    ],
)
def test_what_is_signed_dated_or_labelled_on_a_day_was_issued_on_it(texts: list[str], day: int) -> None:
    assert published(*texts) == ("2020-05-05" if day else None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The Minister will visit the wells from 22 to 23 August 2016 with her guests.", "2016-08-22/2016-08-23"),
        ("Rena Bostanova, the chair of the Union, arrived in Kura on May 18 with her guests.", "XXXX-05-18"),
        ("The bill on wells reached the Council on October 7th with the votes of all.", "XXXX-10-07"),
    ],
)
def test_news_tell_at_once_what_happens_on_a_day(words: str, day: str) -> None:
    assert held("Wells", words, WELLS, kind="press release") == day


@pytest.mark.parametrize(
    "words",
    [
        "Apply for the work at the wells no later than Friday, March 18, 2022.",
        "The Union spoke of the drought following the storm on May 18, which was the worst of the year.",
        "A panel was held to hear what was seen of the May 6 flood of the wells in the valley.",
        "The wells are open through 18 May 2022 and are then closed for the winter.",
        "Yesterday Rena Bostanova gave more money to the valley where wells were lost on July 26, 2022.",
    ],
)
def test_a_deadline_or_what_is_only_alluded_to_is_no_event(words: str) -> None:
    assert held("Wells", words, WELLS, kind="press release") is None


def test_a_statement_that_looks_back_to_a_day_has_no_event() -> None:
    assert (
        held("On the wells", "On October 27, 2018, the wells of the valley ran dry.", WELLS, kind="statement") is None
    )


def test_a_day_has_the_year_with_which_it_is_printed_again() -> None:
    words = "On April 7 the Union opened two wells in the valley."
    assert held("Wells", words, "Since April 7, 2006 they are full.", kind="press release") == "2006-04-07"


def test_a_day_does_not_take_the_year_of_its_anniversary() -> None:
    words = "On April 7 the Union opened two wells in the valley."
    told = "On April 7, 2006 the old ones ran dry, and nobody knew in 2008 why."
    assert held("Wells", words, told, kind="press release") == "XXXX-04-07"


def test_today_is_the_day_that_is_printed_beside_it() -> None:
    found = dated(
        "Wells", "KURA—Today, May 5th, 2020, Rena Bostanova spoke to the Union of the wells.", kind="press release"
    )
    assert found.held is not None
    assert found.held.value == "2020-05-05"


def test_a_day_that_an_agency_wires_is_that_of_publication_though_an_event_is_in_the_title() -> None:
    assert published("Quyular konfransı keçirilib", "Bakı, 5 may, KÜRTAC", QUYULAR, language="az") == "XXXX-05-05"
