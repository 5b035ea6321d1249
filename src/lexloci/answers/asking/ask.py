"""``ask``: read the question, find the place, say what the record says, or why nothing can be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from lexloci.answers.asking.across import ASKED, across, default
from lexloci.answers.asking.answer import Answer, Asked
from lexloci.answers.asking.declined import UNCOVERED, declined, in_other_tongue
from lexloci.answers.asking.inoffice import in_office, set_there, told_of_holder
from lexloci.answers.asking.judged import Judged, judged, led
from lexloci.answers.asking.laws import (
    TOLD,
    Laws,
    bears_law,
    before_law,
    bills_elsewhere,
    laws_named,
    names_law,
    sides_named,
    told_of,
    told_with_signers,
)
from lexloci.answers.asking.signed import deciding
from lexloci.answers.asking.specifics import beside, on_topic, specifics
from lexloci.answers.asking.topics import ABOUT, Said, everywhere, label_of, national, said
from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.placenames import called, labelled
from lexloci.answers.statement import Statement, from_sources
from lexloci.answers.words import LANGUAGES, bound, dated, plain, say
from lexloci.core.errors import BadInput
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction, Match, PlaceResult
from lexloci.places.states import COUNTRY, states
from lexloci.reading.question import Question, read_question
from lexloci.reading.tongues import tongue
from lexloci.reading.topics import Topic, field, matters
from lexloci.record.compiled import Words

MY_COUNTY = "my_county"
"""The concept of the asker's own county."""
MAX_ASKED_BACK = 5
"""How many of several places are offered."""
MAX_COMPARED = 3
MAX_PASSAGES = 5
MAX_UNDERSTOOD = 8
"""Topics that are named of a question: its own, and those of the laws it names."""
BESIDE_LAWS = frozenset(
    {"about.polls", "about.studies", "about.crime", "about.economy", "about.criticism", "about.benefits"}
)
"""What may be asked of a law besides what it says."""
WITHOUT_ANSWER = frozenset({"finding", "agency", "notice", "not_known", "premise"})
"""Kinds of statement that answer nothing by themselves; Findings are asked for their status."""


def ask(
    engine: Engine,
    text: str,
    today: str,
    *,
    here: Jurisdiction | None = None,
    on: str | None = None,
    lang: str | None = None,
) -> Answer:
    """Answer ``text``, a question in a person's own words.

    :param today: the ISO day on which it is asked.
    :param here: the asker's place: for "my county", and where no place is named.
    :param on: answer for this ISO day, whatever day the question names.
    :param lang: answer in this language; the question's own by default.
    :raises BadInput: nothing was asked.
    """
    if not text.strip():
        raise BadInput("no question was asked", remedy='For example: lexloci ask "…"')
    question = read_question(engine.gazetteer, text, today, lang)
    day = on or question.on or today
    holder = in_office(engine, question, day)
    question = set_there(engine, question, holder)
    notice = say("notice", date=dated(engine.record.meta["read_on"]))
    base = Answer(
        question=text, lang=lang or question.lang, on=day, notice=notice,
        topics=tuple(topic.id for topic in question.topics),
        premise=(*question.where.kinds, *question.where.premise),
    )  # fmt: skip
    asked = Asked(engine, question, today, day, here, base)
    code = tongue(question.words)
    if code:
        return in_other_tongue(asked, code)
    first = question.topics[0] if question.topics else None
    if first is not None and first.out_of_scope and not (first.likely and _of_law(asked)):
        named = _named_here(asked, _there(asked)) if first.likely else None
        return named or declined(asked, first)
    topics = _beside_case(question, [topic for topic in question.topics if not topic.out_of_scope])
    answer = _read_as(asked, _by_number(asked, topics) or _answered(asked, topics), topics)
    answer = told_of_holder(answer, holder)
    return _foretold(asked, _not_of_all(answer) if UNCOVERED in question.concepts else answer)


def _not_of_all(answer: Answer) -> Answer:
    """Says that part of the question is not covered, where the rest is answered."""
    notice = (Statement(say("also_uncovered"), "notice"),) if answer.answerable else ()
    return structs.replace(answer, statements=(*answer.statements, *notice))


def _beside_case(question: Question, topics: list[Topic]) -> list[Topic]:
    """The topics without those that only a case's name speaks of, and without cases: it is named."""
    case = sides_named(question)
    if case is None:
        return topics
    return [t for t in topics if t.id not in TOLD.values() and (t.likely or not t.words <= case.words)]


