"""The library: one object that answers, embedded, without server or network."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from lexloci.core.dates import parse_day
from lexloci.core.errors import BadInput
from lexloci.core.paths import PLACES_FILE, RECORD_FILE, data_file
from lexloci.law.agency import agency_finding
from lexloci.law.finding import Finding
from lexloci.law.govern import Where, govern, where_of
from lexloci.places.agencies import acting_government, responsible
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup, resolve
from lexloci.places.model import Jurisdiction, PlaceResult
from lexloci.places.states import COUNTRY, states
from lexloci.record.store import RecordStore

LANGUAGES = ("en", "es")


class Lexloci:
    """Everything lexloci can say, from the record and gazetteer that come with the package.

    :param folder: read ``record.sqlite`` and ``places.sqlite`` from here instead.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._folder = Path(folder) if folder is not None else None

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer in use: the user's, if ``lexloci update places`` made one."""
        return Gazetteer(data_file(PLACES_FILE, self._folder))

    @cached_property
    def record(self) -> RecordStore:
        """The compiled record in use."""
        return RecordStore(data_file(RECORD_FILE, self._folder))

    def place(self, query: str) -> PlaceResult:
        """Which places ``query`` may mean, best first, and what it wrongly takes for granted.

        :raises BadInput: an empty or overlong query.
        :raises UnknownPlace: a ZIP code not in use.
        """
        return lookup(self.gazetteer, query)

    def resolve(self, query: str | Jurisdiction) -> Jurisdiction:
        """The one place ``query`` means.

        :raises UnknownPlace: there is none.
        :raises AmbiguousPlace: there are several; the message ranks them.
        """
        return query if isinstance(query, Jurisdiction) else resolve(self.gazetteer, query)[0]

    def law(
        self,
        place: str | Jurisdiction,
        variable: str,
        on: str | date | None = None,
        *,
        agency: str | None = None,
        subject: str | None = None,
        known_on: str | date | None = None,
    ) -> Finding:
        """What governs ``variable`` at ``place`` on a day (today by default).

        :param variable: an id of the codebook.
        :param agency: answer for this agency (``agreement_287g`` and ``detention_contract`` only).
        :param subject: for ``tps``, the country.
        :param known_on: answer as the record stood on this day.
        :raises BadInput: unknown variable or impossible date.
        :raises UnknownPlace: no such place.
        :raises AmbiguousPlace: several places, none of which stands out.
        """
        day = as_day(on)
        seen = as_day(known_on) if known_on is not None else None
        entry = self.record.variable(variable)
        if entry.subjects and subject is None:
            raise BadInput(f"{variable} needs a subject", remedy="Name the country, for example: --subject venezuela")
        where = self.where(self.resolve(place), variable)
        if agency is not None:
            return agency_finding(self.record, where, variable, agency, day)
        return govern(self.record, where, variable, day, subject=subject, known_on=seen)

    def where(self, place: Jurisdiction, variable: str) -> Where:
        """The governments and the agency that answer for ``variable`` at ``place``."""
        role = self.record.actor(self.record.variable(variable).actor).agency
        acting = acting_government(self.gazetteer, place)
        agency = None
        if role != "none" and place.state:
            agency = responsible(self.gazetteer, acting, role, self.record.agency_facts)
        state = states()[place.state].id if place.state else None
        return where_of(place, acting, agency, state, COUNTRY)

    def profile(self, place: str | Jurisdiction, on: str | date | None = None, group: str | None = None) -> list[Finding]:
        """Findings on every variable (of a group) that takes no subject."""
        found = self.resolve(place)
        return [
            self.law(found, variable.id, on)
            for variable in self.record.variables.values()
            if not variable.subjects and group in (None, variable.group)
        ]


def as_day(value: str | date | None) -> str:
    """A day as ISO text; today when None.

    :raises BadInput: not a real day.
    """
    if value is None:
        return date.today().isoformat()
    return value.isoformat() if isinstance(value, date) else parse_day(value)
