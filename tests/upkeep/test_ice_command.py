"""``lexloci update ice-287g`` as a user types it, and what Findings and guides then say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from test_ice_sheets import FULL, workbook

from lexloci import Lexloci
from lexloci.core.errors import RecordError
from lexloci.core.paths import import_files
from lexloci.places.gazetteer import Gazetteer
from lexloci.record.imports import EVERYWHERE
from lexloci.surfaces.cli import main
from lexloci.upkeep.agency_match import Matcher
from lexloci.upkeep.ice_sheets import read_sheet

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "ice_287g"
TASK, WARRANT, SIGNED = "Task Force Model", "Warrant Service Officer", datetime(2026, 4, 1)
OLD_ROWS = [
    ("NEW MEXICO", "Las Cruces Police Department", "Municipality", "Dona Ana County", TASK, SIGNED),
    ("NEW MEXICO", "Curry County Sheriff's Office", "County", "Curry County", TASK, SIGNED),
]
NEW_ROWS = [
    *OLD_ROWS[1:],
    (
        "NEW MEXICO",
        "Curry County Sheriff's Office",
        "County",
        "Curry County",
        "Warrant Service Officer",
        SIGNED,
    ),
    ("NEW MEXICO", "Nowhere Police Department", "Municipality", "", TASK, SIGNED),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder, still empty."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LEXLOCI_HOME", str(folder))
    return folder


@pytest.fixture
def sheets(tmp_path: Path) -> list[str]:
    """Two successive sheets."""
    files = {
        "participatingAgencies04102026am.xlsx": OLD_ROWS,
        "participatingAgencies05182026am.xlsx": NEW_ROWS,
    }
    for name, rows in files.items():
        (tmp_path / name).write_bytes(workbook(FULL[:6], *rows))
    return [str(tmp_path / name) for name in files]


def test_it_counts_what_it_read_and_names_what_it_left_aside(
    home: Path, sheets: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["update", "ice-287g", *sheets]) == 0
    told = capsys.readouterr().out
    assert f"{home / 'imports' / 'ice-287g.sqlite'}: 3 agreements of 2 agencies:" in told
    assert "2 active, 1 no longer listed, 0 pending" in told
    assert "Of the newest sheet 66.7% of the rows were matched to a government." in told
    assert "Left aside: NM, Nowhere Police Department, TFM: whose agency it is was not found." in told


def test_a_full_disk_leaves_the_agreements_there_were(
    home: Path,
    sheets: list[str],
    full_disk: Callable[[int], AbstractContextManager[None]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["update", "ice-287g", sheets[0]]) == 0
    file = home / "imports" / "ice-287g.sqlite"
    before = file.read_bytes()
    with full_disk(len(before) // 2):
        assert main(["update", "ice-287g", *sheets]) == 2
    told = capsys.readouterr().err.splitlines()[-1]
    assert f"{file}: cannot be written" in told
    assert told.endswith("the old file is untouched.")
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_findings_changes_and_guides_then_show_each_agreement(home: Path, sheets: list[str]) -> None:
    assert main(["update", "ice-287g", *sheets, "--json"]) == 0
    lx = Lexloci()
    curry = lx.law("Curry County, NM", "agreement_287g", "2026-05-20")
    assert {(deal.entry.model, deal.active, deal.since) for deal in curry.agreements if deal.active} == {
        ("TFM", True, "2026-04-01"),
        ("WSO", True, "2026-04-01"),
    }
    gone = lx.law("Las Cruces, NM", "agreement_287g", "2026-05-20", agency="Las Cruces Police Department")
    assert (gone.position, gone.status) == ("active", "contested")
    assert gone.agreements[0].open_since == "2026-05-18"
    never = lx.law("Clovis, NM", "agreement_287g", "2026-05-20", agency="Clovis Police Department")
    assert (never.position, never.status, never.surveyed_on) == ("none", "no_rule_found", "2026-05-18")
    found = lx.changes("Curry County, NM", "2026-03-01", "2026-06-01", ["agreement_287g"])
    assert found[0].on == "2026-04-01"
    assert {cause.to_dict()["event"] for cause in found[0].causes} == {"signed"}
    told = " ".join(
        s.text["en"] for q in lx.guide("Curry County, NM", on="2026-05-20").questions for s in q.statements
    )
    assert "Curry County Sheriff's Office has a 287(g) agreement with ICE (TFM), since April 1, 2026." in told


@pytest.mark.parametrize(
    ("place", "agency"),
    [
        ("Roswell, NM", "Nowhere Police Department"),
        ("Clovis, NM", "Curry County Sheriff's Office of Clovis"),
        ("Roswell, NM", "Curry County Sheriff's Office"),
    ],
)
def test_an_agency_that_the_list_names_is_never_said_to_have_none(
    home: Path, sheets: list[str], place: str, agency: str
) -> None:
    assert main(["update", "ice-287g", *sheets, "--json"]) == 0
    finding = Lexloci().law(place, "agreement_287g", "2026-05-20", agency=agency)
    if agency.endswith("of Clovis"):
        assert (finding.position, finding.status) == ("none", "no_rule_found")
        return
    assert (finding.position, finding.status) == ("none", "not_surveyed")
    assert "A list names an agency" in finding.to_dict()["reason"][0]


def test_before_the_import_neither_the_list_nor_its_agreements_were_known(
    home: Path, sheets: list[str]
) -> None:
    assert main(["update", "ice-287g", *sheets, "--json"]) == 0
    for agency, place in (("Curry County Sheriff's Office", "Curry County, NM"), ("X Police", "Roswell, NM")):
        then = Lexloci().law(place, "agreement_287g", "2026-05-20", agency=agency, known_on="2026-06-01")
        assert (then.status, then.surveyed_on) == ("not_surveyed", None)


def test_a_new_signing_shows_beside_an_agreement_that_ended(home: Path, tmp_path: Path) -> None:
    sheriff = ("TEXAS", "Harris County Sheriff's Office", "County", "Harris County", "Jail Enforcement Model")
    file = tmp_path / "participatingAgencies05182026am.xlsx"
    file.write_bytes(workbook(FULL[:6], (*sheriff, SIGNED)))
    before = Lexloci().law("Harris County, TX", "agreement_287g", "2026-05-20").agreements
    assert main(["update", "ice-287g", str(file), "--json"]) == 0
    after = Lexloci().law("Harris County, TX", "agreement_287g", "2026-05-20").agreements
    assert [deal.since for deal in after if deal not in before] == ["2026-04-01"]


def test_a_list_of_agreements_is_no_search_for_rules(home: Path, sheets: list[str]) -> None:
    assert main(["update", "ice-287g", *sheets, "--json"]) == 0
    finding = Lexloci().law("Curry County, NM", "agreement_287g", "2026-05-20")
    assert finding.agreements
    assert all(search.jurisdiction != EVERYWHERE for search in finding.surveys)


def test_an_agreement_that_the_record_holds_is_not_told_twice(home: Path, tmp_path: Path) -> None:
    held = next(
        d for d in Lexloci().record.all_agreements() if d.model == "TFM" and "county:" in d.jurisdiction
    )
    before = len(Lexloci().record.agreements("agreement", held.jurisdiction))
    state = Lexloci().gazetteer.by_id(held.jurisdiction)
    values = ("MISSOURI", held.agency, "County", state.name, TASK, SIGNED)
    file = tmp_path / "participatingAgencies05182026am.xlsx"
    file.write_bytes(workbook(FULL[:6], values))
    assert main(["update", "ice-287g", str(file), "--json"]) == 0
    assert len(Lexloci().record.agreements("agreement", held.jurisdiction)) == before


def test_the_same_sheets_give_the_same_bytes_in_any_order(
    home: Path, sheets: list[str], tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert main(["update", "ice-287g", *sheets, "--to", str(one), "--json"]) == 0
    assert main(["update", "ice-287g", *sheets[::-1], "--to", str(other), "--json"]) == 0
    assert (one / "ice-287g.sqlite").read_bytes() == (other / "ice-287g.sqlite").read_bytes()


@pytest.mark.parametrize("fault", ["foreign file", "missing file", "only pending"])
def test_a_refused_import_leaves_the_old_one(
    home: Path, sheets: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    assert main(["update", "ice-287g", *sheets]) == 0
    (before,) = (path.read_bytes() for path in import_files())
    bad = tmp_path / "pendingAgencies05182026am.xlsx"
    if fault == "foreign file":
        bad.write_text("STATE,AGENCY\n")
    elif fault == "only pending":
        bad.write_bytes(workbook(FULL[:5], OLD_ROWS[0][:5]))
        sheets = []
    capsys.readouterr()
    assert main(["update", "ice-287g", *sheets, str(bad)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert [path.read_bytes() for path in import_files()] == [before]


def test_a_damaged_import_is_named_with_what_to_do(home: Path, sheets: list[str]) -> None:
    assert main(["update", "ice-287g", *sheets, "--json"]) == 0
    (file,) = import_files()
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(RecordError, match=r"imported data is damaged.*delete the file"):
        _ = Lexloci().record


@pytest.fixture
def server(tmp_path: Path, sheets: list[str]) -> Iterator[str]:
    """The sheets, served on this machine."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.func.log_message = lambda *_: None  # type: ignore[method-assign]
    with HTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_a_sheet_is_fetched_from_an_address_and_a_wrong_one_named(
    home: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["update", "ice-287g", f"{server}/participatingAgencies05182026am.xlsx", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["agreements"] == 2
    assert main(["update", "ice-287g", f"{server}/none05182026.xlsx"]) == 2
    assert "none05182026.xlsx: cannot be fetched" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("state", "agency", "kind", "county", "home"),
    [
        ("FL", "Jacksonville Sheriff's Office", "County", "Duval County", "state:fl/place:jacksonville"),
        ("FL", "Panama City Police Department", "Municipality", "", "state:fl/place:panama_city"),
        ("FL", "Miami-Dade Corrections", "County", "Miami-Dade County", "state:fl/county:miami-dade"),
        ("FL", "University of Florida Police Department", "Municipality", "", "state:fl"),
        ("FL", "Office of the State Attorney, 20th Circuit", "State Agency", "Lee County", "state:fl"),
        ("LA", "Allen Parish Sheriff's Office", "County", "Allen Parish", "state:la/parish:allen"),
        ("MI", "Berrian County Sheriff's Office", "County", "Berrian County", "state:mi/county:berrien"),
        ("MO", "Washington County Sheriff's Office", "Municipality", "", "state:mo/county:washington"),
        ("MO", "Saint Ann Police Department", "Municipality", "St. Louis County", "state:mo/place:st_ann"),
        ("NV", "Las Vegas Metropolitan Police Department", "", "Clark County", "state:nv/place:las_vegas"),
        ("TX", "Smiley City Marshal's Office", "Municipality", "Gonzales County", "state:tx/place:smiley"),
        ("TX", "Harris County Constable Precinct 4", "County", "Harris County", "state:tx/county:harris"),
        ("VA", "Hopewell County Sheriff's Office", "County", "Hopewell County", "state:va/place:hopewell"),
        ("AK", "Department of Corrections", "", "", "state:ak"),
        ("UT", "Utah County Sheriff's Office", "County", "Utah County", "state:ut/county:utah"),
        ("OK", "Oklahoma County Sheriff's Office", "County", "", "state:ok/county:oklahoma"),
        ("TX", "Texas City Police Department", "Municipality", "", "state:tx/place:texas_city"),
        ("VA", "Virginia Beach Police Department", "", "", "state:va/place:virginia_beach"),
        ("PA", "Bedford Borough Police Department", "Municipality", "", "state:pa/place:bedford"),
        ("TX", "Texas Department of Public Safety", "", "", "state:tx"),
        ("PA", "Northwest Regional Police Department", "Municipality", "", None),
        ("TX", "Nowhere Police Department", "Municipality", "Harris County", None),
        ("TX", "Pinehurst Police Department", "Municipality", "Orange County", None),
    ],
)  # fmt: skip
def test_an_agency_belongs_to_the_government_its_name_says(
    compiled: Path, state: str, agency: str, kind: str, county: str, home: str | None
) -> None:
    found = Matcher(Gazetteer(compiled / "places.sqlite")).home(state, agency, kind, county)
    assert (found.jurisdiction if found else None) == (f"ocd-division/country:us/{home}" if home else None)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the large data files are not here")
def test_every_sheet_of_ice_is_read_and_nearly_every_agency_has_a_home(compiled: Path) -> None:
    matcher = Matcher(Gazetteer(compiled / "places.sqlite"))
    counted = {}
    for file in sorted(SHARED.glob("*.xlsx")):
        sheet = read_sheet(file.name, file.read_bytes())
        homes = [matcher.home(r.state, r.agency, r.type, r.county) for r in sheet.rows]
        counted[sheet.on, sheet.pending] = len(sheet.rows)
        assert len(sheet.unread) <= 1, file.name
        assert sum(home is not None for home in homes) >= 0.96 * len(homes), file.name
    assert counted["2026-05-18", False] == 1843
    assert counted["2025-01-19", False] == 135
    assert len(counted) == 12
