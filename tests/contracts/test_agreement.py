"""Whatever is asked after whatever history, the engine in a folder answers as the oracle does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.search.engine import Engine, Entry
from indexer.search.query import FACETS, All, Chosen, Either, Facet, Named, NameField, Not, Phrase, Query, Term, Word
from indexer.search.whoosh import WhooshEngine
from tests.contracts.naive import NaiveEngine

pytestmark = pytest.mark.slow

VOCABULARY = (
    *("water", "waters", "clean", "council", "report", "human", "rights", "the", "of", "don't", "U.S", "NGO"),
    *("Əliyev", "Aliyev", "Eliyev", "İlham", "Ilham", "seçki", "işıq", "şəhər", "xalq", "vətəndaş", "Bakı", "qərar"),
    *("Алиев", "Ильхам", "вода", "чистая", "права", "человека", "Хасан", "выборы", "съезд", "и", "ъ", "объявил"),
)
NAMES = ("Azer Allahverenov", "A. Allahverenov", "İlham Əliyev", "Ильхам Алиев", "Council of NGOs", "human rights")
VALUES: dict[Facet, tuple[str, ...]] = {
    "speaker": ("p1", "p2", "p3"),
    "organisation": ("o1", "o2"),
    "topic": ("t1", "t2", "t3"),
    "kind": ("statement", "press release", "conference report"),
    "language": ("en", "az", "ru"),
    "year": ("2018", "2019", "2020", "2021"),
}
FIRST_DAY = date(2018, 1, 1)


def _days(random: Random) -> tuple[date | None, date | None]:
    start = FIRST_DAY + timedelta(days=random.randrange(4 * 365))
    end = start + timedelta(days=random.choice((0, 0, 30, 400)))
    return random.choice(((start, end), (start, start), (None, None), (start, None), (None, end)))


def _some(random: Random, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(random.choices(values, k=random.randrange(3)))


def _entry(random: Random, document: str) -> Entry:
    earliest, latest = _days(random)
    return Entry(
        document=document,
        title=" ".join(random.choices(VOCABULARY, k=random.randrange(5))),
        text=", ".join(random.choices(VOCABULARY, k=random.randrange(40))),
        kind=random.choice(VALUES["kind"]),
        language=random.choice(VALUES["language"]),
        speakers=_some(random, VALUES["speaker"]),
        organisations=_some(random, VALUES["organisation"]),
        topics=_some(random, VALUES["topic"]),
        speaker_names=_some(random, NAMES),
        organisation_names=_some(random, NAMES),
        topic_names=_some(random, NAMES),
        earliest=earliest,
        latest=latest,
        years=_some(random, VALUES["year"]),
    )


def _live(engines: Sequence[Engine], random: Random, commits: int, documents: int) -> None:
    """Let engines live through the same history of commits, replacements and deletions."""
    ids = [f"d{number}" for number in range(documents)]
    for position in range(1, commits + 1):
        touched = random.sample(ids, k=random.choice((1, 3, documents // 4)))
        entries = [_entry(random, document) for document in touched]
        gone = random.sample(ids, k=random.randrange(documents // 20 + 1))
        for engine in engines:
            engine.replace(entries, gone, position)


@pytest.fixture(scope="module", params=[1, pytest.param(2, marks=pytest.mark.slow)])
def engines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Engine]]:
    whoosh, naive = WhooshEngine(tmp_path_factory.mktemp("engine") / "index"), NaiveEngine()
    _live((whoosh, naive), Random(request.param), commits=14, documents=300)
    yield whoosh, naive
    whoosh.close()


WORDS = st.sampled_from(VOCABULARY)
NAME_WORDS = st.sampled_from([word for name in NAMES for word in name.replace(".", "").split()])
FIELDS: st.SearchStrategy[NameField] = st.sampled_from(["speaker", "organisation", "topic", "title"])
LEAVES = (
    st.builds(Word, WORDS)
    | st.builds(Word, WORDS.map(lambda word: word[:2]), st.just(True))
    | st.builds(Phrase, st.lists(WORDS, max_size=3).map(tuple))
    | st.builds(Named, FIELDS, st.lists(NAME_WORDS, max_size=2).map(tuple))
)
TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES,
    lambda terms: (
        terms.map(Not)
        | st.lists(terms, max_size=3).map(lambda found: Either(tuple(found)))
        | st.lists(terms, max_size=3).map(lambda found: All(tuple(found)))
    ),
    max_leaves=5,
)
CHOSEN = st.sampled_from(FACETS).flatmap(
    lambda facet: st.builds(Chosen, st.just(facet), st.sampled_from(VALUES[facet]), st.booleans())
)
DAYS = st.none() | st.dates(FIRST_DAY, date(2022, 12, 31))
QUERIES = st.builds(
    Query,
    terms=st.lists(TERMS, max_size=3).map(tuple),
    chosen=st.lists(CHOSEN, max_size=3).map(tuple),
    since=DAYS,
    until=DAYS,
    undated=st.booleans(),
    sort=st.sampled_from(["newest", "oldest", "relevance"]),
    offset=st.integers(0, 30),
    limit=st.integers(0, 400),
    facet_limit=st.integers(0, 5),
)
HIDDEN = st.frozensets(st.integers(0, 300).map("d{}".format), max_size=5)


def _agree(one: Engine, other: Engine, query: Query, hidden: frozenset[str] = frozenset()) -> None:
    everything = replace(query, offset=0, limit=1_000)
    ours, theirs = one.search(query, hidden), other.search(query, hidden)
    assert (ours.total, ours.facets, ours.undated) == (theirs.total, theirs.facets, theirs.undated)
    assert (ours.position, len(ours.hits)) == (theirs.position, len(theirs.hits))
    if query.sort != "relevance":
        assert [hit.document for hit in ours.hits] == [hit.document for hit in theirs.hits]
    ours, theirs = one.search(everything, hidden), other.search(everything, hidden)
    assert {hit.document for hit in ours.hits} == {hit.document for hit in theirs.hits}
    assert list(ours.hits) == sorted(ours.hits, key=lambda hit: -hit.score) or query.sort != "relevance"


@settings(max_examples=150, deadline=None)
@given(query=QUERIES, hidden=HIDDEN)
def test_the_same_documents_totals_and_counts(
    engines: tuple[Engine, Engine], query: Query, hidden: frozenset[str]
) -> None:
    assert engines[0].documents() == engines[1].documents()
    _agree(*engines, query, hidden)


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_after_any_history_of_replacements_and_deletions(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    whoosh, naive = WhooshEngine(tmp_path / str(seed)), NaiveEngine()
    _live((whoosh, naive), random, commits=random.randrange(1, 40), documents=40)
    assert whoosh.documents() == naive.documents()
    for word in VOCABULARY:
        _agree(whoosh, naive, Query(terms=(Word(word),)))
    whoosh.close()
