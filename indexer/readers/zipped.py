"""Word-processing packages: ZIP files that are looked over before anything in them is unpacked."""

import io
import zipfile
import zlib

from indexer.errors import Unreadable

LIMIT = 200 * 1024 * 1024
# Markup takes some twenty times its size in memory once it is a tree.
_XML_LIMIT = 64 * 1024 * 1024
_PARTS = 20_000
_MAGIC = b"PK\x03\x04"
# What the zipfile module raises on damage: bad structure, a bad stream, an early end, an unknown method, bad names.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError, KeyError)


def holds(content: bytes, part: str) -> bool:
    """Say whether this is a package with a part of that name, even one whose directory at the end is lost."""
    if not content.startswith(_MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return part in package.namelist()
    except DAMAGE:
        return part.encode() in content


def look_over(content: bytes, what: str) -> None:
    """Raise Unreadable when it is damaged or announces more than 200 MB, beyond which zipfile unpacks nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except DAMAGE as error:
        raise Unreadable(f"the {what} is damaged: its ZIP structure is broken") from error
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > LIMIT:
        raise Unreadable(f"the {what} unpacks to more than {LIMIT // 1024 // 1024} MB")
    if any(part.file_size > _XML_LIMIT and part.filename.endswith((".xml", ".rels")) for part in parts):
        raise Unreadable(f"the {what} holds more than {_XML_LIMIT // 1024 // 1024} MB of markup")


def part_of(content: bytes, name: str, what: str) -> bytes | None:
    """Unpack one part; None when there is none. Raises Unreadable when it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.read(name) if name in package.namelist() else None
    except DAMAGE as error:
        raise Unreadable(f"the {what} is damaged: its part {name} cannot be unpacked") from error
