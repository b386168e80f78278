"""The shape of the house holds: its arrows, its sizes, the homes of its libraries."""

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests import shape

ROOT = Path(__file__).parents[1]
HOUSE = shape.modules(ROOT)

# The home of every library that is not ours: the packages or modules that may import it. A library that stands here
# twice does the same thing for two formats. What only the corpus imports is needed to make it, never to run the site.
HOMES = {
    "alembic": ("archive.database", "archive.migrations"),
    "anyascii": ("archive.folding",),
    "argon2": ("web.passwords",),
    "charset_normalizer": ("indexer.readers.decoding",),
    "docx": ("indexer.readers.docx", "corpus.office"),
    "fpdf": ("corpus.pdf",),
    "jinja2": ("web",),
    "lxml": ("indexer.readers",),
    "markdown_it": ("indexer.readers.markdown",),
    "markupsafe": ("web",),
    "odfdo": ("corpus.office",),
    "pdfminer": ("indexer.readers.pdf",),
    "py3langid": ("indexer.extract",),
    "python_multipart": ("web",),
    "snowballstemmer": ("indexer.stemming",),
    "rapidfuzz": ("archive.likeness",),
    "rdflib": ("indexer.vocabulary",),
    "sqlalchemy": ("archive",),
    "starlette": ("web",),
    "striprtf": ("indexer.readers.rtf",),
    "trafilatura": ("indexer.readers.html",),
    "uvicorn": ("web.command",),
    "whoosh": ("indexer.search.whoosh",),
    "yaml": ("indexer.readers", "corpus"),
}
# What the distribution is called where that differs from the name that is imported.
CALLED = {
    "argon2": "argon2-cffi",
    "charset_normalizer": "charset-normalizer",
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
    "pdfminer": "pdfminer.six",
    "python_multipart": "python-multipart",
    "yaml": "pyyaml",
}
# Comes with jinja2, for which it escapes.
COMES_ALONG = {"markupsafe"}

AGREED = (
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "archive",
    "corpus",
    "docs",
    "indexer",
    "pyproject.toml",
    "requirements*.txt",
    "tests",
    "web",
)


def test_every_room_is_measured() -> None:
    assert {module.room for module in HOUSE} == set(shape.HOUSE)


def test_the_record_knows_neither_search_nor_pages() -> None:
    assert _said(shape.wrong_arrows(HOUSE)) == ""


def test_the_front_asks_the_indexer_only_to_search() -> None:
    assert _said(shape.wrong_doors(HOUSE)) == ""


def test_the_finders_build_on_what_was_found_before() -> None:
    order = ("prose", "names", "scene", "clauses", "speakers", "speech", "organisations", "dates")
    assert _said(shape.wrong_order(HOUSE, [f"indexer.extract.{room}" for room in order])) == ""


def test_no_import_comes_back_to_where_it_began() -> None:
    assert _said(shape.knots(HOUSE)) == ""


def test_imports_stand_at_the_head_of_the_module() -> None:
    assert _said(shape.hidden_imports(HOUSE)) == ""


def test_a_function_fits_on_a_screen() -> None:
    assert _said(shape.long_functions(HOUSE)) == ""


def test_a_module_fits_in_a_sitting() -> None:
    assert _said(shape.long_modules(HOUSE)) == ""


def test_every_library_has_one_home() -> None:
    assert _said(shape.strays(HOUSE, HOMES)) == ""


def test_what_is_installed_is_what_is_imported() -> None:
    imported = {library for module in HOUSE if module.room != "corpus" for library in _libraries(module)}
    assert {CALLED.get(library, library) for library in imported - COMES_ALONG} == _declared()


def test_only_the_command_reads_the_environment() -> None:
    assert _said(shape.environment_reads(HOUSE)) == ""


def test_what_is_caught_is_named() -> None:
    broad = list(shape.broad_handlers(HOUSE))
    assert len(broad) <= shape.BROAD_HANDLERS, _said(broad)


def test_every_function_says_its_types() -> None:
    assert _said(shape.missing_hints(HOUSE)) == ""


def test_every_module_says_what_it_is_for() -> None:
    assert _said(shape.silent_modules(HOUSE)) == ""


def test_the_top_of_the_tree_holds_what_was_agreed() -> None:
    assert _said(shape.strangers(ROOT, AGREED)) == ""


@pytest.mark.parametrize("library", sorted(HOMES))
def test_no_home_stands_empty(library: str) -> None:
    for home in HOMES[library]:
        assert any(library in _libraries(module) for module in HOUSE if shape.within(module.name, home)), home


def _said(violations: Iterable[shape.Violation]) -> str:
    return "\n".join(str(each) for each in violations)


def _libraries(module: shape.Module) -> set[str]:
    asked = {each.target.partition(".")[0] for each in shape.imports(module)}
    return asked - set(shape.HOUSE) - sys.stdlib_module_names


def _declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {line.partition(">=")[0] for line in project["dependencies"]}
