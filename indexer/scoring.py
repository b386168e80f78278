"""How well the finders do: precision, recall and F1 of each field, against answers that careful readers gave."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import Refused
from indexer.comparing import Comparison, Gold, compare, nothing
from indexer.extract.prediction import Prediction, as_prediction, predict
from indexer.extract.topics import Vocabulary
from indexer.readers.plain import PlainReader

__all__ = ["Examined", "Prediction", "Score", "as_prediction", "examine", "predict", "printed", "score", "totals"]

FIELDS = (
    "language", "kind", "title", "date_event", "date_published", "speakers", "position", "affiliation", "organisations",
    "roles", "acronyms", "statements", "direct", "indirect", "topics",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Agreement in one field: what was found and right, found and wrong, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Examined:
    """One document with what was right, wrong and missed in it; `language` is the true one."""

    id: str
    language: str
    comparisons: tuple[Comparison, ...]


def examine(folder: Path, vocabulary: Vocabulary) -> Iterator[Examined]:
    """Find everything in the texts of a folder, and compare it with the answers that lie beside them.

    Answers are `*.json` in the folder or in its `labels`, texts are `texts/*.txt`. Raises Refused when an answer is
    none, or has no text.
    """
    known = frozenset(vocabulary.english.values())
    for gold in _golds(folder / "labels" if (folder / "labels").is_dir() else folder):
        text = folder / "texts" / f"{gold['id']}.txt"
        if not text.exists():
            raise Refused(f"there is no text “{text}” to the answer “{gold['id']}”")
        reading = PlainReader().read(text.read_bytes(), text.name)
        found = predict(reading, text.name, vocabulary)
        yield Examined(gold["id"], gold["language"], tuple(compare(gold, found, known)))


def totals(examined: Iterable[Examined]) -> dict[str, Score]:
    """Add up the documents, field by field."""
    return _totals(comparison for one in examined for comparison in one.comparisons)


def score(folder: Path, predictions: Mapping[str, Prediction]) -> dict[str, Score]:
    """Compare predictions, by id, with every gold answer `*.json` of a folder; what is not predicted is missed."""
    golds = _golds(folder)
    return _totals(one for gold in golds for one in compare(gold, predictions.get(gold["id"], nothing(gold["id"]))))


def printed(scores: Mapping[str, Score]) -> str:
    """Return scores as a table for people."""
    head = f"{'field':<16}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'wrong':>7}{'missed':>8}"
    lines = [
        f"{field:<16}{one.precision:>10.3f}{one.recall:>8.3f}{one.f1:>8.3f}{one.right:>7}{one.wrong:>7}{one.missed:>8}"
        for field, one in scores.items()
    ]
    return "\n".join((head, *lines))


def _totals(comparisons: Iterable[Comparison]) -> dict[str, Score]:
    sums = dict.fromkeys(FIELDS, Score())
    for one in comparisons:
        sums[one.field] += Score(one.right, len(one.wrong), len(one.missed))
    return sums


def _golds(folder: Path) -> Iterator[Gold]:
    for path in sorted(folder.glob("*.json")):
        try:
            gold: Gold = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise Refused(f"“{path.name}” is not a gold answer: {error}") from error
        lacking = Gold.__required_keys__.difference(gold)
        if lacking:
            raise Refused(f"“{path.name}” is not a gold answer: it lacks {', '.join(sorted(lacking))}")
        yield gold
