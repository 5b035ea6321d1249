"""The published site: whole or not at all, unchanged files taken over, other folders left alone."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from markupsafe import escape

from lexloci.core.errors import BadInput, LexlociError
from lexloci.surfaces.web import publishing
from lexloci.surfaces.web.page import Asked
from lexloci.surfaces.web.pages import brief
from lexloci.surfaces.web.pages.profile import line, tables
from lexloci.surfaces.web.publishing import MANIFEST, publish
from lexloci.surfaces.web.site import Site
from lexloci.surfaces.web.tree import Chunk, chunks

FEW = Chunk(["", "topic/detainer_hold", "topic/detainer_hold/mo", "place/mo", "place/mo/place-clayton",
             "place/mo/place-ladue", "place/mo/place-clayton/feed.atom", "search"])  # fmt: skip


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish only a few pages: all of them take minutes."""
    monkeypatch.setattr(publishing, "chunks", lambda site: iter([FEW]))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, int]:
    """Those pages published once: the folder, how many files it has and how many were made."""
    folder = tmp_path_factory.mktemp("first") / "site"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(publishing, "chunks", lambda site: iter([FEW]))
        return folder, *publish(folder, workers=1)


@pytest.fixture
def site(few: None, first: tuple[Path, int, int], tmp_path: Path) -> Path:
    """A copy of them, free to be changed or published over."""
    return Path(shutil.copytree(first[0], tmp_path / "site"))


def test_a_site_has_its_pages_in_every_language(first: tuple[Path, int, int]) -> None:
    folder, files, fresh = first
    assert files == fresh
    for name in ("index.html", "404.html", "en/index.html", "es/place/mo/place-clayton/index.html"):
        assert (folder / name).read_text()
    assert "Clayton" in (folder / "static/search.en.json").read_text()
    assert (folder / "en/place/mo/place-clayton/feed.atom").exists()


def test_what_did_not_change_is_taken_over(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in site.rglob("*.html")}
    monkeypatch.setattr(publishing, "_inputs", lambda job: "other")
    files, fresh = publish(site, workers=1)
    assert (files > 0, fresh) == (True, 0)
    after = {path: (path.stat().st_ino, path.read_bytes()) for path in site.rglob("*.html")}
    pages = [path for path in before if path.parent != site]
    assert [path for path in pages if before[path] != after[path]] == []


def test_publishing_again_with_nothing_new_makes_no_page(
    site: Path, first: tuple[Path, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, files, _ = first
    monkeypatch.setattr(publishing, "_written", lambda *given: pytest.fail("pages were made"))
    assert publish(site, workers=1) == (files, 0)


def test_a_file_that_went_missing_is_made_again(site: Path) -> None:
    gone = site / "es/place/mo/place-clayton/index.html"
    gone.unlink()
    publish(site, workers=1)
    assert gone.exists()


def test_a_site_for_another_base_is_made_anew(site: Path) -> None:
    publish(site, workers=1, base="/law")
    assert 'href="/law/en/topic/"' in (site / "en/index.html").read_text()


@pytest.mark.usefixtures("few")
def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="is not a site"):
        publish(tmp_path / "home", workers=1)
    assert (tmp_path / "home" / "letter.txt").read_text() == "mine"
    assert not list(tmp_path.glob(".home*"))


def test_a_full_disk_leaves_the_old_site(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (site / MANIFEST).read_bytes()

    def full(stage: Path, name: str, body: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "_put", full)
    monkeypatch.setattr(publishing, "_inputs", lambda job: "other")
    with pytest.raises(LexlociError, match="No space left"):
        publish(site, workers=1)
    assert (site / MANIFEST).read_bytes() == before
    assert not list(tmp_path.glob(".site*"))


def test_a_killed_run_leaves_the_old_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_text(json.dumps({"made": "2026-01-01", "files": {}}))
    (site / "old.html").write_text("old")
    main = "import sys; from lexloci.surfaces.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", main, "publish", str(site), "--workers", "1"]
    run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (tmp_path / ".site.part" / "404.html").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (tmp_path / ".site.part" / "404.html").exists()
    assert run.poll() is None
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert (site / "old.html").read_text() == "old"
    publishing._recover(site, tmp_path / ".site.part", tmp_path / ".site.old")
    assert not (tmp_path / ".site.part").exists()
    assert (site / "old.html").read_text() == "old"


def test_a_site_set_aside_by_a_killed_run_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".site.old"
    aside.mkdir()
    (aside / "page.html").write_text("old")
    publishing._recover(tmp_path / "site", tmp_path / ".site.part", aside)
    assert (tmp_path / "site" / "page.html").read_text() == "old"


def test_every_state_county_and_described_place_has_an_address(published: Site) -> None:
    paths = [path for chunk in chunks(published) for path in chunk.paths]
    assert len(paths) == len(set(paths))
    assert {"place/mo", "place/mo/place-clayton", "place/tx/county-harris", "topic/tps"} - set(paths) == {
        "topic/tps"
    }
    places = [path for path in paths if path.startswith("place/") and path.count("/") <= 3]
    assert len(places) > 35_000


def test_a_page_of_an_undescribed_place_says_whose_rules_hold(published: Site) -> None:
    text = published.page(Asked("en", "place/mo/place-olivette", "2026-11-28")).body.decode()
    assert "describes no rule of Olivette" in text
    assert "/en/place/mo/county-st_louis/#questions" in text
    assert "Mo. Rev. Stat. § 67.307" in text


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "slug",
    ["mo/place-olivette", "ak/place-st_mary~s", "ca/place-la_cañada_flintridge", "nm/place-doña_ana",
     "hi/place-ala_moana_-_kakaʻako", "al/place-mobile", "pa/place-wilkes_barre_pa_s&dc",
     "dc/place-adams_morgan", "tx/county-loving",
     "la/parish-acadia", "pr/municipio-adjuntas", "tribe-sac_&_fox_nation"],
)  # fmt: skip
def test_a_page_filled_into_a_shared_frame_is_the_page_laid_out_alone(
    published: Site, slug: str, lang: str
) -> None:
    place = published.place(slug)
    asked = Asked(lang, f"place/{slug}", "2026-11-28")
    assert brief.make(published, asked, place).body == brief.alone(published, asked, place)
    assert escape(place.label()) in brief.alone(published, asked, place).decode()


def test_tables_that_places_share_are_what_the_law_engine_finds_at_each(published: Site) -> None:
    lx, day = published.lx, "2026-11-28"
    silent = [i for i in lx.gazetteer.all_ids() if i not in published.described]
    for ident in random.Random(5).sample(silent, 150):
        place = lx.gazetteer.by_id(ident)
        rows = [line(published, finding, "es") for finding in lx.profile(place, day)]
        own = b"".join(tables(rows, "es")).decode()
        assert brief.table(published, Asked("es", "", day), place) == own, ident


def test_an_undescribed_place_is_told_what_the_law_engine_finds_there(published: Site) -> None:
    site, day = published, "2026-11-28"
    for slug in (
        "mo/place-ladue",
        "tx/place-bellaire",
        "tx/county-loving",
        "ca/place-atherton",
        "vt/place-barre",
    ):
        place = site.place(slug)
        for name in ("detainer_hold", "status_inquiry", "local_limits"):
            own, shared = site.lx.law(place, name, day), site.memory.law(place, name, day)
            assert (own.position, own.status, own.place) == (shared.position, shared.status, shared.place)
