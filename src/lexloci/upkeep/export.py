"""``lexloci record export``: the record as a Frictionless data package of CSV files, and of Parquet.

The descriptor follows Data Package 1 (https://specs.frictionlessdata.io/data-package/): every table has
its fields with types, its key, and the tables it refers to; hashes tell whether a file is the one exported.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from lexloci.core.errors import LexlociError
from lexloci.core.files import refused, replacing, write_text
from lexloci.record.store import RecordStore
from lexloci.upkeep.tables import TABLES, Row, Table, Value, rows_of

DESCRIPTOR = "datapackage.json"
TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}
DAYS = frozenset({"read_on", "seen_on", "eoir_recognized", "bill_as_of"})
"""Columns that always hold full days; other dates may be a year or a month."""


def export(store: RecordStore, folder: Path, version: str, *, parquet: bool = False) -> dict[str, int]:
    """Write the package into ``folder``; returns the rows of each table.

    :param version: the version of lexloci that writes it.
    :raises LexlociError: the disk refuses, or Parquet is asked for without the package that writes it.
    """
    counts, resources = {}, []
    for table in TABLES:
        rows = rows_of(table, store)
        counts[table.name] = len(rows)
        if not rows:
            continue
        text = _csv(rows)
        write_text(folder / f"{table.name}.csv", text)
        resources.append(_resource(table, rows, text))
    if parquet:
        for resource in resources:
            _parquet(folder, resource)
    _descriptor(store, folder, version, resources)
    return counts


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _written(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _written(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def _resource(table: Table, rows: Sequence[Row], text: str) -> dict[str, Any]:
    data = text.encode()
    schema: dict[str, Any] = {
        "fields": [{"name": name, "type": _type(name, rows)} for name in rows[0]],
        "primaryKey": list(table.key),
    }
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": other, "fields": key}}
            for field, (other, key) in table.foreign.items()
        ]
    return {
        "name": table.name.replace("_", "-"), "title": table.title, "path": f"{table.name}.csv",
        "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "schema": schema,
    }  # fmt: skip


def _type(name: str, rows: Sequence[Row]) -> str:
    """The type of a column; a full day is a date, one that may be a mere year is text."""
    if name in DAYS:
        return "date"
    kinds = {type(row[name]) for row in rows if row[name] is not None}
    if kinds <= {int, float} and float in kinds:
        return "number"
    return TYPES[kinds.pop()] if len(kinds) == 1 else "string"


def _parquet(folder: Path, resource: dict[str, Any]) -> None:
    """The same table as Parquet, with the types of its schema."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise LexlociError(
            "Parquet needs the package duckdb", remedy='Install "lexloci[export]", or leave out --parquet.'
        ) from error
    sql = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
    columns = {field["name"]: sql[field["type"]] for field in resource["schema"]["fields"]}
    target = folder / f"{resource['path'].removesuffix('.csv')}.parquet"
    with replacing(target) as scratch, duckdb.connect() as db:
        table = db.read_csv(str(folder / resource["path"]), header=True, dtype=columns)
        try:
            table.write_parquet(str(scratch), compression="zstd")
        except duckdb.Error as error:
            raise refused(target, str(error)) from None


def _descriptor(store: RecordStore, folder: Path, version: str, resources: list[dict[str, Any]]) -> None:
    day = store.meta["read_on"]
    package = {
        "profile": "tabular-data-package",
        "name": "lexloci-record",
        "title": "lexloci: law and policy on local involvement in federal immigration enforcement",
        "description": "Reviewed record with sources, dates and searches. Information, not legal advice.",
        "version": version,
        "created": f"{day}T00:00:00Z",
        "licenses": [
            {
                "name": "CC0-1.0",
                "title": "CC0 1.0",
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
            }
        ],
        "keywords": ["law", "immigration", "local government", "policy surveillance"],
        "sources": [{"title": f"The lexloci record, read to {day}, digest {store.meta['digest']}"}],
        "resources": resources,
    }
    text = msgspec.json.format(msgspec.json.encode(package), indent=2).decode()
    write_text(folder / DESCRIPTOR, text + "\n")
