"""What a form may say, where it may come from, where it may lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.forms import Fields, local_path, same


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/", "//evil.example/staff/", "/\\evil.example", "/staff/..//evil.example", "/staff/\t/x",
        "javascript:alert(1)", "/search", "staff/", "/staff//evil.example", "https:/staff/", "/staff/\r\nx: y",
        "/staffx", "/staff/é", "\\\\evil.example\\staff", " /staff/", "",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_our_desk_is_never_gone_on_to(onward: str) -> None:
    assert local_path(onward, "/staff/") == "/staff/"


@pytest.mark.parametrize("onward", ["/staff/upload", "/staff/review/b3t8k0w2r?done=saved", "/staff/?a=//b"])
def test_an_address_of_our_desk_is_gone_on_to(onward: str) -> None:
    assert local_path(onward, "elsewhere") == onward


@given(st.text())
def test_whatever_is_gone_on_to_begins_with_our_desk(onward: str) -> None:
    found = local_path(onward, "/staff/")
    assert found.startswith("/staff/")
    assert not found.startswith("//")


def test_what_cannot_be_seen_is_left_out_of_what_was_typed() -> None:
    fields = Fields((("name", " a\0b\x1b \n"), ("name", "c"), ("password", " \0kept ")))
    assert fields.one("name") == "ab"
    assert fields.every("name") == ("ab", "c")
    assert fields.exactly("password") == " \0kept "
    assert fields.one("nothing") == ""
    assert fields.has("password")
    assert not fields.has("nothing")


def test_two_words_are_the_same_only_when_they_are() -> None:
    assert same("ə", "ə")
    assert not same("ə", "e")
