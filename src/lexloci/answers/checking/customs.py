"""What is said to be done as a matter of course, or in every case, against a rule that bars it."""

from __future__ import annotations

from lexloci.answers.checking.claims import Part
from lexloci.answers.checking.meaning import CARDS
from lexloci.core.patterns import compiled
from lexloci.law.finding import DISPLACED, Finding
from lexloci.reading.acts import acts_of
from lexloci.reading.breadth import of_some
from lexloci.reading.patterns import way_of
from lexloci.reading.practice import BODIES, OTHERS, led_by_others, on_call, practised
from lexloci.reading.words import words_of
from lexloci.record.compiled import Rule
from lexloci.record.model.codebook import Variable

BARRABLE = frozenset({
    "detainer_hold", "release_notification", "custody_transfer", "status_inquiry", "jail_access",
    "civil_arrest",
})  # fmt: skip
"""Variables whose rules for some cases mostly bar the act, some cases aside."""
DUTIES = BARRABLE | {"joint_operations"}
"""Those and what they do for ICE, of which a duty in every case may be told."""
BARRING = compiled(
    r" (?:no hold|no one may|(?:\S+ ){1,6}?may not|(?:\S+ ){1,6}?may honor a detainer only"
    r"|(?:\S+ ){1,6}?(?:help|hold|holds|tell|tells|hand|hands|work|works)(?: \S+){0,8}? only"
    r" (?:on|if|when|with|for|after|people))"
    r" "
)
"""Beginnings of rules that bar an act, some cases aside."""
BY_ORDER = compiled(
    r"(?<= )(?:executive |general |mayors |governors )?orders?(?= (?:\S+ ){0,2}?"
    r"(?:obliges?|requires?|makes?|has|tells?|directs?|forces?|compels?|orders?|binds?|says?) )"
    r"|(?<= )orders(?= (?:\S+ )?(?:police|jails?|sheriffs?|officers?|deputies|staff) )"
    r"|(?<= )orden(?= (?:\S+ ){0,2}?(?:obliga|exige|manda|ordena|hace) )"
)
"""An order that is the rule itself, and none of a judge."""
OF_CRIMES = compiled(
    r" (?:delitos?|arrestad\w+|condenad\w+|acusad\w+|felon\w+|crimes?|convict\w+|charg\w+|serious|graves?"
    r"|orders?|orden|ordenes|warrants?|removal|judge|juez|emergenc\w+|danger\w*|safety|threat\w*|peligro) "
)
"""Words by which the duty is told of some cases, which the rule may leave free."""
PARTLY_BARRED = compiled(r" (?:victims?|witness(?:es)?|others may) ")
"""Words of rules that bar it for some people only."""
EVERY = frozenset({
    "every", "all", "any", "each", "never", "always", "no", "cada", "todo", "todos", "toda", "todas", "nunca",
    "ningun",
})  # fmt: skip
"""Words by which it is said of every case."""
UNSURE = frozenset({
    "if", "when", "unless", "except", "only", "some", "most", "despite", "although", "though", "says", "said",
    "sued", "lawsuit", "until", "before", "used", "illegally", "longer",
    "si", "cuando", "salvo", "solo", "pese", "aunque", "dice", "hasta", "antes", "demanda",
})  # fmt: skip
"""Words by which it is not said of every case, or not outright."""
UNKEPT = frozenset({
    "if", "though", "although", "some", "most", "often", "usually", "until", "before", "used", "then", "only",
    "sued", "lawsuit", "despite", "never", "ever", "promised", "sometimes", "seldom", "rarely", "yet",
    "si", "aunque", "algunos", "hasta", "antes", "solo", "nunca", "jamas", "pese", "demanda",
})  # fmt: skip
"""Words by which it is not simply what the rule says."""
SUBJECT = 2
"""Where in a clause the body stands that acts."""
POLICE, JAILERS = frozenset({"police", "officer_word"}), frozenset({"jail", "sheriff"})
JAILED = frozenset({"detainer_hold", "release_notification", "custody_transfer", "jail_access"})
"""Variables on what is done with people in a jail."""
OF_JAILS = compiled(
    r" (?:sheriffs?|deput\w+|jail\w*|inmates?|custody|booked|booking|corrections|prison\w*|release\w*"
    r"|alguacil\w*|carcel\w*|pres[oa]s?|intern[oa]s|custodia|salida|reclus\w+|prision\w*) "
)
"""Words by which what officers do is done in a jail."""
DENIED = frozenset({"must_not", "does_not"})
PAPERS = compiled(
    r" (?:proof|prov\w+|show\w*|papers|documents?|without|presence|need\w*|requir\w*|citizens?"
    r"|prueba\w*|prob\w+|mostrar|exig\w+|ciudadan\w+) "
)
"""Words by which papers are asked for."""
IN_JAIL = compiled(
    r" (?:convict\w+|booked|booking|jail\w*|custody|inmates?|conden\w+|carcel\w*|custodia|pres[oa]s?) "
)
"""Words by which people in a jail are spoken of."""
RENTED = frozenset({"ice", "contract"})
"""Concepts of who rents beds of a jail: that is the jail's doing too."""


