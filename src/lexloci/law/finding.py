"""What the engine says: a position, a status, the chain of rules behind it, the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from lexloci.law.reasons import Reason, render
from lexloci.places.agencies import Agency
from lexloci.places.model import Jurisdiction, Premise
from lexloci.record.compiled import AgreementEntry, Rule, Survey

CONTROLS, DISPLACED, IN_CONFLICT, INFORMS = "controls", "displaced", "in_conflict", "informs"


class Cited(Struct, frozen=True, gc=False):
    """A rule in a Finding: the part it plays there and when it held.

    :ivar attested: ``since`` is only the first date at which a source shows it in force.
    :ivar seen: the day on which somebody read it in force, where its first day is not known.
    :ivar elsewhere: it is on the topic, but binds another body than the one that acts here.
    :ivar ended: it answered here until ``until``, and no other rule is known in its place.
    """

    rule: Rule
    role: str
    since: str | None
    until: str | None
    suspended: bool = False
    disputed: bool = False
    elsewhere: bool = False
    attested: bool = False
    ended: bool = False
    seen: str | None = None

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The stable JSON shape of design §6, with the rule's own words added."""
        rule = self.rule
        return {
            "instrument": rule.instrument,
            "provision": rule.provision,
            "citation": rule.citation,
            "title": rule.title[lang],
            "kind": rule.kind,
            "pinpoint": rule.pinpoint,
            "jurisdiction": rule.jurisdiction,
            "position": rule.position,
            "since": self.since,
            "attested": self.attested,
            "until": self.until,
            "role": self.role,
            "suspended": self.suspended,
            "elsewhere": self.elsewhere,
            "summary": rule.summary[lang],
            "conditions": rule.conditions[lang] if rule.conditions else None,
            "penalty": rule.penalty[lang] if rule.penalty else None,
            "quote": rule.quote,
            "url": rule.cites[0].url,
            "as_of": rule.cites[0].read_on,
            "sources": [
                {
                    "title": c.title,
                    "url": c.url,
                    "publisher": c.publisher,
                    "primary": c.primary,
                    "read_on": c.read_on,
                }
                for c in rule.cites
            ],
        }


def controlling(rules: tuple[Cited, ...]) -> Cited | None:
    """The rule that fixes the position, if one of them does."""
    for cited in rules:
        if cited.role == CONTROLS:
            return cited
    return None


class AgreementStanding(Struct, frozen=True, gc=False):
    """An agency's agreement on the day asked about, once it has begun.

    :ivar active: it stands and nothing blocks it.
    :ivar blocked_since: the date of the order that blocks it, while it stands.
    :ivar open_since: the date since which it is not on record whether it goes on.
    :ivar disputed_since: the date since which it is disputed whether it holds.
    """

    entry: AgreementEntry
    active: bool
    since: str
    until: str | None = None
    blocked_since: str | None = None
    open_since: str | None = None
    disputed_since: str | None = None

    @property
    def standing(self) -> str:
        """``active``, ``blocked``, ``open``, ``disputed`` or ``ended``."""
        held = {
            "active": self.active, "blocked": self.blocked_since, "open": self.open_since,
            "disputed": self.disputed_since,
        }  # fmt: skip
        return next((name for name, holds in held.items() if holds), "ended")

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``agreements`` in design §6."""
        return {
            "agency": self.entry.agency,
            "model": self.entry.model,
            "kind": self.entry.kind,
            "counterpart": self.entry.counterpart,
            "since": self.since,
            "until": self.until,
            "active": self.active,
            "blocked_since": self.blocked_since,
            "open_since": self.open_since,
            "disputed_since": self.disputed_since,
            "standing": self.standing,
            "instrument": self.entry.instrument,
            "url": self.entry.cites[0].url,
            "as_of": self.entry.cites[0].read_on,
        }


class Argued(Struct, frozen=True, gc=False):
    """An argument whose steps are laid out already."""

    steps: tuple[Reason, ...]

    def __call__(self) -> tuple[Reason, ...]:
        """The steps."""
        return self.steps


class Finding(Struct, frozen=True, gc=False, kw_only=True):
    """What governs a variable at a place on a date, and how we know.

    :ivar position: what the rule says; with status ``enjoined`` it is the rule a court has blocked.
    :ivar argument: gives the steps that led there.
    :ivar meanwhile: with status ``enjoined``, the position that holds as long as the block lasts.
    :ivar premise: what is not so about the place as it was named.
    """

    place: Jurisdiction
    variable: str
    on: str
    position: str
    status: str
    argument: Callable[[], tuple[Reason, ...]]
    agency: Agency | None = None
    rules: tuple[Cited, ...] = ()
    agreements: tuple[AgreementStanding, ...] = ()
    surveys: tuple[Survey, ...] = ()
    surveyed_on: str | None = None
    subject: str | None = None
    meanwhile: str | None = None
    premise: tuple[Premise, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The steps that led there, laid out when they are asked for: most who ask want the rule alone."""
        return self.argument()

    @property
    def controlling(self) -> Cited | None:
        """The rule that fixes the position, if one does."""
        return controlling(self.rules)

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The stable JSON shape of design §6."""
        place = self.place
        return {
            "place": {
                "id": place.id, "geoid": place.geoid, "name": place.name,
                "kind": place.kind, "state": place.state or None,
            },
            "premise": [p.to_dict(lang) for p in self.premise],
            "variable": self.variable,
            "subject": self.subject,
            "on": self.on,
            "agency": self.agency.name[lang] if self.agency else None,
            "position": self.position,
            "status": self.status,
            "meanwhile": self.meanwhile,
            "rules": [cited.to_dict(lang) for cited in self.rules],
            "agreements": [agreement.to_dict() for agreement in self.agreements],
            "reason": [render(reason, lang) for reason in self.reasons],
            "surveyed_on": self.surveyed_on,
        }  # fmt: skip
