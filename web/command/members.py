"""`onrecord users`: the people who may sign in, from the terminal."""

import argparse
import getpass
import sys

from archive.errors import NotFound, Refused
from archive.members import checked_password
from archive.records import staff
from archive.settings import Settings
from web.command.opening import opened
from web.passwords import hashed


def add(settings: Settings, arguments: argparse.Namespace) -> int:
    """Add somebody, with a password that is asked for."""
    with opened(settings) as here:
        kept = hashed(_password())
        with here.archive.begin("command") as records:
            made = staff.add_member(records, arguments.name, arguments.role, kept)
    print(f"{made.name} may sign in as {made.role}")
    return 0


def show(settings: Settings, _: argparse.Namespace) -> int:
    """List everybody."""
    with opened(settings) as here, here.archive.read() as records:
        for member in staff.listed(records):
            print(f"{member.name}\t{member.role}\t{'active' if member.active else 'removed'}")
    return 0


def change_password(settings: Settings, arguments: argparse.Namespace) -> int:
    """Set somebody's password anew and end their sessions."""
    with opened(settings) as here:
        with here.archive.read() as records:
            known = staff.credentials(records, arguments.name)
        if known is None:
            raise NotFound(f"nobody called {arguments.name} may sign in")
        kept = hashed(_password())
        with here.archive.begin("command") as records:
            staff.set_password(records, known.member.id, kept)
    print(f"{known.member.name} has a new password, and has to sign in again")
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return checked_password(sys.stdin.readline().rstrip("\n"))
    first = checked_password(getpass.getpass("Password: "))
    if getpass.getpass("Once more: ") != first:
        raise Refused("the two passwords differ; nothing was changed")
    return first
