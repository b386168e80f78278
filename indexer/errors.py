"""What can go wrong between a file and an answer."""

from archive.errors import OnrecordError


class Unreadable(OnrecordError):
    """No text can be had from a file; the message is the reason, kept beside the document for staff."""


class EngineDown(OnrecordError):
    """The search engine cannot answer now: it is missing, broken or catching up. Reading goes on."""
