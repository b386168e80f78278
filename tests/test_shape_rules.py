"""Each rule of the shape names the file and the line that break it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests import shape

Rule = Callable[[Sequence[shape.Module]], Iterator[shape.Violation]]
House = Callable[..., tuple[shape.Module, ...]]
HOMES = {"whoosh": ("indexer.search.whoosh",), "docx": ("indexer.readers.docx", "corpus.office")}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Build a small house of files; `web__pages` stands for web/pages.py."""

    def build(**files: str) -> tuple[shape.Module, ...]:
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return shape.modules(tmp_path)

    return build


def _places(violations: Iterator[shape.Violation]) -> list[str]:
    return [f"{each.file}:{each.line}" for each in violations]


def test_a_violation_reads_as_file_line_and_reason() -> None:
    assert str(shape.Violation("web/links.py", 3, "too far")) == "web/links.py:3: too far"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("archive__files", "import json\nimport indexer.worker\n"),
        ("archive__files", "import json\nfrom web import links\n"),
        ("indexer__worker", "import json\nfrom web.links import address\n"),
        ("indexer__worker", "import json\nfrom corpus import make\n"),
        ("web__links", "import json\nfrom corpus.make import make\n"),
        ("web__command__main", "import json\nfrom tests import shape\n"),
        ("corpus__make", "import json\nimport tests.shape\n"),
        ("archive__files", "if True:\n    import web\n"),
    ],
)
def test_an_arrow_that_runs_back_is_named(house: House, file: str, text: str) -> None:
    assert _places(shape.wrong_arrows(house(**{file: text}))) == [f"{file.replace('__', '/')}.py:2"]


def test_a_room_that_asks_one_behind_it_is_named(house: House) -> None:
    built = house(
        indexer__names__name="import json\nfrom indexer.speech import quotes\n",
        indexer__scene="import json\nimport indexer.names.name\n",
        indexer__speech__quotes="from indexer import scene\n",
    )
    rooms = ("indexer.names", "indexer.scene", "indexer.speech")
    assert _places(shape.wrong_order(built, rooms)) == ["indexer/names/name.py:2"]


def test_arrows_that_run_down_are_free(house: House) -> None:
    down = house(
        archive__files="import archive.errors",
        indexer__worker="from archive import files",
        web__links="from archive import files",
        web__command__samples="from corpus.make import make",
        corpus__make="from archive.findings import KINDS",
    )
    assert _places(shape.wrong_arrows(down)) == []


@pytest.mark.parametrize("asked", ["from indexer import worker", "import indexer", "from indexer.searching import x"])
def test_a_page_that_asks_the_indexer_for_more_than_searching_is_named(house: House, asked: str) -> None:
    assert _places(shape.wrong_doors(house(web__pages__reading=f"import json\n{asked}\n"))) == [
        "web/pages/reading.py:2"
    ]


def test_pages_may_search_and_the_command_may_ask_for_all(house: House) -> None:
    free = house(
        web__pages__searching="from indexer import search\nfrom indexer.errors import EngineDown\n",
        web__pages__results="from indexer.search.query import Query\n",
        web__command__ingesting="from indexer.ingest import ingest\n",
        indexer__worker="from indexer import reading\n",
    )
    assert _places(shape.wrong_doors(free)) == []


def test_a_knot_names_every_import_in_it(house: House) -> None:
    knotted = house(
        archive____init__="",
        archive__one="import json\nfrom archive.two import x\n",
        archive__two="from archive import three\n",
        archive__three="from . import one\n",
        archive__four="import archive.one\n",
    )
    assert _places(shape.knots(knotted)) == ["archive/one.py:2", "archive/three.py:1", "archive/two.py:1"]


def test_a_package_may_gather_what_stands_in_it(house: House) -> None:
    gathered = house(web__command____init__="from web.command import one\n", web__command__one="import json\n")
    assert _places(shape.knots(gathered)) == []


@pytest.mark.parametrize(
    "text",
    [
        "def read():\n    import json\n",
        "if TYPE_CHECKING:\n    from json import load\n",
        "class Reader:\n    import json\n",
        "try:\n    import json\nexcept ImportError:\n    json = None\n",
    ],
)
def test_an_import_below_the_head_is_named(house: House, text: str) -> None:
    assert _places(shape.hidden_imports(house(archive__files=text))) == ["archive/files.py:2"]


@pytest.mark.parametrize(("lines", "broken"), [(40, []), (41, ["indexer/worker.py:2"])])
def test_a_function_of_forty_lines_is_the_longest(house: House, lines: int, broken: list[str]) -> None:
    text = "x = 0\nasync def work():\n    '''Works.\n\n    At length.\n    '''\n" + "    print()\n" * lines
    assert _places(shape.long_functions(house(indexer__worker=text))) == broken


