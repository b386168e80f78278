"""`onrecord score`: how well the finders do against answers that careful readers gave."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import corpus
from archive.errors import Refused
from archive.settings import Settings
from indexer.comparing import Comparison
from indexer.extract import compile_vocabulary
from indexer.scoring import Examined, examine, printed, totals
from web.command.opening import own_vocabulary

_CORPUS = Path(corpus.__file__).parent / "gold"


def score_answers(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print precision, recall and F1 of each field, of all documents and of each language."""
    folder = arguments.folder or _CORPUS
    examined = tuple(examine(folder, compile_vocabulary(own_vocabulary())))
    if not examined:
        raise Refused(f"there are no answers (*.json) in “{folder}”")
    parts = tuple(_parts(examined))
    print(_as_json(parts) if arguments.json else "\n\n".join(_table(name, part) for name, part in parts))
    if arguments.errors and not arguments.json:
        print("\n".join(line for one in examined for line in _errors(one)))
    return 0


def _parts(examined: Sequence[Examined]) -> Iterator[tuple[str, tuple[Examined, ...]]]:
    """Yield all documents, then those of each language where there are several."""
    yield "all", tuple(examined)
    languages = sorted({one.language for one in examined})
    for language in languages if len(languages) > 1 else ():
        yield language, tuple(one for one in examined if one.language == language)


def _table(name: str, part: Sequence[Examined]) -> str:
    documents = f"{len(part)} document" + ("" if len(part) == 1 else "s")
    return f"{name}: {documents}\n{printed(totals(part))}"


def _as_json(parts: Sequence[tuple[str, Sequence[Examined]]]) -> str:
    return json.dumps(
        {
            name: {
                field: {**asdict(one), "precision": one.precision, "recall": one.recall, "f1": one.f1}
                for field, one in totals(part).items()
            }
            for name, part in parts
        },
        indent=1,
    )


def _errors(one: Examined) -> Iterator[str]:
    """Yield what was wrong and what was missed in a document; nothing where all is right."""
    lines = [line for comparison in one.comparisons for line in _failed(comparison)]
    if lines:
        yield f"\n{one.id} ({one.language})"
        yield from lines


def _failed(comparison: Comparison) -> Iterator[str]:
    # Every statement is compared once as one and once by its form.
    if comparison.field == "statements":
        return
    for word, values in (("wrong", comparison.wrong), ("missed", comparison.missed)):
        for value in values:
            yield f"  {comparison.field:<15} {word:<7} {value}"
