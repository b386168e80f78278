"""Prints a source as an e-mail, with its signature and, where there is one, its attachment."""

from datetime import datetime, time, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from corpus.plain import wrapped
from corpus.sources import Source

ZONE = timezone(timedelta(hours=4))


def mail_file(source: Source, documents: Path) -> bytes:
    """The message as it is sent. An attachment is taken from the folder of documents."""
    form = source.form
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = form["from"], form["to"], form["subject"]
    message["Date"] = datetime.combine(datetime.fromisoformat(form["date"]), time(10, 30), ZONE)
    message["Message-ID"] = f"<{source.name}@mail.example>"
    body = f"{wrapped(source.text, form.get('wrap'))}\n\n-- \n{form['signature']}\n"
    message.set_content(body, cte="quoted-printable")
    if name := form.get("attachment"):
        message.add_attachment((documents / name).read_text("utf-8"), filename=name, cte="base64")
        message.set_boundary(f"==={source.name}===")
    return message.as_bytes()
