"""What every part of a guide looks at: the place, its governments, the day, the Findings."""

from __future__ import annotations

from collections.abc import Callable

from lexloci.answers.engine import Engine
from lexloci.answers.placenames import labelled, named
from lexloci.answers.reach import Reach, reaching
from lexloci.answers.statement import Statement
from lexloci.answers.words import dated, say
from lexloci.core.memory import Lazily
from lexloci.law.finding import Finding
from lexloci.law.view import Where
from lexloci.places.agencies import Agency, acting_government, responsible
from lexloci.places.model import Jurisdiction
from lexloci.places.states import COUNTRY, states
from lexloci.record.compiled import Words
from lexloci.record.model.codebook import Variable
from lexloci.record.model.common import Entry
from lexloci.record.model.place import JurisdictionFile


class Context:
    """One place on one day; Findings are worked out once."""

    def __init__(self, engine: Engine, place: Jurisdiction, on: str) -> None:
        self.engine, self.place, self.on = engine, place, on
        self.record = engine.record
        self.acting = acting_government(engine.gazetteer, place)
        self._findings: dict[str, Finding] = {}
        self._reaches: dict[type[Entry], Reach] = {}
        self._told: dict[str, list[Statement]] = {}
        self._agencies: dict[str, Agency] = {}

    def told(self, part: str, make: Callable[[Context], list[Statement]]) -> list[Statement]:
        """What a part says here, worked out once: several questions have it."""
        found = self._told.get(part)
        if found is None:
            found = self._told[part] = make(self)
        return found

    def reach(self, model: type[Entry]) -> Reach:
        """What of the place those parts look at that tell of entries of a type."""
        found = self._reaches.get(model)
        if found is None:
            whole = Reach(
                self.record, self.on, self.place.id, self.own, self.counties, self.state, self.nation
            )
            found = self._reaches[model] = reaching(whole, model)
        return found

    def finding(self, variable: str) -> Finding:
        """The Finding on a variable."""
        found = self._findings.get(variable)
        if found is None:
            found = self._findings[variable] = self.engine.law(self.place, variable, self.on)
        return found

    def nothing(self, key: str, **values: Words) -> Statement:
        """That the record of its day holds nothing of some kind for the place, in the wording ``key``."""
        record = dated(self.record.meta["read_on"])
        return Statement(say(key, place=named(self.place), record=record, **values), "not_known")

    def variable(self, name: str) -> Variable:
        """A variable of the codebook."""
        return self.record.variables[name]

    @Lazily
    def own(self) -> tuple[str, ...]:
        """Ids of the place's own government (and of the same government by another name)."""
        ids = (self.place.id, *self.place.same_as, self.acting.id, *self.acting.same_as)
        return tuple(dict.fromkeys(ids))

    @Lazily
    def counties(self) -> tuple[str, ...]:
        """Ids of the counties it lies in."""
        refs = (*self.place.counties, *self.acting.counties)
        return tuple(dict.fromkeys(ref.id for ref in refs if ref.id not in self.own))

    @Lazily
    def local(self) -> tuple[str, ...]:
        """Own government and counties."""
        return (*self.own, *self.counties)

    @property
    def state(self) -> str | None:
        """Id of the state."""
        return states()[self.place.state].id if self.place.state else None

    @property
    def nation(self) -> str:
        """Id of the nation."""
        return COUNTRY

    @Lazily
    def chain(self) -> tuple[str, ...]:
        """Every government over the place, most local first."""
        above = (self.state, self.nation) if self.state else (self.nation,)
        return tuple(dict.fromkeys((*self.local, *above)))

    @property
    def state_name(self) -> Words:
        """The state's name in each language (the nation's, at national level)."""
        if not self.place.state:
            return {"en": "the United States", "es": "Estados Unidos"}
        state = states()[self.place.state]
        return {"en": state.en, "es": state.es}

    def agency(self, role: str) -> Agency:
        """Who polices or jails here."""
        found = self._agencies.get(role)
        if found is None:
            facts = self.record.agency_facts
            found = self._agencies[role] = responsible(self.engine.gazetteer, self.place, role, facts)
        return found

    @Lazily
    def labelled(self) -> Words:
        """The name of the place with its state."""
        return labelled(self.place)

    def where(self, variable: str) -> Where:
        """The governments that answer for a variable."""
        return self.engine.where(self.place, variable)

    @Lazily
    def facts(self) -> list[JurisdictionFile]:
        """What the record says of the place's governments, most local first."""
        found = {ident: self.record.get(JurisdictionFile, ident) for ident in self.local}
        return [entry for entry in found.values() if entry is not None]

    @Lazily
    def surveyed_on(self) -> str | None:
        """The latest search of the place's own rules."""
        rows = [
            survey.on
            for ident in self.own
            if self.record.speaks_of(ident)
            for variable in self.record.variables
            for survey in self.record.surveys(variable, ident)
        ]
        return max(rows, default=None)
