"""Makes the corpus from its sources: the documents, and beside them the gold. Run ``python -m corpus.make``."""

from collections.abc import Callable
from pathlib import Path

from corpus.gold import gold_file
from corpus.mail import mail_file
from corpus.office import docx_file, odt_file
from corpus.pdf import pdf_file
from corpus.plain import markdown_file, rtf_file, sidecar_file, text_file
from corpus.sources import FOLDER, Source, read_all
from corpus.web import page_file

PRINTERS: dict[str, Callable[[Source], bytes]] = {
    ".docx": docx_file,
    ".html": page_file,
    ".md": markdown_file,
    ".odt": odt_file,
    ".pdf": pdf_file,
    ".rtf": rtf_file,
    ".txt": text_file,
}


def make(folder: Path, sources: tuple[Source, ...]) -> None:
    """Write the folders ``documents`` and ``gold``. Mail goes last, since it attaches other documents."""
    documents, texts = folder / "documents", folder / "gold" / "texts"
    documents.mkdir(parents=True, exist_ok=True)
    texts.mkdir(parents=True, exist_ok=True)
    for source in sorted(sources, key=lambda source: source.file.endswith(".eml")):
        _document(source, documents)
        (texts / f"{source.name}.txt").write_text(source.text + "\n", "utf-8")
        (folder / "gold" / f"{source.name}.json").write_text(gold_file(source), "utf-8")


def _document(source: Source, documents: Path) -> None:
    path = documents / source.file
    path.write_bytes(mail_file(source, documents) if path.suffix == ".eml" else PRINTERS[path.suffix](source))
    if "sidecar" in source.form:
        (documents / f"{source.file}.yaml").write_bytes(sidecar_file(source))


if __name__ == "__main__":
    make(FOLDER, read_all())