def _without_guesses(topics: list[Topic], laws: Laws) -> list[Topic]:
    """The topics without guesses beside the one law or case that is asked about."""
    missing = {s.kind for s in laws.statements} <= {"not_known", "notice"}
    if not laws.statements or not all(topic.likely for topic in topics):
        return topics
    return [t for t in topics if (missing and not t.id.startswith(ABOUT)) or t.id in BESIDE_LAWS]


def _read_as(asked: Asked, answer: Answer, topics: Sequence[Topic]) -> Answer:
    """Says after the lead what the question was taken to ask, where that is only likely."""
    if not topics or not topics[0].likely or topics[0].id not in answer.topics or not answer.statements:
        return answer
    notice = Statement(say("read_as", topic=label_of(asked.engine, topics[0].id)), "notice")
    first, *others = answer.statements
    return structs.replace(answer, statements=(first, notice, *others))


def _of_law(asked: Asked) -> bool:
    """Whether it names a law or a case, on record or not."""
    return bool(laws_named(_there(asked), asked.question).statements)


def _there(asked: Asked) -> Context:
    """The place that is clear from the question, or the asker's own, or the nation."""
    results = asked.question.where.results
    place = _first(results[0]) if results and results[0].clear else _here(asked)
    return Context(asked.engine, place or asked.engine.gazetteer.by_id(COUNTRY), asked.on)


def _named_here(asked: Asked, context: Context) -> Answer | None:
    """What of a city or county names what the question names, where no topic is known."""
    if context.place.id in (context.state, context.nation):
        return None
    found, place = specifics(context, asked.question, (), named=True), context.place
    if not found:
        return None
    return structs.replace(asked.base, place=place, places=(place,), statements=found, answerable=True)


def _answered(asked: Asked, topics: list[Topic]) -> Answer:
    results = _county_asked(asked)
    if len(results) > 1 and not all(everywhere(topic.id) for topic in topics):
        return _compared(asked, topics, [_first(result) for result in results[:MAX_COMPARED]])
    if topics and results and not results[0].clear and not all(everywhere(topic.id) for topic in topics):
        lawful = _with_law(asked, results[0])
        if len(lawful) != 1:
            return _asked_back(asked, topics, results[0])
        results = (structs.replace(results[0], matches=lawful, clear=True),)
    place = _first(results[0]) if results and results[0].clear else _here(asked)
    at = place or asked.engine.gazetteer.by_id(COUNTRY)
    context = Context(asked.engine, at, asked.on)
    spoken_of = [topic.id for topic in topics]
    before = before_law(context, asked.question, spoken_of) if asked.on == asked.today else None
    if before is not None:
        asked, context = _on(asked, before[0]), Context(asked.engine, at, before[0])
        laws = told_of(Context(asked.engine, at, asked.today), [before[1]])
    else:
        laws = laws_named(context, asked.question)
        if not laws.statements and place is not None:
            laws = told_with_signers(context, asked.question, deciding(context, asked.question, spoken_of))
        topics = _without_guesses(topics, laws)
        asked = structs.replace(asked, base=structs.replace(asked.base, topics=tuple(t.id for t in topics)))
    if not topics and not laws.statements:
        return _named_here(asked, context) or _unread(asked)
    if place is None and ASKED in asked.question.concepts:
        listed = across(asked.engine, asked.question, [topic.id for topic in topics], asked.on)
        if listed:
            return structs.replace(asked.base, place=at, answerable=True, statements=(*listed, *_then(asked)))
    spoken, topics = topics, [topic for topic in topics if place is not None or national(topic.id)]
    if not topics and not laws.statements:
        return _place_missing(asked, spoken)
    answers = [said(context, topic.id, asked.question.words.text) for topic in topics]
    found = judged(asked.engine, asked.question, at, asked.on) if place is not None else Judged()
    understood = dict.fromkeys(
        [*(t for t in laws.topics if t in TOLD.values()), *asked.base.topics, *laws.topics]
    )
    asked = structs.replace(
        asked, base=structs.replace(asked.base, topics=tuple(understood)[:MAX_UNDERSTOOD])
    )
    of_laws = Said(laws.statements)
    answers = [*answers, of_laws] if before is not None else [of_laws, *answers]
    answer = _with(asked, [Said(found.first), *answers], at, found)
    pieces = specifics(context, asked.question, answer.statements, laws.found)
    told = beside(answer.statements, pieces, asked.question, lead=found.lead is not None)
    variables = [topic.id for topic in topics if topic.id in asked.engine.record.variables]
    others = on_topic(context, asked.question, variables, told) if place is not None else ()
    return structs.replace(answer, statements=(*told, *others))


