"""What people type is read as a query, and nothing typed is an error."""

import time
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.findings import KINDS
from indexer.search.query import FACETS, All, Chosen, Either, Named, Not, Phrase, Query, Term, Word
from indexer.search.syntax import MOST_CHARACTERS, MOST_CHOSEN, MOST_DEPTH, MOST_TERMS, parse, print_query

CASES: tuple[tuple[str, tuple[Term, ...]], ...] = (
    ("", ()),
    ("*", ()),
    ("!!! — …", ()),
    ("clean water", (Word("clean"), Word("water"))),
    ("clean AND water", (Word("clean"), Word("water"))),
    ('"clean water"', (Phrase(("clean", "water")),)),
    ("«чистая вода»", (Phrase(("чистая", "вода")),)),
    ("“clean water”", (Phrase(("clean", "water")),)),
    ('"clean"', (Word("clean"),)),
    ("clean -water", (Word("clean"), Not(Word("water")))),
    ("clean NOT water", (Word("clean"), Not(Word("water")))),
    ("NOT NOT water", (Word("water"),)),
    ("--water", (Word("water"),)),
    ("clean not water", (Word("clean"), Word("not"), Word("water"))),
    ("clean OR fresh", (Either((Word("clean"), Word("fresh"))),)),
    ("clean OR fresh water", (Either((Word("clean"), Word("fresh"))), Word("water"))),
    ("a OR b OR c", (Either((Word("a"), Word("b"), Word("c"))),)),
    ("a (b c)", (Word("a"), Word("b"), Word("c"))),
    ("a OR (b c)", (Either((Word("a"), All((Word("b"), Word("c"))))),)),
    ("-(b c)", (Not(All((Word("b"), Word("c")))),)),
    ("-(b OR c)", (Not(Either((Word("b"), Word("c")))),)),
    ("OR a OR", (Word("a"),)),
    ("a NOT", (Word("a"),)),
    ("(a NOT) b", (Word("a"), Word("b"))),
    ("((a", (Word("a"),)),
    ("a))", (Word("a"),)),
    ("() a", (Word("a"),)),
    ('"a b', (Word("a"), Word("b"))),
    ('"OR"', (Word("OR"),)),
    ("allahver*", (Word("allahver", prefix=True),)),
    ("non-governmental", (Phrase(("non", "governmental")),)),
    ("don't", (Word("don't"),)),
    ("U.S. policy", (Phrase(("U", "S")), Word("policy"))),
    ("İlham Əliyev", (Word("İlham"), Word("Əliyev"))),
    ('speaker:"Azer Allahverenov"', (Named("speaker", ("Azer", "Allahverenov")),)),
    ('organisation:"“İlmə” Xalçaçılar"', (Named("organisation", ("İlmə", "Xalçaçılar")),)),
    ("speaker:Azer", (Named("speaker", ("Azer",)),)),
    ("Organisation:Council", (Named("organisation", ("Council",)),)),
    ("topic:water", (Named("topic", ("water",)),)),
    ("title:water -title:fire", (Named("title", ("water",)), Not(Named("title", ("fire",))))),
    ("date:", (Word("date"),)),
    ("ъ water", (Word("water"),)),
)


@pytest.mark.parametrize(("typed", "terms"), CASES, ids=[typed for typed, _ in CASES])
def test_what_is_typed_is_read_as_people_mean_it(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse(typed).query == Query(terms=terms)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ('kind:"press release"', Chosen("kind", "press release")),
        ("kind:press-release", Chosen("kind", "press release")),
        ("kind:Statement", Chosen("kind", "statement")),
        ("kind:report", Chosen("kind", "conference report")),
        ("language:AZ", Chosen("language", "az")),
        ("-language:az", Chosen("language", "az", exclude=True)),
        ("NOT language:az", Chosen("language", "az", exclude=True)),
        ("year:2019", Chosen("year", "2019")),
        ("speaker:#b7x9", Chosen("speaker", "b7x9")),
        ('topic:#"https://example.org/water (clean)"', Chosen("topic", "https://example.org/water (clean)")),
    ],
)
def test_values_are_chosen_by_typing_them(typed: str, chosen: Chosen) -> None:
    assert parse(typed).query == Query(chosen=(chosen,))


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("date:2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("date:2019-07", date(2019, 7, 1), date(2019, 7, 31)),
        ("date:2019-07-14", date(2019, 7, 14), date(2019, 7, 14)),
        ("date:2019..2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("2019..2021-02", date(2019, 1, 1), date(2021, 2, 28)),
        ("date:2019/2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("date:2019..", date(2019, 1, 1), None),
        ("date:..2019", None, date(2019, 12, 31)),
        ("date:2019.. date:..2021", date(2019, 1, 1), date(2021, 12, 31)),
    ],
)
def test_dates_narrow_the_query(typed: str, since: date | None, until: date | None) -> None:
    assert parse(typed).query == Query(since=since, until=until)


def test_undated_documents_are_asked_for_by_typing_so() -> None:
    assert parse("date:2019 date:undated").query == Query(
        since=date(2019, 1, 1), until=date(2019, 12, 31), undated=True
    )


def test_a_chosen_value_between_words_does_not_join_them() -> None:
    assert parse("a OR kind:statement b").query.terms == (Word("a"), Word("b"))


@pytest.mark.parametrize(
    "typed", ["kind:poem", "language:x1y", "date:2019-13", "date:2021..2019", "year:19", "-date:2019", "2021..2019"]
)
def test_what_cannot_be_read_is_searched_as_words_and_said_so(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.query.terms
    assert not parsed.query.chosen
    assert parsed.query.since is None
    assert f"“{typed.removeprefix('-')}” was read as words" in parsed.read_as


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Every document."),
        (
            'water "human rights" -fire',
            "Documents with “water” and the phrase “human rights”, without “fire”.",
        ),
        (
            "a OR b* kind:statement kind:press",
            "Documents with either “a” or a word that begins with “b”, kind statement or press release.",
        ),
        (
            'speaker:"Azer A" title:water date:2019..',
            "Documents with “Azer A” in the name of a speaker and “water” in the title, dated from 2019-01-01.",
        ),
        ("-(a b) -language:ru", "Documents without both “a” and “b”, language not ru."),
        ("date:..2019 date:undated", "Documents dated up to 2019-12-31 or undated."),
    ],
)
def test_how_it_was_read_is_said_in_one_plain_sentence(typed: str, said: str) -> None:
    assert parse(typed).read_as == said


