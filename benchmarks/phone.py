"""Pages on a throttled phone: Chromium slowed down as Lighthouse does for "slow 4G" and a middling phone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from benchmarks.serve import lexloci_serve
from benchmarks.table import Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PAGES = {
    "home": "/en/",
    "place": "/en/place/mo/place-clayton/",
    "topic": "/en/topic/detainer_hold/",
    "topic in a state": "/en/topic/detainer_hold/tx/",
}
WIDE, HIGH = 360, 740
BITS, LATENCY, SLOWER = 1_638_400, 150, 4
"""Bits a second both ways, milliseconds there and back, and how many times slower the processor is."""
USABLE_MS = 1_000.0
TIMES = """() => {
  const nav = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const size = performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0);
  return [paint.startTime, nav.domContentLoadedEventEnd, nav.loadEventEnd, size + nav.transferSize];
}"""


class Visit(Struct, frozen=True):
    """One visit with an empty cache: milliseconds until something is seen, until all of it can be used,
    until nothing more comes; and bytes over the wire.
    """

    painted: float
    usable: float
    loaded: float
    bytes: float


def rows(quick: bool) -> Iterator[Row]:
    """The quickest of several first visits to each kind of page: other work only makes them slower."""
    where = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if where is None:
        print("benchmarks: phone is left out: there is no Chromium here", file=sys.stderr)
        return
    from playwright.sync_api import sync_playwright

    with lexloci_serve() as server, sync_playwright() as driver:
        server.settle()
        browser = driver.chromium.launch(executable_path=where, args=["--no-sandbox"])
        for name, path in PAGES.items():
            address = f"http://127.0.0.1:{server.port}{path}"
            visits = [_visit(browser, address) for _ in range(3 if quick else 7)]
            yield _row(name, "first paint", min(v.painted for v in visits), USABLE_MS)
            yield _row(name, "usable", min(v.usable for v in visits), USABLE_MS)
            yield _row(name, "loaded", min(v.loaded for v in visits), None)
            yield Row(name=f"phone: {name}, over the wire", measured=visits[0].bytes / 1e3, unit="kB")
        browser.close()


def _row(page: str, what: str, measured: float, target: float | None) -> Row:
    return Row(name=f"phone: {page}, {what}", measured=measured, unit="ms", target=target)


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": WIDE, "height": HIGH}, is_mobile=True)
    page = context.new_page()
    line: Any = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8},
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    found = page.evaluate(TIMES)
    context.close()
    return Visit(*found)
