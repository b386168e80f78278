"""The gold answers of a document, as the JSON that extraction is scored against."""

import json
from dataclasses import asdict

from corpus.sources import Source, Statement

LICENCE = "CC0-1.0"
WITH_PROPERTIES = (".pdf", ".docx", ".odt")


def gold(source: Source) -> dict[str, object]:
    """What a careful reader finds in a document; dates are EDTF or None, offsets count characters of its text."""
    return {
        "id": source.name,
        "file": source.file,
        "kind": source.kind,
        "language": source.language,
        "title": source.title,
        "date_event": source.date_event,
        "date_published": source.date_published,
        "speakers": [asdict(person) for person in source.speakers],
        "people_mentioned_only": list(source.mentioned),
        "organisations": [asdict(organisation) for organisation in source.organisations],
        "topics": list(source.topics),
        "statements": [_statement(statement, source.text) for statement in source.statements],
        "source": {"file": source.file, "licence": LICENCE, "meta_date": meta_date(source)},
        "note": source.note,
    }


def gold_file(source: Source) -> str:
    return json.dumps(gold(source), ensure_ascii=False, indent=1) + "\n"


def meta_date(source: Source) -> str | None:
    """The day that stands in a file's own properties, front matter or headers, and not in its text."""
    of_file = source.form.get("date") if source.file.endswith(WITH_PROPERTIES) else None
    return source.meta_date or of_file


def _statement(statement: Statement, text: str) -> dict[str, object]:
    words = text[statement.start : statement.end]
    return {
        "speaker": statement.speaker,
        "start_words": " ".join(words.split("\n")[0].split(" ")[:8]),
        "end_words": " ".join(words.split("\n")[-1].split(" ")[-5:]),
        "start": statement.start,
        "end": statement.end,
        "type": statement.form,
        "voice": statement.voice,
    }
