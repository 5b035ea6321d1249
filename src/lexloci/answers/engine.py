"""From a place and a variable to a Finding: gazetteer, record and law brought together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lexloci.core.errors import BadInput
from lexloci.law.agency import agency_finding
from lexloci.law.diff import Change, Turn, changes, turns
from lexloci.law.finding import Finding
from lexloci.law.govern import Question, govern
from lexloci.law.view import Where, where_of
from lexloci.places.agencies import Agency, acting_government, responsible
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.model import Jurisdiction
from lexloci.places.names import fold
from lexloci.places.query import MAX_QUERY
from lexloci.places.states import COUNTRY, states
from lexloci.record.store import RecordStore

ROLES = ("police", "jail")
MANY = 500
"""Governments, questions and Findings kept at hand: those of an answer being made, not of a whole map."""


class Engine(Struct, frozen=True):
    """The two compiled files, ready to answer."""

    gazetteer: Gazetteer
    record: RecordStore
    _governed: dict[tuple[str, str], Where] = {}
    _asked: dict[tuple[str, str], Question] = {}
    _found: dict[tuple[str, str, str], Finding] = {}
    _held: dict[str, dict[str, dict[str, Finding]]] = {}

    def law(
        self,
        place: Jurisdiction,
        variable: str,
        on: str,
        *,
        agency: str | None = None,
        subject: str | None = None,
        known_on: str | None = None,
    ) -> Finding:
        """What governs ``variable`` at ``place`` on the ISO day ``on``.

        :raises BadInput: an unknown variable, or one that needs a subject.
        """
        subject = self._subject(variable, subject)
        if agency is not None:
            return agency_finding(self.record, self.where(place, variable), variable, agency, on, known_on)
        if subject is not None or known_on is not None:
            where = self.where(place, variable)
            return govern(self.record, where, variable, on, subject=subject, known_on=known_on)
        known = self._found.get((place.id, variable, on))
        if known is None and on in self._held:
            known = self._held[on].get(place.id, {}).get(variable)
        if known is not None and known.place is place:
            return known
        if len(self._found) >= MANY:
            self._found.clear()
        found = self._found[place.id, variable, on] = self._question(place, variable).on_day(on).finding()
        return found

    def hold(self, place: Jurisdiction, on: str) -> None:
        """Keep the Findings at ``place`` on the ISO day ``on``; those of other days go."""
        if on not in self._held:
            self._held.clear()
            self._held[on] = {}
        self._held[on][place.id] = {found.variable: found for found in self.profile(place, on)}

    def _subject(self, variable: str, subject: str | None) -> str | None:
        """The subject as the record spells it.

        :raises BadInput: one is missing, not called for, or unknown.
        """
        if not self.record.variable(variable).subjects:
            if subject is not None:
                raise BadInput(f"{variable} takes no subject", remedy="Leave it out.")
            return None
        known = sorted({rule.subject for rule in self.record.rules(variable, COUNTRY) if rule.subject})
        if not subject:
            raise BadInput(
                f"{variable} needs a subject", remedy=f"Name one, for example: --subject {known[-2]}"
            )
        slug = fold(subject[:MAX_QUERY]).replace("_", " ").replace(" ", "-")
        if slug not in known:
            # Imported here, because nearly every subject is spelt right.
            from difflib import get_close_matches

            close = get_close_matches(slug, known, 3, 0.6)
            remedy = f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(known)}."
            raise BadInput(f"the record holds nothing on {subject[:60]!r} under {variable}", remedy=remedy)
        return slug

    def changes(
        self, place: Jurisdiction, since: str, until: str, variables: Sequence[str] = ()
    ) -> list[Change]:
        """Each day between two ISO days on which a Finding at ``place`` changed, oldest first.

        :raises BadInput: an unknown variable, or a span that runs backwards.
        """
        for name in variables:
            self._subject(name, None)
        names = variables or [v.id for v in self.record.variables.values() if not v.subjects]
        questions = [self._question(place, name).on_day(since) for name in names]
        found = [change for question in questions for change in changes(question, until)]
        return sorted(found, key=lambda change: (change.on, change.variable))

    def turns(self, place: Jurisdiction, since: str, until: str) -> list[tuple[str, Turn]]:
        """The same days for every variable, each with its variable: no names, and so much quicker.

        :raises BadInput: a span that runs backwards.
        """
        names = [v.id for v in self.record.variables.values() if not v.subjects]
        found = [
            (name, turn) for name in names for turn in turns(self._question(place, name).on_day(since), until)
        ]
        return sorted(found, key=lambda told: (told[1].day, told[0]))

    def _question(self, place: Jurisdiction, variable: str) -> Question:
        """The question what governs ``variable`` at ``place``, of no day in particular."""
        known = self._asked.get((place.id, variable))
        if known is not None and known.where.place is place:
            return known
        if len(self._asked) >= MANY:
            self._asked.clear()
        where = self.where(place, variable)
        found = self._asked[place.id, variable] = Question(
            self.record, where, self.record.variable(variable), "", None
        )
        return found

    def where(self, place: Jurisdiction, variable: str) -> Where:
        """The governments and the agency that answer for ``variable`` at ``place``."""
        role = self.record.actor(self.record.variable(variable).actor).agency
        known = self._governed.get((place.id, role))
        if known is not None and known.place is place:
            return known
        if len(self._governed) >= MANY:
            self._governed.clear()
        found = self._governed[place.id, role] = self._where(place, role)
        return found

    def _where(self, place: Jurisdiction, role: str) -> Where:
        acting = acting_government(self.gazetteer, place)
        agency = None
        if role != "none" and place.state and place.kind != "tribal_nation":
            agency = responsible(self.gazetteer, acting, role, self.record.agency_facts)
        own_law = place.kind == "tribal_nation"
        state = states()[place.state].id if place.state and not own_law else None
        return where_of(place, acting, agency, state, COUNTRY, self.record.heard)

    def agencies(self, place: Jurisdiction) -> dict[str, Agency]:
        """Who polices and who jails at ``place``, by role."""
        facts = self.record.agency_facts
        return {role: responsible(self.gazetteer, place, role, facts) for role in ROLES}

    def profile(self, place: Jurisdiction, on: str, groups: Sequence[str] = ()) -> list[Finding]:
        """Findings on every variable (of ``groups``) that takes no subject."""
        return [
            self.law(place, variable.id, on)
            for variable in self.record.variables.values()
            if not variable.subjects and (not groups or variable.group in groups)
        ]
