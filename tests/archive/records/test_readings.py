"""A reading is stored whole; what a person decided outlasts every later reading."""

from dataclasses import replace
from time import process_time

import pytest
from sqlalchemy import event

from archive.database import Archive
from archive.errors import Refused
from archive.findings import FoundEvent, FoundTopic
from archive.passages import Passage, Span
from archive.reading import Read
from archive.records import auditing, authorities, changes, documents, readings, review, texts
from archive.review import Corrections
from tests.archive.samples import PASSAGES, RULE, SAMPLE, WATER, organisation, paragraphs, person, reading, said, value
from tests.conftest import Store

pytestmark = pytest.mark.slow


def read_again(archive: Archive, document: str, read: Read) -> None:
    with archive.begin("worker") as records:
        readings.store(records, document, read)


def found(read: Read, **values: object) -> Read:
    return replace(read, findings=replace(read.findings, **values))  # type: ignore[arg-type]


def roles(archive: Archive, document: str) -> list[tuple[str, str]]:
    with archive.read() as records:
        return sorted((part.authority.label, part.role) for part in documents.parts(records, document))


def corrected(archive: Archive, document: str, **values: object) -> None:
    plain = Corrections("A title", "statement", None, "en", None, None, (), (), ())
    with archive.begin("editor") as records:
        review.correct(records, document, replace(plain, **values))  # type: ignore[arg-type]


def test_what_was_read_stands_in_the_record(archive: Archive, document: str) -> None:
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.state, kept.revision, kept.kind, kept.language) == ("read", 1, "conference report", "en")
        assert (kept.held, kept.published, kept.date) == ("2019-07-14", None, "2019-07-14")
        assert texts.passages(records, document, 1) == PASSAGES
        assert kept.original.media_type == "text/plain"
        assert [one.number for one in texts.revisions(records, document)] == [1]
        assert list(auditing.problems(records)) == []


def test_the_same_text_again_makes_no_revision(archive: Archive, document: str) -> None:
    read_again(archive, document, SAMPLE)
    with archive.read() as records:
        assert documents.get(records, document).revision == 1
        assert len(texts.revisions(records, document)) == 1
        assert len(review.findings(records, document)) == 11
        assert list(auditing.problems(records)) == []


def test_another_text_makes_a_revision_and_the_first_one_stays(archive: Archive, document: str) -> None:
    passages = (*PASSAGES, Passage(4, "A last word."))
    read_again(archive, document, replace(SAMPLE, passages=passages))
    with archive.read() as records:
        assert documents.get(records, document).revision == 2
        assert texts.passages(records, document, 1) == PASSAGES
        assert texts.passages(records, document, 2) == passages
        assert texts.current_passages(records, [document]) == {document: passages}


def test_what_a_later_reading_does_not_find_is_no_longer_said(archive: Archive, document: str) -> None:
    read_again(archive, document, reading(PASSAGES))
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.kind, kept.language, kept.held, kept.title) == ("", "", None, PASSAGES[0].text)
        assert review.findings(records, document) == ()
        assert documents.document_topics(records, document) == ()
        assert authorities.printed_in(records, document) == {}
    assert roles(archive, document) == []


def test_a_corrected_document_stays_corrected_when_it_is_read_again(archive: Archive, document: str) -> None:
    corrected(archive, document, title="The title", published="2019-08", kind="press release")
    read_again(archive, document, found(SAMPLE, published=value("2001-01-01"), people=(person("Somebody Else"),)))
    with archive.read() as records:
        kept = documents.get(records, document)
        assert (kept.title, kept.kind, kept.published, kept.held) == ("The title", "press release", "2019-08", None)
        statuses = {(one.field, one.value): one.status for one in review.findings(records, document)}
    assert statuses[("held", "2019-07-14")] == "rejected"
    assert statuses[("title", "The title")] == "confirmed"
    assert statuses[("published", "2001-01-01")] == "proposed"
    assert ("Somebody Else", "speaker") not in roles(archive, document)


