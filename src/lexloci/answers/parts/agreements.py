"""Agreements to enforce immigration law (287(g)) and contracts to hold people, by agency."""

from __future__ import annotations

from lexloci.answers.context import Context
from lexloci.answers.findings import statements
from lexloci.answers.placenames import named
from lexloci.answers.statement import Citation, Statement, from_cites
from lexloci.answers.words import bound, dated, say
from lexloci.law.agreements import agreement_standing
from lexloci.places.model import STATE_KINDS
from lexloci.record.compiled import AgreementEntry, Words

NO_MODEL = "not found"
"""What the record says of an agreement whose model no source tells."""
MOST_NAMED = 20
"""How many agencies of a state are named."""


def agreements(context: Context) -> list[Statement]:
    """287(g) agreements of the agencies here, and the state's rule on them."""
    out = statements(context.finding("agreement_287g"), context.variable("agreement_287g"))
    entries = _agreements_at(
        context, "agreement", (*context.local, *((context.state,) if context.state else ()))
    )
    shown = [_agreement(context, entry, "agreement") for entry in entries]
    out += [statement for statement in shown if statement is not None]
    if not any(e.jurisdiction in context.own for e in entries) and context.place.kind not in STATE_KINDS:
        out.append(_no_agreement(context))
    return out


def agreements_within(context: Context) -> list[Statement]:
    """Of a state: its local agencies with a 287(g) agreement on record, as far as it holds them."""
    if context.place.kind not in STATE_KINDS:
        return []
    inside = f"{context.place.id}/"
    held = [
        entry
        for entry in context.record.every_agreement("agreement")
        if entry.jurisdiction.startswith(inside)
        and (standing := agreement_standing(entry, context.where("agreement_287g"), context.on)) is not None
        and standing.active
    ]
    if not held:
        return [context.nothing("agreements_within_none")]
    names = list(dict.fromkeys(entry.agency for entry in held))
    text = say(
        "agreements_within", place=named(context.place), count=str(len(names)),
        names="; ".join(names[:MOST_NAMED]),
    )  # fmt: skip
    cites = {cite.url: cite for entry in held[:MOST_NAMED] for cite in entry.cites[:1]}
    return [Statement(text, "agreement", from_cites(cites.values()))]


def _no_agreement(context: Context) -> Statement:
    police = context.agency("police")
    rows = [s for ident in context.own for s in context.record.surveys("agreement_287g", ident)]
    if not rows:
        return Statement(say("agreement_unknown", place=named(context.place)), "not_known")
    latest = max(rows, key=lambda row: row.on)
    then = context.on < min(row.on for row in rows) and context.on < context.record.meta["read_on"]
    key = "agreement_none_then" if then else "agreement_none"
    return Statement(
        say(key, agency=police.name, date=dated(latest.on), then=dated(context.on)),
        "not_known",
        _survey_citations(latest.sources, latest.on),
    )


def _survey_citations(urls: tuple[str, ...], on: str) -> tuple[Citation, ...]:
    return tuple(Citation(url.split("/")[2], url, on) for url in urls)


def contracts(context: Context) -> list[Statement]:
    """Contracts to detain people for ICE."""
    entries = _agreements_at(context, "contract", context.local)
    shown = [_agreement(context, entry, "contract") for entry in entries]
    out = [statement for statement in shown if statement is not None]
    return out or [context.nothing("contract_none")]


def _agreements_at(context: Context, kind: str, places: tuple[str, ...]) -> list[AgreementEntry]:
    return [entry for ident in places for entry in context.record.agreements(kind, ident)]


def _agreement(context: Context, entry: AgreementEntry, kind: str) -> Statement | None:
    held = agreement_standing(entry, context.where("agreement_287g"), context.on)
    if held is None:
        return None
    values: dict[str, str | Words] = {
        "agency": entry.agency,
        "model": entry.model if entry.model != NO_MODEL else say("model_unknown"),
        "since": bound(held.since),
    }
    if kind == "contract":
        values["counterpart"] = entry.counterpart
    values["until"] = bound(held.until or held.since)
    for name in ("blocked", "open", "disputed"):
        values[name] = bound(getattr(held, f"{name}_since") or held.since)
    text = say(f"{kind}_{held.standing}", **values)
    return Statement(text, "agreement", from_cites(entry.cites))


PARTS = {
    "agreements": agreements,
    "agreements_within": agreements_within,
    "contracts": contracts,
}
