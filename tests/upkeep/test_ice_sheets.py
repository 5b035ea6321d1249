"""ICE's sheets of 287(g) agencies: every layout, their traps, and what successive ones tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.dates import last_day
from lexloci.core.errors import ImportRefused
from lexloci.law.timeline import standing
from lexloci.upkeep.ice_agreements import Seen, _joined, _steps
from lexloci.upkeep.ice_sheets import Sheet, SheetRow, read_sheet

FULL = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM")
JANUARY_2025 = ("STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA")
PENDING = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE")
SIGNED = datetime(2026, 4, 22)
TASK = "Task Force Model"


def workbook(head: tuple[str, ...], *rows: tuple[object, ...], link: str | None = None) -> bytes:
    """An .xlsx file with one sheet. ``link`` is put on the last cell of the first row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    if link:
        sheet.cell(2, len(rows[0])).hyperlink = link
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(*values: object) -> Sheet:
    return read_sheet("participatingAgencies05182026am.xlsx", workbook(FULL, values))


def test_the_layout_in_use_is_read_with_its_link() -> None:
    data = workbook(
        FULL[:7],
        ("MISSOURI", "Clayton  Police Department ", "Town ", "St. Louis County", TASK, SIGNED, "link"),
        link="https://www.ice.gov/doclib/clayton.pdf",
    )  # fmt: skip
    sheet = read_sheet("participatingAgencies05182026am.xlsx", data)
    assert (sheet.on, sheet.pending, sheet.unread) == ("2026-05-18", False, ())
    assert sheet.rows == (
        SheetRow(
            "MO", "Clayton Police Department", "Town", "St. Louis County", "TFM", "2026-04-22",
            "https://www.ice.gov/doclib/clayton.pdf",
        ),
    )  # fmt: skip


def test_the_layout_of_january_2025_has_neither_type_nor_county() -> None:
    values = (
        "ALASKA",
        "Department of Corrections",
        "Warrant Service Officer",
        "2020-07-24",
        "https://x.org/a.pdf",
    )
    sheet = read_sheet("ParticipatingEntities-20250119192356.xlsx", workbook(JANUARY_2025, values))
    assert sheet.on == "2025-01-19"
    assert sheet.rows == (
        SheetRow("AK", "Department of Corrections", "", "", "WSO", "2020-07-24", "https://x.org/a.pdf"),
    )


def test_a_sheet_without_signatures_is_one_of_pending_agreements() -> None:
    data = workbook(
        PENDING, ("ALABAMA", "Houston County Sheriff's Office", "County", "#N/A", "Jail Enforcement Model")
    )
    sheet = read_sheet("pendingAgencies05192025pm.xlsx", data)
    assert sheet.pending
    assert (sheet.rows[0].model, sheet.rows[0].county, sheet.rows[0].signed) == ("JEM", "", None)


@pytest.mark.parametrize(
    ("spelling", "model"),
    [
        ("Warrant Services Officer", "WSO"),
        ("Task Force Officer", "TFM"),
        ("Jail Enforcment Model ", "JEM"),
        ("WARRANT SERVICE OFFICER", "WSO"),
    ],
)
def test_the_models_are_known_however_they_are_spelt(spelling: str, model: str) -> None:
    assert row("TEXAS", "X", "County", "", spelling, SIGNED).rows[0].model == model


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("ATLANTIS", "X", "County", "", "Task Force Model", SIGNED), "the state is not known"),
        (("TEXAS", "X", "County", "", "Friendship Model", SIGNED), "the model is not known"),
        (
            ("TEXAS", "X", "County", "", "Task Force Model", "05/082025"),
            "'05/082025' is not a date of signature",
        ),
    ],
)
def test_a_row_that_cannot_be_understood_is_listed_with_the_reason(
    values: tuple[object, ...], why: str
) -> None:
    sheet = row(*values)
    assert sheet.rows == ()
    assert [item.why for item in sheet.unread] == [why]


