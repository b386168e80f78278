"""How entries come into the index: in one commit with their position, durably, or not at all."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.writing import SegmentWriter

from indexer.errors import EngineDown
from indexer.search.engine import Entry
from indexer.search.whoosh.damage import BROKEN
from indexer.search.whoosh.merging import Row, kept_rows, new_rows, worn, write_rows
from indexer.search.whoosh.receipts import INDEX, Receipt, measure, read_receipt, receipt_name, sync
from indexer.search.whoosh.receipts import write_receipt as write_down
from indexer.search.whoosh.schema import fields, schema

MEMORY_MB = 128


class Closing(FileStorage):  # type: ignore[misc]
    """A folder that can close what Whoosh leaves open when it fails."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.made: list[IO[bytes]] = []

    def create_file(self, name: str, **options: object) -> StructFile:
        """Make a file, and remember it."""
        file = super().create_file(name, **options)
        self.made.append(file.raw_file())
        return file

    def temp_storage(self, name: str | None = None) -> "Closing":
        """Return a folder inside this one, whose files are remembered here."""
        inside = Closing(super().temp_storage(name).folder)
        inside.made = self.made
        return inside

    def close_files(self) -> None:
        """Close all files, also those that cannot be written to the end."""
        for file in self.made:
            with suppress(OSError):
                file.close()


class Durable(Closing):
    """A folder in which a table of contents appears only after it, its receipt and all that it names are on disk."""

    def __init__(self, folder: Path, position: int) -> None:
        super().__init__(str(folder))
        self.path = folder
        self.position = position
        self.kept: dict[str, tuple[int, int]] = {}
        self.written: list[str] = []

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Write the receipt of a finished table of contents, wait for the disk, then let it appear."""
        files = {name: measure(self.path / name) for name in self.written} | self.kept
        for name in (*self.written, oldname):
            sync(self.path / name)
        generation = int(newname.removeprefix(f"_{INDEX}_").removesuffix(".toc"))
        receipt = Receipt(self.position, files | {newname: measure(self.path / oldname)})
        write_down(self.path, generation, receipt)
        sync(self.path)
        (self.path / oldname).replace(self.path / newname)
        sync(self.path)


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, which knows what it replaces; whoever opens it holds the lock of the index."""

    def __init__(self, storage: Durable) -> None:
        super().__init__(FileIndex(storage, schema(), INDEX), limitmb=MEMORY_MB, compound=False, _lk=False)
        self.replaced: dict[str, int] = {}
        self.taken_in: list[Iterator[Row]] = []

    def add(self, entry: Entry) -> None:
        """Add an entry; of two with one document the later counts."""
        if entry.document in self.replaced:
            self.newsegment.delete_document(self.replaced[entry.document])
        self.replaced[entry.document] = self.docnum
        self.add_document(**fields(entry))

    def remove(self, documents: Iterable[str]) -> None:
        """Take what was committed of these documents out of the index."""
        wanted = [document.encode() for document in documents]
        for segment in self.segments:
            for number in _numbers(self.storage, segment, wanted):
                segment.delete_document(number)

    def take_in(self, segment: W3Segment) -> None:
        """Move the live documents of a segment behind those of this one."""
        first = self.docnum
        reader = SegmentReader(self.storage, self.schema, segment)
        try:
            numbers = self.write_per_doc(self.schema.names(), reader)
        finally:
            reader.close()
        moved = first.__add__ if numbers is None else numbers.get
        self.taken_in.append(kept_rows(self.storage, segment, moved, len(self.taken_in)))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        write_rows(self.fieldwriter, self.schema, [new_rows(self.pool.iter_postings()), *self.taken_in])
        self.fieldwriter.close()

    def _commit_toc(self, segments: list[W3Segment]) -> None:
        self.storage.written = self.newsegment.list_files(self.storage) if self._added else []
        names = tuple(f"{segment.segment_id()}." for segment in segments)
        before = read_receipt(self.storage.path, self.generation - 1).files
        self.storage.kept = {name: known for name, known in before.items() if name.startswith(names)}
        super()._commit_toc(segments)
        sweep(self.storage.path, self.generation, names)

    def abandon(self) -> None:
        """Give up: close files, remove what was written, leave the last commit as it is."""
        self.storage.close_files()
        shutil.rmtree(self._tempstorage.folder, ignore_errors=True)
        self.is_closed = True
        for name in self.newsegment.list_files(self.storage):
            (self.storage.path / name).unlink(missing_ok=True)


def make(folder: Path) -> None:
    """Make an empty index at position 0. Raises EngineDown."""
    with _named(*BROKEN):
        folder.mkdir(parents=True, exist_ok=True)
        TOC.create(Durable(folder, 0), schema(), INDEX)


def write(folder: Path, entries: Iterable[Entry], gone: Iterable[str], position: int) -> None:
    """Replace and remove documents in one commit; the caller holds the lock. Raises EngineDown."""
    forgotten = frozenset(gone)
    with _writer(folder, position) as writer:
        for entry in entries:
            if entry.document not in forgotten:
                with _named(OSError):
                    writer.add(entry)
        with _named(*BROKEN):
            writer.remove(forgotten.union(writer.replaced))
            writer.commit(mergetype=merge_worn)


@contextmanager
def _named(*failures: type[Exception]) -> Iterator[None]:
    try:
        yield
    except failures as error:
        raise EngineDown(f"the search index cannot be written: {error}") from error


@contextmanager
def _writer(folder: Path, position: int) -> Iterator[Writer]:
    with _named(*BROKEN):
        writer = Writer(Durable(folder, position))
    try:
        yield writer
    finally:
        if not writer.is_closed:
            writer.abandon()


def _numbers(storage: FileStorage, segment: W3Segment, documents: list[bytes]) -> list[int]:
    terms = segment.codec().terms_reader(storage, segment)
    try:
        return [number for document in documents for number in _postings(terms, document)]
    finally:
        terms.close()


def _postings(terms: object, document: bytes) -> list[int]:
    with suppress(TermNotFound):
        return list(terms.matcher("document", document, schema()["document"].format).all_ids())  # type: ignore[attr-defined]
    return []


def merge_worn(writer: Writer, segments: list[W3Segment]) -> list[W3Segment]:
    """Take the segments that are too many or mostly deleted into the one being written; return the others."""
    merged = worn(segments)
    for segment in merged:
        if segment.doc_count():
            writer.take_in(segment)
    return [segment for segment in segments if segment not in merged]


def sweep(folder: Path, generation: int, segments: tuple[str, ...]) -> None:
    """Remove what no commit names: old generations, and what a killed writer left."""
    kept = (f"_{INDEX}_{generation}.toc", receipt_name(generation))
    for path in folder.iterdir():
        if path.name not in kept and not path.name.startswith(segments):
            with suppress(OSError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
