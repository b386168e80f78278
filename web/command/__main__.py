"""How a command is run: the arguments read, the settings read, every error one clear line."""

import os
import sys
from collections.abc import Sequence

from archive.errors import OnrecordError, Refused
from archive.settings import Settings, read_settings
from indexer.garbage import collect_rarely
from web.command.arguments import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when all went well, 1 when something is wrong, 2 when the arguments are."""
    parsed = build_parser().parse_args(arguments)
    try:
        settings = _settings()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 2
    collect_rarely()
    try:
        status: int = parsed.run(settings, parsed)
        sys.stdout.flush()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads the output has read enough; the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("\nonrecord: stopped; start it again to go on", file=sys.stderr)
        return 130
    return status


def _settings() -> Settings:
    settings = read_settings(os.environ)
    above = next(folder for folder in (settings.folder, *settings.folder.parents) if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise Refused(f"ONRECORD_DATA must be a folder that can be written to, not '{settings.folder}'")
    return settings


if __name__ == "__main__":
    sys.exit(main())