@pytest.mark.parametrize(("lines", "broken"), [(300, []), (301, ["indexer/worker.py:301"])])
def test_a_module_of_three_hundred_lines_is_the_longest(house: House, lines: int, broken: list[str]) -> None:
    assert _places(shape.long_modules(house(indexer__worker="x = 0\n" * lines))) == broken


def test_a_migration_may_be_as_long_as_it_must(house: House) -> None:
    text = "def upgrade():\n" + "    print()\n" * 400
    migrated = house(archive__migrations__versions__0001="x = 0\n" + text)
    assert _places(shape.long_modules(migrated)) == []
    assert _places(shape.long_functions(migrated)) == []


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("indexer__worker", "from whoosh.index import open_dir"),
        ("indexer__search__whooshing", "import whoosh"),
        ("indexer__readers__odt", "import docx"),
        ("archive__files", "import boto3"),
    ],
)
def test_a_library_away_from_home_is_named(house: House, file: str, asked: str) -> None:
    away = house(**{file: f"import json\n{asked}\n"})
    assert _places(shape.strays(away, HOMES)) == [f"{file.replace('__', '/')}.py:2"]


def test_a_library_at_home_is_left_alone(house: House) -> None:
    home = house(
        indexer__search__whoosh__writing="import json\nimport archive\nfrom whoosh.writing import SegmentWriter\n",
        indexer__readers__docx="import docx\n",
        corpus__office="from docx import Document\n",
    )
    assert _places(shape.strays(home, HOMES)) == []


@pytest.mark.parametrize(
    "text",
    [
        "import os\nfolder = os.environ['ONRECORD_DATA']\n",
        "import os\nfolder = os.getenv('ONRECORD_DATA')\n",
        "import json\nfrom os import environ\n",
    ],
)
def test_a_read_of_the_environment_is_named(house: House, text: str) -> None:
    assert _places(shape.environment_reads(house(archive__settings=text))) == ["archive/settings.py:2"]


def test_the_command_may_read_the_environment(house: House) -> None:
    text = "import os\nsettings = read_settings(os.environ)\n"
    assert _places(shape.environment_reads(house(web__command__main=text))) == []


@pytest.mark.parametrize("caught", ["", " Exception", " BaseException as error", " (OSError, Exception)"])
def test_a_broad_handler_is_named(house: House, caught: str) -> None:
    text = f"try:\n    print()\nexcept{caught}:\n    raise\n"
    assert _places(shape.broad_handlers(house(indexer__worker=text))) == ["indexer/worker.py:3"]


def test_a_handler_that_names_what_it_catches_is_left_alone(house: House) -> None:
    text = "try:\n    print()\nexcept (OSError, ValueError):\n    raise\n"
    assert _places(shape.broad_handlers(house(indexer__worker=text))) == []


@pytest.mark.parametrize(
    "signature",
    ["f(a) -> int", "f(a: int)", "f(*a) -> int", "f(**a) -> int", "f(*, a) -> int", "f(a, /) -> int"],
)
def test_a_missing_type_is_named(house: House, signature: str) -> None:
    assert _places(shape.missing_hints(house(web__links=f"x = 0\ndef {signature}: ...\n"))) == ["web/links.py:2"]


def test_full_types_are_left_alone(house: House) -> None:
    text = "class A:\n    def f(self, *a: int, b: int = 0, **c: int) -> None: ...\n"
    assert _places(shape.missing_hints(house(web__links=text))) == []


@pytest.mark.parametrize("text", ["", "import json\n", '"""The links"""\n', '"""The links\n\nof the site.\n"""\n'])
def test_a_module_that_does_not_say_what_it_is_for_is_named(house: House, text: str) -> None:
    assert _places(shape.silent_modules(house(web__links=text))) == ["web/links.py:1"]


def test_a_module_that_says_what_it_is_for_is_left_alone(house: House) -> None:
    assert _places(shape.silent_modules(house(web__links='"""Where a document lives.\n\nMore.\n"""\n'))) == []


def test_a_stranger_at_the_top_is_named(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("data/\n*.egg-info/\n", "utf-8")
    for name in ("archive", "data", "onrecord.egg-info", ".git", "notes.txt", "requirements.txt"):
        (tmp_path / name).mkdir()
    agreed = (".gitignore", "archive", "requirements*.txt")
    assert _places(shape.strangers(tmp_path, agreed)) == ["notes.txt:1"]