def bar_told_as_duty(part: Part, finding: Finding, variable: Variable) -> bool:
    """Whether a duty in every case is told of a rule that bars the act but in some cases."""
    duty = part.stance.stance == "must" and not (part.stance.exception or part.stance.judicial)
    if finding.position != "limited" or variable.id not in DUTIES or finding.controlling is None:
        return False
    if not duty or of_some(part.words) or OF_CRIMES.search(BY_ORDER.sub(" ", part.words.line)):
        return False
    told = words_of(finding.controlling.rule.summary.get("en", "")).line
    return BARRING.match(told) is not None and PARTLY_BARRED.search(told) is None


def is_practice(part: Part, variable: Variable) -> bool:
    """Whether a local body is said to do, as a matter of course, what a rule may bar."""
    if part.stance.stance != "does" or variable.scale != "cooperation":
        return False
    if part.stance.exception and not on_call(part.words):
        return False
    acts = acts_of(variable.id, list(part.hits), again=part.again)
    rented = variable.id == "detention_contract" and "jail" in part.concepts
    return practised(part.words, part.hits, acts, OTHERS - RENTED if rented else OTHERS)


def is_refusal(part: Part, finding: Finding, variable: Variable) -> bool:
    """Whether a body is said never to do what its own policy, or that of its chief, has it do."""
    top = finding.controlling
    if part.stance.stance != "does_not" or variable.scale != "cooperation" or top is None:
        return False
    own = top.rule.kind == "policy" and finding.position == "required"
    started = {hit.concept for hit in part.hits if hit.first <= SUBJECT} & {"jail", "sheriff", "police"}
    plain = UNSURE.isdisjoint(part.words.there) and not part.past
    return own and bool(started) and plain and not EVERY.isdisjoint(part.words.there)


def of_other_body(part: Part, finding: Finding) -> bool:
    """Whether city police are spoken of, and the rule that controls binds only the jail of somebody else."""
    top = finding.controlling
    if top is None or finding.variable not in JAILED or not JAILERS.issuperset(top.rule.binds):
        return False
    return (
        bool(top.rule.binds)
        and not POLICE.isdisjoint(part.concepts)
        and OF_JAILS.search(part.words.line) is None
    )


def of_another_card(part: Part, finding: Finding) -> bool:
    """Whether papers are asked for a license, where those without them have a card of another name."""
    top = finding.controlling
    if part.stance.stance not in DENIED or finding.variable not in CARDS or top is None:
        return False
    card = "licens" not in top.rule.summary.get("en", "")
    return card and PAPERS.search(part.words.line) is not None


def close_to(part: Part, variable: Variable) -> tuple[str, ...]:
    """Variables so close that a clause on this one may be meant of them: beds for ICE, checks in a jail."""
    if variable.id == "detainer_hold":
        return ("detention_contract",)
    jailed = IN_JAIL.search(part.words.line) is not None
    if variable.id == "status_check_on_arrest" and not jailed:
        return ("status_inquiry",)
    return ("status_check_on_arrest",) if variable.id == "status_inquiry" and jailed else ()


def follows_rule(part: Part, finding: Finding) -> bool:
    """Whether a body is said to do or leave what its own policy, or the law told of, has it do or leave."""
    stance = part.stance
    aside = stance.exception or stance.judicial
    kept = {"does": ("required",), "does_not": ("prohibited", "limited") if aside else ("prohibited",)}
    if finding.position not in kept.get(str(stance.stance), ()) or (stance.stance == "does" and aside):
        return False
    if part.past or not UNKEPT.isdisjoint(part.words.there) or not part.act:
        return False
    own = any(rule.kind == "policy" for rule in alike(finding)) and _led_by_body(part, finding.variable)
    return own or way_of("customs.yaml", part.lang, "by_rule").search(part.words) is not None


def alike(finding: Finding) -> list[Rule]:
    """The rules that say what the Finding does, and hold for whoever acts here."""
    return [
        one.rule
        for one in finding.rules
        if one.rule.position == finding.position
        and one.role != DISPLACED
        and not (one.suspended or one.elsewhere or one.ended)
    ]


def with_nobody_asked(part: Part) -> bool:
    """Whether something is allowed without what a rule may ask for: "can sign without asking the board"."""
    unasked = way_of("customs.yaml", part.lang, "unasked").search(part.words)
    return part.stance.stance == "may" and unasked is not None


def _led_by_body(part: Part, topic: str) -> bool:
    """Whether a local body stands before the act, and nobody else nearer to it."""
    acts = acts_of(topic, list(part.hits), again=part.again)
    first = min((act.first for act in acts), default=0)
    led = [hit for hit in part.hits if hit.last < first and hit.concept in BODIES | OTHERS]
    return bool(led) and not led_by_others(led, OTHERS)
