"""Files of every format, made by the tests themselves: a report on a conference that never was."""

import datetime
import io
from email.message import EmailMessage

import docx
from fpdf import FPDF
from odfdo import Document, Header, List, ListItem, Paragraph

TITLE = "Report on a Conference about Wells"
FIRST = "The conference on village wells was held in the Old Library, and twelve organisations took part in it."
ITEM = "Every well is measured once a year."
LAST = "After the speeches the participants adopted a statement on clean water."

CREATED = datetime.datetime(2014, 3, 12, 9, 30, tzinfo=datetime.UTC)

RTF = (
    rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}}"
    rb"{\info{\title Report on a Conference about Wells}{\creatim\yr2014\mo3\dy12}}"
    rb"\pard\f0 Report on a Conference about Wells\par "
    rb"\'ca\'ee\'ed\'f4\'e5\'f0\'e5\'ed\'f6\'e8\'ff \u8220?wells\u8221?\par "
    rb'{\field{\*\fldinst{HYPERLINK "http://example.org/"}}{\fldrslt the library}} was full.\par}'
)
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="article:published_time" content="2014-03-12T09:30:00+04:00">
<link rel="canonical" href="https://example.org/wells"></head>
<body><nav><a href="/">Home</a> <a href="/all">All reports</a></nav><article><h1>{TITLE}</h1>
<p>{FIRST}</p><h2>What was asked for</h2><ul><li>{ITEM}</li><li>Nobody pays for the measuring.</li></ul><p>{LAST}</p>
</article><footer>Imprint</footer></body></html>""".encode()
MARKDOWN = f"""---
title: {TITLE}
date: 2014-03-12
tags: [press-releases, water]
---

# Opening

The conference on village wells was held in the [Old Library](https://example.org/library),
and **twelve** organisations took part in it.

- {ITEM}

{LAST}
""".encode()
PLAIN = f"{TITLE}\n\n{FIRST}\n\n- {ITEM}\n\n{LAST}\n".encode()
CSV = (
    f"title,date,speaker,text\n"
    f'"{TITLE}",2014-03-12,"Anna Bell; Boris Clay","{FIRST}\n\n{LAST}"\n'
    f'Second report,2014-04,Anna Bell,"He said ""no"", twice."\n'
).encode()
JSONL = (
    f'{{"title": "{TITLE}", "date": "2014-03-12", "speaker": ["Anna Bell", "Boris Clay"], "text": "{FIRST}"}}\n'
    f'{{"title": "Second report", "date": "2014-04", "text": "{LAST}"}}\n'
).encode()


def pdf() -> bytes:
    """One page with a title, two paragraphs and an item."""
    page = FPDF(format="A4")
    page.add_page()
    page.set_title(TITLE)
    page.set_font("Helvetica", "B", 18)
    page.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", size=11)
    for text in (FIRST, f"1. {ITEM}", LAST):
        page.ln(4)
        page.multi_cell(0, 5.5, text, new_x="LMARGIN", new_y="NEXT", align="L")
    return bytes(page.output())


def word() -> bytes:
    """A .docx with a heading, a paragraph, an item and a table."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, level=1)
    document.add_paragraph(FIRST)
    document.add_paragraph(ITEM, style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Wells", "Forty"
    document.add_paragraph(LAST)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def opendocument() -> bytes:
    """An .odt with a heading, a paragraph, an item and another paragraph."""
    document = Document("text")
    document.meta.title = TITLE
    document.body.clear()
    document.body.append(Header(1, TITLE))
    document.body.append(Paragraph(FIRST))
    document.body.append(List([ListItem(ITEM)]))
    document.body.append(Paragraph(LAST))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def message() -> bytes:
    """A message with a text, the same as HTML, and an attachment."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = TITLE, "Press office <press@example.org>", "desk@example.org"
    mail["Date"], mail["Message-ID"] = "Wed, 12 Mar 2014 09:30:00 +0400", "<1@example.org>"
    mail.set_content(f"{FIRST}\n\n{LAST}\n")
    mail.add_alternative(f"<p>{FIRST}</p><p>{LAST}</p>", subtype="html")
    mail.add_attachment(PLAIN, maintype="text", subtype="plain", filename="../wells.txt")
    return mail.as_bytes()


def every() -> tuple[tuple[str, bytes], ...]:
    """Return each sample with the name of its file."""
    return (
        ("wells.pdf", pdf()),
        ("wells.docx", word()),
        ("wells.odt", opendocument()),
        ("wells.eml", message()),
        ("wells.rtf", RTF),
        ("wells.html", HTML),
        ("wells.md", MARKDOWN),
        ("wells.txt", PLAIN),
        ("row.json", JSONL.splitlines()[0]),
        ("row.csv", CSV[: CSV.rindex(b"Second")]),
    )
