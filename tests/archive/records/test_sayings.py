"""A statement that was published keeps its address as long as anybody may look for it."""

from dataclasses import replace

from archive.database import Archive
from archive.documents import Statement
from archive.reading import Read
from archive.records import auditing, publishing, readings, texts
from tests.archive.samples import PASSAGES, SAMPLE, paragraphs, person, reading, said
from tests.conftest import Store

WELLS = "We ask for wells."
ROADS = "We ask for roads."


def spoken(*paragraphs_: str, quotes: tuple[str, ...] = (WELLS, ROADS)) -> Read:
    passages = paragraphs(*paragraphs_)
    people = (person("Rena Suleymanova"),)
    return reading(
        passages, people=people, statements=tuple(said(passages, words, "Rena Suleymanova") for words in quotes)
    )


def read_again(archive: Archive, document: str, read: Read) -> tuple[Statement, ...]:
    with archive.begin("worker") as records:
        readings.store(records, document, read)
    with archive.read() as reading_:
        assert list(auditing.problems(reading_)) == []
        return texts.statements(reading_, document, len(texts.revisions(reading_, document)))


def ids(archive: Archive, document: str, revision: int = 1) -> dict[str, str | None]:
    with archive.read() as records:
        return {one.quotation: one.id for one in texts.statements(records, document, revision)}


def test_statements_get_their_ids_when_they_are_published_and_not_before(archive: Archive, store: Store) -> None:
    document = store(publish=False)
    assert set(ids(archive, document).values()) == {None}
    with archive.begin("staff") as records:
        publishing.publish(records, document)
    first = ids(archive, document)
    assert None not in first.values()
    assert len(set(first.values())) == 2


def test_reading_again_gives_out_no_new_ids(archive: Archive, document: str) -> None:
    before = ids(archive, document)
    read_again(archive, document, SAMPLE)
    assert ids(archive, document) == before


def test_the_same_words_keep_their_id_wherever_they_move(archive: Archive, store: Store) -> None:
    document = store(spoken(WELLS, ROADS))
    before = ids(archive, document)
    after = read_again(archive, document, spoken("A new beginning.", ROADS, "Between.", WELLS))
    assert {one.quotation: one.id for one in after} == before
    assert [(one.quotation, one.span.first, one.revision) for one in after] == [(ROADS, 2, 2), (WELLS, 4, 2)]


def test_words_that_differ_only_in_spelling_signs_keep_their_id(archive: Archive, store: Store) -> None:
    document = store(spoken(WELLS, ROADS))
    before = set(ids(archive, document).values())
    after = read_again(archive, document, spoken("WE ASK, FOR WELLS", ROADS, quotes=("WE ASK, FOR WELLS", ROADS)))
    assert {one.id for one in after} == before


def test_a_statement_that_is_dropped_is_not_deleted_and_comes_back_under_its_id(archive: Archive, store: Store) -> None:
    document = store(spoken(WELLS, ROADS))
    before = ids(archive, document)
    assert [one.quotation for one in read_again(archive, document, spoken(WELLS, ROADS, quotes=(ROADS,)))] == [ROADS]
    with archive.read() as records:
        assert set(before.values()) <= set(auditing.minted(records))
    read_again(archive, document, spoken(WELLS, ROADS))
    assert ids(archive, document) == before


def test_a_new_statement_of_a_published_document_gets_an_id_of_its_own(archive: Archive, store: Store) -> None:
    document = store(spoken(WELLS, ROADS, quotes=(WELLS,)))
    before = ids(archive, document)
    after = read_again(archive, document, spoken(WELLS, ROADS))
    assert {one.quotation: one.id for one in after}[WELLS] == before[WELLS]
    assert after[1].id not in (None, before[WELLS])


def test_the_same_words_said_twice_are_two_statements(archive: Archive, store: Store) -> None:
    read = spoken(WELLS, "Again: " + WELLS, quotes=())
    twice = tuple(replace(said(read.passages[n : n + 1], WELLS), speakers=("Rena Suleymanova",)) for n in range(2))  # type: ignore[arg-type]
    document = store(replace(read, findings=replace(read.findings, statements=twice)))
    with archive.read() as records:
        first = texts.statements(records, document, 1)
    assert len({one.id for one in first}) == 2
    assert read_again(archive, document, replace(read, findings=replace(read.findings, statements=twice))) == first


def test_each_statement_has_its_own_speakers_in_their_order(archive: Archive, store: Store) -> None:
    passages = PASSAGES
    people = (person("Rena Suleymanova"), person("Tofiq Quliyev"), person("Leyla Mammadova"))
    statements = (
        said(
            passages, "the river needs a keeper", "Tofiq Quliyev", "Rena Suleymanova", "Tofiq Quliyev", "Nobody Known"
        ),
        replace(said(passages, "Water has no borders"), collective="the participants", voice="joint"),
        said(passages, "Report", "Leyla Mammadova"),
    )
    document = store(reading(passages, people=people, statements=statements))
    with archive.read() as records:
        kept = texts.statements(records, document, 1)
    assert [[one.label for one in statement.speakers] for statement in kept] == [
        ["Leyla Mammadova"],
        ["Tofiq Quliyev", "Rena Suleymanova"],
        [],
    ]
    assert (kept[2].collective, kept[2].voice) == ("the participants", "joint")
