"""What every engine promises: the suite that each implementation joins with an `engine` fixture."""

from collections.abc import Iterator
from datetime import date

import pytest

from indexer.errors import EngineDown
from indexer.search.engine import Count, Engine, Entry, Results
from indexer.search.query import (
    FACETS,
    All,
    Chosen,
    Either,
    Facet,
    Named,
    NameField,
    Not,
    Phrase,
    Query,
    Sort,
    Term,
    Word,
)
from indexer.search.syntax import parse


def entry(document: str, title: str = "", text: str = "", **more: object) -> Entry:
    """Return an entry with what matters to a test."""
    fields: dict[str, object] = {"kind": "press release", "language": "en", **more}
    return Entry(document=document, title=title, text=text, **fields)  # type: ignore[arg-type]


WATER = entry(
    "d1",
    "Clean water for Ganja",
    "The council promised clean water. Every village will have water by summer.",
    speakers=("p1", "p2"),
    organisations=("o1",),
    topics=("t1",),
    speaker_names=("Azer Allahverenov", "A. Allahverenov", "Leyla Əliyeva"),
    organisation_names=("Council of NGOs",),
    topic_names=("Drinking water", "içməli su"),
    earliest=date(2019, 7, 14),
    latest=date(2019, 7, 14),
    years=("2019",),
)
ELECTION = entry(
    "d2",
    "Seçkilər haqqında bəyanat",
    "İlham Əliyev seçicilərlə görüşdü. Şəhərdə işıq yoxdur.",
    kind="statement",
    language="az",
    speakers=("p2",),
    organisations=("o2",),
    speaker_names=("İlham Əliyev",),
    organisation_names=("Mərkəzi Seçki Komissiyası",),
    earliest=date(2019, 12, 30),
    latest=date(2020, 1, 2),
    years=("2019", "2020"),
)
RUSSIAN = entry(
    "d3",
    "Вода и выборы",
    "Ильхам Алиев встретился с избирателями. Чистая вода для всех.",
    kind="conference report",
    language="ru",
    speakers=("p1",),
    earliest=date(2021, 1, 1),
    latest=date(2021, 12, 31),
    years=("2021",),
)
UNDATED = entry("d4", "Report on water", "Water clean enough to drink, said nobody.", topics=("t1", "t2"))
SINCE = entry("d5", "Notes", "Kept since the spring.", earliest=date(2020, 3, 1))
UNTIL = entry("d6", "Notes", "Kept until the autumn.", latest=date(2018, 9, 30))
EVERYTHING = (WATER, ELECTION, RUSSIAN, UNDATED, SINCE, UNTIL)


def ids(results: Results) -> list[str]:
    """Return the documents on the page, in order."""
    return [hit.document for hit in results.hits]


def found(engine: Engine, *terms: Term) -> set[str]:
    """Return all documents that terms find."""
    return set(ids(engine.search(Query(terms=terms, limit=100))))


def counts(results: Results, facet: Facet) -> dict[str, int]:
    """Return the certain counts of a facet."""
    return {count.value: count.count for count in results.facets[facet]}


