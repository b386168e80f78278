"""Snippets show where a query's words stand, on the original letters."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.passages import Passage
from indexer.search.query import Query
from indexer.search.snippets import Snippet, marks, snippets
from indexer.search.syntax import parse


def asked(typed: str) -> Query:
    return parse(typed).query


def numbered(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(number, text) for number, text in enumerate(texts, 1))


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.ranges]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("ilham", "Cənab İlham danışdı; Ильхам, ILHAM.", ["İlham", "Ильхам", "ILHAM"]),
        ("Əliyev", "Aliyev, Eliyev və ƏLİYEV", ["Aliyev", "Eliyev", "ƏLİYEV"]),
        ("съезд", "На СЪЕЗДЕ не было съезда, был съезд.", ["съезд"]),
        ("съезд*", "На СЪЕЗДЕ был съезд.", ["СЪЕЗДЕ", "съезд"]),
        ('"clean water"', "Clean air, clean water and water clean.", ["clean water"]),
        ('"ilham əliyev"', "Ильхам Алиев; İlham bəy; Əliyev", ["Ильхам Алиев"]),
        ('"clean water" water', "clean water, water", ["clean water", "water"]),
        ("water -fire", "fire and water", ["water"]),
        ("-(water fire)", "fire and water", []),
        ("fire OR (water ice)", "fire, water, ice", ["fire", "water", "ice"]),
        ('speaker:"Azer A"', "said Azer A. and Azer", ["Azer A"]),
        ("don't", "I don’t, do not", ["don’t"]),
        ("a", "Aa a-a A'a", ["a", "a"]),
        ("kind:statement", "statement", []),
        ('"x ъ y"', "x y", ["x y"]),
    ],
)
def test_matches_are_marked_on_the_original_letters(typed: str, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, asked(typed))] == words


def test_a_short_passage_is_shown_whole() -> None:
    passages = numbered("Nothing here.", "The water is clean.")
    assert snippets(passages, asked("water")) == (Snippet(2, "The water is clean.", ((4, 9),)),)


def test_a_long_passage_is_cut_at_words_and_says_so() -> None:
    text = "word " * 100 + "water " + "word " * 100 + "end"
    (snippet,) = snippets(numbered(text), asked("water"), length=60)
    assert marked(snippet) == ["water"]
    assert set(snippet.text.split()) == {"word", "water"}
    assert len(snippet.text) <= 60
    assert (snippet.cut_before, snippet.cut_after) == (True, True)
    assert not snippet.text.startswith(" ")


def test_a_snippet_begins_with_a_sentence_where_there_is_one() -> None:
    text = "Much was said before. " * 20 + "They promised clean water. " + "Much was said after. " * 20
    (snippet,) = snippets(numbered(text), asked("water"), most=1, length=80)
    assert snippet.text.startswith(("They promised", "Much was"))


def test_the_beginning_of_a_text_is_not_cut() -> None:
    (snippet,) = snippets(numbered("Water " + "word " * 200), asked("water"), length=50)
    assert (snippet.start, snippet.cut_before, snippet.cut_after) == (0, False, True)


def test_the_pieces_that_show_most_different_words_are_chosen() -> None:
    passages = numbered("water " * 20, "clean air", "water and clean air", "air")
    (snippet,) = snippets(passages, asked("water clean"), most=1)
    assert snippet.passage == 3
    two = snippets(numbered("water water", "water", "clean"), asked("water clean"))
    assert [snippet.passage for snippet in two] == [1, 3]


def test_pieces_come_in_reading_order_and_do_not_overlap() -> None:
    text = "water " + "filler " * 60 + "clean " + "filler " * 60 + "water clean"
    pieces = snippets(numbered(text), asked("water clean"), most=3, length=100)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
    for one, other in pairwise(pieces):
        assert one.start + len(one.text) <= other.start


def test_a_phrase_is_not_shown_where_only_its_words_are() -> None:
    pieces = snippets(numbered("clean the water", "clean water"), asked('"clean water"'))
    assert [piece.passage for piece in pieces] == [2]


@pytest.mark.parametrize("typed", ["", "nowhere", "-water", "kind:statement"])
def test_without_a_word_to_show_the_first_sentences_are_shown(typed: str) -> None:
    heading = Passage(1, "A heading", kind="heading")
    first = Passage(2, "The first sentence is here. The second follows. " + "More and more of it. " * 30)
    (snippet,) = snippets((heading, first, Passage(3, "Water? No.")), asked(typed), length=60)
    assert snippet == Snippet(2, "The first sentence is here. The second follows.", cut_after=True)


def test_a_document_without_paragraphs_or_words_is_shown_as_it_is() -> None:
    assert snippets((Passage(1, "Only a heading", kind="heading"),), Query()) == (Snippet(1, "Only a heading"),)
    assert snippets((Passage(1, " "),), Query()) == ()
    assert snippets((), asked("water")) == ()
    assert snippets(numbered("water"), asked("water"), most=0) == ()


TEXTS = st.text(st.sampled_from(list("abəİıx щъ-.’ \n1")), max_size=300)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(['a "b a" -x', "ə*", "щ OR İ", '"a b x"', "x"]), st.integers(0, 80))
def test_a_snippet_is_a_piece_of_its_passage_whatever_the_text(texts: list[str], typed: str, length: int) -> None:
    passages = numbered(*texts)
    for snippet in snippets(passages, asked(typed), most=3, length=length):
        text = passages[snippet.passage - 1].text
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.ranges)
        assert list(snippet.ranges) == sorted(snippet.ranges)
        everything = marks(text, asked(typed))
        shown = [(start + snippet.start, end + snippet.start) for start, end in snippet.ranges]
        assert all(any(start <= one and two <= end for start, end in everything) for one, two in shown)


@pytest.mark.parametrize("paragraphs", [1, 200])
def test_a_hundred_kilobytes_are_shown_within_a_tenth_of_a_second(paragraphs: int) -> None:
    words = " ".join(f"söz{number % 3_000} of the água" for number in range(100_000 // 18 // paragraphs))
    passages = numbered(*[words] * paragraphs)
    snippets(passages, asked("söz7"))
    start = time.process_time()
    pieces = snippets(passages, asked('of "söz7 of" su* nowhere'))
    assert time.process_time() - start < 0.2
    assert pieces
