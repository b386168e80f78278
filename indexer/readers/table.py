"""Tables of records: CSV or JSON Lines, one document a row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import BinaryIO

from indexer.errors import Unreadable
from indexer.readers.base import Reading, Stated
from indexer.readers.decoding import decode
from indexer.readers.plain import blocks_of
from indexer.readers.rows import LIMIT, Record, delimiter_of, head_of, lines_of, opened, records_of
from indexer.readers.stating import Claims, folded, known_names, state

_JSON_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_CSV_NAMES = (".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz")
_NO_COLUMNS: Mapping[str, str] = {}
# The csv module refuses fields over 128 KB unless told otherwise; a row is capped before it comes here.
csv.field_size_limit(LIMIT)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its bytes, readable alone by `read_row`, or a problem that a person can mend. Numbers begin at 1."""

    number: int
    content: bytes
    stated: Stated
    file: str | None = None
    text: str | None = None
    problem: str | None = None


class TableRowReader:
    """A single row of a table that was taken apart; whole tables and other JSON are refused with the reason."""

    media_type = "application/json"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether it is a JSON object, or a table by its header."""
        start = content[:256].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if start in (b"{", b"["):
            return name.lower().endswith((".json", *_JSON_NAMES)) or _is_json(content)
        return is_table(content[:65536], name) or (b"\n" in content and _has_text_column(content[:65536], _NO_COLUMNS))

    def read(self, content: bytes, name: str) -> Reading:
        """Read one row with the usual names of columns."""
        return read_row(content, name)


def is_table(content_head: bytes, name: str, columns: Mapping[str, str] = _NO_COLUMNS) -> bool:
    """Say whether a file is a table of records, by its first bytes and its name; gzipped ones too."""
    called, head = name.lower(), head_of(content_head)
    if called.endswith(_JSON_NAMES):
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return called.endswith(_CSV_NAMES) and _has_text_column(head, columns)


def split(content: bytes | BinaryIO, name: str, columns: Mapping[str, str] = _NO_COLUMNS) -> Iterator[Row]:
    """Yield the rows of a table, in bounded memory. `columns` maps our names to theirs; blank rows are passed over.

    A row that cannot be used carries a problem and does not stop the rest.
    """
    lines = lines_of(opened(content))
    first = next((line for line in lines if line.problem or line.content.strip()), None)
    if first is None:
        return
    is_json = first.content.lstrip().startswith(b"{") or name.lower().endswith(_JSON_NAMES)
    records = _json_records(chain([first], lines)) if is_json else _csv_records(first, lines)
    for number, record in enumerate(records, start=1):
        yield _row(number, record, columns)


def read_row(content: bytes, name: str, columns: Mapping[str, str] = _NO_COLUMNS) -> Reading:
    """Read one row's bytes: the text column as plain text, the others as what is stated."""
    values, media_type = _values(content, one=True)
    text = _text(values, columns)
    if text is None:
        raise Unreadable(f"the row has no column named '{columns.get('text', 'text')}' with text in it")
    blocks = tuple(replace(block, start=None) for block in blocks_of(text))
    claims = _claims(values, columns)
    notes = tuple(f"The row's {problem}." for problem in claims.problems)
    return Reading(media_type, blocks, (claims.stated,), notes=notes)


def _json_records(lines: Iterator[Record]) -> Iterator[Record]:
    for line in lines:
        if line.problem or line.content.strip():
            yield line._replace(content=line.content.rstrip(b"\r\n"))


def _csv_records(first: Record, lines: Iterator[Record]) -> Iterator[Record]:
    delimiter = delimiter_of(first.content.decode("utf-8", "replace"))
    records = records_of(chain([first], lines), delimiter)
    header = next(records).content
    header = header if header.endswith(b"\n") else header + b"\n"
    for record in records:
        if record.problem or record.content.strip():
            yield record._replace(content=header + record.content)


def _row(number: int, record: Record, columns: Mapping[str, str]) -> Row:
    row = Row(number, record.content, Stated("table"), problem=record.problem)
    if row.problem:
        return row
    try:
        values, _ = _values(record.content, one=True)
    except Unreadable as error:
        return replace(row, problem=str(error))
    claims, text, file = _claims(values, columns), _text(values, columns), _word(values, "file", columns)
    missing = () if text or file else ("the row has neither text nor the name of a file",)
    problem = "; ".join((*claims.problems, *missing)) or None
    return replace(row, stated=claims.stated, text=text, file=file, problem=problem)


def _claims(values: Mapping[str, object], columns: Mapping[str, str]) -> Claims:
    return state("table", values, columns)


def _text(values: Mapping[str, object], columns: Mapping[str, str]) -> str | None:
    return _word(values, "text", columns)


def _word(values: Mapping[str, object], column: str, columns: Mapping[str, str]) -> str | None:
    wanted = folded(columns.get(column, column))
    found = next((value for key, value in values.items() if folded(key) == wanted), None)
    text = found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""
    return text if text.strip() else None


def _values(content: bytes, *, one: bool) -> tuple[dict[str, object], str]:
    """Return the named values of one row with its media type; raises Unreadable."""
    if len(content) > 2 * LIMIT:
        raise Unreadable("the row is larger than 20 MB")
    decoded = decode(content)
    if decoded is None or not decoded.text.strip():
        raise Unreadable("the row is empty" if not content.strip() else "the row is no text")
    if decoded.text.lstrip()[0] in "{[":
        return _json_values(decoded.text), "application/json"
    return _csv_values(decoded.text), "text/csv"


def _json_values(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        several = len(text.strip().splitlines()) > 1 and _is_json(text.strip().splitlines()[0].encode())
        reason = "the file is a table of several records, not one" if several else "the row is no valid JSON"
        raise Unreadable(reason) from error
    if not isinstance(value, dict):
        raise Unreadable("the JSON is no record: a table has one object a line (JSON Lines)")
    return value


def _csv_values(text: str) -> dict[str, object]:
    delimiter = delimiter_of(text.lstrip().split("\n", 1)[0])
    try:
        records = [record for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(record)]
    except csv.Error as error:
        raise Unreadable(f"the row is no valid CSV: {error}") from error
    if len(records) != 2:
        reason = (
            "the table has a header, but no record"
            if len(records) < 2
            else "the file is a table of several records, not one"
        )
        raise Unreadable(reason)
    header, cells = records
    if len(cells) > len(header):
        raise Unreadable(f"the row has {len(cells)} cells, the header {len(header)} columns")
    return dict(zip(header, cells, strict=False))


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), (dict, list))
    except (ValueError, RecursionError):
        return False


def _has_text_column(head: bytes, columns: Mapping[str, str]) -> bool:
    decoded = decode(head[: head.rfind(b"\n") + 1] or head)
    line = decoded.text.lstrip().split("\n", 1)[0].strip() if decoded else ""
    cells = {folded(cell.strip('" ')) for cell in line.split(delimiter_of(line))}
    wanted = {folded(columns.get("text", "text")), folded(columns.get("file", "file"))}
    ours = known_names() | {folded(column) for column in columns.values()}
    return bool(cells & wanted) and (len(cells) == 1 or bool(cells & ours))
