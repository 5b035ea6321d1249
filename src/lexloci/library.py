"""The library: one object that answers, embedded, without server or network."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from lexloci.answers.engine import Engine
from lexloci.core.dates import parse_day
from lexloci.core.errors import BadInput
from lexloci.core.paths import PLACES_FILE, RECORD_FILE, data_file, import_files
from lexloci.core.patience import Patience
from lexloci.law.finding import Finding
from lexloci.places.gazetteer import Gazetteer
from lexloci.places.lookup import lookup, resolve
from lexloci.places.model import Jurisdiction, PlaceResult, Premise
from lexloci.record.store import RecordStore

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lexloci.answers.asking.answer import Answer
    from lexloci.answers.checking.rephrasing.model import LanguageModel
    from lexloci.answers.checking.rephrasing.reread import Talk
    from lexloci.answers.checking.report import Checked, Report
    from lexloci.answers.coverage import Grid
    from lexloci.answers.guide import Guide
    from lexloci.law.diff import Change
    from lexloci.places.agencies import Agency
    from lexloci.record.recent import Change as NewsItem

LANGUAGES = ("en", "es")
MOST_SECONDS = 120.0
"""How long checking one page may take."""


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
        """The compiled record in use, with what the user has imported beside it."""
        imports = import_files() if self._folder is None else ()
        return RecordStore(data_file(RECORD_FILE, self._folder), imports)

    @cached_property
    def engine(self) -> Engine:
        """Gazetteer and record, ready to answer."""
        return Engine(self.gazetteer, self.record)

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

    def _named(self, place: str | Jurisdiction) -> tuple[Jurisdiction, tuple[Premise, ...]]:
        """The one place meant, and what is not so about it as it was named."""
        if isinstance(place, Jurisdiction):
            return place, ()
        found, result = resolve(self.gazetteer, place)
        return found, result.remarks

    def agencies(self, place: str | Jurisdiction) -> dict[str, Agency]:
        """Who polices and who jails at ``place``: the agencies by role.

        :raises UnknownPlace: no such place.
        :raises AmbiguousPlace: several places, none of which stands out.
        """
        return self.engine.agencies(self.resolve(place))

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
        seen = as_day(known_on) if known_on is not None else None
        found, premise = self._named(place)
        finding = self.engine.law(found, variable, as_day(on), agency=agency, subject=subject, known_on=seen)
        return structs.replace(finding, premise=premise) if premise else finding

    def guide(
        self,
        place: str | Jurisdiction,
        lang: str = "en",
        on: str | date | None = None,
        *,
        questions: Collection[int] = (),
    ) -> Guide:
        """The 20 questions for ``place`` on a day (today by default).

        :param questions: answer these only, by number; the others are not worked out.
        :raises BadInput: unknown language or impossible date.
        :raises UnknownPlace: no such place.
        :raises AmbiguousPlace: several places, none of which stands out.
        """
        from lexloci.answers.guide import guide

        _known_language(lang)
        found, premise = self._named(place)
        return guide(self.engine, found, as_day(on), lang, premise, questions)

    def ask(
        self,
        question: str,
        *,
        place: str | Jurisdiction | None = None,
        on: str | date | None = None,
        lang: str | None = None,
    ) -> Answer:
        """The answer to a question in a person's own words, in English or Spanish.

        :param place: the asker's own place: for "my county", and where the question names none.
        :param on: answer for this day, whatever day the question names.
        :param lang: answer in this language; in the question's own by default.
        :raises BadInput: nothing was asked, unknown language, or impossible date.
        :raises UnknownPlace: no such ``place``.
        :raises AmbiguousPlace: several, none of which stands out.
        """
        from lexloci.answers.asking.ask import ask

        _known_language(lang or LANGUAGES[0])
        here = self.resolve(place) if place is not None else None
        day = as_day(on) if on is not None else None
        return ask(self.engine, question, as_day(None), here=here, on=day, lang=lang)

    def check(
        self,
        page: str | bytes | Path,
        *,
        place: str | Jurisdiction | None = None,
        on: str | date | None = None,
        lang: str | None = None,
        llm: str | LanguageModel | None = None,
        seconds: float = MOST_SECONDS,
    ) -> Report:
        """A verdict for each sentence of a page: borne out, contradicted, outdated, or not established.

        :param page: the text, its bytes, or the path of a file: text, Markdown, HTML, PDF or Word.
        :param place: the place it is about; by default the one its title names.
        :param on: the day it is held against (today by default).
        :param lang: its language; told from its words by default.
        :param llm: a server that may rephrase sentences that stay open; the text of those goes to it.
        :param seconds: how long it may take, without what the server of ``llm`` takes.
        :raises BadInput: no text, no text file, too long, unknown language, impossible date or address.
        :raises OutOfTime: it took longer than ``seconds``.
        :raises NoAnswer: the server does not answer.
        """
        from lexloci.answers.checking.check import check
        from lexloci.reading.pages import page_text

        _known_language(lang or LANGUAGES[0])
        patience = Patience(seconds, "checking the page", "Give it in parts.")
        home = self.resolve(place) if place is not None else None
        talk = _talk(llm) if llm is not None else None
        report = check(self.engine, page_text(page), as_day(on), home, lang, patience)
        if talk is None:
            return report
        from lexloci.answers.checking.rephrasing.reread import reread

        return reread(self.engine, report, talk)

    def check_claim(
        self, claim: str, *, place: str | Jurisdiction | None = None, on: str | date | None = None
    ) -> Checked:
        """The verdict on one sentence: what a program asks before it says the sentence to somebody.

        Of several sentences the gravest verdict is given.

        :param place: the place it is about, where it names none.
        :raises BadInput: no text, too long, or impossible date.
        """
        from lexloci.answers.checking.report import gravest

        return gravest(self.check(claim, place=place, on=on))

    def forget(self) -> None:
        """Drop the sentences and names that were kept for speed: what a server does after each visitor."""
        from lexloci.core.memory import forget

        forget()
        self.gazetteer.forget()

    def changes(
        self,
        place: str | Jurisdiction,
        since: str | date,
        until: str | date | None = None,
        variables: Sequence[str] = (),
    ) -> list[Change]:
        """Each day between two dates on which a Finding at ``place`` changed, oldest first.

        :param variables: topics to look at (all that take no subject by default).
        :raises BadInput: unknown variable, impossible date, or a span that runs backwards.
        """
        return self.engine.changes(self.resolve(place), as_day(since), as_day(until), variables)

    def coverage(self) -> dict[str, int]:
        """How many entries of each type, and how many cells hold a rule or a search."""
        return {
            **self.record.counts(),
            "cells with a rule or a search": len(self.record.surveyed()),
        }

    def news(
        self, since: str | date, until: str | date | None = None, place: str | Jurisdiction | None = None
    ) -> list[NewsItem]:
        """What is new in the law, and what is new to the record, after ``since`` and up to ``until``.

        :param place: only what belongs to this place, or concerns it.
        :raises BadInput: impossible date, or a span that runs backwards.
        """
        from lexloci.record.model.instrument import Instrument
        from lexloci.record.model.survey import SurveyFile
        from lexloci.record.recent import changes_since

        first, last = as_day(since), as_day(until)
        if last < first:
            raise BadInput(f"the span from {first} to {last} runs backwards", remedy="Swap the dates.")
        if place is None:
            found = self.record.all(Instrument), self.record.all(SurveyFile)
            return changes_since(*found, first, last)
        ids = [self.resolve(place).id]
        return changes_since(self.record.at(Instrument, ids), self.record.at(SurveyFile, ids), first, last)

    def grid(self, on: str | date | None = None) -> Grid:
        """What the record knows of every state and every locality it describes, topic by topic."""
        from lexloci.answers.coverage import grid

        return grid(self.engine, as_day(on))

    def profile(self, place: str | Jurisdiction, on: str | date | None = None) -> list[Finding]:
        """Findings on every variable that takes no subject."""
        return self.engine.profile(self.resolve(place), as_day(on))


def _talk(llm: str | LanguageModel) -> Talk:
    """A conversation with a language model's server, about one page."""
    from lexloci.answers.checking.rephrasing.model import LanguageModel
    from lexloci.upkeep.chat import Conversation

    model = LanguageModel(llm) if isinstance(llm, str) else llm
    return Conversation(model.url, model.model, model.seconds).talk


def _known_language(lang: str) -> None:
    if lang not in LANGUAGES:
        raise BadInput(f"{lang!r} is not a language of the record", remedy=f"Use {' or '.join(LANGUAGES)}.")


def as_day(value: str | date | None) -> str:
    """A day as ISO text; today when None.

    :raises BadInput: not a real day.
    """
    if value is None:
        return date.today().isoformat()
    return value.isoformat() if isinstance(value, date) else parse_day(value)