class EngineContract:
    """Join by subclassing and giving an empty engine as the fixture `engine`."""

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        engine.replace(EVERYTHING[:3], (), 3)
        engine.replace(EVERYTHING[3:], (), 7)
        return engine

    # What it is given

    def test_an_engine_that_knows_nothing_is_at_position_0_and_does_not_answer(self, engine: Engine) -> None:
        assert engine.position() == 0
        assert engine.documents() == frozenset()
        with pytest.raises(EngineDown):
            engine.search(Query())

    def test_the_position_is_remembered_even_when_no_document_was_touched(self, engine: Engine) -> None:
        engine.replace((), (), 5)
        assert engine.position() == 5
        assert engine.search(Query()).total == 0
        assert engine.search(Query()).position == 5

    def test_a_replaced_document_is_found_by_its_new_words_only(self, filled: Engine) -> None:
        filled.replace([entry("d1", "Roads", "Nothing but asphalt.")], (), 8)
        assert found(filled, Word("asphalt")) == {"d1"}
        assert found(filled, Word("village")) == set()
        assert filled.documents() == {"d1", "d2", "d3", "d4", "d5", "d6"}
        assert filled.search(Query()).total == 6

    def test_a_document_that_is_gone_is_found_no_more(self, filled: Engine) -> None:
        filled.replace((), ["d1", "never-there"], 8)
        assert "d1" not in filled.documents()
        assert found(filled, Word("water")) == {"d4"}
        assert filled.search(Query()).total == 5

    def test_repeating_is_harmless(self, filled: Engine) -> None:
        before = filled.search(Query(terms=(Word("water"),)))
        for _ in range(3):
            filled.replace(EVERYTHING, ["d9"], 7)
        assert filled.search(Query(terms=(Word("water"),))).facets == before.facets
        assert filled.search(Query()).total == 6

    def test_of_two_entries_of_one_document_the_later_counts(self, engine: Engine) -> None:
        engine.replace([entry("d1", text="first"), entry("d2"), entry("d1", text="second")], (), 1)
        assert found(engine, Word("first")) == set()
        assert found(engine, Word("second")) == {"d1"}
        assert engine.search(Query()).total == 2

    def test_a_document_that_is_also_gone_is_gone(self, engine: Engine) -> None:
        engine.replace([entry("d1"), entry("d2")], ["d1"], 1)
        assert engine.documents() == {"d2"}

    def test_when_the_entries_fail_nothing_has_changed(self, filled: Engine) -> None:
        def failing() -> Iterator[Entry]:
            yield entry("d9", text="half")
            raise RuntimeError("the record could not be read")

        with pytest.raises(RuntimeError):
            filled.replace(failing(), ["d1"], 9)
        assert filled.position() == 7
        assert filled.documents() == {"d1", "d2", "d3", "d4", "d5", "d6"}
        filled.replace([entry("d9")], (), 9)
        assert "d9" in filled.documents()

    def test_all_documents_can_go_and_come_again(self, filled: Engine) -> None:
        filled.replace((), filled.documents(), 8)
        assert filled.documents() == frozenset()
        assert filled.search(Query()).total == 0
        filled.replace([WATER], (), 9)
        assert found(filled, Word("village")) == {"d1"}

    def test_who_asks_after_closing_is_answered(self, filled: Engine) -> None:
        filled.close()
        assert filled.search(Query()).total == 6

    # What it is asked

    @pytest.mark.parametrize(
        ("typed", "documents"),
        [
            ("", {"d1", "d2", "d3", "d4", "d5", "d6"}),
            ("water", {"d1", "d4"}),
            ("WATER", {"d1", "d4"}),
            ("clean village", {"d1"}),
            ("water -village", {"d4"}),
            ("-water", {"d2", "d3", "d5", "d6"}),
            ("-(water OR notes)", {"d2", "d3"}),
            ("-(water village)", {"d2", "d3", "d4", "d5", "d6"}),
            ("village OR autumn", {"d1", "d6"}),
            ("(village OR autumn) kept", {"d6"}),
            ("autumn OR (clean -village)", {"d4", "d6"}),
            ("ilham", {"d2", "d3"}),
            ("İLHAM", {"d2", "d3"}),
            ("Ильхам", {"d2", "d3"}),
            ("Aliyev", {"d2", "d3"}),
            ("Eliyev", {"d2"}),
            ("isiq", {"d2"}),
            ("IŞIQ", {"d2"}),
            ("nowhere", set()),
        ],
    )
    def test_words_are_found_in_any_spelling(self, filled: Engine, typed: str, documents: set[str]) -> None:
        assert found(filled, *parse(typed).query.terms) == documents

    @pytest.mark.parametrize(
        ("phrase", "documents"),
        [
            ("clean water", {"d1"}),
            ("water clean", {"d4"}),
            ("Clean water for Ganja", {"d1"}),
            ("water village", set()),
            ("Ganja the council", set()),
            ("ilham aliyev", {"d2", "d3"}),
            ("Ильхам Алиев", {"d2", "d3"}),
            ("əliyev seçicilərlə", {"d2"}),
            ("ъ clean ъ water", {"d1"}),
            ("water", {"d1", "d4"}),
            ("", set()),
        ],
    )
    def test_phrases_are_words_side_by_side_in_any_spelling(
        self, filled: Engine, phrase: str, documents: set[str]
    ) -> None:
        assert found(filled, Phrase(tuple(phrase.split()))) == documents

    @pytest.mark.parametrize(
        ("prefix", "documents"),
        [
            ("wat", {"d1", "d4"}),
            ("seçic", {"d2"}),
            ("Изб", {"d3"}),
            ("əliy", {"d2", "d3"}),
            ("zz", set()),
            ("ъ", set()),
        ],
    )
    def test_a_prefix_finds_what_begins_with_it(self, filled: Engine, prefix: str, documents: set[str]) -> None:
        assert found(filled, Word(prefix, prefix=True)) == documents
        assert not filled.search(Query(terms=(Word(prefix, prefix=True),))).cut

    @pytest.mark.parametrize(
        ("word", "documents"),
        [
            ("councils", {"d1"}),
            ("promising", {"d1"}),
            ("seçici", {"d2"}),
            ("şəhərlər", {"d2"}),
            ("избиратель", {"d3"}),
            ("чистой", {"d3"}),
            ("число", set()),
        ],
    )
    def test_words_are_found_through_the_endings_of_the_documents_language(
        self, filled: Engine, word: str, documents: set[str]
    ) -> None:
        assert found(filled, Word(word)) == documents

    def test_a_phrase_is_found_as_it_is_written(self, filled: Engine) -> None:
        assert found(filled, Phrase(("every", "village"))) == {"d1"}
        assert found(filled, Phrase(("every", "villages"))) == set()
        assert found(filled, Phrase(("чистой", "вода"))) == set()

    @pytest.mark.parametrize("prefix", ["en", "az", "ru"])
    def test_no_prefix_meets_a_stem(self, filled: Engine, prefix: str) -> None:
        assert found(filled, Word(prefix, prefix=True)) <= {"d4"}

    @pytest.mark.parametrize(
        ("field", "words", "documents"),
        [
            ("organisation", ("Seçki", "Komissiyasının"), {"d2"}),
            ("speaker", ("Azer", "Allahverenov"), {"d1"}),
            ("speaker", ("allahverenov",), {"d1"}),
            ("speaker", ("Aliyeva",), {"d1"}),
            ("speaker", ("Allahverenov", "Azer"), set()),
            ("speaker", ("Allahverenov", "A"), set()),
            ("speaker", ("Ильхам",), {"d2"}),
            ("speaker", (), set()),
            ("organisation", ("council",), {"d1"}),
            ("organisation", ("Merkezi", "secki"), {"d2"}),
            ("topic", ("icmeli", "su"), {"d1"}),
            ("title", ("water",), {"d1", "d4"}),
            ("title", ("village",), set()),
        ],
    )
    def test_names_are_found_within_one_name(
        self, filled: Engine, field: NameField, words: tuple[str, ...], documents: set[str]
    ) -> None:
        assert found(filled, Named(field, words)) == documents

    def test_names_are_not_words_of_the_text(self, filled: Engine) -> None:
        assert found(filled, Word("Allahverenov")) == set()

    def test_a_word_without_a_letter_finds_nothing(self, filled: Engine) -> None:
        assert found(filled, Word("ъ")) == set()
        assert found(filled, Either(())) == set()
        assert len(found(filled, All(()))) == 6
        assert len(found(filled, Not(Word("ъ")))) == 6

    def test_very_long_words_are_found(self, engine: Engine) -> None:
        engine.replace([entry("d1", text="a" * 5_000), entry("d2", text="b " + "ə" * 300)], (), 1)
        assert found(engine, Word("a" * 5_000)) == {"d1"}
        assert found(engine, Word("ə" * 300)) == {"d2"}
        assert found(engine, Word("aa", prefix=True)) == {"d1"}
        assert found(engine, Word("ee", prefix=True)) == {"d2"}

    # Choosing and counting

    def test_values_in_one_facet_are_alternatives_and_facets_narrow_one_another(self, filled: Engine) -> None:
        either = (Chosen("language", "az"), Chosen("language", "ru"))
        assert set(ids(filled.search(Query(chosen=either)))) == {"d2", "d3"}
        both = (*either, Chosen("speaker", "p1"))
        assert set(ids(filled.search(Query(chosen=both)))) == {"d3"}

    def test_exclusions_always_narrow(self, filled: Engine) -> None:
        chosen = (Chosen("speaker", "p2"), Chosen("speaker", "p1", exclude=True))
        results = filled.search(Query(chosen=chosen))
        assert set(ids(results)) == {"d2"}
        assert counts(results, "speaker") == {"p2": 1}

    def test_a_year_is_chosen_certainly_or_possibly(self, filled: Engine) -> None:
        assert set(ids(filled.search(Query(chosen=(Chosen("year", "2020"),))))) == {"d2"}
        assert set(ids(filled.search(Query(chosen=(Chosen("year", "2019"),))))) == {"d1", "d2"}

    def test_all_hits_are_counted_and_not_only_the_page(self, filled: Engine) -> None:
        results = filled.search(Query(limit=1))
        assert results.total == 6
        assert len(results.hits) == 1
        assert set(results.facets) == set(FACETS)
        assert results.facets["language"] == (Count("en", 4), Count("az", 1), Count("ru", 1))
        assert results.facets["speaker"] == (Count("p1", 2), Count("p2", 2))
        assert results.facets["kind"][0] == Count("press release", 4)
        assert results.facets["topic"] == (Count("t1", 2), Count("t2", 1))
        assert results.facets["organisation"] == (Count("o1", 1), Count("o2", 1))

    def test_imprecise_years_are_counted_as_possible(self, filled: Engine) -> None:
        assert filled.search(Query()).facets["year"] == (
            Count("2019", 1, possible=1),
            Count("2020", 0, possible=1),
            Count("2021", 1),
        )

    def test_a_facet_with_a_choice_counts_its_alternatives(self, filled: Engine) -> None:
        results = filled.search(Query(chosen=(Chosen("language", "az"),)))
        assert results.total == 1
        assert counts(results, "language") == {"en": 4, "az": 1, "ru": 1}
        assert counts(results, "kind") == {"statement": 1}

    def test_a_document_counts_once_for_a_value(self, engine: Engine) -> None:
        engine.replace([entry("d1", speakers=("p1", "p1"))], (), 1)
        assert engine.search(Query()).facets["speaker"] == (Count("p1", 1),)

    def test_no_more_counts_than_asked_for(self, filled: Engine) -> None:
        assert filled.search(Query(facet_limit=1)).facets["language"] == (Count("en", 4),)

    # Dates

    @pytest.mark.parametrize(
        ("since", "until", "documents"),
        [
            (date(2019, 7, 14), date(2019, 7, 14), {"d1"}),
            (date(2019, 7, 15), date(2019, 12, 30), {"d2"}),
            (date(2020, 1, 1), date(2020, 1, 1), {"d2"}),
            (date(2021, 6, 1), date(2021, 6, 2), {"d3", "d5"}),
            (date(2022, 1, 1), None, {"d5"}),
            (None, date(2018, 9, 30), {"d6"}),
            (None, date(2018, 10, 1), {"d6"}),
            (date(2018, 10, 1), date(2018, 10, 2), set()),
            (date(1, 1, 1), date(9999, 12, 31), {"d1", "d2", "d3", "d5", "d6"}),
        ],
    )
    def test_a_range_finds_what_possibly_falls_in_it(
        self, filled: Engine, since: date | None, until: date | None, documents: set[str]
    ) -> None:
        results = filled.search(Query(since=since, until=until))
        assert set(ids(results)) == documents
        assert results.undated == 1
        with_undated = filled.search(Query(since=since, until=until, undated=True))
        assert set(ids(with_undated)) == documents | {"d4"}
        assert with_undated.total == len(documents) + 1

    def test_undated_documents_are_counted_as_the_query_finds_them(self, filled: Engine) -> None:
        assert filled.search(Query(terms=(Word("water"),), until=date(2000, 1, 1))).undated == 1
        assert filled.search(Query(terms=(Word("ilham"),))).undated == 0
        assert filled.search(Query(chosen=(Chosen("topic", "t2"),))).undated == 1
        assert filled.search(Query(chosen=(Chosen("topic", "t9"),))).undated == 0
        assert filled.search(Query(chosen=(Chosen("topic", "t2", exclude=True),))).undated == 0
        assert filled.search(Query(), frozenset({"d4"})).undated == 0

    # Order and pages

    @pytest.mark.parametrize(
        ("sort", "order"),
        [("newest", ["d3", "d5", "d2", "d1", "d6", "d4"]), ("oldest", ["d6", "d1", "d2", "d5", "d3", "d4"])],
    )
    def test_hits_are_sorted_by_date_with_the_undated_last(self, filled: Engine, sort: Sort, order: list[str]) -> None:
        assert ids(filled.search(Query(sort=sort))) == order

    def test_equals_are_sorted_by_id_so_that_pages_are_stable(self, engine: Engine) -> None:
        documents = [f"d{number:02}" for number in range(30)]
        engine.replace([entry(document, text="same words") for document in reversed(documents[:15])], (), 1)
        engine.replace([entry(document, text="same words") for document in reversed(documents[15:])], (), 2)
        sorts: tuple[Sort, ...] = ("relevance", "newest", "oldest")
        for sort in sorts:
            query = Query(terms=(Word("same"),), sort=sort)
            pages = [
                ids(engine.search(Query(terms=query.terms, sort=sort, offset=offset, limit=7)))
                for offset in range(0, 35, 7)
            ]
            assert [document for page in pages for document in page] == documents

    def test_a_page_beyond_the_end_is_empty(self, filled: Engine) -> None:
        results = filled.search(Query(offset=1_000))
        assert (results.total, results.hits) == (6, ())
        assert filled.search(Query(limit=0)).hits == ()

    # Hidden documents

    def test_hidden_documents_are_left_out_of_hits_totals_and_counts(self, filled: Engine) -> None:
        results = filled.search(Query(terms=(Word("water"),)), frozenset({"d1", "unknown"}))
        assert ids(results) == ["d4"]
        assert results.total == 1
        assert counts(results, "speaker") == {}
        assert counts(results, "topic") == {"t1": 1, "t2": 1}
        assert results.facets["year"] == ()
