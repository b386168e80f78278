"""From bytes to a reading: recognised, read, cut into passages, searched for findings. Pure: nothing is stored."""

import json
from collections.abc import Sequence
from dataclasses import replace

from archive.intake import Intake
from archive.passages import Passage
from archive.reading import Read
from indexer.extract import Vocabulary, extract
from indexer.extract.prediction import as_prediction, offsets
from indexer.extract.prose.language import languages
from indexer.readers.base import Block, Reading, Stated
from indexer.readers.recognising import read
from indexer.readers.sidecar import sidecar
from indexer.readers.table import read_row, split
from indexer.tasks import Done, Task


def read_document(content: bytes, task: Task, vocabulary: Vocabulary) -> Done:
    """Read a file as it came. Raises Unreadable, or Refused when what stood beside the file makes no sense."""
    reading = open_file(content, task.name, task.intake)
    stated = (*_delivered(task.name, task.intake), *reading.stated)
    passages = place(reading.blocks)
    findings = extract(passages, name=task.name, stated=stated, vocabulary=vocabulary)
    read = Read(
        media_type=reading.media_type,
        passages=passages,
        findings=findings,
        pages=reading.pages,
        notes=reading.notes,
        source_url=_first(stated, "url"),
        rights=_first(stated, "rights"),
        licence=_first(stated, "licence"),
    )
    return Done(read, reading.attachments, _prediction(reading, task, read, vocabulary) if task.predict else None)


def _prediction(reading: Reading, task: Task, read: Read, vocabulary: Vocabulary) -> str:
    """Return the keys of a gold answer as JSON; done here, because only the nursery has the finders loaded."""
    found = as_prediction(read.findings, read.passages, offsets(reading.blocks), task.path.stem, vocabulary)
    return json.dumps(found, ensure_ascii=False)


def open_file(content: bytes, name: str, intake: Intake) -> Reading:
    """Read the bytes with the reader that fits: a table's row with its columns, all else by its content."""
    return read_row(content, name, dict(intake.columns)) if intake.row else read(content, name)


def place(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Number the blocks and name the language of each."""
    passages = [
        Passage(number, block.text, block.kind, block.level, page=block.page, box=block.box)
        for number, block in enumerate(blocks, start=1)
    ]
    spoken = languages(passages)
    return tuple(replace(passage, language=tag) for passage, tag in zip(passages, spoken, strict=True))


def _delivered(name: str, intake: Intake) -> tuple[Stated, ...]:
    """Return what was said beside the file, the strongest first."""
    option = Stated("option", kind=intake.kind, language=intake.language)
    beside = [option] if intake.kind or intake.language else []
    if intake.sidecar is not None:
        beside.append(sidecar(intake.sidecar.encode(), f"{name}.yaml"))
    if intake.record is not None:
        beside.extend(row.stated for row in split(intake.record.encode(), name, dict(intake.columns)))
    return tuple(beside)


def _first(stated: Sequence[Stated], field: str) -> str | None:
    return next((value for one in stated if (value := getattr(one, field))), None)
