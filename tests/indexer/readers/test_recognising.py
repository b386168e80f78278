"""What all readers promise together."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import Unreadable
from indexer.readers.base import Reading
from indexer.readers.recognising import READERS, read, recognise
from tests.indexer.readers import samples
from tests.indexer.readers.packages import part_of, with_part

pytestmark = pytest.mark.slow

EVERY = samples.every()
NAMES = ("wells.pdf", "wells.docx", "wells.odt", "wells.html", "wells.eml", "wells.rtf", "wells.txt", "wells", "x.doc")
MARKS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"---\n", b"From: a\nMIME-Version: 1.0\n", b"{")
PARTS = (("wells.docx", "word/document.xml"), ("wells.docx", "docProps/core.xml"), ("wells.docx", "word/styles.xml"))
ODT_PARTS = (("wells.odt", "content.xml"), ("wells.odt", "meta.xml"), ("wells.odt", "META-INF/manifest.xml"))


@pytest.mark.parametrize(("name", "content"), EVERY)
def test_every_format_is_read(name: str, content: bytes) -> None:
    reading = read(content, name)
    assert reading.blocks
    assert reading.stated or name == "wells.txt"
    words = " ".join(block.text for block in reading.blocks)
    assert (samples.FIRST in words) or name == "wells.rtf"


@pytest.mark.parametrize(("name", "content"), EVERY)
@pytest.mark.parametrize("called", NAMES)
def test_a_wrong_name_misleads_nobody(name: str, content: bytes, called: str) -> None:
    assert recognise(content, called) is recognise(content, name)


@pytest.mark.parametrize(("content", "name", "reason"), [
    (b"", "wells.txt", "the file is empty"),
    (b"", "wells.pdf", "the file is empty"),
    (b"\xff\xd8\xff\xe0" + bytes(100), "scan.jpg", "is a picture"),
    (b"PK\x03\x04" + bytes(100), "wells.zip", "is a ZIP archive"),
    (b"\x1f\x8b" + bytes(100), "wells.gz", "is gzipped"),
    (b"<?xml version='1.0'?><wells/>", "wells.xml", "is XML"),
    (bytes(range(256)) * 4, "wells.txt", "no format that is known"),
])  # fmt: skip
def test_what_nobody_reads_says_why(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(content, name)


def test_media_types_are_told_apart() -> None:
    assert len({reader.media_type for reader in READERS}) == len(READERS)


def outcome(read: Callable[[bytes, str], Reading], content: bytes, name: str) -> str:
    """Return the media type, or the reason; nothing but Unreadable may be raised."""
    try:
        return read(content, name).media_type
    except Unreadable as error:
        return str(error)


def check(content: bytes, name: str) -> None:
    """Read with the reader of the name's format, then with whichever recognises the bytes."""
    sound = next(sample for called, sample in EVERY if called == name)
    for reader in (recognise(sound, name).read, read):
        said = outcome(reader, content, name)
        assert said
        assert "\n" not in said


def spoilt(content: bytes, seed: int) -> bytes:
    """Cut off, take out, repeat, or overwrite, as a bad copy or a bad person would."""
    chance, spoiled = random.Random(seed), bytearray(content)
    place = chance.randrange(len(spoiled))
    way = chance.randrange(5)
    if way == 0:
        del spoiled[place:]
    elif way == 1:
        del spoiled[place : place + chance.randrange(1, 200)]
    elif way == 2:
        spoiled[place:place] = spoiled[place // 2 : place // 2 + chance.randrange(1, 300)]
    elif way == 3:
        spoiled[place : place + 3] = chance.choice((b"-1 ", b"999999999999999999", b"\x00\xff", b"<<<", b"{{{", b"((("))
    else:
        for _ in range(chance.choice((1, 4, 40))):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


@pytest.mark.parametrize(("name", "content"), EVERY)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_says_why(name: str, content: bytes, seed: int) -> None:
    check(spoilt(content, seed), name)


@pytest.mark.parametrize(("name", "part"), PARTS + ODT_PARTS)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_package_with_a_damaged_part_is_read_or_says_why(name: str, part: str, seed: int) -> None:
    content = dict(EVERY)[name]
    check(with_part(content, part, spoilt(part_of(content, part), seed)), name)


@pytest.mark.long
@pytest.mark.parametrize(("name", "content"), EVERY)
def test_thousands_of_damaged_files_are_read_or_say_why(name: str, content: bytes) -> None:
    for seed in range(3000):
        check(spoilt(content, seed), name)


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([name for name, _ in EVERY]), st.sampled_from(MARKS))
def test_no_bytes_break_the_recognising(content: bytes, name: str, mark: bytes) -> None:
    check(mark + content, name)
