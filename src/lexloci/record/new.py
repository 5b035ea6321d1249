"""A new instrument file with every key in place, to be filled in by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import msgspec

from lexloci.core.errors import BadInput
from lexloci.core.files import write_text
from lexloci.record.layout import path_of
from lexloci.record.model.common import Source, Text
from lexloci.record.model.instrument import (
    Agreement,
    Bill,
    Case,
    Event,
    Instrument,
    InstrumentKind,
    Provision,
)  # fmt: skip
from lexloci.record.rules.shared import nearest
from lexloci.record.yamlio import canonical, parse

WITHOUT_PROVISIONS = ("case", "bill", "agreement", "contract")


def new_instrument(root: Path, kind: str, ident: str, jurisdiction: str) -> Path:
    """Write the file and return its path.

    :raises BadInput: an unknown kind, an id of the wrong form, or a file that exists already.
    """
    kinds = get_args(InstrumentKind)
    if kind not in kinds:
        raise BadInput(f"{kind!r} is not a kind of instrument", remedy=nearest(kind, kinds))
    path = root / path_of(Instrument, ident, jurisdiction)
    if path.exists():
        raise BadInput("the file exists already", where=str(path), remedy="Edit it, or choose another id.")
    entry = _skeleton(kind, ident, jurisdiction)
    try:
        parse(canonical(entry), Instrument)
    except Exception as error:
        raise BadInput(
            f"{ident!r} cannot be an id",
            remedy="Use lower-case letters, digits and single hyphens.",
        ) from error
    write_text(path, canonical(entry))
    return path


def _skeleton(kind: str, ident: str, jurisdiction: str) -> Instrument:
    today = date.today().isoformat()
    source = Source(
        id="text", url="https://example.org/ADDRESS-OF-THE-TEXT", title="TITLE OF THE PAGE",
        publisher="WHO PUBLISHES IT", primary=True, read_on=today,
    )  # fmt: skip
    began = Event(date=today, event="signed" if kind == "agreement" else "effective", sources=["text"])
    rule = Provision(
        id="rule", variable="status_inquiry", position="prohibited", binds=["police"],
        summary=_text("WHAT THE RULE SAYS, IN PLAIN WORDS", "LO QUE DICE LA REGLA, EN PALABRAS SENCILLAS"),
        pinpoint="SECTION", sources=["text"],
    )  # fmt: skip
    return Instrument(
        id=ident, kind=msgspec.convert(kind, InstrumentKind), jurisdiction=jurisdiction,
        title=_text("SHORT TITLE", "TÍTULO CORTO"), citation="CITATION AS LAWYERS WRITE IT",
        summary=_text("ONE OR TWO PLAIN SENTENCES", "UNA O DOS FRASES SENCILLAS"), sources=[source],
        timeline=[began], provisions=[] if kind in WITHOUT_PROVISIONS else [rule],
        case=Case(
            court="COURT", docket="DOCKET", status="pending",
            outcome=_text("WHAT CAME OF IT", "QUÉ RESULTÓ"),
        ) if kind == "case" else None,
        bill=Bill(number="NUMBER", session="SESSION", status="pending", as_of=today)
        if kind == "bill" else None,
        agreement=Agreement(agency="AGENCY", agency_kind="sheriff", model="TFM", counterpart="ICE")
        if kind in ("agreement", "contract") else None,
    )  # fmt: skip


def _text(en: str, es: str) -> Text:
    return Text(en=en, es=es)
