"""Judgements: what staff decided about names across documents, and the questions that wait for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archive.authorities import Authority

# "same": two are one; "split": some documents are about another; "different": two are not one, and nobody asks again;
# "identified": a register's identifier was added, changed or taken away; "renamed": it goes by another name.
Verdict = Literal["same", "split", "different", "identified", "renamed"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `other` is who was merged, split off or told apart; `later` has to be undone before this one."""

    number: int
    verdict: Verdict
    authority: str
    other: str | None
    at: datetime
    actor: str
    undone_at: datetime | None
    details: str
    later: int | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether nothing stands in the way of undoing it."""
        return self.undone_at is None and self.later is None


@dataclass(frozen=True, slots=True)
class Printed:
    """A place where a name is printed: characters `start` to `end` of a passage of a document's newest revision."""

    document: str
    title: str
    date: str | None
    language: str
    standing: str
    passage: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of two that may be one: how many documents name it, and where it is printed in the form in question."""

    authority: Authority
    documents: int
    printed: Printed | None


@dataclass(frozen=True, slots=True)
class Question:
    """Two authorities that may be one, the better attested first, with the reason in a sentence."""

    first: Candidate
    second: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Questions:
    """One page of questions, the likeliest first, with the number of all."""

    total: int
    items: tuple[Question, ...]
