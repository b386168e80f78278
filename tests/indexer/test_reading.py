"""What is promised of a reading: all that was said beside a file counts, and nothing is stored."""

import json
from pathlib import Path

import pytest

from archive.errors import Refused
from archive.findings import FoundValue
from archive.intake import Intake
from archive.passages import quote
from indexer.errors import Unreadable
from indexer.extract import compile_vocabulary
from indexer.readers.base import Block
from indexer.reading import place, read_document
from indexer.tasks import Done, Task
from tests.archive.samples import RIVERS, WATER
from tests.deliveries import comma, jsonl, mail, report

VOCABULARY = compile_vocabulary((WATER, RIVERS))


def read(content: bytes, name: str = "report.txt", *, predict: bool = False, **intake: object) -> Done:
    task = Task(1, Path("/somewhere") / name, name, Intake(**intake), predict)  # type: ignore[arg-type]
    return read_document(content, task, VOCABULARY)


def found(value: FoundValue | None) -> str | None:
    return value.value if value else None


def test_a_file_gives_passages_and_findings() -> None:
    done = read(report(1).encode())
    assert done.read.media_type == "text/plain"
    assert done.read.passages[0].text == "Meeting 1 on the wells of Prut"
    assert [passage.number for passage in done.read.passages] == list(range(1, len(done.read.passages) + 1))
    assert [one.name for one in done.read.findings.people if one.role == "speaker"] == [
        "Olha Merezhkova",
        "Pavel Zimorodin",
    ]


def test_a_statement_is_quoted_from_the_passages() -> None:
    done = read(report(1).encode())
    [said] = [one for one in done.read.findings.statements if one.form == "direct"]
    assert quote(done.read.passages, said.span).strip("“”,.") == "Well 1 is dry, and nobody has measured it"


def test_each_passage_knows_its_language() -> None:
    blocks = (
        Block("The water was measured and it was not clean at all."),
        Block("Вода была измерена, и она не была чистой."),
    )
    assert [passage.language for passage in place(blocks)] == ["en", "ru"]


def test_the_option_outranks_the_sidecar_and_the_sidecar_the_text() -> None:
    beside = "title: From the sidecar\nkind: statement\n"
    done = read(report(1).encode(), sidecar=beside, kind="press release")
    assert found(done.read.findings.title) == "From the sidecar"
    assert found(done.read.findings.kind) == "press release"


def test_a_sidecar_that_makes_no_sense_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"report\.txt\.yaml: 'colour' is not a key"):
        read(report(1).encode(), sidecar="colour: blue")


def test_a_row_is_read_with_the_names_of_its_columns() -> None:
    row = comma([{"headline": "Row", "body": report(1), "link": "https://example.org/1"}])
    done = read(row, "t.csv row 1", row=True, columns=(("text", "body"),))
    assert found(done.read.findings.title) == "Row"
    assert done.read.source_url == "https://example.org/1"


def test_a_row_that_names_a_file_speaks_for_it() -> None:
    record = jsonl([{"title": "Row", "file": "report.txt", "licence": "CC0-1.0"}]).decode()
    done = read(report(1).encode(), record=record)
    assert found(done.read.findings.title) == "Row"
    assert done.read.licence == "CC0-1.0"


def test_what_was_attached_is_handed_on() -> None:
    [inside] = read(mail("Dear all, the annex is attached.", ("annex.txt", b"words")), "mail.eml").attachments
    assert (inside.name, inside.content) == ("annex.txt", b"words")


def test_a_file_without_text_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="the file is empty"):
        read(b"")


def test_a_prediction_is_made_only_when_asked_for() -> None:
    assert read(report(1).encode()).prediction is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_offsets_of_a_prediction_count_the_characters_of_a_plain_text_file(line_end: str) -> None:
    text = report(1).replace("\n\n", "\n\n\n").replace("\n", line_end)
    predicted = json.loads(read(text.encode(), predict=True).prediction or "")
    [said] = [one for one in predicted["statements"] if one["type"] == "direct"]
    assert text[said["start"] : said["end"]].strip("“”,.") == "Well 1 is dry, and nobody has measured it"


def test_offsets_of_other_predictions_count_the_characters_of_their_text() -> None:
    page = "".join(f"<p>{line}</p>" for line in report(1).split("\n\n")).encode()
    html = b"<!DOCTYPE html><html><body><article>" + page + b"</article></body></html>"
    predicted = json.loads(read(html, "report.html", predict=True).prediction or "")
    [said] = [one for one in predicted["statements"] if one["type"] == "direct"]
    assert predicted["text"][said["start"] : said["end"]].strip("“”,.") == "Well 1 is dry, and nobody has measured it"
