"""Which reader a file is for, by its content."""

from indexer.errors import Unreadable
from indexer.readers.base import Reader, Reading
from indexer.readers.doc import DOCReader
from indexer.readers.docx import DOCXReader
from indexer.readers.html import HTMLReader
from indexer.readers.mail import MailReader
from indexer.readers.markdown import MarkdownReader
from indexer.readers.odt import ODTReader
from indexer.readers.pdf import PDFReader
from indexer.readers.plain import PlainReader
from indexer.readers.rtf import RTFReader
from indexer.readers.table import TableRowReader

# The surest signs first: plain text fits whatever decodes, so it comes last.
READERS: tuple[Reader, ...] = (
    PDFReader(),
    DOCXReader(),
    ODTReader(),
    DOCReader(),
    RTFReader(),
    MailReader(),
    HTMLReader(),
    TableRowReader(),
    MarkdownReader(),
    PlainReader(),
)

_PICTURE = "the file is a picture: its words would have to be recognised first"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"PK\x03\x04", "the file is a ZIP archive, but no Word or OpenDocument text"),
    (b"PK\x05\x06", "the file is an empty ZIP archive"),
    (b"\x1f\x8b", "the file is gzipped: unpack it first"),
    (b"Rar!", "the file is an archive: unpack it first"),
    (b"7z\xbc\xaf", "the file is an archive: unpack it first"),
    (b"%!PS", "the file is PostScript: make a PDF of it"),
    (b"<?xml", "the file is XML of a kind that is not known here"),
)


def recognise(content: bytes, name: str) -> Reader:
    """Return the reader for a file; `name` decides only between formats that look alike. Raises Unreadable."""
    reader = next((reader for reader in READERS if _may_be(reader, content) and reader.recognises(content, name)), None)
    if reader is not None:
        return reader
    raise Unreadable(_reason(content) or "the file is of no format that is known here")


def read(content: bytes, name: str) -> Reading:
    """Read a file with the reader that its content asks for. Raises Unreadable with the reason."""
    return recognise(content, name).read(content, name)


def _may_be(reader: Reader, content: bytes) -> bool:
    """Some other formats are made of characters too; they are not plain text for that."""
    return not isinstance(reader, PlainReader) or _reason(content) is None


def _reason(content: bytes) -> str | None:
    head = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((reason for magic, reason in _REFUSED if head.startswith(magic)), None)
