"""Settings that are nonsense are refused by their name."""

from pathlib import Path

import pytest

from archive.errors import Refused
from archive.settings import read_settings


def test_an_archive_needs_no_settings() -> None:
    settings = read_settings({"PATH": "/bin"})
    assert settings.folder == Path("data").absolute()
    assert settings.address == "http://127.0.0.1:8000"


def test_everything_lies_in_the_folder() -> None:
    settings = read_settings({"ONRECORD_DATA": "/srv/archive"})
    places = (settings.database, settings.originals, settings.index, settings.uploads)
    assert all(place.parent == Path("/srv/archive") for place in places)
    assert len(set(places)) == len(places)


def test_the_address_stands_without_a_slash_at_its_end() -> None:
    assert read_settings({"ONRECORD_ADDRESS": "https://example.org/record/"}).address == "https://example.org/record"


def test_an_empty_setting_is_the_default() -> None:
    assert read_settings({"ONRECORD_NAME": "", "ONRECORD_ADDRESS": ""}) == read_settings({})


@pytest.mark.parametrize(
    "address",
    [
        "example.org", "ftp://example.org", "https://", "http://[::1", "http://:8000", "https://example.org?q=1",
        "https://example.org/#top", "https://example.org:port", "https://exam ple.org", "https://example.org?",
        "https://user:secret@example.org", "javascript:alert(1)", "https://example.org:99999", "https://exa\\mple.org",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_by_name(address: str) -> None:
    with pytest.raises(Refused, match="ONRECORD_ADDRESS"):
        read_settings({"ONRECORD_ADDRESS": address})


def test_a_mistyped_setting_is_refused_by_name_with_those_that_exist() -> None:
    with pytest.raises(Refused, match=r"ONRECORD_ADRESS.*ONRECORD_ADDRESS"):
        read_settings({"ONRECORD_ADRESS": "https://example.org"})