def test_blank_rows_and_a_misspelt_state_are_no_hindrance() -> None:
    data = workbook(
        FULL, (None,) * 8, ("WEST VIRIGINIA", "X", "County", "", "Task Force Model", SIGNED), ("", " ")
    )
    sheet = read_sheet("participatingAgencies05182026am.xlsx", data)
    assert [r.state for r in sheet.rows] == ["WV"]


def test_a_file_name_of_the_wrong_year_is_put_right_by_the_signatures() -> None:
    data = workbook(FULL, ("TEXAS", "X", "County", "", "Task Force Model", datetime(2025, 12, 30)))
    assert read_sheet("participatingAgencies01052025pm.xlsx", data).on == "2026-01-05"


@pytest.mark.parametrize(
    ("name", "on", "says"),
    [
        ("agencies.xlsx", None, "does not tell in its name of which day it is. Say it with --as-of DATE."),
        ("participatingAgencies13452026am.xlsx", None, "does not tell in its name"),
        (
            "participatingAgencies05182020am.xlsx",
            None,
            "has signatures up to 2026-04-22, after its own day 2021-05-18",
        ),
        ("agencies.xlsx", "2026-01-01", "has signatures up to 2026-04-22, after its own day 2026-01-01"),
    ],
)
def test_a_sheet_whose_day_is_not_known_is_refused(name: str, on: str | None, says: str) -> None:
    data = workbook(FULL, ("TEXAS", "X", "County", "", "Task Force Model", SIGNED))
    with pytest.raises(ImportRefused) as caught:
        read_sheet(name, data, on)
    assert says in caught.value.line()
    assert caught.value.line().endswith("Nothing was changed.")


def bomb() -> bytes:
    """Packed a thousandfold: it takes a second to make, so that only the test that reads it does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 250_000_000)
    return out.getvalue()


def with_entities() -> bytes:
    """A sheet whose XML declares entities that grow a thousandfold."""
    whole = workbook(FULL, ("TEXAS", "X", "County", "", "Task Force Model", SIGNED))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/"):
                declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                data = data.replace(b"<worksheet", declared + b"<worksheet", 1)
            new.writestr(item, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is not a readable .xlsx spreadsheet"),
        (b"STATE,AGENCY\n", "is not a readable .xlsx spreadsheet"),
        (workbook(FULL)[:-40], "is not a readable .xlsx spreadsheet"),
        (bomb, "unpacks to more than 200,000,000 bytes"),
        (with_entities(), "is not a readable .xlsx spreadsheet"),
        (workbook(("A", "B")), "is not a sheet of 287(g) agencies. Its columns lack: agency, model, state."),
        (workbook(()), "is not a sheet of 287(g) agencies"),
        (b"PK" + b"x" * 21_000_000, "is larger than 20,000,000 bytes"),
    ],
    ids=["empty", "text", "cut off", "bomb", "entities", "foreign", "blank", "huge"],
)
def test_what_is_no_sheet_is_refused_in_one_line(data: bytes | Callable[[], bytes], says: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_sheet("participatingAgencies05182026am.xlsx", data if isinstance(data, bytes) else data())
    assert says in caught.value.line()


DAYS = ["2025-05-19", "2025-08-05", "2025-11-18", "2026-01-14"]


def events(listed: dict[str, str | None], pending: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The events of an agreement on the sheets of some days, each with its date of signature."""
    rows = {on: SheetRow("TX", "X", "", "", "TFM", signed, None) for on, signed in listed.items()}
    waiting = {on: SheetRow("TX", "X", "", "", "TFM", None, None) for on in pending}
    seen = Seen(next(iter({**waiting, **rows}.values())), rows, waiting)
    return [(step.date, step.event) for step in _steps(seen, DAYS, "2026-11-28")]


