"""The proof of a finding: the words that prove it, with a little of what stands around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.documents import KeptFinding
from archive.findings import OFFICES
from archive.passages import Passage, Span

_AROUND = 70
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Proof:
    """A finding with its proving words; `words` is empty where no words prove it (a file's name, a person's say)."""

    finding: KeptFinding
    before: str = ""
    words: str = ""
    after: str = ""
    passage: int = 0


def proofs(findings: Iterable[KeptFinding], passages: Sequence[Passage]) -> tuple[Proof, ...]:
    """Return the proofs of findings that were not rejected, the surest first."""
    standing = [finding for finding in findings if finding.status != "rejected"]
    by_number = {passage.number: passage for passage in passages}
    ordered = sorted(standing, key=lambda one: (one.status != "confirmed", -one.evidence.confidence))
    return tuple(_proof(finding, by_number) for finding in ordered)


def of_field(found: Iterable[Proof], *fields: str) -> tuple[Proof, ...]:
    """Return the proofs of some fields."""
    return tuple(proof for proof in found if proof.finding.field in fields)


def of_subject(found: Iterable[Proof], subject: str) -> tuple[Proof, ...]:
    """Return the proofs of what is said of one authority, topic or event."""
    return tuple(proof for proof in found if proof.finding.subject == subject and proof.finding.field != "statement")


def of_part(found: Iterable[Proof], subject: str) -> tuple[Proof, ...]:
    """Return what proves the part that an authority has in a document, then what proves an office of this person."""
    own = of_subject(found, subject)
    offices = tuple(proof for proof in own if proof.finding.field in OFFICES)
    return (*[proof for proof in own if proof not in offices][:1], *offices)


def surroundings(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return words of a text with a little of what stands before and after them, cut between words."""
    end = min(end, start + _LONGEST)
    first, stop = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    before = text[first:start] if first == 0 else "… " + text[first:start].partition(" ")[2]
    after = text[end:stop] if stop == len(text) else text[end:stop].rpartition(" ")[0] + " …"
    return before, text[start:end], after


def _proof(finding: KeptFinding, passages: dict[int, Passage]) -> Proof:
    span = finding.evidence.span
    passage = passages.get(span.first) if span else None
    if span is None or passage is None:
        return Proof(finding)
    return _quoted(finding, passage, span)


def _quoted(finding: KeptFinding, passage: Passage, span: Span) -> Proof:
    end = span.end if span.last == span.first else len(passage.text)
    return Proof(finding, *surroundings(passage.text, span.start, end), passage.number)
