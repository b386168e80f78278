"""A document about a river, and small ways to say what was found in others."""

from dataclasses import replace

from archive.findings import (
    Evidence,
    Findings,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    FoundTopic,
    FoundValue,
    OrganisationRole,
    PersonRole,
)
from archive.passages import Passage, Span
from archive.reading import Read
from archive.topics import Label, Topic

RULE = Evidence("a rule", 0.9, "The words say so.")
WATER = Topic("https://example.org/water", (Label("Water", "en", True), Label("Su", "az", True)))
RIVERS = Topic("https://example.org/rivers", (Label("Rivers", "en", True),), broader=(WATER.uri,))


def paragraphs(*texts: str) -> tuple[Passage, ...]:
    """Return passages that hold these texts."""
    return tuple(Passage(number, text) for number, text in enumerate(texts, start=1))


def quoted(passages: tuple[Passage, ...], words: str) -> Span:
    """Return the span of words that stand in one passage."""
    passage = next(one for one in passages if words in one.text)
    start = passage.text.index(words)
    return Span(passage.number, start, passage.number, start + len(words))


def value(text: str) -> FoundValue:
    """Return a found title, date or the like."""
    return FoundValue(text, RULE)


def person(name: str, role: PersonRole = "speaker", printed: tuple[str, ...] = ()) -> FoundPerson:
    """Return a found person with the forms printed."""
    return FoundPerson(name, role, RULE, tuple(FoundName(form, Span(1, 0, 1, 1)) for form in printed))


def held(one: FoundPerson, position: Span, organisation: Span) -> FoundPerson:
    """Return a person with the words in which the position and the organisation are printed."""
    evidence = [replace(RULE, span=span) for span in (position, organisation)]
    return replace(one, position_evidence=evidence[0], organisation_evidence=evidence[1])


def organisation(name: str, role: OrganisationRole = "issuer", acronym: str | None = None) -> FoundOrganisation:
    """Return a found organisation."""
    return FoundOrganisation(name, role, RULE, (FoundName(name, Span(1, 0, 1, 1)),), acronym)


def said(passages: tuple[Passage, ...], words: str, *speakers: str) -> FoundStatement:
    """Return a direct statement."""
    return FoundStatement(quoted(passages, words), "direct", "single", RULE, speakers)


def reading(passages: tuple[Passage, ...] = (Passage(1, "Words."),), **found: object) -> Read:
    """Return a reading of plain text with these findings."""
    return Read("text/plain", passages, replace(Findings(extractor="1"), **found))  # type: ignore[arg-type]


PASSAGES = (
    Passage(1, "Report on the round table on rivers", kind="heading", level=1),
    Passage(2, "Rena Suleymanova, head of the Kura Society, said that the river needs a keeper."),
    Passage(3, "“Water has no borders,” said Tofiq Quliyev.", page=1, box=(72.0, 80.5, 500.0, 95.25)),
)
SAMPLE = reading(
    PASSAGES,
    title=value("Report on the round table on rivers"),
    kind=value("conference report"),
    language=value("en"),
    held=value("2019-07-14"),
    people=(
        replace(
            person("Rena Suleymanova", printed=("Rena Suleymanova",)), position="head", organisation="Kura Society"
        ),
        person("Tofiq Quliyev", printed=("Tofiq Quliyev",)),
    ),
    organisations=(organisation("Kura Society"),),
    statements=(
        replace(said(PASSAGES, "the river needs a keeper", "Rena Suleymanova"), form="indirect"),
        said(PASSAGES, "Water has no borders", "Tofiq Quliyev"),
    ),
    topics=(FoundTopic(WATER.uri, ("Water",), 0.8, RULE), FoundTopic(RIVERS.uri, ("rivers", "river"), 0.9, RULE)),
)
