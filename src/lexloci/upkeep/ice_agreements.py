"""``lexloci update ice-287g``: successive sheets of 287(g) agencies as agreements with dated events.

A sheet says who has an agreement on its day, and when it was signed. A row that is missing from a later
sheet is no proof that the agreement ended (rows vanish and come back), so it is left open from that day
(``lapses``) until it returns (``extended``). Pending agreements are announced and not in force.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from lexloci.core.dates import days_between
from lexloci.core.errors import ImportRefused
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.names import fold
from lexloci.places.states import states
from lexloci.record.compiled import AgreementEntry, Cite, Step, Survey
from lexloci.record.imports import EVERYWHERE, Found, write_imports
from lexloci.upkeep.agency_match import Home, Matcher
from lexloci.upkeep.ice_sheets import PAGE, PUBLISHER, Sheet, SheetRow, Unread

VARIABLE = "agreement_287g"
CORRECTION = 31
"""Days by which a later sheet may correct a date of signature."""
MODEL_NAMES = {
    "JEM": {"en": "jail enforcement", "es": "control en la cárcel"},
    "WSO": {"en": "warrant service officer", "es": "agente de órdenes"},
    "TFM": {"en": "task force", "es": "grupo operativo"},
}
GONE = {
    "en": "No longer on ICE's sheet of that day. Rows vanish and come back, so this does not prove an end.",
    "es": "Ya no figura en la hoja de ICE de ese día. Las filas desaparecen y vuelven; no prueba un fin.",
}
BACK = {"en": "Again on ICE's sheet.", "es": "De nuevo en la hoja de ICE."}
RENEWED = {"en": "Signed anew.", "es": "Firmado de nuevo."}
PENDING = {"en": "On ICE's sheet of pending agreements.", "es": "En la hoja de ICE de acuerdos pendientes."}

Key = tuple[str, str, str]


class Seen(Struct):
    """What the sheets say of one agreement: the rows by the day of the sheet."""

    row: SheetRow
    signed: dict[str, SheetRow]
    pending: dict[str, SheetRow]


class Summary(Struct):
    """What was imported. ``unmatched`` rows have no home; ``unread`` ones cannot be understood."""

    target: str
    sheets: list[tuple[str, str, int]]
    agreements: int
    agencies: int
    active: int
    open: int
    pending: int
    models: dict[str, int]
    matched: float
    unmatched: list[Unread]
    unread: list[Unread]

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON prints it."""
        return {
            **structs.asdict(self),
            "sheets": [{"file": name, "on": on, "rows": rows} for name, on, rows in self.sheets],
            "unmatched": [structs.asdict(row) for row in self.unmatched],
            "unread": [structs.asdict(row) for row in self.unread],
        }


def update_agreements(sheets: Sequence[Sheet], target: Path, gazetteer: Gazetteer, read_on: str) -> Summary:
    """Turn ``sheets`` into agreements and write them to ``target``, which is replaced as a whole.

    :param read_on: the day of the import, an ISO day: when the record learned of it.
    :raises ImportRefused: no sheet of signed agreements is among them.
    """
    signed = sorted((s for s in sheets if not s.pending), key=lambda s: s.on)
    if not signed:
        raise ImportRefused(
            "no sheet of signed agreements was given", remedy="Add one of ICE's participating agencies."
        )
    pending = sorted((s for s in sheets if s.pending), key=lambda s: s.on)
    matcher = Matcher(gazetteer)
    homes: dict[str, tuple[Home, list[Seen]]] = {}
    unmatched = []
    for found in _collect(signed, pending).values():
        row = found.row
        home = matcher.home(row.state, row.agency, row.type, row.county)
        if home is None:
            shown = f"{row.state}, {row.agency}, {row.model}"
            unmatched.append(Unread(shown, "whose agency it is was not found", row.state, row.agency))
        else:
            homes.setdefault(f"{home.jurisdiction} {row.model}", (home, []))[1].append(found)
    entries = [
        _entry(found, home, signed, read_on) for home, several in homes.values() for found in _joined(several)
    ]
    newest = signed[-1]
    title = f"287(g) participating agencies, sheet {newest.name}"
    listing = Survey(
        EVERYWHERE, newest.on, "list_read", "rule_found", (PAGE,), learned=read_on,
        note={"en": f"Read to the end: {title}.", "es": f"Leída hasta el final: {title}."},
    )  # fmt: skip
    held = Found(entries, {VARIABLE: listing}, _names(sheets))
    write_imports(target, held, {"source": "ice-287g", "on": newest.on})
    lost = {(item.state, item.agency) for item in unmatched}
    matched = sum((row.state, row.agency) not in lost for row in newest.rows)
    last = Counter(entry.steps[-1].event for entry in entries)
    return Summary(
        str(target), [(s.name, s.on, len(s.rows)) for s in (*signed, *pending)], len(entries),
        len({(e.jurisdiction, e.agency) for e in entries}),
        len(entries) - last["lapses"] - last["announced"], last["lapses"], last["announced"],
        dict(Counter(entry.model for entry in entries)), matched / max(len(newest.rows), 1), unmatched,
        [row for sheet in sheets for row in sheet.unread],
    )  # fmt: skip


