"""How a document is cited in plain text."""

from collections.abc import Sequence

from archive.documents import Document, Named
from web.rendering import year


def cite(document: Document, issuers: Sequence[Named], address: str) -> str:
    """Return: author or issuer (year). title [Kind]. Onrecord, revision n. address."""
    who = authors(issuers)
    when = f"({year(document.published or document.held)})"
    what = f"{document.title} [{(document.kind or 'document').capitalize()}]"
    head = f"{who}{'' if who.endswith('.') else '.'} {when}. {what}" if who else f"{what} {when}"
    return f"{head}. Onrecord, revision {document.revision}. {address}"


def authors(issuers: Sequence[Named]) -> str:
    """Return names joined as a citation joins them: `A`, `A and B`, `A, B and C`."""
    names = [issuer.label for issuer in issuers]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