def _by_number(asked: Asked, topics: list[Topic]) -> Answer | None:
    """For a bill named without its state: the one state that the record has it of, or which state?"""
    if asked.question.where.results or _here(asked) is not None:
        return None
    nation = Context(asked.engine, asked.engine.gazetteer.by_id(COUNTRY), asked.on)
    borne = bills_elsewhere(nation, asked.question)
    if not borne:
        return None
    places = tuple(context.place for context, _ in borne[:MAX_ASKED_BACK])
    if len(places) > 1:
        told = [_of(context.place, bill) for context, bill in borne[:MAX_ASKED_BACK]]
        known = dict.fromkeys([TOLD["bill"], *(topic.id for topic in topics if not topic.likely)])
        return structs.replace(
            asked.base, alternatives=places, topics=tuple(known),
            statements=(Statement(say("law_where"), "notice"), *told),
        )  # fmt: skip
    result = PlaceResult(places[0].name, (Match(places[0], 1.0),), clear=True)
    where = structs.replace(asked.question.where, results=(result,))
    answer = _answered(structs.replace(asked, question=structs.replace(asked.question, where=where)), topics)
    notice = Statement(say("law_only_there", place=labelled(places[0])), "notice")
    first, *others = answer.statements
    understood = tuple(dict.fromkeys([TOLD["bill"], *answer.topics]))
    return structs.replace(answer, topics=understood, statements=(first, notice, *others))


def _county_asked(asked: Asked) -> tuple[PlaceResult, ...]:
    """The places named; of a city in one county, or of one name, that county, where it is asked about."""
    results = asked.question.where.results
    if MY_COUNTY not in asked.question.concepts or len(results) != 1:
        return results
    counties = [match for match in results[0].matches if match.place.is_county]
    if not results[0].clear:
        one = structs.replace(results[0], matches=tuple(counties), clear=True)
        return (one,) if len(counties) == 1 else results
    place = _first(results[0])
    if place.is_county or len(place.counties) != 1 or place.same_as or place.governed_by:
        return results
    county = asked.engine.gazetteer.by_id(place.counties[0].id)
    return (structs.replace(results[0], matches=(Match(county, 1.0), *results[0].matches)),)


def _place_missing(asked: Asked, topics: Sequence[Topic]) -> Answer:
    """Which place? With the federal default, which is the same everywhere."""
    told = [s for topic in topics for s in default(asked.engine, topic.id, asked.on)]
    return structs.replace(asked.base, statements=(Statement(say("ask_place"), "notice"), *told))


def _with_law(asked: Asked, result: PlaceResult) -> tuple[Match, ...]:
    """Of several places, those whose governments made a law that the question names."""
    if not names_law(asked.question):
        return ()
    near = [
        (match, Context(asked.engine, match.place, asked.on)) for match in result.matches[:MAX_ASKED_BACK]
    ]
    return tuple(match for match, context in near if bears_law(context, asked.question))


def _on(asked: Asked, day: str) -> Asked:
    """The question as one about another day, which a law that it names tells."""
    return structs.replace(
        asked, on=day, question=structs.replace(asked.question, on=day),
        base=structs.replace(asked.base, on=day),
    )  # fmt: skip


def _first(result: PlaceResult) -> Jurisdiction:
    return result.matches[0].place


def _here(asked: Asked) -> Jurisdiction | None:
    """The asker's own place; its county or state, if the question is about "my county" or "my state"."""
    place, concepts = asked.here, asked.question.concepts
    if place is None:
        return None
    if "my_state" in concepts and place.state:
        return asked.engine.gazetteer.by_id(states()[place.state].id)
    if MY_COUNTY in concepts and place.counties:
        return asked.engine.gazetteer.by_id(place.counties[0].id)
    return place


def _with(asked: Asked, told: Sequence[Said], place: Jurisdiction, found: Judged) -> Answer:
    statements = led(_once(s for one in told for s in one.statements), found.lead)
    findings = tuple(finding for one in told for finding in one.findings)
    return structs.replace(
        asked.base, place=place, places=(place,), statements=(*statements, *_then(asked)), findings=findings,
        answerable=_known(statements, findings), premise=(*asked.base.premise, *found.premise),
    )  # fmt: skip