def _names(sheets: Iterable[Sheet]) -> dict[tuple[str, str], list[str]]:
    """Every agency that a sheet names, by kind of agreement and state, whether or not it has a home."""
    named: dict[tuple[str, str], list[str]] = {}
    for sheet in sheets:
        told = [(row.state, row.agency) for row in sheet.rows]
        told += [(row.state, row.agency) for row in sheet.unread if row.state]
        for state, agency in told:
            named.setdefault(("agreement", states()[state].id), []).append(agency)
    return named


def _joined(several: list[Seen]) -> list[Seen]:
    """The agreements of one home and model, those of one signature under two spellings made one.

    Two spellings are one agreement when one is listed until the other begins.
    """
    out: list[Seen] = []
    for found in sorted(several, key=lambda seen: min(seen.signed or seen.pending)):
        same = next((other for other in out if _renamed(other, found)), None)
        if same is None:
            out.append(found)
        else:
            same.signed |= found.signed
    return out


def _renamed(old: Seen, new: Seen) -> bool:
    if not old.signed or not new.signed or max(old.signed) >= min(new.signed):
        return False
    dates = [seen.signed[on].signed for seen, on in ((old, max(old.signed)), (new, min(new.signed)))]
    return dates[0] is not None and dates[0] == dates[1]


def _collect(signed: Iterable[Sheet], pending: Iterable[Sheet]) -> dict[Key, Seen]:
    seen: dict[Key, Seen] = {}
    for sheet in (*signed, *pending):
        for row in sheet.rows:
            found = seen.setdefault((row.state, fold(row.agency), row.model), Seen(row, {}, {}))
            (found.pending if sheet.pending else found.signed)[sheet.on] = row
    return seen


def _entry(found: Seen, home: Home, sheets: Sequence[Sheet], read_on: str) -> AgreementEntry:
    latest = max((found.signed or found.pending).items())[1]
    model = MODEL_NAMES[latest.model]
    steps = _steps(found, [sheet.on for sheet in sheets], read_on)
    return AgreementEntry(
        instrument=_identity(latest), kind="agreement", jurisdiction=home.jurisdiction, agency=latest.agency,
        agency_kind=home.kind, model=latest.model, counterpart=PUBLISHER, steps=steps,
        title={
            "en": f"287(g) agreement ({model['en']}): {latest.agency}",
            "es": f"Acuerdo 287(g) ({model['es']}): {latest.agency}",
        },
        cites=_cites(found, latest, sheets, read_on),
    )  # fmt: skip


def _identity(row: SheetRow) -> str:
    """An id that stays the same from sheet to sheet."""
    mark = hashlib.sha256(f"{row.state}|{fold(row.agency)}|{row.model}".encode()).hexdigest()[:10]
    return f"ice-287g-{row.state.lower()}-{row.model.lower()}-{mark}"


def _cites(found: Seen, latest: SheetRow, sheets: Sequence[Sheet], read_on: str) -> tuple[Cite, ...]:
    names = {sheet.on: sheet.name for sheet in sheets}
    last = max(found.signed or found.pending)
    sheet = Cite(f"287(g) agencies, sheet {names.get(last, last)}", PAGE, PUBLISHER, True, read_on)
    if latest.link is None:
        return (sheet,)
    return (sheet, Cite(f"Memorandum of agreement: {latest.agency}", latest.link, PUBLISHER, True, read_on))


def _steps(found: Seen, days: Sequence[str], read_on: str) -> tuple[Step, ...]:
    """The events that the sheets of ``days`` (oldest first) tell."""
    signatures: list[str] = []
    steps: list[Step] = []
    listed = False
    for on in days:
        row = found.signed.get(on)
        if row is not None:
            if signatures and not listed:
                steps.append(Step(on, "extended", read_on, note=BACK, url=PAGE))
            _sign(signatures, row.signed or (signatures[-1] if signatures else on))
        elif listed:
            steps.append(Step(on, "lapses", read_on, note=GONE, url=PAGE))
        listed = row is not None
    made = [Step(on, "signed", read_on, url=PAGE) for on in signatures[:1]]
    made += [Step(on, "extended", read_on, note=RENEWED, url=PAGE) for on in signatures[1:]]
    waiting = [on for on in sorted(found.pending) if not signatures or on < signatures[0]]
    made += [Step(on, "announced", read_on, note=PENDING, url=PAGE) for on in waiting]
    return tuple(sorted([*made, *steps], key=lambda step: step.date))


def _sign(signatures: list[str], on: str) -> None:
    """Note a date of signature; one that moves the last by a few days corrects it."""
    if signatures and abs(days_between(signatures[-1], on)) <= CORRECTION:
        signatures[-1] = on
    elif not signatures or on > signatures[-1]:
        signatures.append(on)
