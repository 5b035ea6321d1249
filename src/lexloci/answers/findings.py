"""A Finding as statements: the point first, then the rule, who is bound, since when, what clashes."""

from __future__ import annotations

from msgspec import structs

from lexloci.answers.placenames import called, named
from lexloci.answers.statement import Citation, Kind, Statement, both, from_cites
from lexloci.answers.words import at, bound, dated, lower_first, say
from lexloci.core.dates import last_day
from lexloci.core.memory import once
from lexloci.law.finding import Cited, Finding, controlling
from lexloci.places.model import STATE_KINDS
from lexloci.record.compiled import Survey, Words
from lexloci.record.model.codebook import Variable
from lexloci.record.timeline import Effect, effect_of

MANY = 8_000
"""Statements of rules that are kept: places where the same rules hold are told the same."""
OFFICES = frozenset({"state_agencies", "health_agencies", "colleges", "dmv", "licensing_boards"})
"""Bodies of a state that neither police nor jail anybody."""
NO_RULE = "no_rule"
OPEN = ("no_rule_found", "not_surveyed")


def statements(finding: Finding, variable: Variable) -> list[Statement]:
    """Everything a reader should see of ``finding``, the answer in the first statement."""
    finding = _of_bodies_here(finding, variable)
    if finding.status in OPEN:
        found = _unsettled(finding.surveys, finding.on) if finding.status == "not_surveyed" else []
        return [_open(finding, variable), *found, *_ended(finding.rules), *_elsewhere(finding.rules)]
    first, top = lead(finding, variable), finding.controlling
    if top is not None and variable.group == "designations" and finding.position == variable.baseline:
        return [_not_on(first, top)]
    return [first, *_ruled(finding.rules, variable, finding.on)]


@once(MANY)
def _ruled(rules: tuple[Cited, ...], variable: Variable, on: str) -> list[Statement]:
    """What follows on the point: the rule, what came later, what clashes, what binds others."""
    top = controlling(rules)
    out = [rule_statement(top)] if top is not None else []
    out += [_begun_unknown(cited, variable) for cited in rules if _is_later(cited, on)]
    out += [_clash(top, cited) for cited in rules if cited.role == "in_conflict"]
    return out + _elsewhere(rules)


@once(MANY)
def _unsettled(surveys: tuple[Survey, ...], on: str) -> list[Statement]:
    """What searches without a clear result had found by the day, as they note it."""
    return [
        Statement(say("search_note", date=dated(one.on), note=one.note), "not_known", _pages(one))
        for one in surveys
        if one.result == "unclear" and one.note is not None and one.on <= on
    ]


@once(MANY)
def _ended(rules: tuple[Cited, ...]) -> list[Statement]:
    """Rules that answered before and have ended, where no other was found in their place."""
    return [
        Statement(
            say("rule_ended", citation=cited.rule.citation, date=at(cited.until or "")),
            "rule",
            from_cites(cited.rule.cites, cited.rule.pinpoint),
        )
        for cited in rules
        if cited.ended
    ]


def brief(finding: Finding, variable: Variable) -> Statement:
    """The one statement that tells the point: of a rule, or that none was found or looked for."""
    return _open(finding, variable) if finding.status in OPEN else lead(finding, variable)


def _not_on(told: Statement, top: Cited) -> Statement:
    """That a list does not name the place, with the list and its day: there is no more to say."""
    day = {"since": say("since", date=bound(top.since))} if top.since else {}
    key = "list_since" if day else "list_undated"
    return structs.replace(told, text=say(key, sentence=told.text, citation=top.rule.citation, **day))


@once(MANY)
def _elsewhere(rules: tuple[Cited, ...]) -> list[Statement]:
    """Rules of the place's governments on the topic that bind another body than the one that acts."""
    return [
        Statement(
            say("other_body", citation=cited.rule.citation, summary=cited.rule.summary),
            "rule",
            from_cites(cited.rule.cites, cited.rule.pinpoint),
        )
        for cited in rules
        if cited.elsewhere
    ]


def _of_bodies_here(finding: Finding, variable: Variable) -> Finding:
    """A Finding on police or jails of a place without rules of offices of its state: benefits, colleges."""
    if variable.actor not in ("police", "jail") or finding.place.kind in STATE_KINDS:
        return finding
    kept = tuple(c for c in finding.rules if not (c.elsewhere and OFFICES.issuperset(c.rule.binds)))
    return finding if len(kept) == len(finding.rules) else structs.replace(finding, rules=kept)


def lead(finding: Finding, variable: Variable) -> Statement:
    """The point in one sentence, with the controlling rule's citations."""
    return _lead(
        finding.rules, variable, finding.position, finding.status, finding.meanwhile or "", finding.on
    )


@once(MANY)
def _lead(
    rules: tuple[Cited, ...], variable: Variable, position: str, status: str, meanwhile: str, on: str
) -> Statement:
    sentence = both(variable.positions[position])
    top = controlling(rules)
    if status == "enjoined" and top is not None and meanwhile:
        blocked = say(
            "enjoined", citation=top.rule.citation, date=bound(_blocked_since(top, on)),
            sentence=both(variable.positions[meanwhile]),
        )  # fmt: skip
        sentence = {lang: f"{sentence[lang]} {blocked[lang]}" for lang in sentence}
    if status == "contested" and top is not None:
        note = say("contested", citation=top.rule.citation)
        sentence = {lang: f"{sentence[lang]} {note[lang]}" for lang in sentence}
    citations = from_cites(top.rule.cites, top.rule.pinpoint) if top else ()
    return Statement(sentence, "finding", citations, both(variable.label))


