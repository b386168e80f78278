"""Addresses are promises: what they look like must not change by accident."""

import pytest

from archive.settings import Settings
from web import links


@pytest.mark.parametrize(
    ("address", "promised"),
    [
        (links.document("p7vxprqj"), "/d/p7vxprqj"),
        (links.revision("p7vxprqj", 2), "/d/p7vxprqj/r2"),
        (links.passage("p7vxprqj", 2, 13), "/d/p7vxprqj/r2/p13"),
        (links.opened("p7vxprqj", 2, 13), "/d/p7vxprqj/r2#p13"),
        (links.opened("p7vxprqj", 2, 13, "two words"), "/d/p7vxprqj/r2?q=two+words#p13"),
        (links.original("p7vxprqj"), "/d/p7vxprqj/original"),
        (links.authority("person", "v4d9m1s7"), "/people/v4d9m1s7"),
        (links.authority("organisation", "v4d9m1s7"), "/organisations/v4d9m1s7"),
        (links.event("v4d9m1s7"), "/events/v4d9m1s7"),
        (links.topic("v4d9m1s7"), "/topics/v4d9m1s7"),
        (links.year(2019), "/years/2019"),
        (links.browse("people"), "/browse/people"),
        (links.search((("q", "məcburi köçkün"),)), "/search?q=m%C9%99cburi+k%C3%B6%C3%A7k%C3%BCn"),
    ],
)
def test_an_address_is_what_was_promised(address: str, promised: str) -> None:
    assert address == promised


def test_an_absolute_address_begins_with_the_public_one(tmp_path: object) -> None:
    settings = Settings(folder=None, address="https://archive.example.org")  # type: ignore[arg-type]
    assert links.absolute(settings, links.document("p7vxprqj")) == "https://archive.example.org/d/p7vxprqj"


@pytest.mark.parametrize(
    ("text", "may"),
    [("https://example.org/a", True), ("http://example.org", True), ("javascript:alert(1)", False), ("data:,x", False)],
)
def test_only_web_addresses_of_documents_become_links(text: str, may: bool) -> None:
    assert links.is_web_address(text) is may
