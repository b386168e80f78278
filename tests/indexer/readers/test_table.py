"""What is promised of tables, and of each row of one."""

import gzip
import io
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import Unreadable
from indexer.readers.base import Stated
from indexer.readers.table import Row, TableRowReader, is_table, read_row, split
from tests.indexer.readers import samples


def rows(content: bytes, name: str = "wells.csv", **columns: str) -> list[Row]:
    return list(split(content, name, columns))


def test_a_csv_gives_a_row_for_each_record() -> None:
    first, second = rows(samples.CSV)
    assert (first.number, first.stated.title, first.stated.speakers) == (1, samples.TITLE, ("Anna Bell", "Boris Clay"))
    assert first.text == f"{samples.FIRST}\n\n{samples.LAST}"
    assert (second.number, second.stated.published, second.text) == (2, "2014-04", 'He said "no", twice.')
    assert (first.problem, second.problem) == (None, None)


def test_a_row_can_be_read_alone() -> None:
    first, second = rows(samples.CSV)
    reading = TableRowReader().read(first.content, "row.csv")
    assert [block.text for block in reading.blocks] == [samples.FIRST, samples.LAST]
    assert reading.stated == (first.stated,)
    assert (reading.media_type, first.stated.where) == ("text/csv", "table")
    assert second.content == samples.CSV.splitlines(keepends=True)[0] + samples.CSV[samples.CSV.index(b"Second") :]


def test_json_lines_give_their_own_bytes() -> None:
    first, second = rows(samples.JSONL, "wells.jsonl")
    assert first.content + b"\n" + second.content + b"\n" == samples.JSONL
    assert first.stated == Stated("table", samples.TITLE, "2014-03-12", speakers=("Anna Bell", "Boris Clay"))
    assert read_row(second.content, "row.json").blocks[0].text == samples.LAST


@pytest.mark.parametrize("content", [samples.CSV, samples.JSONL])
def test_a_gzipped_table_is_the_same_table(content: bytes) -> None:
    name = "wells.csv" if content is samples.CSV else "wells.jsonl"
    packed = gzip.compress(content)
    assert rows(packed, name + ".gz") == rows(content, name)
    assert is_table(packed, name + ".gz")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_delimiter_and_encoding_are_found_out(delimiter: str, encoding: str) -> None:
    lines = ["title", "text"], ['"Вода, жизнь; и\tвсё"', '"Круглый стол прошёл\nв библиотеке."']
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    (row,) = rows(content)
    assert (row.stated.title, row.text) == ("Вода, жизнь; и всё", "Круглый стол прошёл\nв библиотеке.")
    assert read_row(row.content, "row.csv").stated == (row.stated,)


def test_columns_of_another_name_are_mapped() -> None:
    content = b"Headline;Body;Who\nWells;The words.;Anna Bell\n"
    assert not is_table(content, "wells.csv")
    assert is_table(content, "wells.csv", {"text": "Body"})
    (row,) = rows(content, text="Body", speakers="Who")
    assert (row.text, row.stated.title, row.stated.speakers) == ("The words.", "Wells", ("Anna Bell",))
    assert read_row(row.content, "row.csv", {"text": "Body"}).blocks[0].text == "The words."


def test_a_row_may_name_a_file_instead_of_a_text() -> None:
    (row,) = rows(b"file,title\nscans/wells.pdf,Wells\n")
    assert (row.file, row.text, row.problem) == ("scans/wells.pdf", None, None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": "x", "date": "soon"}', "date: "),
        (b'{"title": "x"}', "neither text nor the name of a file"),
        (b'{"text": ', "no valid JSON"),
        (b'["text"]', "one object a line"),
        (b"[" * 100_000, "no valid JSON"),
        (b'{"text": "\xff\xfe\x00"}', "no text"),
    ],
)
def test_a_bad_row_says_why_and_does_not_stop_the_rest(line: bytes, problem: str) -> None:
    good = b'{"text": "The words."}\n'
    first, bad, last = rows(good + line + b"\n" + good, "wells.jsonl")
    assert problem in (bad.problem or "")
    assert (bad.number, last.number) == (2, 3)
    assert first.problem is last.problem is None
    assert last.text == "The words."


