"""Parts made of definitions, evidence and the directory of help."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lexloci.answers.context import Context
from lexloci.answers.estimates import chosen, numbers
from lexloci.answers.past import published
from lexloci.answers.reach import Reach
from lexloci.answers.statement import Statement, both, from_sources
from lexloci.answers.words import dated, listed, lower_first, names, plain, say
from lexloci.core.dates import first_day, last_day
from lexloci.core.memory import once
from lexloci.core.patterns import compiled
from lexloci.places.gazetteer import Gazetteer
from lexloci.record.compiled import Words
from lexloci.record.model.evidence import Argument, Definition, Poll, Sources, Statistic, Study
from lexloci.record.model.service import Organization
from lexloci.record.store import RecordStore

YEAR = compiled(r"\b(?:19|20)\d\d\b")
MANY = 2_000
"""Statements of entries that are kept: the guide of the next place tells the same."""
MAX_DEFINITIONS = 7
MAX_STUDIES = 12
MAX_STATISTICS = 12
MAX_POLLS = 8
MAX_ORGANIZATIONS = 40
COMMUNITY_TOPICS = ("trust", "deportation", "health", "schooling")
RIGHTS = ("know_your_rights",)
EDUCATION = ("know_your_rights", "education", "language")
LEGAL, CRISIS = ("legal", "directory"), ("hotline",)
HELP = (
    "legal",
    "health",
    "food",
    "housing",
    "employment",
    "family",
    "resettlement",
    "hotline",
    "directory",
    "language",
    "education",
    "government",
)


def definition_sanctuary(context: Context) -> list[Statement]:
    """What the word means to the state's own law, to federal bodies, to others."""
    return _sanctuary(context.reach(Definition)) or [_nothing(context)]


@once(MANY)
def _sanctuary(reach: Reach) -> list[Statement]:
    found = reach.record.about(Definition, "sanctuary")
    chain = {ident: rank for rank, ident in enumerate(reach.chain)}
    near = [d for d in found if d.jurisdiction is None or d.jurisdiction in chain]
    near = [d for d in near if _stood(d.as_of, d.sources, reach.on)]
    near.sort(key=lambda d: (chain.get(d.jurisdiction or "", len(chain)), d.id))
    return [definition_statement(d) for d in near[:MAX_DEFINITIONS]]


def definition_welcoming(context: Context) -> list[Statement]:
    """What a welcoming city is."""
    return _defined(context.record, "welcoming") or [_nothing(context)]


def rights_sheet(context: Context) -> list[Statement]:
    """What "know your rights" teaching is, and who offers it."""
    out = _defined(context.record, "know_your_rights")
    return [*out, *_organizations(context, RIGHTS)]


@once(MANY)
def _defined(record: RecordStore, term: str) -> list[Statement]:
    return [definition_statement(d) for d in record.about(Definition, term)]


@once(MANY)
def definition_statement(entry: Definition) -> Statement:
    """What a term means, by whom."""
    text = say("definition", label=both(entry.label), by=entry.by, text=both(entry.text))
    return Statement(text, "definition", from_sources(entry.sources), both(entry.label))


def _arguments(side: str) -> Callable[[Context], list[Statement]]:
    @once(MANY)
    def told(reach: Reach) -> list[Statement]:
        found = [
            a
            for a in reach.record.all(Argument)
            if a.side == side
            and (a.jurisdiction is None or a.jurisdiction in reach.chain)
            and _stood(published(a.sources), a.sources, reach.on)
        ]
        return [_argument(a) for a in found]

    return lambda context: told(context.reach(Argument)) or [context.nothing("argument_none")]


@once(MANY)
def _argument(entry: Argument) -> Statement:
    return Statement(
        say("argument", by=entry.by, text=both(entry.text)), "argument", from_sources(entry.sources)
    )


