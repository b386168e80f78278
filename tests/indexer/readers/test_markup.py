"""What is promised of the text of HTML elements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.markup import blocks_of, tidy, tree_of


def read(markup: str) -> list[tuple[str, int, str]]:
    tree = tree_of(markup)
    return [] if tree is None else [(block.kind, block.level, block.text) for block in blocks_of(tree)]


def test_items_know_how_deep_they_stand() -> None:
    assert read("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>") == [
        ("item", 1, "a"),
        ("item", 2, "b"),
        ("item", 1, "c"),
    ]


def test_text_beside_blocks_is_kept_in_its_order() -> None:
    assert [text for *_, text in read("<div>one<p>two</p>three<ul><li>four</li></ul>five</div>")] == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("", "3. 4."),
        ('type="a"', "c. d."),
        ('type="i"', "iii. iv."),
        ('style="list-style-type: lower-roman"', "iii. iv."),
    ],
)
def test_an_ordered_item_has_the_number_that_a_browser_prints(kind: str, numbers: str) -> None:
    items = read(f'<ol start="3" {kind}><li>x</li><li>y</li></ol>')
    assert " ".join(text.split()[0] for *_, text in items) == numbers


@pytest.mark.parametrize("start", ["-5", "0", "999999999999", "x", ""])
def test_a_start_without_sense_breaks_nothing(start: str) -> None:
    assert len(read(f'<ol type="i" start="{start}"><li>x</li></ol><ol type="a" start="{start}"><li>y</li></ol>')) == 2


def test_what_nobody_sees_is_left_out() -> None:
    hidden = "<style>a{}</style><script>b</script><template>c</template><noscript>d</noscript><!-- e --><?f g?>"
    assert [text for *_, text in read(f"<p>one{hidden} two&shy;three\u200b</p>")] == ["one twothree"]


@given(st.text(alphabet=st.characters(exclude_characters="\x00")))
def test_tidy_text_is_tidy_already(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet="ab<>/ulipdvhr1 &;\"='!-", max_size=200))
def test_no_markup_breaks_the_setting(markup: str) -> None:
    assert all(text.strip() for *_, text in read(f"<p>{markup}</p>"))
