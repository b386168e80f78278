"""What a librarian expects of extraction, case by case, and what holds for every text."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.findings import Evidence, Findings
from archive.passages import Passage, Span, quote
from indexer.extract import EXTRACTOR
from tests.indexer.extract.case_files import FOLDER, find, found, read_case

CASES = sorted(FOLDER.glob("*.txt"))
# Pieces from which texts are made that could mislead: quotations that never end, offices without names, endless lists.
PIECES = (
    *("“", "”", '"', "«", "»", "(", ")", ", ", ". ", "\n", "İ", "ŞƏ", "1"),
    *("Mr ", "said that ", "Anar Zoghalov ", "the Ministry of Law ", "5 May 2019 ", "conference held ", "We, "),
    *("Глава ", "сказал ", "Azər ", "bildirib ki ", "Q: ", "THE CHAIR: "),
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_case_says_is_found(path: Path) -> None:
    case = read_case(path)
    findings = find(case.passages)
    for key, value in case.finds:
        given_value = found(key, case, findings)
        if isinstance(given_value, list):
            assert any(row.startswith(value) for row in given_value), f"{key}: {value} is not in {given_value}"
        elif key == "event" and value != "none":
            assert value in given_value
        else:
            assert given_value == value, key


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_extraction_and_every_span_lies_in_it(texts: list[str]) -> None:
    passages = tuple(Passage(number, text) for number, text in enumerate(texts, 1))
    findings = find(passages)
    for span in _spans(findings):
        assert 1 <= span.first <= span.last <= len(passages)
        assert 0 <= span.start <= len(passages[span.first - 1].text)
        assert 0 <= span.end <= len(passages[span.last - 1].text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_a_mention_reproduces_what_is_printed(text: str) -> None:
    passages = (Passage(1, text),)
    findings = find(passages)
    for one in (*findings.people, *findings.organisations):
        for mention in one.mentions:
            assert quote(passages, mention.span) == mention.printed


def test_a_hard_line_break_inside_a_name_does_not_hide_it() -> None:
    passages = (Passage(1, "“It is late,” said Rena\nBostanova, Director of the Kura\nLibrary."),)
    findings = find(passages)
    assert [person.name for person in findings.people] == ["Rena Bostanova"]
    assert findings.people[0].mentions[0].printed == "Rena\nBostanova"


def test_a_surname_that_fits_two_people_is_given_to_neither() -> None:
    findings = find((Passage(1, "Anar Zoghalov and Rena Zoghalov came. Zoghalov said that it rains."),))
    assert all(len(person.mentions) == 1 for person in findings.people)
    assert not findings.statements


def test_the_file_name_is_never_a_date() -> None:
    assert find((Passage(1, "The wells are open again and the water is clean."),)).published is None


def test_an_empty_document_has_no_findings() -> None:
    assert find(()) == Findings(extractor=EXTRACTOR)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["(", "“", '" ', "«a» ", "A", "Abc ", "Abc Def, ", "1", ",", "May 1 ", "on 5 May 2019 the conference was held ",
     "John Smith said that ", "Ministry of Law and ", "the minister said ", "A. ", "featured ", "According to "],
)  # fmt: skip
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    short, long = _seconds(piece * (20_000 // len(piece))), _seconds(piece * (80_000 // len(piece)))
    assert long < 10 * short + 1.0


def _seconds(text: str) -> float:
    begin = time.process_time()
    find((Passage(1, text),))
    return time.process_time() - begin


def _spans(findings: Findings) -> Iterator[Span]:
    values = (findings.title, findings.kind, findings.published, findings.held, findings.event, *findings.topics)
    evidence: list[Evidence] = [one.evidence for one in values if one]
    for named in (*findings.people, *findings.organisations):
        evidence.append(named.evidence)
        yield from (mention.span for mention in named.mentions)
    offices = ((one.position_evidence, one.organisation_evidence) for one in findings.people)
    evidence += [one for office in offices for one in office if one]
    for statement in findings.statements:
        evidence.append(statement.evidence)
        yield statement.span
    yield from (one.span for one in evidence if one.span)
