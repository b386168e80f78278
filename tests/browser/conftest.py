"""A real Chromium before the real site: uvicorn on a free port, a small archive behind it."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import uvicorn
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.shelves import Shelf, filled

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """The archive with the address at which it is served."""

    shelf: Shelf
    address: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with filled(tmp_path_factory.mktemp("served"), address) as shelf, _serving(shelf, listener):
            yield Served(shelf, address)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium, once for these tests: while Playwright is open, nothing else may run an event loop here."""
    path = _chromium()
    expect.set_options(timeout=_PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def flaws(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds wrong with a page: each rule with the places where it is broken."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@contextmanager
def _serving(shelf: Shelf, listener: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(shelf.app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield
    server.should_exit = True
    thread.join(_PATIENCE)


def _chromium() -> str:
    named = os.environ.get("ONRECORD_TEST_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("/usr/bin/chromium")
    if found:
        return found
    reason = "no Chromium: install it, or name it in ONRECORD_TEST_CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
