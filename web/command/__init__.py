"""The `onrecord` command: the one place where all rooms of the house meet."""

import os
import sys
from collections.abc import Sequence

from archive.errors import OnrecordError
from archive.settings import read_settings
from web.command.arguments import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when all went well, 1 when something is wrong, 2 when the arguments are."""
    parsed = build_parser().parse_args(arguments)
    try:
        settings = read_settings(os.environ)
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 2
    try:
        status: int = parsed.run(settings, parsed)
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nonrecord: stopped; start it again to go on", file=sys.stderr)
        return 130
    return status