def test_a_quotation_mark_amid_a_field_opens_nothing() -> None:
    assert [row.text for row in rows(b'text,title\na 5" pipe,x\nanother,y\n')] == ['a 5" pipe', "another"]


def test_doubled_quotation_marks_do_not_close_a_field() -> None:
    (row,) = rows(b'title,text\nx,"He said ""no""\nand left."\n')
    assert row.text == 'He said "no"\nand left.'


def test_a_field_that_is_never_closed_says_so() -> None:
    good, bad = rows(b'text,title\none,x\n"two,y\nthree,z\n')
    assert good.text == "one"
    assert "none closes it" in (bad.problem or "")


def test_a_row_with_too_many_cells_says_so() -> None:
    (row,) = rows(b"text,title\none,x,y\n")
    assert row.problem == "the row has 3 cells, the header 2 columns"


@pytest.mark.slow
def test_a_row_of_enormous_size_is_passed_over_in_bounded_memory() -> None:
    good = b'{"text": "The words."}\n'
    packed = gzip.compress(good + b'{"text": "' + b"x" * (60 * 2**20) + b'"}\n' + good)
    tracemalloc.start()
    first, bomb, last = rows(packed, "wells.jsonl.gz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert bomb.problem == "the row is larger than 20 MB"
    assert first.text == last.text == "The words."
    assert peak < 120 * 2**20


@pytest.mark.slow
def test_a_long_table_is_read_from_a_stream_in_little_memory() -> None:
    line = json.dumps({"text": "The words. " * 90}).encode() + b"\n"
    stream = io.BytesIO(gzip.compress(line * 5_000))
    tracemalloc.start()
    number = sum(1 for _ in split(stream, "wells.jsonl.gz"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 5_000
    assert peak < 4 * 2**20


def test_a_gzip_that_is_cut_off_gives_what_came_before() -> None:
    lines = b"".join(json.dumps({"text": f"The words {n * 7919}."}).encode() + b"\n" for n in range(3_000))
    found = rows(gzip.compress(lines)[:-2000], "wells.jsonl.gz")
    assert found[0].text == "The words 0."
    assert "damaged here" in (found[-1].problem or "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.JSONL, "a table of several records"),
        (samples.CSV, "a table of several records"),
        (b'[{"text": "x"}]', "one object a line"),
        (b'{"text": 5}', "no column named 'text'"),
        (b'{"title": "x"}', "no column named 'text'"),
        (b'{"a": 1', "no valid JSON"),
        (b"text,title\n", "a header, but no record"),
    ],
)
def test_what_is_no_single_row_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        TableRowReader().read(content, "wells.json")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"text,title\n", "wells.txt"),
        (b"name,wells\nElm,9\n", "wells.csv"),
        (b"[1]", "wells.jsonl"),
        (b"\x1f\x8bx", "x.csv.gz"),
    ],
)
def test_what_is_no_table_is_not_taken_apart(content: bytes, name: str) -> None:
    assert not is_table(content, name)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text(), st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\r")))))
def test_whatever_a_program_writes_as_json_lines_comes_back(records: list[tuple[str, str]]) -> None:
    content = "".join(json.dumps({"title": title, "text": text}) + "\n" for title, text in records)
    found = rows(content.encode(), "wells.jsonl")
    assert [row.text or "" for row in found] == [text if text.strip() else "" for _, text in records]


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from(["wells.csv", "wells.jsonl", "wells.csv.gz"]))
def test_no_bytes_break_the_taking_apart(content: bytes, name: str) -> None:
    assert all(row.number for row in rows(b"text,title\n" + content, name))
    assert all(row.number for row in rows(content, name))
