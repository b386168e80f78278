"""What a web page's reader promises."""

from contextlib import suppress

import pytest

from indexer.errors import Unreadable
from indexer.readers.html import HTMLReader
from tests.indexer.readers import samples


def texts(content: bytes) -> list[str]:
    return [block.text for block in HTMLReader().read(content, "wells.html").blocks]


def page(head: str, body: str = f"<p>{samples.FIRST}</p>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_the_main_text_comes_without_the_site_around_it() -> None:
    blocks = HTMLReader().read(samples.HTML, "wells.html").blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 1, samples.TITLE),
        ("paragraph", 0, samples.FIRST),
        ("heading", 2, "What was asked for"),
        ("item", 1, samples.ITEM),
        ("item", 1, "Nobody pays for the measuring."),
        ("paragraph", 0, samples.LAST),
    ]


def test_a_page_states_its_title_date_and_address() -> None:
    (stated,) = HTMLReader().read(samples.HTML, "wells.html").stated
    assert (stated.where, stated.title) == ("embedded", samples.TITLE)
    assert (stated.published, stated.url) == ("2014-03-12", "https://example.org/wells")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="DC.date" content="2014-03-12">', "2014-03-12"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2014-03-12T09:30"}]}</script>',
            "2014-03-12",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<meta property="article:published_time" content="yesterday">', None),
        ('<meta property="article:modified_time" content="2014-03-12">', None),
        ("<title>News of 12 March 2014</title>", None),
    ],
)
def test_a_date_is_taken_only_where_the_page_states_it(head: str, date: str | None) -> None:
    stated = HTMLReader().read(page(head), "2014-03-12.html").stated
    assert next((each.published for each in stated), None) == date


def test_paragraphs_stay_apart() -> None:
    assert texts(page("", f"<p>{samples.FIRST}</p><p>{samples.LAST}</p>")) == [samples.FIRST, samples.LAST]
    assert texts(page("", f"{samples.FIRST}<br><br>{samples.LAST}")) == [samples.FIRST, samples.LAST]


def test_a_short_page_is_read_whole() -> None:
    assert texts(page("", "<p>Closed.</p>")) == ["Closed."]


@pytest.mark.parametrize(("encoding", "charset"), [("cp1251", "windows-1251"), ("cp1251", "utf-8"), ("utf-16", "x")])
def test_letters_are_right_whatever_the_page_declares(encoding: str, charset: str) -> None:
    text = "Круглый стол о воде прошёл в старой библиотеке, и в нём участвовали двенадцать организаций."
    content = f'<!doctype html><html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    reader = HTMLReader()
    assert reader.recognises(content.encode(encoding), "wells.html")
    assert texts(content.encode(encoding)) == [text]


@pytest.mark.parametrize("body", ["", "<img src='x.png'>", "<script>var words = 1;</script>", "<!-- words -->"])
def test_a_page_without_words_says_so(body: str) -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        texts(page("", body))


def test_deep_nesting_breaks_nothing() -> None:
    content = page("", "<div>" * 5000 + "words" + "</div>" * 5000)
    with suppress(Unreadable):
        assert texts(content) == ["words"]
