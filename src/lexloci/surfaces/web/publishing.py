"""The site as files that any host can carry: whole or not at all, and quick to bring up to date.

Everything is written into a folder beside the target, which then takes its place. A page whose bytes
did not change is linked from the old site instead of being written.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

import lexloci
from lexloci.answers.words import LANGUAGES
from lexloci.core.errors import BadInput, LexlociError
from lexloci.core.paths import PLACES_FILE, RECORD_FILE, data_file, import_files
from lexloci.library import Lexloci, as_day
from lexloci.surfaces.web.linked import NOWHERE
from lexloci.surfaces.web.page import Asked, Missing
from lexloci.surfaces.web.site import Site
from lexloci.surfaces.web.tree import Chunk, chunks, search_index

MANIFEST = "lexloci-site.json"
"""Tells a site of ours from another folder, and each file's digest."""
MADE_OF = frozenset({".py", ".yaml", ".html", ".css", ".js", ".svg", ".json"})
"""Kinds of files of the program that a page may come from."""


class Manifest(Struct):
    """What a published site holds: a digest by path.

    :ivar inputs: digest of all that it was made of, the day included.
    """

    made: str
    files: dict[str, str]
    inputs: str = ""


class Job(Struct, frozen=True):
    """What every worker must know."""

    data: str | None
    stage: str
    old: str | None
    on: str
    base: str


def publish(
    target: Path, *, data: Path | None = None, base: str = "", workers: int | None = None,
    told: Callable[[int, int], None] = lambda done, all_: None,
) -> tuple[int, int]:  # fmt: skip
    """Write the site to ``target``; returns how many files it has, and how many of them are new or changed.

    :param base: what stands before every address, where the site is not at the root of its host.
    :param told: called with how many pages are done, and of how many.
    :raises BadInput: ``target`` holds something that is no published site.
    :raises LexlociError: the disk refuses; ``target`` is as it was.
    """
    stage, aside = _beside(target, "part"), _beside(target, "old")
    _recover(target, stage, aside)
    old = _manifest(target)
    job = Job(str(data) if data else None, str(stage), str(target) if old else None, as_day(None), base)
    inputs = _inputs(job)
    if old and old.inputs == inputs and _whole(target, old):
        return len(old.files), 0
    known = old.files if old else {}
    try:
        stage.mkdir(parents=True)
        files = _written(job, workers or os.cpu_count() or 1, known, told)
        _put(stage, MANIFEST, msgspec.json.encode(Manifest(job.on, dict(sorted(files.items())), inputs)))
        _swap(target, stage, aside)
    except OSError as error:
        raise LexlociError(
            f"cannot be written ({error.strerror or error})", where=str(target),
            remedy="Free some space or choose another folder; what was published is untouched.",
        ) from error  # fmt: skip
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return len(files), sum(known.get(path) != digest for path, digest in files.items())


def _inputs(job: Job) -> str:
    """A digest of the record, the places, what was imported, the code, the day and the base."""
    folder = Path(job.data) if job.data else None
    held = [data_file(RECORD_FILE, folder), data_file(PLACES_FILE, folder)]
    held += [] if folder else import_files()
    code = Path(lexloci.__file__).parent
    held += sorted(path for path in code.rglob("*") if path.suffix in MADE_OF)
    out = blake2b(f"{job.on} {job.base}".encode(), digest_size=12)
    for path in held:
        out.update(path.read_bytes() if path.is_file() else b"")
    return out.hexdigest()


def _whole(target: Path, made: Manifest) -> bool:
    """Whether every file of the site is still there."""
    there = {path.relative_to(target).as_posix() for path in target.rglob("*")}
    return there >= made.files.keys()


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}.{what}"


def _recover(target: Path, stage: Path, aside: Path) -> None:
    """Undo what a killed run left: the old site comes back, the half-made one goes."""
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (stage, aside):
        shutil.rmtree(left, ignore_errors=True)


def _manifest(target: Path) -> Manifest | None:
    if not target.exists():
        return None
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
        return None
    try:
        return msgspec.json.decode((target / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(
            "is not a site that lexloci published", where=str(target), remedy="Name a new or an empty folder."
        ) from error


def _written(job: Job, workers: int, old: dict[str, str], told: Callable[[int, int], None]) -> dict[str, str]:
    site = Site(Lexloci(job.data), published=True, base=job.base)
    work = list(chunks(site))
    total, done = sum(len(chunk.paths) for chunk in work) * len(LANGUAGES), 0
    files = dict(_common(site, job))
    if workers == 1:
        for count, found in (_chunk(job, chunk, old) for chunk in work):
            done, _ = done + count, files.update(found)
            told(done, total)
        return files
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(job, old)) as pool:
        for count, found in pool.map(_piece, work):
            done, _ = done + count, files.update(found)
            told(done, total)
    return files


_BEGUN: list[tuple[Job, dict[str, str]]] = []
"""What this worker was told when it began."""


def _begin(job: Job, old: dict[str, str]) -> None:
    _BEGUN[:] = [(job, old)]


def _piece(chunk: Chunk) -> tuple[int, dict[str, str]]:
    return _chunk(_BEGUN[0][0], chunk, _BEGUN[0][1])


_SITES: dict[Job, Site] = {}
"""The open site of this worker."""


def _site(job: Job) -> Site:
    if job not in _SITES:
        _SITES.clear()
        _SITES[job] = Site(Lexloci(job.data), published=True, base=job.base)
    return _SITES[job]


def _chunk(job: Job, chunk: Chunk, old: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Write the pages of one piece of work in every language; how many, and their digests."""
    site, stage, count = _site(job), Path(job.stage), 0
    out: dict[str, str] = {}
    for path in chunk.paths:
        for lang in LANGUAGES:
            asked = Asked(lang, path, job.on)
            try:
                body = site.page(asked).body
            except Missing:
                continue
            count += 1
            name = (
                f"{lang}/{path}" if path.endswith(".atom") else f"{lang}/{path}/index.html".replace("//", "/")
            )
            digest = blake2b(body, digest_size=12).hexdigest()
            if old.get(name) == digest and job.old and _linked(Path(job.old, name), stage / name):
                out[name] = digest
                continue
            out[name] = _put(stage, name, body)
    return count, out


def _linked(old: Path, new: Path) -> bool:
    """Whether an unchanged file could be taken over without writing it anew."""
    _folder(new)
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _put(stage: Path, name: str, body: bytes) -> str:
    path = stage / name
    _folder(path)
    path.write_bytes(body)
    return blake2b(body, digest_size=12).hexdigest()


def _folder(path: Path) -> None:
    """Make the folder of a file: most pages have one of their own, in one that is there."""
    try:
        path.parent.mkdir()
    except FileExistsError:
        return
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)


def _common(site: Site, job: Job) -> Iterator[tuple[str, str]]:
    """Files of no language: style, script, search, the way in, and the page for what is not there."""
    stage = Path(job.stage)
    for name, body in site.assets.items():
        yield name, _put(stage, name, body)
    for lang in LANGUAGES:
        name = f"static/search.{lang}.json"
        yield name, _put(stage, name, msgspec.json.encode(search_index(site, lang)))
    root = Asked(LANGUAGES[0], "", job.on)
    yield (
        "index.html",
        _put(stage, "index.html", site.render("root.html", root, "lexloci", NOWHERE)),
    )
    missing = site.render("missing.html", root, "404", NOWHERE, near=())
    yield "404.html", _put(stage, "404.html", missing)


def _swap(target: Path, stage: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    stage.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