def test_what_was_rejected_is_not_proposed_again(archive: Archive, document: str) -> None:
    corrected(archive, document)
    read_again(archive, document, SAMPLE)
    with archive.read() as records:
        held = [one for one in review.findings(records, document) if one.field == "held"]
        speakers = [one for one in review.findings(records, document) if one.field == "speaker"]
        topics = [one for one in review.findings(records, document) if one.field == "topic"]
        assert documents.get(records, document).held is None
        assert documents.document_topics(records, document) == ()
    assert {one.status for one in (*held, *speakers, *topics)} == {"rejected"}
    assert (len(held), len(speakers), len(topics)) == (1, 2, 2)


def test_a_document_without_any_finding_has_its_first_words_as_title(archive: Archive, store: Store) -> None:
    long = " ".join(["word"] * 100)
    documents_ = [store(reading()), store(reading(paragraphs(long))), store(reading(()), publish=False)]
    with archive.read() as records:
        titles = [documents.get(records, document).title for document in documents_]
    assert titles[0] == "Words."
    assert titles[1].endswith("word …")
    assert len(titles[1]) <= 162
    assert titles[2] == "sample.txt"


def test_a_person_in_two_roles_stands_in_both_and_only_once_in_each(archive: Archive, store: Store) -> None:
    people = (person("Rena Suleymanova"), person("Rena Suleymanova", "mentioned"), person("RENA SULEYMANOVA"))
    document = store(reading(people=people))
    assert [role for _, role in roles(archive, document)] == ["mentioned", "speaker"]


def test_organisations_spelled_alike_are_one(archive: Archive, store: Store) -> None:
    bodies = (organisation("Xəzər Cəmiyyəti"), organisation("XƏZƏR CƏMİYYƏTİ", "host"))
    document = store(reading(organisations=bodies))
    assert roles(archive, document) == [("Xəzər Cəmiyyəti", "host"), ("Xəzər Cəmiyyəti", "issuer")]


def test_a_topic_found_twice_or_unknown_costs_nothing(archive: Archive, store: Store) -> None:
    twice = (FoundTopic(WATER.uri, ("Su",), 0.1, RULE), FoundTopic(WATER.uri, ("Water",), 0.8, RULE))
    document = store(reading(topics=(*twice, FoundTopic("https://example.org/unknown", (), 1.0, RULE))))
    with archive.read() as records:
        (one,) = documents.document_topics(records, document)
        assert one.words == ("Water",)


@pytest.mark.parametrize(
    "span",
    [Span(1, 0, 9, 1), Span(0, 0, 1, 1), Span(1, 0, 1, 99), Span(1, -3, 1, 5), Span(2, 0, 1, 5), Span(1, 3, 1, 3)],
)
def test_a_statement_that_is_not_in_the_text_is_left_out(archive: Archive, store: Store, span: Span) -> None:
    passages = paragraphs("One two three.")
    wrong = replace(said(passages, "two"), span=span)
    document = store(reading(passages, statements=(wrong, said(passages, "three"))))
    with archive.read() as records:
        assert [one.quotation for one in texts.statements(records, document, 1)] == ["three"]
        assert list(auditing.problems(records)) == []


@pytest.mark.parametrize("broken", ["\0", "\ud800", "x" * 100_000, "ь", "…", "😀", "' OR 1=1 --"])
def test_broken_names_and_words_cost_only_themselves(archive: Archive, store: Store, broken: str) -> None:
    passages = paragraphs(f"One {broken} two.", "Three.")
    event_ = FoundEvent(broken, RULE, organisers=(broken,))
    read = reading(
        passages,
        title=value(broken),
        people=(person(broken, printed=(broken,)), person("Rena Suleymanova")),
        organisations=(organisation(broken, acronym=broken),),
        statements=(said(passages, "two", broken), said(passages, "Three", "Rena Suleymanova")),
        event=event_,
    )
    document = store(read)
    read_again(archive, document, read)
    with archive.read() as records:
        assert [one.quotation for one in texts.statements(records, document, 1)][-1] == "Three"
        assert len(documents.parts(records, document)) == 3
        assert len(documents.get(records, document).title) == len(broken)
        assert list(auditing.problems(records)) == []
        assert list(changes.problems(records)) == []