@pytest.mark.parametrize(
    ("listed", "pending", "told"),
    [
        (dict.fromkeys(DAYS, "2025-03-01"), (), [("2025-03-01", "signed")]),
        ({DAYS[3]: None}, (), [(DAYS[3], "signed")]),
        ({}, (DAYS[0], DAYS[1]), [(DAYS[0], "announced"), (DAYS[1], "announced")]),
        (
            {DAYS[2]: "2025-10-01", DAYS[3]: "2025-10-01"},
            (DAYS[1],),
            [(DAYS[1], "announced"), ("2025-10-01", "signed")],
        ),
        ({DAYS[0]: "2025-03-01", DAYS[1]: "2025-03-01"}, (), [("2025-03-01", "signed"), (DAYS[2], "lapses")]),
        (
            {DAYS[0]: "2025-03-01", DAYS[2]: "2025-03-01", DAYS[3]: "2025-03-01"},
            (),
            [("2025-03-01", "signed"), (DAYS[1], "lapses"), (DAYS[2], "extended")],
        ),
        (
            {**dict.fromkeys(DAYS[:2], "2020-06-09"), **dict.fromkeys(DAYS[2:], "2025-10-01")},
            (),
            [("2020-06-09", "signed"), ("2025-10-01", "extended")],
        ),
        ({DAYS[0]: "2025-02-27", DAYS[1]: "2025-02-28"}, (), [("2025-02-28", "signed"), (DAYS[2], "lapses")]),
        (dict.fromkeys(DAYS[1:], "2025-04-24"), (DAYS[0],), [("2025-04-24", "signed")]),
    ],
    ids=[
        "steady",
        "unsigned",
        "pending",
        "pending, then signed",
        "gone",
        "gone and back",
        "signed anew",
        "date corrected",
        "signed before it was pending",
    ],
)
def test_what_successive_sheets_tell_of_an_agreement(
    listed: dict[str, str | None], pending: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    assert events(listed, pending) == told


@given(st.sets(st.sampled_from(DAYS), min_size=1), st.sampled_from([None, "2025-01-01", "2025-05-01"]))
def test_on_the_day_of_each_sheet_the_agreement_is_as_the_sheet_has_it(
    days: set[str], signed: str | None
) -> None:
    rows = {on: SheetRow("TX", "X", "", "", "TFM", signed, None) for on in days}
    steps = _steps(Seen(next(iter(rows.values())), rows, {}), DAYS, "2026-11-28")
    assert [last_day(step.date) for step in steps] == sorted(last_day(step.date) for step in steps)
    for on in DAYS:
        held = standing(steps, (), on)
        assert held.in_force == (bool([d for d in days if d <= on]) or bool(signed and signed <= on))
        assert (held.in_force and not held.unsettled) == (on in days or (held.in_force and on < min(days)))


def test_two_spellings_of_one_agreement_are_joined() -> None:
    def seen(*days: str, signed: str | None = "2025-03-01") -> Seen:
        rows = {on: SheetRow("AK", "X", "", "", "WSO", signed, None) for on in days}
        return Seen(next(iter(rows.values())), rows, {})

    assert len(_joined([seen(*DAYS[:2]), seen(*DAYS[2:])])) == 1
    assert len(_joined([seen(*DAYS[:2]), seen(*DAYS[1:])])) == 2
    assert len(_joined([seen(*DAYS[:2]), seen(*DAYS[2:], signed="2025-10-01")])) == 2


def test_a_signature_after_the_sheet_sets_its_row_aside_and_not_the_sheet() -> None:
    early = [("TEXAS", f"X{n}", "County", "", TASK, datetime(2026, 5, n)) for n in (1, 2, 3)]
    data = workbook(FULL, *early, ("TEXAS", "Y", "County", "", TASK, datetime(2026, 5, 20)))
    sheet = read_sheet("participatingAgencies05182026am.xlsx", data)
    assert (sheet.on, len(sheet.rows)) == ("2026-05-18", 3)
    assert [(item.agency, item.why) for item in sheet.unread] == [("Y", "signed 2026-05-20, after the sheet")]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b"]
)
def test_only_web_addresses_are_taken_for_links(link: str) -> None:
    data = workbook(FULL[:7], ("TEXAS", "X", "County", "", TASK, SIGNED, "link"), link=link)
    assert read_sheet("participatingAgencies05182026am.xlsx", data).rows[0].link is None


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    from lexloci.upkeep.fetch import get

    with pytest.raises(ImportRefused, match="cannot be read"):
        get(str(tmp_path / "none.xlsx"))
