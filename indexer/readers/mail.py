"""Mail messages: the text, with what came attached."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from indexer.errors import Unreadable
from indexer.readers.base import Attachment, Reading, Stated
from indexer.readers.decoding import Decoded, decode
from indexer.readers.evidence import on
from indexer.readers.html import HTMLReader
from indexer.readers.plain import blocks_of, losses

_HEADER = re.compile(
    rb"^(from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|content-type|x-[\w-]+|reply-to|cc)"
    rb"[ \t]*:",
    re.I | re.M,
)
# Headers that people do not type at the head of a letter.
_MACHINE = (b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type")
# The email package defers most defects but lets these out of its header and payload parsers on damaged messages.
_DAMAGE = (
    MessageError,
    HeaderParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)


class MailReader:
    """A message as kept in a file (.eml), also a web page saved as one (.mhtml)."""

    media_type = "message/rfc822"

    def recognises(self, content: bytes, name: str) -> bool:
        """Say whether the first lines are headers that a mail program wrote, or a .eml file has headers."""
        head = re.split(rb"\r?\n\r?\n", content[:32768].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
        first = re.match(rb"(?:From \S+[^\n]*\n)?[!-9;-~]+[ \t]*:", head)
        names = {found.lower() for found in _HEADER.findall(head)}
        called = name.lower().endswith((".eml", ".mht", ".mhtml"))
        return bool(first) and len(names) >= 2 and (called or not names.isdisjoint(_MACHINE))

    def read(self, content: bytes, name: str) -> Reading:
        """Read the plain text, else the HTML; attachments are handed on unread."""
        try:
            message = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
            return self._reading(message)
        except _DAMAGE as error:
            raise Unreadable("the message is damaged: its parts cannot be told apart") from error

    def _reading(self, message: EmailMessage) -> Reading:
        attachments = tuple(_attachments(message))
        body = _body(message)
        if not body.blocks and not attachments:
            raise Unreadable("the message holds no text")
        title = _line(message, "subject")
        stated = (Stated("embedded", title),) if title else ()
        empty = () if body.blocks else ("The message has no text of its own, only attachments.",)
        notes = (*_notes(message), *empty, *body.notes)
        return Reading(self.media_type, body.blocks, stated, attachments=attachments, notes=notes)


def _body(message: EmailMessage) -> Reading:
    plain = message.get_body(("plain",))
    decoded = _decoded(plain) if plain is not None else None
    if decoded is not None and decoded.text.strip():
        # A message has no characters of its own to count, so the offsets go.
        blocks = tuple(replace(block, start=None) for block in blocks_of(decoded.text))
        return Reading("text/plain", blocks, notes=losses(decoded))
    page = message.get_body(("html",))
    content = _payload(page) if page is not None else b""
    return HTMLReader().read(content, "") if content.strip() else Reading("text/plain", ())


def _decoded(part: Message) -> Decoded | None:
    content, charset = _payload(part), part.get_content_charset()
    return decode(content, charset)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = part.as_bytes() if part.get_content_maintype() == "message" else _payload(part)
        inline_picture = part.get_content_disposition() != "attachment" and part.get_content_maintype() == "image"
        if content and not inline_picture:
            yield Attachment(safe_name(part.get_filename(), number, part.get_content_subtype()), content)


def safe_name(name: str | None, number: int, subtype: str = "bin") -> str:
    """Return the last part of a file name without what a file system or a page could stumble over."""
    last = re.split(r"[/\\]", name or "")[-1]
    kept = re.sub(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+", " ", last)
    stem = " ".join(kept.split()).strip(". ")
    suffix = re.sub(r"[^a-z0-9]", "", subtype.lower())[:12]
    return (f"{stem[:100]}{stem[-50:]}" if len(stem) > 150 else stem) or f"attachment-{number}.{suffix or 'bin'}"


def _line(message: EmailMessage, header: str) -> str:
    return " ".join(str(message.get(header, "")).encode("utf-8", "replace").decode().split())


def _notes(message: EmailMessage) -> Iterator[str]:
    if sender := _line(message, "from"):
        yield f"The message says it was sent by {sender}."
    try:
        sent = parsedate_to_datetime(_line(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return
    yield f"The message says it was sent on {on(sent)}."
