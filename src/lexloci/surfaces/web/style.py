"""How pages look. A page that is served carries its style, so that a phone shows the top of it before the
rest has come, and asks for nothing else; files of a published site link it: each would else hold a copy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import blake2b, sha256
from importlib import resources

from markupsafe import Markup

SHEETS = ("style", "maps", "checked", "figures")
"""What every page has, and what some have besides."""
REMARK, BREAK = re.compile(r"/\*.*?\*/\s*", re.DOTALL), re.compile(r"\s*\n\s*")


@cache
def text(sheet: str) -> str:
    """A sheet without what is only for who edits it."""
    found = resources.files("lexloci.surfaces.web").joinpath("static", f"{sheet}.css").read_text("utf-8")
    return BREAK.sub("", REMARK.sub("", found))


@cache
def address(sheet: str) -> str:
    """Where a published site has a sheet: it changes with what stands there."""
    return f"static/{sheet}.{blake2b(text(sheet).encode(), digest_size=6).hexdigest()}.css"


@cache
def carried(sheet: str) -> Markup:
    """A sheet as a page carries it."""
    return Markup(f"<style>{text(sheet)}</style>")


def linked(sheet: str, base: str) -> Markup:
    """A sheet as a page links it."""
    return Markup('<link rel="stylesheet" href="{}/{}">').format(base, address(sheet))


@cache
def allowed() -> str:
    """The sheets that pages may carry, as a policy names them (CSP Level 3, 2.3.1): by their content."""
    marks = [b64encode(sha256(text(sheet).encode()).digest()).decode() for sheet in SHEETS]
    return " ".join([f"'sha256-{mark}'" for mark in marks])
