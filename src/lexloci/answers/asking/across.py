"""``which states …``: one topic in every state, the states grouped by what their law says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.findings import inside
from lexloci.answers.placenames import named
from lexloci.answers.statement import Citation, Statement, both, from_cites
from lexloci.answers.words import LANGUAGES, dated, lower_first, say
from lexloci.law.finding import Finding
from lexloci.places.states import COUNTRY, covered
from lexloci.reading.question import Question
from lexloci.record.compiled import Words
from lexloci.record.model.codebook import Variable

ASKED = "which_states"
"""The concept by which a question asks for states instead of naming a place."""
RULED, NONE, UNKNOWN = "settled", "no_rule_found", "not_surveyed"
MAX_TOPICS = 2


def across(engine: Engine, question: Question, topics: Sequence[str], on: str) -> list[Statement]:
    """What the states' law says of each of ``topics`` on the ISO day ``on``; variables of the codebook only.

    Every state that has a rule is cited with the rule that controls. A state without one is among those
    where none was found, or among those not known. First comes what the question asks for, if it says so.
    """
    known = [topic for topic in topics if _by_state(engine, topic)]
    return [s for topic in known[:MAX_TOPICS] for s in _told(engine, question, topic, on)]


def default(engine: Engine, topic: str, on: str) -> list[Statement]:
    """The federal default of a topic, where no place is named; nothing if there is none."""
    if not _by_state(engine, topic):
        return []
    finding = Context(engine, engine.gazetteer.by_id(COUNTRY), on).finding(topic)
    top = finding.controlling
    if top is None or top.rule.jurisdiction != COUNTRY:
        return []
    sentence = lower_first(both(engine.record.variables[topic].positions[finding.position]))
    cites = from_cites(top.rule.cites, top.rule.pinpoint)
    return [Statement(say("federal_default", sentence=sentence), "finding", cites)]


def _by_state(engine: Engine, topic: str) -> bool:
    """Whether a topic is a variable with one Finding a state."""
    variable = engine.record.variables.get(topic)
    return variable is not None and not variable.subjects


def _told(engine: Engine, question: Question, topic: str, on: str) -> Iterator[Statement]:
    variable = engine.record.variables[topic]
    label = both(variable.label)
    findings = [
        Context(engine, engine.gazetteer.by_id(state.id), on).finding(topic) for state in covered().values()
    ]
    scope = "across_lists" if variable.group == "designations" else "across"
    yield Statement(say(scope, date=dated(on), label=inside(variable)), "notice", label=label)
    groups = _groups(variable, findings)
    groups.sort(key=lambda group: not _asked_for(engine, question, group[0]))
    yield from (_group(variable, group, len(findings)) for group in groups)


def _groups(variable: Variable, findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings by status and position: rules in the codebook's order, then what is open."""
    rest = {f.status for f in findings} - {RULED, NONE, UNKNOWN}
    keys = [(status, name) for status in (RULED, *sorted(rest), NONE, UNKNOWN) for name in variable.positions]
    found = ([f for f in findings if (f.status, f.position) == key] for key in keys)
    return [group for group in found if group]


def _asked_for(engine: Engine, question: Question, finding: Finding) -> bool:
    """Whether the question, said of this state instead of "which states", is true."""
    # Imported here, because the judges of pages take a while to load and many questions need none.
    from lexloci.answers.checking.check import check

    words = question.words
    asking = sorted({n for hit in question.hits if hit.concept == ASKED for n in hit.words})
    if finding.status != RULED or not asking:
        return False
    start, end = words.spans[asking[0]][0], words.spans[asking[-1]][1]
    text = f"{question.text[:start]}{finding.place.name}{question.text[end:]}"
    stated = f"{text.strip(' ¿?¡!.')}."
    claims = check(engine, stated, finding.on, finding.place, question.lang).claims
    return any(claim.verdict == "supported" and claim.variable == finding.variable for claim in claims)


def _group(variable: Variable, group: Sequence[Finding], total: int) -> Statement:
    status, sentence = group[0].status, both(variable.positions[group[0].position])
    key = {NONE: "across_none", UNKNOWN: "across_unknown", RULED: "across_rule"}.get(status, "across_open")
    text = say(
        key, count=str(len(group)), total=str(total), sentence=sentence, default=lower_first(sentence),
        names=_names(group),
    )  # fmt: skip
    cites = () if status == UNKNOWN else tuple(_cites(group))
    return Statement(text, "finding" if cites else "not_known", cites, both(variable.label))


def _names(group: Sequence[Finding]) -> Words:
    names = [named(finding.place) for finding in group]
    return {lang: ", ".join(sorted(name[lang] for name in names)) for lang in LANGUAGES}


def _cites(group: Sequence[Finding]) -> Iterator[Citation]:
    """One citation for each rule that controls: the first of its sources, which is primary where one is."""
    seen: set[str] = set()
    for finding in group:
        top = finding.controlling
        for cite in from_cites(top.rule.cites[:1], top.rule.pinpoint) if top else ():
            if cite.url not in seen:
                seen.add(cite.url)
                yield cite