def _studies(topics: Iterable[str] | None) -> Callable[[Context], list[Statement]]:
    wanted = None if topics is None else set(topics)

    @once(MANY)
    def told(record: RecordStore, on: str) -> list[Statement]:
        found = [s for s in record.all(Study) if wanted is None or s.topic in wanted]
        found = [s for s in found if _stood(str(s.year), s.sources, on)]
        return [_study(s) for s in chosen(found, MAX_STUDIES)]

    return lambda context: told(context.record, context.on) or [context.nothing("study_none")]


@once(MANY)
def _study(entry: Study) -> Statement:
    text = say(
        "study",
        authors=entry.authors,
        year=str(entry.year),
        title=entry.title.rstrip("."),
        finding=both(entry.finding),
        design=both(entry.design),
    )
    told = numbers(entry)
    text = {lang: f"{text[lang]} {told[lang]}".rstrip() for lang in text}
    if entry.critique is not None:
        critique = say("study_critique", text=both(entry.critique))
        text = {lang: f"{text[lang]} {critique[lang]}" for lang in text}
    return Statement(text, "evidence", from_sources(entry.sources), plain(entry.title))


def _statistics(topics: tuple[str, ...]) -> Callable[[Context], list[Statement]]:
    @once(MANY)
    def told(reach: Reach, gazetteer: Gazetteer) -> tuple[list[Statement], bool]:
        """The figures, and whether one is of the place itself."""
        ranks = {ident: rank for rank, ident in enumerate(reach.chain)}
        found = [s for s in reach.record.at(Statistic, reach.chain) if s.topic in topics]
        found = [s for s in found if _stood(_last_year(s.period), s.sources, reach.on)]
        found.sort(key=lambda s: (ranks.get(s.geography, 99), s.id))
        out = [_statistic(s, gazetteer) for s in found[:MAX_STATISTICS]]
        return out, any(s.geography in reach.own for s in found)

    def part(context: Context) -> list[Statement]:
        out, own = told(context.reach(Statistic), context.engine.gazetteer)
        none = [] if own else [context.nothing("statistic_none")]
        return [*none, *out]

    return part


@once(MANY)
def _statistic(entry: Statistic, gazetteer: Gazetteer) -> Statement:
    text = say(
        "statistic", geography=gazetteer.by_id(entry.geography).label(), period=entry.period,
        measure=lower_first(both(entry.measure)), value=entry.value.rstrip("."),
    )  # fmt: skip
    return Statement(text, "evidence", from_sources(entry.sources))


def polls(context: Context) -> list[Statement]:
    """Polls, nearest geography first."""
    out, near = _polls(context.reach(Poll))
    none = [] if near or not context.place.state else [context.nothing("poll_none")]
    return [*none, *out]


@once(MANY)
def _polls(reach: Reach) -> tuple[list[Statement], bool]:
    """Polls, and whether one is of a government below the nation."""
    ranks = {ident: rank for rank, ident in enumerate(reach.chain)}
    found = [p for p in reach.record.at(Poll, reach.chain) if _stood(p.fielded, p.sources, reach.on)]
    found.sort(key=lambda p: p.fielded, reverse=True)
    found.sort(key=lambda p: ranks.get(p.geography, 99))
    near = any(p.geography in reach.chain[:-1] for p in found)
    return [_poll(p) for p in found[:MAX_POLLS]], near


@once(MANY)
def _poll(entry: Poll) -> Statement:
    results = [
        {lang: f"{text} {result.percent:g}%" for lang, text in both(result.answer).items()}
        for result in entry.results
    ]
    none = {"en": "", "es": ""}
    text = say(
        "poll",
        pollster=entry.pollster,
        when=dated(entry.fielded),
        population=lower_first(both(entry.population)),
        n=say("poll_n", n=f"{entry.n:,}") if entry.n else none,
        margin=say("poll_margin", margin=f"{entry.margin:g}") if entry.margin else none,
        question=both(entry.question),
        results=listed(results),
        note=say("poll_note", note=both(entry.margin_note)) if entry.margin_note else none,
    )
    return Statement(text, "evidence", from_sources(entry.sources))