def test_a_wrong_date_is_refused_and_nothing_of_the_reading_is_stored(archive: Archive, document: str) -> None:
    with pytest.raises(Refused, match="yesterday"):
        read_again(archive, document, found(replace(SAMPLE, passages=paragraphs("New.")), held=value("yesterday")))
    with archive.read() as records:
        assert documents.get(records, document).revision == 1
        assert len(changes.history(records, document)) == 3


def test_the_event_of_an_earlier_reading_does_not_linger(archive: Archive, store: Store) -> None:
    table = FoundEvent("Round table on rivers", RULE, "Kura", ("Kura Society",))
    document = store(found(SAMPLE, event=table))
    with archive.read() as records:
        held = documents.get(records, document).event
        assert held is not None
        kept = authorities.event(records, held)
        assert (kept.name, kept.place, kept.held) == ("Round table on rivers", "Kura", "2019-07-14")
        assert [one.label for one in kept.organisers] == ["Kura Society"]
    read_again(archive, document, SAMPLE)
    with archive.read() as records:
        assert documents.get(records, document).event is None


def test_documents_of_one_event_on_one_day_share_it(archive: Archive, store: Store) -> None:
    table = FoundEvent("Round table on rivers", RULE)
    same = [store(found(SAMPLE, event=table), content=bytes([n])) for n in range(2)]
    other = store(found(SAMPLE, event=table, held=value("2020-07-14")))
    with archive.read() as records:
        events = [documents.get(records, document).event for document in (*same, other)]
    assert events[0] == events[1] != events[2]


def test_a_document_that_cannot_be_read_says_why_and_keeps_what_it_had(archive: Archive, store: Store) -> None:
    document = store()
    with archive.begin("worker") as records:
        readings.fail(records, document, "the PDF holds no text: it may be a scan\0")
        kept = documents.get(records, document)
    assert (kept.state, kept.revision, kept.standing) == ("read", 1, "published")
    assert kept.problem == "the PDF holds no text: it may be a scan\0"[:-1] + "\ufffd"
    read_again(archive, document, SAMPLE)
    with archive.read() as again:
        assert documents.get(again, document).problem is None


@pytest.mark.parametrize(
    ("held", "published", "earliest", "latest"),
    [
        (None, None, None, None),
        (None, "2019-07", "2019-07-01", "2019-07-31"),
        ("2018", "2019-07", "2018-01-01", "2018-12-31"),
        ("XXXX-06-19", None, None, None),
        ("0001-01-01", None, "0001-01-01", "0001-01-01"),
        ("2019-07-01/..", None, "2019-07-01", None),
    ],
)
def test_a_document_is_sorted_by_the_bounds_of_its_date(
    held: str | None, published: str | None, earliest: str | None, latest: str | None
) -> None:
    assert readings.bounds(held, published) == {"earliest": earliest, "latest": latest}


def ordinary(number: int) -> Read:
    """Thirty passages, fifteen people, ten organisations, ten statements, all of them new."""
    passages = paragraphs(*(f"Paragraph {n} of {number} says: water is short. " * 5 for n in range(30)))
    people = tuple(person(f"Name{chr(97 + n)}{number} Surname{number}", printed=("Form", "N.")) for n in range(15))
    bodies = tuple(organisation(f"Society {chr(97 + n)}{number}", acronym=f"S{n}") for n in range(10))
    statements = tuple(
        replace(said(passages, f"Paragraph {n} of"), speakers=(people[n].name,), span=Span(n + 1, 0, n + 1, 40))
        for n in range(10)
    )
    return reading(passages, people=people, organisations=bodies, statements=statements, title=value("Title"))


@pytest.mark.parametrize("many", [False, True])
def test_storing_takes_a_fixed_number_of_statements(archive: Archive, store: Store, many: bool) -> None:
    asked: list[str] = []
    event.listen(archive.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    read = ordinary(1)
    few = found(
        read,
        people=read.findings.people[:1],
        organisations=read.findings.organisations[:1],
        statements=read.findings.statements[:1],
    )
    store(read if many else few)
    assert len(asked) <= 80


@pytest.mark.slow
def test_storing_an_ordinary_reading_is_quick(archive: Archive, store: Store) -> None:
    costs = []
    for number in range(20):
        read = ordinary(number)
        started = process_time()
        store(read, content=bytes([number]))
        costs.append(process_time() - started)
    assert min(costs) < 0.05
