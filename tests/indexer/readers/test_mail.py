"""What a message's reader promises."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import Unreadable
from indexer.readers.mail import MailReader, safe_name
from tests.indexer.readers import samples


def plain(charset: str, text: str, coding: str = "8bit") -> bytes:
    head = f"Subject: x\nFrom: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    return f"{head}Content-Transfer-Encoding: {coding}\n\n".encode() + text.encode("koi8-r")


def test_the_text_is_read_and_the_html_twin_is_not() -> None:
    reading = MailReader().read(samples.message(), "wells.eml")
    assert [block.text for block in reading.blocks] == [samples.FIRST, samples.LAST]
    assert all(block.start is None for block in reading.blocks)


def test_the_subject_is_the_title_and_sender_and_date_are_evidence() -> None:
    reading = MailReader().read(samples.message(), "wells.eml")
    assert [(stated.title, stated.published) for stated in reading.stated] == [(samples.TITLE, None)]
    assert reading.notes == (
        "The message says it was sent by Press office <press@example.org>.",
        "The message says it was sent on 12 March 2014.",
    )


def test_attachments_are_handed_on_under_a_safe_name() -> None:
    (attachment,) = MailReader().read(samples.message(), "wells.eml").attachments
    assert (attachment.name, attachment.content) == ("wells.txt", samples.PLAIN)


def test_a_message_with_html_only_is_read_as_a_page() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = "x", "a@example.org", "<1@example.org>"
    mail.set_content(f"<p>{samples.FIRST}</p><p>{samples.LAST}</p>", subtype="html")
    assert [block.text for block in MailReader().read(mail.as_bytes(), "x").blocks] == [samples.FIRST, samples.LAST]


def test_attachments_survive_without_a_text() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "x", "a@example.org"
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf")
    reading = MailReader().read(mail.as_bytes(), "x.eml")
    assert [attachment.name for attachment in reading.attachments] == ["attachment-1.pdf"]
    assert "no text of its own" in reading.notes[-1]


@pytest.mark.parametrize("charset", ["koi8-r", "us-ascii", "no-such-charset"])
def test_letters_are_right_whatever_the_message_declares(charset: str) -> None:
    text = "Круглый стол прошёл в старой библиотеке."
    assert [block.text for block in MailReader().read(plain(charset, text), "x.eml").blocks] == [text]


def test_a_letter_that_people_headed_is_plain_text() -> None:
    letter = b"From: Anna Bell\nTo: Boris Clay\nSubject: Wells\n\nDear Boris, they are dry.\n"
    assert not MailReader().recognises(letter, "letter.txt")
    assert MailReader().recognises(letter, "letter.eml")


def test_a_message_without_words_says_so() -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        MailReader().read(b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\n", "x.eml")


@given(st.text() | st.text(min_size=140, max_size=200))
def test_no_name_leads_out_of_a_folder(name: str) -> None:
    safe = safe_name(name, 1)
    assert safe
    assert safe not in (".", "..")
    assert len(safe) <= 150
    assert not set(safe) & set('/\\\x00\n<>:"|?*')
