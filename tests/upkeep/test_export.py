"""The data package: every table loads, every key holds, and what was exported can be told from a copy."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lexloci.core.errors import LexlociError
from lexloci.record.model.instrument import Instrument
from lexloci.record.store import RecordStore
from lexloci.upkeep.export import export
from lexloci.upkeep.tables import TABLES


@pytest.fixture(scope="module")
def folder(store: RecordStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("package")
    export(store, target, "1.0", parquet=True)
    return target


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return loaded


def rows(folder: Path, resource: dict[str, Any]) -> list[dict[str, str]]:
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_package_says_what_it_is_and_under_which_licence(
    package: dict[str, Any], store: RecordStore
) -> None:
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["created"] == f"{store.meta['read_on']}T00:00:00Z"
    assert store.meta["digest"] in package["sources"][0]["title"]


def test_every_column_of_every_table_is_in_the_schema_in_order(folder: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        head = (folder / resource["path"]).read_text("utf-8").splitlines()[0]
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]], resource["name"]


def test_keys_are_unique_and_refer_to_rows_that_exist(folder: Path, package: dict[str, Any]) -> None:
    tables = {r["path"].removesuffix(".csv"): rows(folder, r) for r in package["resources"]}
    for resource in package["resources"]:
        name, schema = resource["path"].removesuffix(".csv"), resource["schema"]
        keys = [tuple(row[field] for field in schema["primaryKey"]) for row in tables[name]]
        assert len(set(keys)) == len(keys), name
        for foreign in schema.get("foreignKeys", ()):
            known = {row[foreign["reference"]["fields"]] for row in tables[foreign["reference"]["resource"]]}
            assert {row[foreign["fields"]] for row in tables[name]} <= known, name


def test_hashes_and_sizes_are_those_of_the_files(folder: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_nothing_is_lost_between_record_and_tables(
    store: RecordStore, folder: Path, package: dict[str, Any]
) -> None:
    tables = {r["name"]: rows(folder, r) for r in package["resources"]}
    instruments = list(store.all(Instrument))
    assert len(tables["instruments"]) == len(instruments)
    assert len(tables["provisions"]) == sum(len(i.provisions) for i in instruments)
    assert len(tables["events"]) == sum(len(i.timeline) for i in instruments)
    ban = next(row for row in tables["provisions"] if row["instrument"] == "mo-rsmo-67-307")
    assert (ban["variable"], ban["position"]) == ("local_limits", "prohibited")
    assert ban["reaches"].split("|") == ["information_sharing", "status_check_on_arrest"]


def test_csv_and_parquet_hold_the_same_in_duckdb(folder: Path, package: dict[str, Any]) -> None:
    with duckdb.connect() as db:
        for resource in package["resources"]:
            path = folder / resource["path"]
            parquet = path.with_suffix(".parquet")
            counted = db.execute(f"SELECT count(*) FROM '{parquet}'").fetchone()
            assert counted == (len(rows(folder, resource)),)
        types = dict(
            db.execute(
                f"SELECT column_name, column_type FROM (DESCRIBE '{folder / 'sources.parquet'}')"
            ).fetchall()
        )
        assert (types["primary"], types["read_on"]) == ("BOOLEAN", "DATE")
        primary = db.execute(f"SELECT count(*) FROM '{folder / 'sources.csv'}' WHERE \"primary\"").fetchone()
        assert primary is not None
        assert (
            0
            < primary[0]
            < len(rows(folder, next(r for r in package["resources"] if r["name"] == "sources")))
        )


def test_the_same_record_gives_the_same_files(store: RecordStore, folder: Path, tmp_path: Path) -> None:
    export(store, tmp_path, "1.0")
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_parquet_without_its_package_is_one_clear_line(
    store: RecordStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(LexlociError) as caught:
        export(store, tmp_path, "1.0", parquet=True)
    assert caught.value.line() == (
        'Parquet needs the package duckdb. Install "lexloci[export]", or leave out --parquet.'
    )


def test_every_table_has_rows(store: RecordStore, tmp_path: Path) -> None:
    counts = export(store, tmp_path, "1.0")
    assert list(counts) == [table.name for table in TABLES]
    assert all(counts.values())
