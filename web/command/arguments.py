"""What can be typed behind `onrecord`."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from archive import dates
from archive.findings import KINDS
from web.command import extracting, ingesting, members, scoring, searching, serving, topics, upkeep


class _Parser(argparse.ArgumentParser):
    """Says in one clear line what is wrong, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        sys.exit(2)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `run`."""
    parser = _Parser(
        prog="onrecord",
        description="An archive of what was said on the record, by whom, for whom and when.",
        epilog="Everything works on the folder named by ONRECORD_DATA (default ./data), which is made when missing.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _ingest(commands.add_parser("ingest", help="take in files, folders and tables, and make them searchable"))
    _search(commands.add_parser("search", help="search the archive"))
    _extract(commands.add_parser("extract", help="show what would be found in files; nothing is stored"))
    _score(commands.add_parser("score", help="measure what is found against answers of careful readers"))
    _serve(commands.add_parser("serve", help="start the site and one worker"))
    work = _plain(
        commands, "work", "read what was uploaded and keep the search index level, until stopped", serving.work
    )
    work.add_argument("--beside", metavar="PID", type=_whole, help=argparse.SUPPRESS)
    _plain(commands, "rebuild", "build the search index anew, beside the old one", upkeep.rebuild)
    _plain(commands, "reread", "read every original again with today's readers and finders", upkeep.reread)
    _plain(commands, "verify", "check the ledger, the originals and the search index", upkeep.verify)
    _users(commands.add_parser("users", help="add, list and change the people who may sign in"))
    _topics(commands.add_parser("topics", help="take in a vocabulary of topics"))
    return parser


def _plain(commands: "argparse._SubParsersAction[_Parser]", name: str, text: str, run: object) -> _Parser:
    parser = commands.add_parser(name, help=text, description=text.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def _ingest(parser: argparse.ArgumentParser) -> None:
    parser.description = "Take in files, folders and tables of records. Ends when everything is read and searchable."
    parser.add_argument("paths", metavar="PATH", type=_existing, nargs="+", help="a file, a folder or a table")
    parser.add_argument("--jobs", type=_whole, help="how many files are read at once (default: the number of cores)")
    parser.add_argument("--kind", choices=KINDS, help="the kind of all these documents")
    parser.add_argument("--language", metavar="TAG", help="their language: en, az, ru …")
    parser.add_argument(
        "--map", metavar="OURS=THEIRS", type=_column, action="append", default=[],
        help="a column of a table that is named otherwise, such as text=body; may be repeated",
    )  # fmt: skip
    parser.add_argument("--draft", action="store_true", help="keep as drafts, to be looked at before publication")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON on stdout")
    parser.set_defaults(run=ingesting.ingest_paths)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.description = 'Search the archive. Fields work inside the words too: speaker:"…". A star alone finds all.'
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for, or *")
    for name in ("speaker", "organisation", "topic"):
        parser.add_argument(f"--{name}", metavar="NAME", action="append", default=[], help=f"a {name}, by name or id")
    parser.add_argument("--kind", choices=KINDS, action="append", default=[])
    parser.add_argument("--language", metavar="TAG", action="append", default=[])
    parser.add_argument(
        "--from", dest="since", metavar="DATE", type=_date, help="not before: 2019, 2019-07, 2019-07-14"
    )
    parser.add_argument("--to", dest="until", metavar="DATE", type=_date, help="not after")
    parser.add_argument("--sort", choices=("relevance", "newest", "oldest"), default="relevance")
    parser.add_argument("--limit", type=_whole, default=10, help="how many hits to show (default 10)")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(run=searching.search_words)


def _extract(parser: argparse.ArgumentParser) -> None:
    parser.description = "Show what would be found in files. Nothing is stored."
    parser.add_argument("files", metavar="FILE", type=_existing, nargs="+")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, in the order of the files")
    parser.set_defaults(run=extracting.extract_files)


def _score(parser: argparse.ArgumentParser) -> None:
    parser.description = "Measure what is found: precision, recall and F1 of each field, in all and in each language."
    parser.add_argument(
        "folder", metavar="FOLDER", type=_existing, nargs="?",
        help="answers (*.json) with their texts (texts/*.txt); the sample corpus when none is named",
    )  # fmt: skip
    parser.add_argument("--errors", action="store_true", help="list what was wrong and what was missed, by document")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=scoring.score_answers)


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.description = "Start the site and one worker."
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="the port to listen on (default 8000)")
    parser.add_argument("--without-worker", action="store_true", help="the site alone; start `onrecord work` yourself")
    parser.set_defaults(run=serving.serve)


def _users(parser: argparse.ArgumentParser) -> None:
    parser.description = "The people who may sign in. Passwords are read from the terminal, or from stdin."
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add somebody, with a password")
    add.add_argument("name")
    add.add_argument("--role", choices=("administrator", "editor"), default="editor")
    add.set_defaults(run=members.add)
    actions.add_parser("list", help="list everybody").set_defaults(run=members.show)
    password = actions.add_parser("password", help="set somebody's password anew")
    password.add_argument("name")
    password.set_defaults(run=members.change_password)


def _topics(parser: argparse.ArgumentParser) -> None:
    parser.description = "The vocabulary of topics that documents are read with."
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    load = actions.add_parser("load", help="take in a SKOS file: Turtle, RDF/XML or JSON-LD")
    load.add_argument("file", metavar="FILE", type=_existing, help="such as thesaurus.ttl, .rdf or .jsonld")
    load.set_defaults(run=topics.load)


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or folder '{text}'")
    return path


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number above 0, not '{text}'")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"must be a port from 0 to 65535, not '{text}'")
    return int(text)


def _date(text: str) -> dates.Edtf:
    if not dates.is_date(text) or dates.parse(text).earliest is None:
        raise argparse.ArgumentTypeError(f"must be a date such as 2019, 2019-07 or 2019-07-14, not '{text}'")
    return dates.parse(text)


def _column(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not equals or not ours or not theirs:
        raise argparse.ArgumentTypeError(f"must be OURS=THEIRS, such as text=body, not '{text}'")
    return ours, theirs