def _helping(categories: tuple[str, ...]) -> Callable[[Context], list[Statement]]:
    def part(context: Context) -> list[Statement]:
        return _organizations(context, categories)

    return part


def _flagged(flag: str, empty: str) -> Callable[[Context], list[Statement]]:
    @once(MANY)
    def told(reach: Reach) -> list[Statement]:
        return [_organization(o) for o in _serving(reach) if getattr(o, flag)]

    def part(context: Context) -> list[Statement]:
        out = told(context.reach(Organization))
        return out or [context.nothing(empty)]

    return part


@once(MANY)
def _serving(reach: Reach) -> list[Organization]:
    ranks = {ident: rank for rank, ident in enumerate(reach.chain)}
    found = reach.record.at(Organization, reach.chain)
    return sorted(found, key=lambda o: (min(ranks.get(area, 99) for area in o.areas), o.name))


def _organizations(context: Context, categories: tuple[str, ...]) -> list[Statement]:
    out = _offering(context.reach(Organization), categories)
    return out or [context.nothing("organization_none")]


@once(MANY)
def _offering(reach: Reach, categories: tuple[str, ...]) -> list[Statement]:
    found = [o for o in _serving(reach) if any(s.category in categories for s in o.services)]
    return [_organization(o) for o in found[:MAX_ORGANIZATIONS]]


@once(MANY)
def _organization(entry: Organization) -> Statement:
    services = {
        lang: " ".join(getattr(service.description, lang) for service in entry.services)
        for lang in ("en", "es")
    }
    contact = " ".join(filter(None, (entry.phone, entry.url)))
    text = say(
        "organization_faith" if entry.faith_based else "organization", name=entry.name, services=services,
        contact=f" {contact}." if contact else "", languages=_languages(entry.languages),
    )  # fmt: skip
    if entry.eoir_recognized is not None:
        mark = say("organization_eoir", date=dated(entry.eoir_recognized))
        text = {lang: text[lang] + mark[lang] for lang in text}
    return Statement(text, "directory", from_sources(entry.sources), plain(entry.name))


def _languages(codes: list[str]) -> Words:
    known = names("languages")
    return say("organization_languages", languages=listed([known.get(c, plain(c)) for c in codes]))


def _last_year(period: str) -> str | None:
    """The last year a figure's period names: ``2019-2023 (five-year estimate)`` → ``2023``."""
    return max(YEAR.findall(period), default=None)


def _stood(since: str | None, sources: Sources, on: str) -> bool:
    """Whether a definition, study or poll surely existed on the day (undated ones are always told)."""
    if since is None or last_day(since) <= on:
        return True
    return first_day(since) <= on and min(source.read_on for source in sources) <= on


def _nothing(context: Context) -> Statement:
    return context.nothing("part_none")


PARTS = {
    "definition_sanctuary": definition_sanctuary,
    "definition_welcoming": definition_welcoming,
    "rights_sheet": rights_sheet,
    "arguments_for": _arguments("for_limits"),
    "arguments_against": _arguments("for_cooperation"),
    "studies_all": _studies(None),
    "studies_crime": _studies(("crime",)),
    "studies_economy": _studies(("economy",)),
    "studies_community": _studies(COMMUNITY_TOPICS),
    "statistics_crime": _statistics(("crime",)),
    "statistics_economy": _statistics(("economy",)),
    "statistics_population": _statistics(("population", "enforcement")),
    "polls": polls,
    "organizations_advocacy": _helping(("advocacy",)),
    "organizations_faith": _flagged("faith_based", "organization_none"),
    "organizations_education": _helping(EDUCATION),
    "organizations_help": _helping(HELP),
    "organizations_legal": _helping(LEGAL),
    "organizations_crisis": _helping(CRISIS),
    "public_bodies": _flagged("public_body", "public_body_none"),
}
