"""What a Markdown reader promises."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import Unreadable
from indexer.readers.base import Reading, Stated
from indexer.readers.markdown import MarkdownReader
from tests.indexer.readers import samples


def read(text: str) -> Reading:
    return MarkdownReader().read(text.encode(), "wells.md")


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def front(text: str) -> Stated:
    (stated,) = read(f"---\n{text}\n---\n\nWords.\n").stated
    return stated


def test_marks_go_and_words_stay() -> None:
    reading = MarkdownReader().read(samples.MARKDOWN, "wells.md")
    assert [(block.kind, block.text) for block in reading.blocks] == [
        ("heading", "Opening"),
        ("paragraph", samples.FIRST),
        ("item", samples.ITEM),
        ("paragraph", samples.LAST),
    ]


def test_front_matter_is_what_is_stated() -> None:
    (stated,) = MarkdownReader().read(samples.MARKDOWN, "wells.md").stated
    assert stated == Stated("front matter", samples.TITLE, "2014-03-12", kind="press release")


def test_all_our_own_keys_are_understood() -> None:
    stated = front(
        "held: 2014-03/2014-04\nspeakers: [Anna Bell, Boris Clay]\norganisations: Old Library; Wells Trust\n"
        "topics: water | wells\nkind: speech\nlanguage: English\nurl: https://example.org/\n"
        "rights: open\nlicence: CC0-1.0"
    )
    assert stated == Stated(
        "front matter",
        held="2014-03/2014-04",
        speakers=("Anna Bell", "Boris Clay"),
        organisations=("Old Library", "Wells Trust"),
        topics=("water", "wells"),
        kind="statement",
        genre="speech",
        language="en",
        url="https://example.org/",
        rights="open",
        licence="CC0-1.0",
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("date: 2014-03-12", "2014-03-12"),
        ("date: '2014-03'", "2014-03"),
        ("date: 2014", "2014"),
        ("date: 2014-03-12 09:30:00+04:00", "2014-03-12"),
        ("published_time: 2014-03-12T09:30:00Z", "2014-03-12"),
        ("date: soon\npublished_time: 2014-03-12 09:30:00", "2014-03-12"),
        ("date: 2014-13-45", None),
        ("date: {year: 2014}", None),
    ],
)
def test_a_date_is_taken_as_far_as_it_makes_sense(written: str, date: str | None) -> None:
    assert front(f"title: Wells\n{written}").published == date


@pytest.mark.parametrize("tag", ["statements-releases", "water", "articles"])
def test_a_tag_that_names_no_kind_for_certain_is_ignored(tag: str) -> None:
    stated = front(f"title: Wells\ntags: {tag}")
    assert (stated.kind, stated.genre, stated.topics) == (None, None, ())


def test_broken_front_matter_does_not_cost_the_text() -> None:
    reading = read("---\ntitle: [wells\n---\n\nWords.\n")
    assert [block.text for block in reading.blocks] == ["Words."]
    assert reading.stated == ()
    assert "not valid YAML" in reading.notes[0]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert texts("---\nWords under a rule.\n---\n\nMore.\n")[0] == "Words under a rule."


def test_front_matter_that_multiplies_itself_is_harmless() -> None:
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 9)}]" for n in range(30))
    assert front(f"{bomb}\ntitle: Wells").title == "Wells"


def test_forced_breaks_stay_and_wrapped_lines_are_joined() -> None:
    assert texts("Anna Bell  \nChair of\nthe Library") == ["Anna Bell\nChair of the Library"]


def test_an_empty_line_made_of_breaks_parts_paragraphs() -> None:
    assert texts("BELL:  Welcome.  \n\u00a0  \nCLAY:  Thank you.") == ["BELL: Welcome.", "CLAY: Thank you."]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("A<sup><a href='#fn1'>1</a></sup> note.", "A note."),
        ("On the 80<sup>th</sup> day.", "On the 80th day."),
        ('{: .box}\nA box.{:target="_blank"}', "A box."),
        ("A [link](https://example.org/a b.pdf) with blanks.", "A link with blanks."),
        ("**Bold **and broken.", "Bold and broken."),
        ("    Indented words.", "Indented words."),
        ("Fish &amp; <u>chips</u>&nbsp;here.", "Fish & chips here."),
        ("![a picture](x.png) Words.", "Words."),
        ("{% include x.html %}Words.", "Words."),
        ("One~~two~~ three.", "Onetwo three."),
    ],
)
def test_markup_of_other_dialects_is_no_text(written: str, text: str) -> None:
    assert texts(written) == [text]


def test_numbers_of_ordered_items_are_printed() -> None:
    assert texts("{:start='3'}\n3. Three.\n4. Four.\n") == ["3. Three.", "4. Four."]
    assert texts('<ol start="2" style="list-style-type: lower-alpha"><li>B.</li></ol>') == ["b. B."]


def test_cells_of_a_table_are_blocks() -> None:
    assert texts("| Village | Wells |\n|---|---|\n| Elm | 9 |\n") == ["Village", "Wells", "Elm", "9"]


def test_a_bold_line_heads_what_follows() -> None:
    heading, sentence = read("**What was asked for**\n\n**They asked for water.**\n").blocks
    assert (heading.kind, sentence.kind) == ("heading", "paragraph")


def test_a_mark_of_the_end_is_no_paragraph() -> None:
    assert texts("Words.\n\n\\# # #\n") == ["Words."]


@pytest.mark.parametrize("text", ["---\ntitle: Wells\n---\n", "<img src='x.png'>", "\n\n"])
def test_a_file_without_words_says_so(text: str) -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        read(text)


@given(st.text(alphabet="ab*_[]()<>#-`|&\n 1.\\~!{:}", max_size=120))
def test_no_marks_break_the_reading(text: str) -> None:
    try:
        assert read(f"word {text}").blocks
    except Unreadable:
        assert not any(map(str.isalnum, text))


@pytest.mark.parametrize("mark", ["> ", "- ", "*", "[", "<b>", "<ul><li>"])
def test_deep_nesting_is_read_or_named(mark: str) -> None:
    with suppress(Unreadable):
        assert read(mark * 3000 + "word").blocks
