"""``ask``: read the question, find the place, say what the record says, or why nothing can be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from lexloci.answers.asking.across import ASKED, across, default
from lexloci.answers.asking.answer import Answer
from lexloci.answers.asking.judged import Judged, judged, led
from lexloci.answers.asking.laws import bears_law, before_law, laws_named, names_law
from lexloci.answers.asking.topics import Said, everywhere, label_of, national, said
from lexloci.answers.context import Context
from lexloci.answers.engine import Engine
from lexloci.answers.parts import PARTS
from lexloci.answers.placenames import called, labelled
from lexloci.answers.statement import Statement, from_sources
from lexloci.answers.words import LANGUAGES, bound, dated, plain, say
from lexloci.core.errors import BadInput
from lexloci.law.finding import Finding
from lexloci.places.model import Jurisdiction, Match, PlaceResult
from lexloci.places.states import COUNTRY, states
from lexloci.reading.question import Question, read_question
from lexloci.reading.topics import ELSEWHERE, Topic, field, matters
from lexloci.record.compiled import Words

MAX_ASKED_BACK = 5
"""How many of several places are offered."""
MAX_COMPARED = 3
MAX_HELP = 4
DECLINED = {
    "out.form": "out_form", "out.own_case": "out_own_case", "out.person": "out_person",
    "out.evade": "out_evade", "out.other": "no_topic", "out.crisis": "out_crisis",
}  # fmt: skip
"""What lexloci does not do, and how that is said."""
IN_CRISIS = "out.crisis"
"""Somebody speaks of ending their life: that comes before any question of law."""
MAX_PASSAGES = 5
TOLD = {"case": "about.cases", "bill": "about.bills"}
"""The topic of a question that names nothing but a case or a bill."""
WITHOUT_ANSWER = frozenset({"finding", "agency", "notice", "not_known", "premise"})
"""Kinds of statement that answer nothing by themselves; Findings are asked for their status."""


class Asked(Struct, frozen=True):
    """A question with what it is answered from: the place the asker is at, the day, the language."""

    engine: Engine
    question: Question
    today: str
    on: str
    here: Jurisdiction | None
    base: Answer


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
    notice = say("notice", date=dated(engine.record.meta["read_on"]))
    base = Answer(
        question=text, lang=lang or question.lang, on=day, notice=notice,
        topics=tuple(topic.id for topic in question.topics),
        premise=(*question.where.kinds, *question.where.premise),
    )  # fmt: skip
    asked = Asked(engine, question, today, day, here, base)
    first = question.topics[0] if question.topics else None
    if first is not None and first.out_of_scope and not (first.likely and _of_law(asked)):
        return _declined(asked, first)
    of_law = names_law(question)
    topics = [t for t in question.topics if not t.out_of_scope and not (of_law and t.likely)]
    return _read_as(asked, _answered(asked, topics), topics)


def _read_as(asked: Asked, answer: Answer, topics: Sequence[Topic]) -> Answer:
    """Says after the lead what the question was taken to ask, where that is only likely."""
    if not topics or not topics[0].likely or not answer.statements:
        return answer
    notice = Statement(say("read_as", topic=label_of(asked.engine, topics[0].id)), "notice")
    first, *others = answer.statements
    return structs.replace(answer, statements=(first, notice, *others))


def _of_law(asked: Asked) -> bool:
    """Whether it names a law or a case, on record or not."""
    results = asked.question.where.results
    place = _first(results[0]) if results and results[0].clear else _here(asked)
    at = place or asked.engine.gazetteer.by_id(COUNTRY)
    return bool(laws_named(Context(asked.engine, at, asked.on), asked.question))


def _answered(asked: Asked, topics: Sequence[Topic]) -> Answer:
    results = asked.question.where.results
    if topics and len(results) > 1:
        return _compared(asked, topics, [_first(result) for result in results[:MAX_COMPARED]])
    if topics and results and not results[0].clear and not all(everywhere(topic.id) for topic in topics):
        lawful = _with_law(asked, results[0])
        if len(lawful) != 1:
            return _asked_back(asked, topics, results[0])
        results = (structs.replace(results[0], matches=lawful, clear=True),)
    place = _first(results[0]) if results and results[0].clear else _here(asked)
    at = place or asked.engine.gazetteer.by_id(COUNTRY)
    context = Context(asked.engine, at, asked.on)
    day = before_law(context, asked.question) if asked.on == asked.today else None
    if day is not None:
        asked, context = _on(asked, day), Context(asked.engine, at, day)
    laws = Said(() if day is not None and topics else tuple(laws_named(context, asked.question)))
    if not topics and not laws.statements:
        return _unread(asked)
    if place is None and ASKED in asked.question.concepts:
        listed = across(asked.engine, asked.question, [topic.id for topic in topics], asked.on)
        if listed:
            return structs.replace(asked.base, place=at, answerable=True, statements=(*listed, *_then(asked)))
    spoken, topics = topics, [topic for topic in topics if place is not None or national(topic.id)]
    if not topics and not laws.statements:
        return _place_missing(asked, spoken)
    told = [said(context, topic.id, asked.question.words.text) for topic in topics]
    found = judged(asked.engine, asked.question, at, asked.on) if place is not None else Judged()
    if not spoken:
        about = tuple(dict.fromkeys(TOLD[s.kind] for s in laws.statements if s.kind in TOLD))
        asked = structs.replace(asked, base=structs.replace(asked.base, topics=about))
    return _with(asked, [Said(found.first), laws, *told], at, found)


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
    if "my_county" in concepts and place.counties:
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
    if day is None or day != asked.on:
        return ()
    return (Statement(say("as_of_then", date=bound(day)), "notice"),)


def _once(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, where it first stands."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        kept.setdefault(statement.text["en"], statement)
    return list(kept.values())


def _compared(asked: Asked, topics: Sequence[Topic], places: Sequence[Jurisdiction]) -> Answer:
    """The leads for each of several places, side by side."""
    told: list[Statement] = []
    findings: list[Finding] = []
    for place in places:
        context = Context(asked.engine, place, asked.on)
        for topic in topics:
            one = said(context, topic.id, asked.question.words.text)
            told += [_of(place, statement) for statement in one.statements[:2]]
            findings += one.findings
    return structs.replace(
        asked.base, place=places[0], places=tuple(places), statements=(*told, *_then(asked)),
        findings=tuple(findings), answerable=_known(told, findings),
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


def _declined(asked: Asked, topic: Topic) -> Answer:
    """Not for lexloci: say so, and where help is."""
    why = Statement(say(DECLINED[topic.id]), "notice")
    results = asked.question.where.results
    place = results[0].matches[0].place if results and results[0].clear else asked.here
    at = place or asked.engine.gazetteer.by_id(COUNTRY)
    context = Context(asked.engine, at, asked.on)
    told: tuple[Statement, ...] = (why,)
    if topic.id == IN_CRISIS:
        told += tuple(PARTS["organizations_crisis"](context)[:1])
    elif topic.id != ELSEWHERE:
        told += (Statement(say("help_near"), "notice"), *PARTS["organizations_legal"](context)[:MAX_HELP])
    return structs.replace(asked.base, out_of_scope=True, place=place, statements=told)


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
