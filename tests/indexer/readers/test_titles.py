"""What is promised of titles that programs write into files."""

import pytest

from indexer.readers.titles import usable


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - wells.doc",
        "Untitled-3",
        "Документ1",
        "Без имени 1",
        "Adsız sənəd",
        "wells_final_2",
        "press release.docx",
        "C:\\wells\\release",
        "file:///tmp/x",
        "2014-03-12",
        "a3f09b2c77d1e4f60a",
        "  ",
        "x" * 600,
    ],
)
def test_what_no_person_meant_as_a_title_is_none(title: str) -> None:
    assert usable(title) is None


@pytest.mark.parametrize(
    "title", ["Report on Wells", "Отчёт о конференции", "Minasız Azərbaycan naminə", "Documents of 2014"]
)
def test_a_title_that_a_person_wrote_is_kept(title: str) -> None:
    assert usable(f" {title}\x00\n") == title
