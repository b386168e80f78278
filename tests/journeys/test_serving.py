"""What is promised of `onrecord serve`: the site and its worker stand and fall together, and reading never stops."""

import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest

from archive.database import Archive
from archive.files import Files
from archive.intake import Received
from archive.records import documents
from archive.settings import Settings
from tests.deliveries import report
from tests.processes import descendants, eventually, finish, running, start

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Running:
    """A site that was started on a port of its own choice, and what it printed."""

    command: "subprocess.Popen[str]"
    data: Path
    address: str
    welcome: str

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.address + path, timeout=30, headers={"Accept": "text/html"})

    def receive(self, number: int) -> str:
        """Receive a document as a form would; returns its id."""
        archive, files = Archive.open(Settings(self.data, self.address)), Files(self.data / "originals")
        kept = files.keep(report(number).encode())
        with archive.begin("staff") as records:
            receipt = documents.receive(records, Received(kept.sha256, kept.size, "report.txt", "upload", True))
        archive.close()
        return receipt.document

    def finds(self, number: int) -> bool:
        answer = self.get(f"/search?q=%22Well+{number}%22")
        return answer.status_code == 200 and f"Meeting {number} on the wells" in answer.text

    def worker(self) -> int:
        """Return the process id of the worker beside the site."""
        found = [
            pid for pid in descendants(self.command.pid) if b"\0work\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        return found[0] if found else 0


def serve(data: Path) -> Running:
    command = start(data, "serve", "--port", "0")
    assert command.stdout
    first, _, welcome = (command.stdout.readline() for _ in range(3))
    return Running(command, data, first.removeprefix("Onrecord is at ").strip(), welcome.strip())


def end(site: Running, number: signal.Signals) -> set[int]:
    """Send a signal to the site alone and return all the processes that belonged to it."""
    family = {site.command.pid} | descendants(site.command.pid)
    os.kill(site.command.pid, number)
    return family


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = serve(tmp_path_factory.mktemp("site") / "data")
    yield running
    end(running, signal.SIGTERM)
    finish(running.command, 30)


def test_it_says_where_it_is_and_who_may_begin(site: Running) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", site.address)
    assert site.welcome.startswith(f"{site.address}/")
    assert httpx.get(site.welcome, timeout=30).status_code == 200
    assert site.get("/").status_code == 200


def test_what_is_received_meanwhile_is_read_and_found(site: Running) -> None:
    document = site.receive(11)
    assert eventually(lambda: site.finds(11))
    assert site.get(f"/d/{document}").status_code == 200


def test_a_worker_that_is_killed_is_started_again(site: Running) -> None:
    assert eventually(site.worker)
    killed = site.worker()
    os.kill(killed, signal.SIGKILL)
    site.receive(12)
    assert eventually(lambda: site.finds(12))
    assert site.worker() not in (0, killed)


def test_reading_and_receiving_go_on_without_an_index_and_search_comes_back_complete(site: Running) -> None:
    document = site.receive(13)
    assert eventually(lambda: site.finds(13))
    worker = site.worker()
    assert worker
    os.kill(worker, signal.SIGSTOP)
    try:
        shutil.rmtree(site.data / "index")
        answer = site.get("/search?q=wells")
        assert answer.status_code == 503
        assert "Search is catching up" in answer.text
        assert site.get(f"/d/{document}").status_code == site.get("/").status_code == 200
        site.receive(14)
    finally:
        os.kill(worker, signal.SIGCONT)
    assert eventually(lambda: site.finds(14))
    assert all(site.finds(number) for number in (13, 14))


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, out, err = finish(start(tmp_path, "serve", "--port", str(port)))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert (
        err == f"onrecord: the site cannot listen on 127.0.0.1:{port}: Address already in use; choose another --port\n"
    )


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        signal.SIGKILL,
        pytest.param(signal.SIGINT, marks=pytest.mark.long),
    ],
)
def test_nothing_is_left_running_when_the_site_ends(tmp_path: Path, number: signal.Signals) -> None:
    site = serve(tmp_path / "data")
    site.receive(1)
    assert eventually(lambda: site.finds(1))
    family = end(site, number)
    assert len(family) >= 4
    assert eventually(lambda: not running(family))
    status, _, err = finish(site.command)
    assert (status, err) == {
        signal.SIGTERM: (0, ""),
        signal.SIGINT: (130, "\nonrecord: stopped; start it again to go on\n"),
        signal.SIGKILL: (-signal.SIGKILL, ""),
    }[number]
    assert list((tmp_path / "data" / "workers").iterdir()) == []
