"""`onrecord serve` and `onrecord work`: the site, and the worker beside it."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import FrameType

import uvicorn

from archive.errors import OnrecordError
from archive.records import changes, topics
from archive.settings import DEFAULT_ADDRESS, Settings
from indexer.errors import EngineDown
from indexer.holder import holding
from indexer.indexing import Steps, follow_in_steps, is_level
from indexer.ingest import free_abandoned
from indexer.isolation import isolated
from indexer.worker import Worker
from web.app import build_app
from web.command.opening import Opened, opened
from web.pages.signing_in import first_link

_IDLE_SECONDS = 0.5
_NOTHING_LEFT = (0, 0)
_GRACE_SECONDS = 5


def serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """Start the site, and one worker beside it, until stopped."""
    listening = _listen(arguments.host, arguments.port)
    settings = _addressed(settings, arguments.host, listening)
    stopping = signal.signal(signal.SIGTERM, _stop)
    with opened(settings) as here, _worker_beside(settings, not arguments.without_worker), suppress(_Stopped):
        app = build_app(here.archive, here.engine, here.files, settings)
        _greet(settings, first_link(app.state.site))
        configuration = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.proxies,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        uvicorn.Server(configuration).run(sockets=[listening])
    signal.signal(signal.SIGTERM, stopping)
    return 0


def work(settings: Settings, arguments: argparse.Namespace) -> int:
    """Read what waits and keep the index level, until stopped; beside a site, also until that is gone."""
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with opened(settings) as here:
        _work(here, lambda: stopped.is_set() or os.getppid() != (arguments.beside or os.getppid()))
    return 0


def _work(here: Opened, is_over: Callable[[], bool]) -> None:
    """Serve one vocabulary after another: the nursery is made anew when the topics change."""
    while not is_over():
        is_outdated = _watch_topics(here)
        with holding(here.holders) as holder, isolated(here.vocabulary(), jobs=1) as isolation:
            worker, steps = Worker(here.archive, here.files, isolation, holder), _following(here)
            try:
                while not is_over() and not is_outdated():
                    _turn(here, worker, steps)
            finally:
                worker.release()


def _watch_topics(here: Opened) -> Callable[[], bool]:
    """Return a question: were topics loaded since it was asked before? It looks at the ledger's new lines only."""
    with here.archive.read() as records:
        reached = changes.position(records)

    def ask() -> bool:
        nonlocal reached
        with here.archive.read() as records:
            since, reached = reached, changes.position(records)
            return topics.loaded_since(records, since)

    return ask


def _turn(here: Opened, worker: Worker, steps: Steps) -> None:
    """Read what waits, and go one step further with the index: neither waits for the other to be done."""
    free_abandoned(worker, here.holders)
    worker.take()
    settled = list(worker.settle(0.0 if (stepped := _step(steps)) else _IDLE_SECONDS))
    if not settled and not stepped and not worker.in_hand:
        time.sleep(_IDLE_SECONDS)


def _following(here: Opened) -> Steps:
    """Follow the ledger for ever, a step at a time; what goes wrong is said, and tried again."""
    while True:
        try:
            if not is_level(here.archive, here.engine):
                yield from follow_in_steps(here.archive, here.engine, here.settings.following_lock)
        except EngineDown as error:
            print(f"onrecord: the search index cannot be brought level now: {error}", file=sys.stderr)
        yield _NOTHING_LEFT


def _step(steps: Steps) -> bool:
    return next(steps) != _NOTHING_LEFT


@contextmanager
def _worker_beside(settings: Settings, wanted: bool) -> Iterator[None]:
    """Keep one worker running beside the site; one that dies is started again."""
    if not wanted:
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=(settings, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(timeout=15)


def _keep_working(settings: Settings, over: threading.Event) -> None:
    environment = os.environ | {"ONRECORD_DATA": str(settings.folder)}
    command = [sys.executable, "-m", "web.command", "work", "--beside", str(os.getpid())]
    while not over.is_set():
        with subprocess.Popen(command, env=environment, start_new_session=True) as worker:  # noqa: S603
            while worker.poll() is None and not over.wait(_IDLE_SECONDS):
                pass
            _end(worker)
        over.wait(_IDLE_SECONDS)


def _end(worker: subprocess.Popen[bytes]) -> None:
    """Ask the worker to end; one in the middle of a long piece of work is killed, and it is taken up again later."""
    worker.terminate()
    try:
        worker.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()


class _Stopped(BaseException):
    """The site was asked to end."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise OnrecordError(f"the site cannot listen on {host}:{port}: {reason}; choose another --port") from error


def _addressed(settings: Settings, host: str, listening: socket.socket) -> Settings:
    """Let links name the port that was chosen, unless the public address was set."""
    if settings.address != DEFAULT_ADDRESS:
        return settings
    name = f"[{host}]" if ":" in host else host
    return replace(settings, address=f"http://{name}:{listening.getsockname()[1]}")


def _greet(settings: Settings, link: str | None) -> None:
    print(f"Onrecord is at {settings.address}", flush=True)
    if link:
        print(f"Nobody may sign in yet. This link makes the first administrator, once:\n{link}", flush=True)
