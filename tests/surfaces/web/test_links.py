"""A published site of every kind of page: no link, anchor or file it refers to is missing."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urljoin

from small import KINDS
from test_pages import Links

from lexloci.answers.words import LANGUAGES
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.site import Site
from lexloci.surfaces.web.tree import chunks


def ids_of(site: Site, file: str, few: Path) -> set[str]:
    """The anchors of a page, made now where the small site has not got it."""
    if (few / file).is_file():
        return set(Links((few / file).read_text()).ids)
    lang, _, path = file.removesuffix("/index.html").partition("/")
    return set(Links(site.page(Asked(lang, path, "2026-11-28")).body.decode()).ids)


def test_no_link_anchor_or_file_is_missing(few: Path, published: Site) -> None:
    whole = {
        f"{lang}/{path}" + ("" if path.endswith(".atom") else "/index.html")
        for chunk in chunks(published) for path in chunk.paths for lang in LANGUAGES
    }  # fmt: skip
    there = {path.relative_to(few).as_posix() for path in few.rglob("*")} | {
        name.replace("//", "/") for name in whole
    }
    marks: dict[str, set[str]] = defaultdict(set)
    dead = []
    for page in few.rglob("*.html"):
        own = page.relative_to(few).as_posix()
        found = Links(page.read_text())
        for lead in {*found.leads, *found.loads}:
            if lead.startswith(("https:", "http:", "tel:", "mailto:")):
                continue
            address, _, mark = urljoin(f"/law/{own.removesuffix('index.html')}", lead).partition("#")
            assert address.startswith("/law/"), f"{lead} on {own} leaves the base"
            file = unquote(address.removeprefix("/law/").partition("?")[0])
            file += "index.html" if not file or file.endswith("/") else ""
            if file not in there:
                dead.append((own, lead))
            elif mark:
                marks[file].add(unquote(mark))
    gone = {file: names - ids_of(published, file, few) for file, names in marks.items()}
    assert dead == []
    assert {file: names for file, names in gone.items() if names} == {}
    assert len(marks) > len(KINDS) / 2


def test_every_kind_of_address_of_a_site_is_among_those_looked_at(published: Site) -> None:
    def kind(path: str) -> str:
        first, _, rest = path.partition("/")
        last = rest.rpartition("/")[2]
        return f"{first}/{last}" if last in ("sheet", "card", "feed.atom") else first

    assert {kind(path) for chunk in chunks(published) for path in chunk.paths} == set(map(kind, KINDS))
