"""The position of a person and the organisation are each proved by the words in which they are printed."""

import pytest

from archive.findings import FoundPerson
from archive.passages import Passage, quote
from tests.indexer.extract.case_files import find


def told(*texts: str) -> tuple[tuple[Passage, ...], FoundPerson]:
    """Return the passages and the first speaker in them."""
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    return passages, next(one for one in find(passages).people if one.role == "speaker")


@pytest.mark.parametrize(
    ("text", "position", "organisation"),
    [
        ("Rena Bostanova, director of the Kura Institute, said that the hall is full.", "director", "Kura Institute"),
        ("Kura Institute Director Rena Bostanova said that the hall is full.", "Director", "Kura Institute"),
        ("По словам главы Совета по рекам Рены Бостановой, зал полон.", "главы", "Совета по рекам"),
        ("Kür İnstitutunun direktoru Rəna Bostanova bildirib ki, zal doludur.", "direktoru", "Kür İnstitutunun"),
        ("KSB-nin birinci sədri Rəna Bostanova bildirib ki, zal doludur.", "birinci sədri", "KSB-nin"),
    ],
)
def test_each_is_proved_by_its_own_words(text: str, position: str, organisation: str) -> None:
    passages, person = told(text)
    assert person.position_evidence is not None
    assert person.position_evidence.span is not None
    assert quote(passages, person.position_evidence.span) == position
    assert person.organisation_evidence is not None
    assert person.organisation_evidence.span is not None
    assert quote(passages, person.organisation_evidence.span).startswith(organisation)


def test_an_organisation_that_is_printed_apart_is_proved_there_and_less_surely() -> None:
    passages, person = told(
        "Oral answer by Minister for Wells Rena Bostanova",
        "Minister Rena Bostanova said that the wells are deep.",
        "The Ministry of Wells keeps a list of them.",
    )
    evidence = person.organisation_evidence
    assert evidence is not None
    assert evidence.span is not None
    assert quote(passages, evidence.span) == "Ministry of Wells"
    assert evidence.span.first == 3
    assert person.position_evidence is not None
    assert evidence.confidence < person.position_evidence.confidence


def test_those_whom_a_list_names_share_the_words_before_it() -> None:
    passages, person = told("Senators Rena Bostanova and Azer Zoghalov said that the wells are deep.")
    assert (person.name, person.position) == ("Rena Bostanova", "Senator")
    assert person.position_evidence is not None
    assert person.position_evidence.rule == "position.shared"
    assert person.position_evidence.span is not None
    assert quote(passages, person.position_evidence.span) == "Senators"


def test_who_holds_no_office_has_no_evidence_of_one() -> None:
    _, person = told("Rena Bostanova said that the wells are deep.")
    assert (person.position_evidence, person.organisation_evidence) == (None, None)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Mr Azer Zoghalov (Lower Kura GRC) asked whether the wells are deep, and Mr Zoghalov said that they are.",
            None,
        ),
        ("Mr Azer Zoghalov (Member of Parliament for Kura SMC) said that the wells are deep.", "Member of Parliament"),
        ("Senator Azer Zoghalov of Tavori said that the wells are deep.", "Senator"),
        ("Belarusian President Azer Zoghalov said that the wells are deep.", "Belarusian President"),
        ("Comment Of Senator Azer Zoghalov said that the wells are deep.", "Senator"),
    ],
)
def test_no_organisation_is_made_of_a_place_a_people_or_a_heading(text: str, position: str | None) -> None:
    _, person = told(text)
    assert person.organisation is None
    assert person.position == position or (position and person.position and person.position.startswith(position))