def test_too_many_words_are_dropped_and_named() -> None:
    parsed = parse(" ".join(f"w{number}" for number in range(MOST_TERMS + 2)))
    assert len(parsed.query.terms) == MOST_TERMS
    assert parsed.dropped == ("w64", "w65")
    assert "left out" in parsed.read_as


def test_a_long_quotation_keeps_its_first_words() -> None:
    parsed = parse('"' + " ".join(f"w{number}" for number in range(100)) + '"')
    assert parsed.query.terms == (Phrase(tuple(f"w{number}" for number in range(MOST_TERMS))),)


def test_too_many_values_are_dropped_and_named() -> None:
    parsed = parse(" ".join(f"speaker:#s{number}" for number in range(MOST_CHOSEN + 1)))
    assert len(parsed.query.chosen) == MOST_CHOSEN
    assert parsed.dropped == (f"speaker:#s{MOST_CHOSEN}",)


def test_a_text_too_long_is_cut_and_said_so() -> None:
    parsed = parse("water " * MOST_CHARACTERS)
    assert parsed.dropped
    assert all(len(piece) <= 81 for piece in parsed.dropped)


def test_parentheses_too_deep_are_read_as_if_they_were_not_there() -> None:
    deep = MOST_DEPTH + 50
    assert parse("(" * deep + "a OR b" + ")" * deep).query.terms == (Either((Word("a"), Word("b"))),)


SIGNS = st.sampled_from(
    [*'()"“»-*:#.…/ \n', " OR ", " NOT ", " AND ", "speaker:", "date:", "kind:", "year:2019", '#"', "2019..2021", "''"]
)
TYPED = st.lists(SIGNS | st.text(max_size=5) | st.sampled_from(["Əli", "вода", "water", "x"]), max_size=40).map("".join)


@given(TYPED)
def test_whatever_is_typed_prints_back_to_the_same_query(typed: str) -> None:
    query = parse(typed).query
    assert parse(print_query(query)).query == query


WORDS = st.sampled_from(["su", "Əliyev", "вода", "OR", "NOT", "don't", "2019", "date", "x" * 64])
LEAVES = (
    st.builds(Word, WORDS, st.booleans())
    | st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=3).map(tuple))
    | st.builds(
        Named,
        st.sampled_from(["speaker", "organisation", "topic", "title"]),
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    )
)


def _alternatives(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.lists(terms.filter(lambda term: not isinstance(term, Either)), min_size=2, max_size=3).map(
        lambda found: Either(tuple(found))
    )


def _together(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.lists(terms.filter(lambda term: not isinstance(term, All)), min_size=2, max_size=3).map(
        lambda found: All(tuple(found))
    )


def _negated(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return terms.filter(lambda term: not isinstance(term, Not)).map(Not)


TERMS: st.SearchStrategy[Term] = st.recursive(
    LEAVES, lambda terms: _alternatives(terms) | _together(terms) | _negated(terms), max_leaves=6
)
CHOSEN = st.builds(
    Chosen,
    st.sampled_from(FACETS),
    st.text(min_size=1, max_size=20).filter(lambda value: '"' not in value) | st.sampled_from(KINDS),
    st.booleans(),
)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(
    st.lists(TERMS.filter(lambda term: not isinstance(term, All)), max_size=3).map(tuple),
    st.lists(CHOSEN, max_size=3, unique=True).map(tuple),
    DAYS,
    DAYS,
    st.booleans(),
)
def test_a_query_prints_to_text_that_reads_as_the_same_query(
    terms: tuple[Term, ...], chosen: tuple[Chosen, ...], one: date | None, other: date | None, undated: bool
) -> None:
    since, until = (min(one, other), max(one, other)) if one and other else (one, other)
    query = Query(terms=terms, chosen=chosen, since=since, until=until, undated=undated)
    assert parse(print_query(query)).query == query


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 100_000,
        ")" * 100_000,
        "(a" * 50_000,
        "-" * 100_000,
        "NOT " * 25_000,
        "OR " * 33_000,
        '"' * 100_000,
        "a" * 100_000,
        "x" * 100_000,
        "a'" * 50_000,
        "date:2019 " * 10_000,
        "speaker:#" * 11_000,
        "é" * 100_000,
        "." * 100_000,
        "".join(Random(7).choices('()"-*:# abcƏxİжORNT19.\n', k=100_000)),
        "".join(map(chr, Random(8).choices(range(0x2FFF), k=100_000))),
    ],
    ids=lambda typed: typed[:9],
)
def test_a_hundred_thousand_characters_are_read_within_a_second(typed: str) -> None:
    start = time.process_time()
    parsed = parse(typed)
    assert time.process_time() - start < 1
    assert parse(print_query(parsed.query)).query == parsed.query
