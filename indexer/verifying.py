"""What is wrong with an archive: the ledger recomputed, every original checked, the index held against the record."""

from collections.abc import Iterator

from archive.database import Archive
from archive.files import Files
from archive.identifiers import is_valid
from archive.records import auditing, changes
from indexer.errors import EngineDown
from indexer.search.engine import Engine


def problems(archive: Archive, files: Files, engine: Engine) -> Iterator[str]:
    """Yield a sentence for everything that is not as it should be; nothing when all is well."""
    with archive.read() as records:
        yield from changes.problems(records)
        yield from auditing.problems(records)
        kept, published = auditing.originals(records), auditing.published(records)
        newest = changes.position(records)
        wrong = [one for one in auditing.minted(records) if not is_valid(one)]
    yield from (f"the id {one} has a wrong check character" for one in wrong)
    yield from (f"the original {one} is missing or damaged" for one in kept if not files.is_sound(one))
    yield from _index_problems(engine, published, newest)


def _index_problems(engine: Engine, published: frozenset[str], newest: int) -> Iterator[str]:
    """Yield what search would get wrong; where nothing is published, an index that was never made is no fault."""
    try:
        position, indexed = engine.position(), engine.documents()
    except EngineDown as error:
        yield f"the search index cannot be opened: {error}"
        return
    if not published and not position:
        return
    if position != newest:
        yield f"the search index knows the ledger up to line {position} of {newest}: a worker brings it level"
        return
    for document in sorted(published - indexed):
        yield f"search misses the document {document}"
    for document in sorted(indexed - published):
        yield f"search shows the document {document}, which is not published"
