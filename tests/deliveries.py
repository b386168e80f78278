"""Deliveries: folders as they are brought to the archive, made by the tests; nobody in them exists."""

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

PLACES = ("Debed", "Prut", "Kura", "Bug", "Terek", "Samur", "Rioni", "Alazan")


def report(number: int) -> str:
    """Return the text of a short report; every number gives another one, with speakers, a day and quoted words."""
    place = PLACES[number % len(PLACES)]
    return (
        f"Meeting {number} on the wells of {place}\n\n"
        f"{number % 28 + 1} March {1990 + number % 30}\n\n"
        f"Olha Merezhkova, head of the {place} Water Society, said: "
        f"“Well {number} is dry, and nobody has measured it.”\n\n"
        f"Pavel Zimorodin, a member of the board, added that {number + 3} families carry water from the river.\n"
    )


def reports(folder: Path, number: int, first: int = 0) -> Path:
    """Write reports into a folder, in folders of twenty."""
    for one in range(first, first + number):
        write(folder / f"part {one // 20}" / f"report {one:04}.txt", report(one))
    return folder


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def jsonl(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def comma(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def mail(text: str, *attached: tuple[str, bytes]) -> bytes:
    """Return a message with files attached."""
    message = EmailMessage()
    message["From"], message["To"] = "office@example.org", "archive@example.org"
    message["Subject"], message["Date"] = "Minutes of the meeting", "Tue, 12 Mar 2019 10:00:00 +0400"
    message["Message-ID"] = "<minutes@example.org>"
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mixed(folder: Path) -> Path:
    """Write one of everything that is promised: 12 documents arrive, one of them twice; two hold no text."""
    write(folder / "plain.txt", report(1))
    write(folder / "same bytes.txt", report(1))
    write(folder / "known.txt", report(2))
    write(folder / "known.txt.yaml", "title: Wells of the Kura\nkind: statement\nheld: 2019-07\n")
    write(folder / ".hidden.txt", report(3))
    write(folder / ".git" / "hidden.txt", report(4))
    write(folder / "below" / "mail.eml", mail(report(5), ("annex.txt", report(6).encode())))
    write(
        folder / "rows.csv",
        comma([{"title": f"Row {one}", "date": "2020-02-03", "text": report(one)} for one in (7, 8)]),
    )
    twins = [{"title": "Twin", "text": report(9), "url": f"https://example.org/{one}"} for one in "ab"]
    write(folder / "twins.jsonl.gz", gzip.compress(jsonl(twins), mtime=0))
    write(folder / "list" / "list.csv", comma([{"title": "From the list", "file": "files/named.txt"}]))
    write(folder / "list" / "files" / "named.txt", report(10))
    write(folder / "empty.txt", b"")
    write(folder / "damaged.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")
    return folder
