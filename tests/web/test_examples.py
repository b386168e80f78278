"""Examples are made of what the archive holds."""

from archive.authorities import Listed
from archive.documents import Named, Statement
from archive.passages import Span
from archive.records.listings import YearCount
from web.examples import examples

SAID = Statement(
    "s4d9m1s7", "p7vxprqj", 1, "direct", "single", Span(1, 0, 1, 9),
    "Kamran said: the certificate of public clearance work", None, (Named("v4d9m1s7", "Kamran Velidarov"),),
)  # fmt: skip
YEARS = tuple(YearCount(year, 1, 0) for year in range(2010, 2022))


def test_an_archive_shows_its_own_speaker_topic_words_and_years() -> None:
    made = examples([SAID], [Listed("t4d9m1s7", "mine clearance", 3)], YEARS, 2)
    assert [one.text for one in made] == [
        "speaker:Velidarov", 'topic:"mine clearance"', '"public clearance"', "2019..2021",
    ]  # fmt: skip


def test_an_archive_without_dates_offers_its_undated_documents() -> None:
    assert [one.text for one in examples([], [], (), 2)] == ["date:undated"]


def test_an_empty_archive_has_no_examples() -> None:
    assert examples([], [], (), 0) == ()
