"""Cases of extraction as text files: `text:` and, after `finds:`, what must be found in it."""

from dataclasses import dataclass
from pathlib import Path

from archive.findings import Findings
from archive.passages import Passage, quote
from indexer.extract import compile_vocabulary, extract

FOLDER = Path(__file__).parent / "cases"
NO_TOPICS = compile_vocabulary(())


@dataclass(frozen=True, slots=True)
class Case:
    """The passages of one case, and each expectation as its key and value."""

    passages: tuple[Passage, ...]
    finds: tuple[tuple[str, str], ...]


def read_case(path: Path) -> Case:
    head, _, finds = path.read_text("utf-8").partition("\nfinds:\n")
    lines = [line for line in head.partition("text:\n")[2].splitlines() if line.strip()]
    passages = tuple(Passage(number, line) for number, line in enumerate(lines, 1))
    return Case(passages, tuple(_expectation(line) for line in finds.splitlines() if line.strip()))


def find(passages: tuple[Passage, ...]) -> Findings:
    return extract(passages, name="case.txt", stated=(), vocabulary=NO_TOPICS)


def found(key: str, case: Case, findings: Findings) -> str | list[str]:
    """What was found under a key of a case file, in the words of that file."""
    if key in ("kind", "genre", "language", "title", "published", "held"):
        value = getattr(findings, key)
        return str(value.value) if value else "none"
    if key == "event":
        return findings.event.name if findings.event else "none"
    if key in ("people", "organisations", "statements", "adoptions"):
        return str(len(getattr(findings, key)))
    if key == "speakers":
        return str(sum(person.role == "speaker" for person in findings.people))
    return _rows(key, case, findings)


def _rows(key: str, case: Case, findings: Findings) -> list[str]:
    if key == "speaker":
        speakers = [person for person in findings.people if person.role == "speaker"]
        return [" | ".join(part for part in (one.name, one.position, one.organisation) if part) for one in speakers]
    if key == "mention":
        return [f"{one.name} | {mention.printed}" for one in findings.people for mention in one.mentions]
    if key == "adopted":
        return [f"{one.name} | {'printed' if one.printed else 'not printed'}" for one in findings.adoptions]
    if key == "organisation":
        return [f"{one.name} | {one.role}" for one in findings.organisations]
    return [
        f"{one.collective or ', '.join(one.speakers)} | {one.form} | {one.voice} | {quote(case.passages, one.span)}"
        for one in findings.statements
    ]


def _expectation(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()
