"""A topic everywhere: its question, a map and a table of the states, and of the counties of a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from lexloci.places.model import Jurisdiction
from lexloci.places.states import State, covered, states
from lexloci.record.model.instrument import Instrument
from lexloci.surfaces.web.linked import of_topic
from lexloci.surfaces.web.maps import Map, drawn
from lexloci.surfaces.web.page import Asked, Missing, Page
from lexloci.surfaces.web.pages import feeds
from lexloci.surfaces.web.pages.profile import GROUPS, row

if TYPE_CHECKING:
    from lexloci.record.model.codebook import Variable
    from lexloci.surfaces.web.site import Site

SORTS = ("place", "position", "since")
"""What a table can be sorted by."""
SEVERAL = 2
"""Of how many counties the same is said once, beside the table."""


def make(site: Site, asked: Asked, rest: str) -> Page:
    """The list of topics, one topic, or one topic in one state.

    :raises Missing: no such topic or state.
    """
    if not rest:
        return Page(_list(site, asked))
    name, _, below = rest.partition("/")
    variable = site.variable(name)
    if below == "feed.atom":
        return feeds.of_topic(site, asked, variable)
    if below:
        state = states().get(below.upper())
        if state is None or not below.islower():
            raise Missing
        return Page(_in_state(site, asked, variable, state))
    return Page(_everywhere(site, asked, variable))


def _list(site: Site, asked: Asked) -> bytes:
    groups = [(group, [v for v in site.variables.values() if v.group == group]) for group in GROUPS]
    return site.render("topics.html", asked, site_title(asked, "topics"), groups=groups)


def site_title(asked: Asked, key: str) -> str:
    """A title from the wordings."""
    from lexloci.surfaces.web.words import wording

    return wording(asked.lang)[key]


def _everywhere(site: Site, asked: Asked, variable: Variable) -> bytes:
    by_id = site.lx.gazetteer.by_id
    rows = [
        _line(site, asked, variable, by_id(state.id)) | {"fips": state.fips, "postal": state.postal.lower()}
        for state in covered().values()
    ]
    chart = drawn("states", [_shape(site, asked, line) for line in rows], whole=True)
    localities = [
        line
        for line in (_line(site, asked, variable, place) for place in site.memory.localities)
        if line["rule"] and line["own"]
    ]
    return _laid_out(
        site,
        asked,
        variable,
        rows=rows,
        chart=chart,
        localities=localities,
        state=None,
        counted=rows,
        rest=[],
    )


def _in_state(site: Site, asked: Asked, variable: Variable, state: State) -> bytes:
    by_id = site.lx.gazetteer.by_id
    counties = site.memory.counties(state.id)
    rows = [line | {"fips": line["place"].geoid or ""} for line in _lines(site, asked, variable, counties)]
    chart = drawn("counties", [_shape(site, asked, line) for line in rows], whole=False)
    rest = _alike([line for line in rows if not line["own"]])
    told = {place.id for _, places in rest for place in places}
    own = [line for line in rows if line["place"].id not in told]
    localities = [
        _line(site, asked, variable, place)
        for place in site.memory.localities
        if place.state == state.postal and not place.is_county
    ]
    return _laid_out(
        site,
        asked,
        variable,
        rows=own,
        chart=chart,
        localities=localities,
        state=by_id(state.id),
        counted=rows,
        rest=rest,
    )


def _alike(lines: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[Jurisdiction]]]:
    """What is said of several places, once, with those: most counties have no rule of their own."""
    found: dict[tuple[str, str, str], tuple[dict[str, Any], list[Jurisdiction]]] = {}
    for line in lines:
        key = (line["chip"]["sort"], line["status"], line["text"])
        found.setdefault(key, (line, []))[1].append(line["place"])
    several = [group for group in found.values() if len(group[1]) >= SEVERAL]
    return sorted(several, key=lambda group: -len(group[1]))


def _laid_out(site: Site, asked: Asked, variable: Variable, *, chart: Map | None, **values: Any) -> bytes:
    sort = asked.query.get("sort", "place")
    key = sort if sort in SORTS else "place"
    for name in ("rows", "localities"):
        values[name] = sorted(values[name], key=lambda line: (_sort_key(line, key), line["place"].name))
    counted = values.pop("counted")
    seen = Counter(line["chip"]["sort"] for line in counted)
    legend = {line["chip"]["sort"]: line["chip"]["text"] for line in counted}
    instruments = site.lx.record.about(Instrument, variable.id)
    title = getattr(variable.label, asked.lang)
    told = of_topic(site.lx.gazetteer, variable, asked.lang, values["state"])
    return site.render(
        "topic.html", asked, title, told, variable=variable,
        chart=chart, sort=key, sorts=SORTS,
        legend=[(name, legend[name], count) for name, count in seen.most_common()],
        cases=[i for i in instruments if i.case], bills=[i for i in instruments if i.bill],
        **values,
    )  # fmt: skip


def _sort_key(line: dict[str, Any], key: str) -> str:
    if key == "position":
        return str(line["chip"]["text"])
    return str(line["since"] or "9999") if key == "since" else ""


def _lines(
    site: Site, asked: Asked, variable: Variable, places: Iterable[Jurisdiction]
) -> Iterator[dict[str, Any]]:
    """A line for each place: places on which the record is silent share what stands in it."""
    made: dict[object, dict[str, Any]] = {}
    for place in places:
        key = site.memory.key(place)
        if key not in made:
            made[key] = _line(site, asked, variable, place)
        yield made[key] | {"place": place}


def _line(site: Site, asked: Asked, variable: Variable, place: Jurisdiction) -> dict[str, Any]:
    finding = site.memory.law(place, variable.id, asked.on)
    own = any(cited.rule.jurisdiction in (place.id, *place.same_as) for cited in finding.rules)
    return row(site, finding, asked.lang) | {"own": own}


def _shape(site: Site, asked: Asked, line: dict[str, Any]) -> tuple[str, str, str, str]:
    title = f"{line['place'].name}: {line['chip']['text']}"
    return line["fips"], line["chip"]["sort"], title, site.link_to(asked.lang, line["place"])
