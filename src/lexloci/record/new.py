"""A new instrument file with every key in place, to be filled in by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import msgspec

from lexloci.core.errors import BadInput
from lexloci.core.files import write_text
from lexloci.record.layout import folder_of, path_of
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
from lexloci.record.rules.shared import PLACEHOLDER, PLACEHOLDERS, close, nearest
from lexloci.record.yamlio import canonical, parse

WITHOUT_PROVISIONS = ("case", "bill", "agreement", "contract")


def new_instrument(root: Path, kind: str, ident: str, jurisdiction: str) -> Path:
    """Write the file and return its path.

    :raises BadInput: an unknown kind, an id of the wrong form, or a file that exists already.
    """
    kinds = get_args(InstrumentKind)
    if kind not in kinds:
        remedy = nearest(kind, kinds) if close(kind, kinds) else f"Use one of: {', '.join(kinds)}."
        raise BadInput(f"{kind!r} is not a kind of instrument", remedy=remedy)
    prefix = f"{prefix_of(jurisdiction)}-"
    if not ident.startswith(prefix):
        raise BadInput(
            f"{ident!r} is no id for an instrument of {jurisdiction}", remedy=f"Begin it with {prefix!r}."
        )
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


def prefix_of(jurisdiction: str) -> str:
    """With what the ids of a jurisdiction's instruments begin: its state, or ``us``."""
    parts = folder_of(jurisdiction).split("/")
    return parts[1] if len(parts) > 1 else parts[0]


def _skeleton(kind: str, ident: str, jurisdiction: str) -> Instrument:
    today = date.today().isoformat()
    source = Source(
        id="text", url=f"https://example.org/{PLACEHOLDER}", title=_plain("page"),
        publisher=_plain("publisher"), primary=True, read_on=today,
    )  # fmt: skip
    began = Event(date=today, event="signed" if kind == "agreement" else "effective", sources=["text"])
    rule = Provision(
        id="rule", variable="status_inquiry", position="prohibited", binds=["police"],
        summary=_text("rule"), pinpoint=_plain("pinpoint"), sources=["text"],
    )  # fmt: skip
    return Instrument(
        id=ident, kind=msgspec.convert(kind, InstrumentKind), jurisdiction=jurisdiction,
        title=_text("title"), citation=_plain("citation"), summary=_text("summary"), sources=[source],
        timeline=[began], provisions=[] if kind in WITHOUT_PROVISIONS else [rule],
        case=Case(
            court=_plain("court"), docket=_plain("docket"), status="pending", outcome=_text("outcome"),
        ) if kind == "case" else None,
        bill=Bill(number=_plain("number"), session=_plain("session"), status="pending", as_of=today)
        if kind == "bill" else None,
        agreement=Agreement(agency=_plain("agency"), agency_kind="sheriff", model="TFM", counterpart="ICE")
        if kind in ("agreement", "contract") else None,
    )  # fmt: skip


def _plain(name: str) -> str:
    return PLACEHOLDERS[name][0]


def _text(name: str) -> Text:
    en, es = PLACEHOLDERS[name]
    return Text(en=en, es=es)
