"""The sample corpus, taken in by the command: whoever and whatever its pages list, search finds."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import text

from archive.authorities import Listed
from archive.database import Archive
from archive.records import authorities, topics
from archive.settings import Settings
from indexer.search.query import Chosen, Facet, Query
from indexer.search.syntax import parse
from indexer.search.whoosh import WhooshEngine
from tests.processes import ROOT, run

pytestmark = pytest.mark.slow

GOLD = ROOT / "corpus" / "gold"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an archive that holds the corpus."""
    folder = tmp_path_factory.mktemp("answering") / "data"
    status, _, said = run(folder, "ingest", ROOT / "corpus" / "documents")
    assert status == 0, said
    return folder


@pytest.fixture(scope="module")
def archive(data: Path) -> Iterator[Archive]:
    with closing(Archive.open(Settings(data, "http://127.0.0.1:8000"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine(data: Path) -> Iterator[WhooshEngine]:
    with closing(WhooshEngine(data / "index")) as opened:
        yield opened


def _listed(archive: Archive, facet: Facet) -> tuple[Listed, ...]:
    with archive.read() as records:
        if facet == "topic":
            return tuple(one for one in topics.listed(records) if one.documents)
        if facet == "organisation":
            return authorities.listed(records, "organisation", 0, 1000).items
        speaking = "SELECT DISTINCT authority FROM roles WHERE role = 'speaker'"
        ids = frozenset(records.connection.execute(text(speaking)).scalars())
        return tuple(one for one in authorities.listed(records, "person", 0, 1000).items if one.id in ids)


@pytest.mark.parametrize("facet", ["speaker", "organisation", "topic"])
def test_search_answers_for_everyone_and_everything_that_is_listed(
    archive: Archive, engine: WhooshEngine, facet: Facet
) -> None:
    listed = _listed(archive, facet)
    assert len(listed) > 40
    for one in listed:
        assert engine.search(parse(f'{facet}:"{one.label}"').query).total, one.label
        assert engine.search(Query(chosen=(Chosen(facet, one.id),))).total, one.label


def _gold(field: Literal["speakers", "organisations", "topics"]) -> set[str]:
    answers = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return {one if field == "topics" else one["name"] for answer in answers for one in answer[field]}


@pytest.mark.parametrize("field", ["speakers", "organisations"])
def test_everyone_whom_the_gold_names_is_found_by_name(
    engine: WhooshEngine, field: Literal["speakers", "organisations"]
) -> None:
    names = _gold(field)
    assert len(names) > 200
    assert not [name for name in sorted(names) if not engine.search(parse(name.strip("«»“”")).query).total]


def test_every_topic_of_the_gold_is_known_by_its_name_and_leads_to_what_is_about_it(
    archive: Archive, engine: WhooshEngine
) -> None:
    labels = _gold("topics")
    assert len(labels) > 100
    with archive.read() as records:
        known = {label: topics.namesake(records, label) for label in sorted(labels)}
    assert None not in known.values()
    heard = {label: one for label, one in known.items() if one and one.documents}
    for label, one in heard.items():
        assert engine.search(parse(f'topic:"{label}"').query).total >= one.documents, label
        assert engine.search(Query(chosen=(Chosen("topic", one.id),))).total == one.documents, label
    # Readers of these texts named some topics of which no word is printed.
    assert len(heard) >= 0.87 * len(labels), labels - set(heard)