def _known(statements: Sequence[Statement], findings: Sequence[Finding]) -> bool:
    """Whether more is said than the federal default: a rule, a search that found none, or evidence."""
    rules = any(finding.status != "not_surveyed" for finding in findings)
    return rules or any(s.kind not in WITHOUT_ANSWER for s in statements)


def _then(asked: Asked) -> tuple[Statement, ...]:
    """For which day the answer is, where the question named another than today."""
    day = asked.question.on
    if day is None or day != asked.on or day > asked.today:
        return ()
    return (Statement(say("as_of_then", date=bound(day)), "notice"),)


def _foretold(asked: Asked, answer: Answer) -> Answer:
    """Says first that nobody knows the law of a day to come."""
    if asked.on <= asked.today or not answer.statements:
        return answer
    notice = Statement(say("not_yet", date=bound(asked.on)), "notice")
    return structs.replace(answer, statements=(notice, *answer.statements))


def _once(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, where it first stands."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        kept.setdefault(statement.text["en"], statement)
    return list(kept.values())


def _compared(asked: Asked, topics: Sequence[Topic], places: Sequence[Jurisdiction]) -> Answer:
    """The leads for each of several places, side by side."""
    lines: list[Statement] = []
    findings: list[Finding] = []
    for place in places:
        context = Context(asked.engine, place, asked.on)
        for topic in topics:
            one = said(context, topic.id, asked.question.words.text)
            alike = everywhere(topic.id)
            lines += one.statements if alike else [_of(place, s) for s in one.statements[:2]]
            findings += one.findings
    lines = _once(lines)
    return structs.replace(
        asked.base, place=places[0], places=tuple(places), statements=(*lines, *_then(asked)),
        findings=tuple(findings), answerable=_known(lines, findings),
    )  # fmt: skip


def _of(place: Jurisdiction, statement: Statement) -> Statement:
    return structs.replace(statement, text=say("for_place", place=labelled(place), text=statement.text))


def _asked_back(asked: Asked, topics: Sequence[Topic], result: PlaceResult) -> Answer:
    """Which of several places? With the point for each, so that the question may be answered already."""
    places = _offered(result)
    name = result.query.partition(",")[0].title()
    which = say("which_place", name=called(name), places=_joined(places))
    answer = _compared(asked, topics[:1], places)
    return structs.replace(
        answer, place=None, alternatives=places, places=(), answerable=False,
        statements=(Statement(which, "notice"), *answer.statements[: 2 * MAX_ASKED_BACK], *_then(asked)),
    )  # fmt: skip


def _joined(places: Sequence[Jurisdiction]) -> Words:
    names = [labelled(place) for place in places]
    return {lang: "; ".join(name[lang] for name in names) for lang in LANGUAGES}


def _unread(asked: Asked) -> Answer:
    """No topic was found: say so, and show passages whose words come close."""
    question = asked.question
    touched = bool(question.concepts & field()) or len(question.concepts & matters()) > 1
    found = asked.engine.record.search(question.text, question.lang, MAX_PASSAGES) if touched else []
    passages = [_passage(asked.engine, f"{hit.title}: {hit.excerpt}", hit.id) for hit in found]
    key = "passages" if passages else "no_topic"
    return structs.replace(
        _placed(asked), out_of_scope=not touched, statements=(Statement(say(key), "notice"),),
        passages=tuple(passages),
    )  # fmt: skip


def _placed(asked: Asked) -> Answer:
    """The places that were understood, or may be meant, where nothing is said of them."""
    results = asked.question.where.results
    if len(results) == 1 and not results[0].clear:
        return structs.replace(asked.base, alternatives=_offered(results[0]))
    places = tuple(_first(result) for result in results[:MAX_COMPARED])
    place = places[0] if places else asked.here
    return structs.replace(asked.base, place=place, places=places)


def _offered(result: PlaceResult) -> tuple[Jurisdiction, ...]:
    return tuple(match.place for match in result.matches[:MAX_ASKED_BACK])


def _passage(engine: Engine, text: str, ident: str) -> Statement:
    entry = engine.record.find(ident)
    sources = getattr(entry, "sources", ())
    words: Words = plain(text)
    return Statement(words, "evidence", from_sources(sources), say("passage"))