def _open(finding: Finding, variable: Variable) -> Statement:
    """Nothing found, or nobody looked: the federal default, and the search."""
    if variable.group == "designations":
        return _unlisted(finding, variable)
    sentence = both(variable.positions[finding.position])
    top = finding.controlling
    default = federal_default(finding, variable)
    label = inside(variable)
    place = _home(finding)
    later = next((cited for cited in finding.rules if _is_later(cited, finding.on)), None)
    if later is not None:
        return _begun_unknown(later, variable)
    if finding.status == "no_rule_found" and finding.surveyed_on:
        default = default if top else sentence
        alone = finding.place.kind in STATE_KINDS
        key = "not_found_there" if alone else "not_found"
        text = say(key, place=place, label=label, date=dated(finding.surveyed_on), sentence=default)
    else:
        text = say("not_surveyed", place=place, label=label, sentence=default)
    text = {lang: words.strip() for lang, words in text.items()}
    citations = from_cites(top.rule.cites, top.rule.pinpoint) if top else ()
    kind: Kind = "finding" if citations else "not_known"
    return Statement(text, kind, (*citations, *searched(finding)), both(variable.label))


def federal_default(finding: Finding, variable: Variable) -> Words:
    """What federal law leaves where no other rule is known; empty where it says nothing.

    That there is no rule would deny what nobody has looked for: then it is told what the federal rule says.
    """
    top = finding.controlling
    if top is None:
        return {"en": "", "es": ""}
    if finding.position == NO_RULE:
        return top.rule.summary
    return say("federal_default", sentence=lower_first(both(variable.positions[finding.position])))


def searched(finding: Finding) -> tuple[Citation, ...]:
    """Where a rule was looked for in vain, as citations."""
    if finding.status != "no_rule_found":
        return ()
    found = {url: survey.on for survey in finding.surveys for url in survey.sources}
    return tuple(_page(url, on) for url, on in found.items())


def _pages(survey: Survey) -> tuple[Citation, ...]:
    return tuple(_page(url, survey.on) for url in survey.sources)


def _page(url: str, on: str) -> Citation:
    """A page that a search looked at on the day ``on``, called by its host."""
    host = url.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0]
    return Citation(host.removeprefix("www."), url, on)


def _is_later(cited: Cited, on: str) -> bool:
    """Whether a rule is known to hold only after the day, its beginning unknown."""
    shown = cited.since if cited.attested else cited.seen
    return shown is not None and last_day(shown) > on


def _begun_unknown(cited: Cited, variable: Variable) -> Statement:
    rule = cited.rule
    key, shown = ("begun_unread", cited.seen) if cited.seen else ("begun_unknown", cited.since or "")
    text = say(key, citation=rule.citation, date=bound(shown), summary=rule.summary)
    return Statement(text, "finding", from_cites(rule.cites, rule.pinpoint), both(variable.label))


def _unlisted(finding: Finding, variable: Variable) -> Statement:
    """A list or certificate that is not known to name the place."""
    values: dict[str, str | Words] = {"place": named(finding.place), "label": both(variable.label)}
    if finding.status == "no_rule_found" and finding.surveyed_on:
        text = say("not_listed", date=dated(finding.surveyed_on), **values)
    else:
        text = say("listing_unknown", **values)
    return Statement(text, "not_known", searched(finding), both(variable.label))


@once(MANY)
def inside(variable: Variable) -> Words:
    """A variable's label within a sentence; lists and certificates keep their capitals."""
    label = both(variable.label)
    return label if variable.group == "designations" else lower_first(label)


def _home(finding: Finding) -> Words:
    """The government whose rule was looked for: that of the agency, which may be the county's."""
    if finding.agency is not None:
        for county in finding.place.counties:
            if county.id == finding.agency.jurisdiction:
                return called(county.name)
    return named(finding.place)


def rule_statement(cited: Cited) -> Statement:
    """A rule with when it held, what it says, its conditions and what breaking it brings."""
    rule = cited.rule
    parts = [rule_text(cited)]
    for key, text in (("conditions", rule.conditions), ("penalty", rule.penalty)):
        if text is not None:
            parts.append(say(key, text=text))
    joined = {lang: " ".join(part[lang] for part in parts) for lang in parts[0]}
    return Statement(joined, "rule", from_cites(rule.cites, rule.pinpoint))


def rule_text(cited: Cited) -> Words:
    """``§ 67.307 (since January 1, 2009): summary``."""
    rule = cited.rule
    if cited.since is not None:
        span = say("since_at_latest" if cited.attested else "since", date=bound(cited.since))
    elif cited.seen is not None:
        span = say("seen", date=bound(cited.seen))
    else:
        return say("rule_undated", citation=rule.citation, summary=rule.summary)
    if cited.until is not None:
        until = say("ended", date=bound(cited.until))
        span = {lang: f"{span[lang]}, {until[lang]}" for lang in span}
    return say("rule", citation=rule.citation, since=span, summary=rule.summary)


def _clash(top: Cited | None, cited: Cited) -> Statement:
    higher = top.rule.citation if top else ""
    clash = say("conflict", lower=cited.rule.citation, higher=higher)
    text = {lang: f"{clash[lang]} {cited.rule.summary[lang]}" for lang in clash}
    return Statement(text, "rule", from_cites(cited.rule.cites, cited.rule.pinpoint))


def _blocked_since(cited: Cited, on: str) -> str:
    """The last block on or before the day asked about."""
    blocks = [
        step.date
        for step in cited.rule.steps
        if effect_of(step.event) is Effect.SUSPEND and last_day(step.date) <= on
    ]
    return blocks[-1] if blocks else (cited.since or "")
