"""Instruments for property tests: every field, with text chosen to be awkward in YAML."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from lexloci.record.model.common import Source, Text
from lexloci.record.model.instrument import (
    Agreement,
    Bill,
    Binds,
    Case,
    Event,
    EventKind,
    Instrument,
    InstrumentKind,
    Provision,
)  # fmt: skip

AWKWARD = [
    "yes", "No", "null", "~", "true", "off", "n", "012", "1e5", "0x1F", "0o17", "0b101", "-3", "+4", ".5",
    "1.", "1_000", "12:30:45", ".inf", "2008-08-28", "a: b", "a #b", "# c", "- x", "? y", "[z]", "{q}",
    "*alias", "&anchor", "!tag", "%dir", "@at", "`tick`", "|", ">", "'", '"', "ends:", "<<", "=", "a, b",
    "§ 67.307(1)", "¿Qué?", "back\\slash", "tab\there", "line\nbreak", "no\u00a0break", "\ufeffmark", "\x07",
    "\x85", "\u2028", "two  spaces", " lead", "trail ", "---", "...", "word " * 60, "x" * 200, "🗽", "é",
]  # fmt: skip

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
names = st.one_of(
    st.from_regex(r"[a-z0-9]{1,8}([_-][a-z0-9]{1,8}){0,3}", fullmatch=True),
    st.sampled_from(["no", "yes", "null", "1e5", "0x1f", "12"]),
)
full_days = st.dates(date(1800, 1, 1), date(2099, 12, 31)).map(date.isoformat)
partial_dates = st.tuples(full_days, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
ocd_ids = st.sampled_from(
    [
        "ocd-division/country:us",
        "ocd-division/country:us/state:mo",
        "ocd-division/country:us/state:mo/place:o~fallon",
        "ocd-division/country:us/district:dc",
    ]
)
strings = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.lists(
        st.sampled_from(["the", "rule", "binds", "a", "jail:", "it,", "§", "5", "#1", "'says'", "no-one"]),
        min_size=1,
    ).map(" ".join),
)
lines = strings.map(lambda text: text[:400])
quotes = strings.filter(lambda text: 3 <= len(text) <= 240)
texts = st.builds(Text, en=strings, es=strings)


def few(items: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    """A short list of ``items``."""
    return st.lists(items, min_size=least, max_size=3)


def maybe(items: st.SearchStrategy) -> st.SearchStrategy:
    """One of ``items``, or nothing."""
    return st.none() | items


sources = st.builds(
    Source,
    id=names,
    url=st.sampled_from(["https://example.org/a?b=c&d=e#f", "http://example.org/" + "x" * 150]),
    title=lines,
    publisher=lines,
    primary=st.booleans(),
    read_on=full_days,
    published=maybe(partial_dates),
    mirror=st.booleans(),
    via=maybe(names),
    note=maybe(texts),
)
events = st.builds(
    Event,
    date=partial_dates,
    event=st.sampled_from(get_args(EventKind)),
    sources=few(names, 1),
    provisions=few(names),
    only_in=few(ocd_ids),
    by=maybe(slugs),
    note=maybe(texts),
)
provisions = st.builds(
    Provision,
    id=names,
    variable=names,
    position=names,
    binds=few(st.sampled_from(get_args(Binds)), 1),
    summary=texts,
    pinpoint=lines,
    sources=few(names, 1),
    subject=maybe(names),
    applies_to=few(ocd_ids),
    except_in=few(ocd_ids),
    baseline=st.booleans(),
    constitutional=st.booleans(),
    bars=maybe(few(names)),
    reaches=few(names),
    conditions=maybe(texts),
    penalty=maybe(texts),
    quote=maybe(quotes),
)
instruments = st.builds(
    Instrument,
    id=slugs,
    kind=st.sampled_from(get_args(InstrumentKind)),
    jurisdiction=ocd_ids,
    title=texts,
    citation=lines,
    summary=texts,
    sources=few(sources, 1),
    timeline=few(events, 1),
    provisions=few(provisions),
    issuer=maybe(lines),
    topics=few(names),
    about=few(ocd_ids),
    relates=few(slugs),
    case=maybe(
        st.builds(
            Case,
            court=lines,
            docket=maybe(lines),
            status=st.sampled_from(["pending", "decided"]),
            outcome=texts,
        )
    ),
    bill=maybe(
        st.builds(
            Bill, number=lines, session=lines, status=st.sampled_from(["failed", "signed"]), as_of=full_days
        )
    ),
    agreement=maybe(
        st.builds(
            Agreement,
            agency=lines,
            agency_kind=st.sampled_from(["police", "sheriff"]),
            model=lines,
            counterpart=lines,
        )
    ),
    former_ids=few(slugs),
)
