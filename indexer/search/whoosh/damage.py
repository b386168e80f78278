"""Everything that Whoosh raises on files that are missing, full or damaged; it has no head of its own for them."""

import struct
import zlib
from pickle import UnpicklingError

from whoosh.filedb.filestore import StorageError
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound
from whoosh.writing import IndexingError

BROKEN = (
    OSError,
    EOFError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    TypeError,
    ValueError,
    FileFormatError,
    IndexingError,
    StorageError,
    struct.error,
    TermNotFound,
    UnpicklingError,
    WhooshIndexError,
    zlib.error,
)
