"""Which dates of a text are taken for those of the document."""

from archive.passages import Passage
from indexer.extract.dating import Dates, dates
from indexer.extract.text import build


def dated(*texts: str, title: str | None = None) -> Dates:
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    return dates(build(passages, ("en",) * len(passages), "en"), title)


def test_several_days_are_no_day_of_publication() -> None:
    assert dated("Wells", "5-6 May 2022", "Some words are here.").published is None


def test_a_day_of_updating_is_no_day_of_publication() -> None:
    assert dated("Wells", "Date last updated: 9 May 2022", "Some words are here.").published is None


def test_a_dateline_gives_the_day_of_publication() -> None:
    found = dated("Wells", "BAKU, 3 May 2022 – The wells are open.").published
    assert found is not None
    assert found.value == "2022-05-03"


def test_the_date_of_an_older_event_is_not_that_of_the_document() -> None:
    found = dated(
        "Recalling the conference held on 3 October 2019, we ask for more wells.", "It was signed on 4 May 2020."
    )
    assert found == Dates(None, None)


def test_a_weekday_gives_the_year_that_is_not_printed() -> None:
    found = dated("On Thursday, January 6, the Union held a conference.", "In 2021 it was dry. In 2022 it rained.").held
    assert found is not None
    assert found.value == "2022-01-06"


def test_an_event_of_today_was_held_on_the_day_of_publication() -> None:
    found = dated("Wells", "BAKU, 3 May 2022 – The Union held a conference today.").held
    assert found is not None
    assert found.value == "2022-05-03"
