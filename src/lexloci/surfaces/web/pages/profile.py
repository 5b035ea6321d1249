"""What several pages show of a Finding: its position as a chip, its sentence, its sources, its clash."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from lexloci.answers.findings import OPEN, brief
from lexloci.answers.statement import Citation, Statement
from lexloci.answers.words import dated
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction
from lexloci.places.states import states
from lexloci.surfaces.web.escaping import escaped
from lexloci.surfaces.web.words import wording

if TYPE_CHECKING:
    from lexloci.law.diff import Held
    from lexloci.record.store import RecordStore
    from lexloci.surfaces.web.site import Site

MANY = 10_000
"""Lines that are kept."""
GROUPS = ("enforcement", "services", "designations")
TABLE_END = b"</tbody>\n</table>\n"
CLASHES = frozenset({"conflict", "contested", "enjoined"})
UNKNOWN = frozenset({"not_surveyed"})


def chip(record: RecordStore, finding: Finding | Held, lang: str) -> dict[str, str]:
    """The mark of a Finding: a class for its pattern and colour, and its words."""
    if finding.status in UNKNOWN:
        return {"sort": "unknown", "text": labels(record, "statuses", lang)["not_surveyed"].partition(":")[0]}
    return {"sort": f"p-{finding.position}", "text": labels(record, "positions", lang)[finding.position]}


@cache
def labels(record: RecordStore, kind: str, lang: str) -> dict[str, str]:
    """The words of one vocabulary of the codebook (``positions``, ``statuses``, ``events`` …) by id."""
    return {word.id: getattr(word.label, lang) for word in getattr(record.codebook, kind)}


def row(site: Site, finding: Finding, lang: str) -> dict[str, Any]:
    """A Finding as a line of a table, with its place."""
    return {**line(site, finding, lang), "place": finding.place}


def line(site: Site, finding: Finding, lang: str) -> dict[str, Any]:
    """A Finding as a line of a table; ``html`` is the line laid out, as the page of a place shows it.

    Places where the same rules hold share it, so that nobody may change it.
    """
    key = (
        site, lang, finding.variable, finding.on, finding.position, finding.status, finding.meanwhile,
        finding.surveyed_on, id(finding.rules),
    )  # fmt: skip
    kept: dict[object, tuple[object, dict[str, Any]]] = site.lx.record.kept.setdefault(line, {})
    found = kept.get(key)
    if found is None:
        if len(kept) >= MANY:
            kept.clear()
        found = kept[key] = finding.rules, _line(site, finding, lang)
    return found[1]


def _line(site: Site, finding: Finding, lang: str) -> dict[str, Any]:
    record = site.lx.record
    variable = record.variables[finding.variable]
    top = finding.controlling
    told = {
        "variable": variable.id,
        "label": getattr(variable.label, lang),
        "group": variable.group,
        "chip": chip(record, finding, lang),
        "status": finding.status,
        "status_text": labels(record, "statuses", lang)[finding.status],
        "clash": finding.status in CLASHES,
        "text": _sentence(finding, lang, getattr(variable.positions[finding.position], lang))
        if finding.status in OPEN
        else brief(finding, variable).text[lang],
        "since": top.since if top else None,
        "rule": {"citation": top.rule.citation, "instrument": top.rule.instrument} if top else None,
    }
    return {**told, "html": _laid_out(site, told, lang)}


def _laid_out(site: Site, line: dict[str, Any], lang: str) -> bytes:
    """A line as the page of a place has it: a template takes several times as long."""
    clash, rule = line["status_text"].split(":")[0], line["rule"]
    flag = f' <span class="flag">{escaped(clash)}</span>' if line["clash"] else ""
    source = (
        f' <a class="src" href="{escaped(site.link(lang, "record/instruments/" + rule["instrument"]))}">'
        f'{escaped(rule["citation"])}</a>' if rule else ""
    )  # fmt: skip
    topic = topic_link(site, line["variable"], line["label"], lang)
    told = (
        f'<tr class="{line["status"]}"><th scope="row">{topic}</th><td>'
        f"{chip_html(line['chip'])}{flag}</td><td>{escaped(line['text'])}{source}</td></tr>\n"
    )
    return told.encode()


def topic_link(site: Site, variable: str, label: str, lang: str) -> str:
    """A link to the page of a topic, laid out."""
    return f'<a href="{escaped(site.link(lang, "topic/" + variable))}">{escaped(label)}</a>'


def chip_html(mark: dict[str, str]) -> str:
    """The mark of a Finding, laid out: the same as the template's."""
    return f'<span class="chip {mark["sort"]}">{escaped(mark["text"])}</span>'


def _sentence(finding: Finding, lang: str, default: str) -> str:
    """Nothing found, or nobody looked, as short as a table wants it; then what federal law leaves."""
    words = wording(lang)
    if finding.status == "no_rule_found" and finding.surveyed_on:
        told = words["none_found"].format(date=dated(finding.surveyed_on)[lang])
    else:
        told = words["none_looked"]
    return (
        f"{told} {words['federal_default'].format(sentence=default)}"
        if finding.controlling
        else f"{told} {default}"
    )


def tables(rows: Iterable[dict[str, Any]], lang: str) -> tuple[bytes, ...]:
    """Lines laid out as tables, one for each group of topics, in the pieces that other places share."""
    kept: dict[str, list[bytes]] = {group: [] for group in GROUPS}
    for line in rows:
        kept[line["group"]].append(line["html"])
    found = [(_head(group, lang), *lines, TABLE_END) for group, lines in kept.items() if lines]
    return tuple(chain.from_iterable(found))


@cache
def _head(group: str, lang: str) -> bytes:
    """The beginning of a table of topics."""
    words = wording(lang)
    cells = "".join(f'<th scope="col">{escaped(words[name])}</th>' for name in ("topic", "position", "rule"))
    caption = f"<caption>{escaped(words[group])}</caption>"
    return f'<table class="profile">\n{caption}\n<thead><tr>{cells}</tr></thead>\n<tbody>\n'.encode()


def cites(citations: Iterable[Citation], lang: str) -> list[dict[str, Any]]:
    """Sources as a page lists them."""
    return [
        {"title": c.title, "url": c.url, "pinpoint": c.pinpoint, "primary": c.primary,
         "read": dated(c.as_of)[lang]}
        for c in citations
    ]  # fmt: skip


def said(statement: Statement, lang: str) -> dict[str, Any]:
    """A statement with its sources, for pages that show few."""
    return {
        "text": statement.text[lang],
        "kind": statement.kind,
        "label": statement.label[lang] if statement.label else None,
        "cites": cites(statement.citations, lang),
    }


def above(site: Site, place: Jurisdiction) -> list[Jurisdiction]:
    """The governments over a place: its counties and its state, for the way up."""
    by_id = site.lx.gazetteer.by_id
    out = [by_id(county.id) for county in place.counties if county.id != place.id]
    if place.state and place.id != states()[place.state].id:
        out.append(by_id(states()[place.state].id))
    return out
