"""In a real browser: nothing foreign is asked for, pages pass axe-core, the keyboard reaches everything."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from lexloci.surfaces.web.app import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
KINDS = (
    "", "place/mo/place-clayton/", "topic/", "topic/detainer_hold/", "topic/detainer_hold/mo/", "places/mo/",
    "compare/?a=Clayton,+MO&b=Chicago", "check/", "ask/", "search/", "record/", "record/studies/",
    "record/instruments/mo-rsmo-67-307/", "record/surveys/mo/", "coverage/", "methods/", "privacy/",
    "changes/", "place/mo/place-clayton/sheet/", "place/mo/place-clayton/card/", "nothing/",
)  # fmt: skip

FEWER = """() => {
  const seen = new Map();
  for (const part of document.querySelectorAll("tr, li")) {
    const names = [part, ...part.querySelectorAll("*")].map(one => `${one.tagName}.${one.className}`);
    const kinds = seen.get(part.parentNode) ?? new Map();
    const kind = [...new Set(names)].sort().join(" ");
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    seen.set(part.parentNode, kinds);
    if (kinds.get(kind) > 4) part.remove();
  }
}"""
"""Leaves four of the rows of a table, or items of a list, that have the same elements of the same classes.

The others are made of the same lines of a template. A table of 20,000 cells takes axe half a minute.
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server on a free port of this machine."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(rate=0), port=port, log_level="error", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_nothing_foreign_and_passes_axe(browser: Any, address: str, kind: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/es/{kind}")
    page.evaluate(FEWER)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    told = {v["id"]: [n["html"][:160] for n in v["nodes"][:3]] for v in found.response["violations"]}
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert told == {}


@pytest.mark.parametrize(
    "kind",
    [
        "", "place/mo/place-clayton/", "place/mo/place-clayton/sheet/", "topic/detainer_hold/", "check/",
        "coverage/", "compare/?a=Texas&b=Ohio", "record/instruments/us-8-usc-1373/", "search/?q=detainer",
    ],
)  # fmt: skip
def test_no_page_needs_scrolling_sideways(browser: Any, address: str, kind: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/{kind}")
    wide = {}
    for width in (320, 800, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    page.close()
    assert {width: over for width, over in wide.items() if over > 1} == {}


def test_the_console_stays_clean_under_the_policy(browser: Any, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for kind in ("", "place/mo/place-clayton/", "topic/detainer_hold/"):
        page.goto(f"{address}/en/{kind}")
    page.close()
    assert said == []


def test_the_keyboard_alone_asks_a_question(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("Can the jail in Houston hold me for ICE?")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "The jail must hold" in page.inner_text("main")
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.close()


def test_a_pasted_page_is_marked_and_filtered_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    page.fill("textarea", "Clayton, Missouri\n\nMissouri cities may adopt sanctuary policies.")
    page.click("main form button")
    page.wait_for_selector("mark.contradicted")
    assert page.is_visible("li.contradicted")
    page.click("#f-contradicted")
    assert not page.is_visible("li.contradicted")
    context.close()


class Quiet(SimpleHTTPRequestHandler):
    """Files and nothing else, as any host carries them."""

    def log_message(self, *told: object) -> None:
        pass


@contextmanager
def files_of(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("page", "typed", "name", "path"),
    [("en/search/", "clayton mo", "Clayton, MO", "en/place/mo/place-clayton/"),
     ("en/", "clayton mo", "Clayton, MO", "en/place/mo/place-clayton/"),
     ("es/search/", "canada flintridge", "La Cañada Flintridge, CA",
      "es/place/ca/place-la_ca%C3%B1ada_flintridge/"),
     ("es/search/", "retencion en la carcel", "Retención en la cárcel", "es/topic/detainer_hold/")],
)  # fmt: skip
def test_a_published_site_searches_in_the_browser_and_asks_nobody_else(
    browser: Any, few: Path, page: str, typed: str, name: str, path: str
) -> None:
    with files_of(few.parent) as host:
        context = browser.new_context()
        view = context.new_page()
        asked: list[str] = []
        faults: list[str] = []
        view.on("request", lambda request: asked.append(request.url))
        view.on("pageerror", lambda error: faults.append(str(error)))
        view.goto(f"{host}/law/{page}")
        view.fill("#q", typed[:-1])
        view.wait_for_selector(".found a")
        context.set_offline(True)
        view.fill("#q", typed)
        found = view.locator(f'.found a[href="/law/{path}"]')
        found.wait_for()
        assert name in found.inner_text()
        context.set_offline(False)
        found.click()
        view.wait_for_url(f"{host}/law/{path}")
        assert view.locator("h1").count() == 1
        context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith(f"{host}/law/")] == []
