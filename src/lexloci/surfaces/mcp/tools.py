"""The tools: what each takes, what it calls of the library, what it gives. Knows nothing of the protocol.

What they are said to do stands in ``wording.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from lexloci.answers.checking.report import Verdict
from lexloci.core.errors import BadInput
from lexloci.library import Lexloci
from lexloci.surfaces.mcp.resources import address

MAX_TEXT = 200_000
"""Bytes of a text to check."""
MAX_HITS = 50

Place = Annotated[
    str,
    Meta(
        max_length=200,
        description="A place in the United States as people write it: a name and a state, a county, a ZIP "
        "code, a nickname, a GEOID or an OCD id.",
        examples=["Clayton, MO", "Cook County, IL", "63105"],
    ),
]
Day = Annotated[
    str, Meta(max_length=10, description="A day, YYYY-MM-DD.", extra_json_schema={"format": "date"})
]
Topic = Annotated[str, Meta(max_length=60, description="The id of a topic.")]
Lang = Literal["en", "es"]


class PlaceInput(Struct, forbid_unknown_fields=True):
    """What ``place`` takes."""

    text: Place
    agencies: Annotated[bool, Meta(description="Also say who polices and who jails there.")] = False
    lang: Lang = "en"


class LawInput(Struct, forbid_unknown_fields=True):
    """What ``law`` takes."""

    place: Place
    variable: Topic
    on: Annotated[Day | None, Meta(description="The day asked about; today by default.")] = None
    agency: Annotated[
        Annotated[str, Meta(max_length=200)] | None,
        Meta(description="Answer for this agency; for agreement_287g and detention_contract only."),
    ] = None
    subject: Annotated[
        Annotated[str, Meta(max_length=200)] | None,
        Meta(description="For tps: the country, for example haiti."),
    ] = None
    known_on: Annotated[Day | None, Meta(description="Answer as the record stood on this day.")] = None
    lang: Lang = "en"


class AskInput(Struct, forbid_unknown_fields=True):
    """What ``ask`` takes."""

    question: Annotated[
        str, Meta(max_length=2_000, description="The question as the person put it, in English or Spanish.")
    ]
    place: Annotated[
        Place | None,
        Meta(description="The person's own place: for 'my county', and where the question names none."),
    ] = None
    on: Annotated[Day | None, Meta(description="Answer for this day, whatever day the question names.")] = (
        None
    )
    lang: Annotated[
        Lang | None, Meta(description="Language of the answer; that of the question by default.")
    ] = None


class GuideInput(Struct, forbid_unknown_fields=True):
    """What ``guide`` takes."""

    place: Place
    questions: Annotated[
        list[Annotated[int, Meta(ge=1, le=20)]] | None,
        Meta(
            description="Numbers of the questions wanted, 1 to 20; all by default, which is long.",
            examples=[[3, 6]],
        ),
    ] = None
    on: Annotated[Day | None, Meta(description="The day asked about; today by default.")] = None
    lang: Lang = "en"


class CheckInput(Struct, forbid_unknown_fields=True):
    """What ``check`` takes."""

    text: Annotated[
        str,
        Meta(
            description=f"Plain text or Markdown, at most {MAX_TEXT:,} bytes.",
            extra_json_schema={"maxLength": MAX_TEXT},
        ),
    ]
    place: Annotated[
        Place | None, Meta(description="The place it is about; by default the one it names.")
    ] = None
    on: Annotated[Day | None, Meta(description="The day it is held against; today by default.")] = None
    lang: Annotated[Lang | None, Meta(description="Its language; told from its words by default.")] = None
    verdicts: Annotated[
        list[Verdict] | None,
        Meta(description="Give only sentences with these verdicts, for example contradicted; all by default. "
             "The counts are of all sentences."),
    ] = None  # fmt: skip


class SearchInput(Struct, forbid_unknown_fields=True):
    """What ``search`` takes."""

    query: Annotated[str, Meta(max_length=300, description="The words to look for.")]
    limit: Annotated[int, Meta(ge=1, le=MAX_HITS, description="At most so many.")] = 10
    lang: Lang = "en"


class ChangesInput(Struct, forbid_unknown_fields=True):
    """What ``changes`` takes."""

    place: Place
    since: Annotated[Day, Meta(description="Changes after this day.")]
    until: Annotated[Day | None, Meta(description="The last day; today by default.")] = None
    variables: Annotated[
        Annotated[list[Topic], Meta(max_length=60)], Meta(description="Topics to look at; all by default.")
    ] = []
    lang: Lang = "en"


class Tool(Struct, frozen=True):
    """A tool.

    :ivar takes: its arguments.
    :ivar shape: the name of its answer among :func:`lexloci.surfaces.mcp.shapes.answer_schema`.
    :ivar run: what it does.
    """

    name: str
    takes: type[Struct]
    shape: str
    run: Callable[[Lexloci, Any], dict[str, Any]]

    def call(self, lx: Lexloci, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to ``arguments`` as they came in.

        :raises BadInput: they are not what the tool takes.
        :raises LexlociError: whatever else stands in the way of an answer.
        """
        return self.run(lx, self._accepted(arguments))

    def _accepted(self, arguments: Mapping[str, Any]) -> Struct:
        try:
            return msgspec.json.decode(msgspec.json.encode(arguments), type=self.takes)
        except msgspec.ValidationError as error:
            what, _, path = str(error).partition(" - at ")
            where = path.strip("`").removeprefix("$").removeprefix(".") or self.name
            raise BadInput(what, where=where, remedy=f"See what the tool {self.name} takes.") from error
        except UnicodeEncodeError as error:
            raise BadInput("a text is broken: half a character", remedy="Send whole Unicode text.") from error


def _place(lx: Lexloci, given: PlaceInput) -> dict[str, Any]:
    result = lx.place(given.text)
    out = result.to_dict(given.lang)
    if given.agencies:
        found = lx.agencies(result.matches[0].place) if result.clear else {}
        out["agencies"] = {role: agency.to_dict(given.lang) for role, agency in found.items()}
    return out


def _law(lx: Lexloci, given: LawInput) -> dict[str, Any]:
    finding = lx.law(
        given.place, given.variable, given.on,
        agency=given.agency, subject=given.subject, known_on=given.known_on,
    )  # fmt: skip
    return finding.to_dict(given.lang)


def _ask(lx: Lexloci, given: AskInput) -> dict[str, Any]:
    return lx.ask(given.question, place=given.place, on=given.on, lang=given.lang).to_dict()


def _guide(lx: Lexloci, given: GuideInput) -> dict[str, Any]:
    return lx.guide(given.place, given.lang, given.on, questions=given.questions or ()).to_dict()


def _check(lx: Lexloci, given: CheckInput) -> dict[str, Any]:
    size = len(given.text.encode())
    if size > MAX_TEXT:
        raise BadInput(f"it has {size:,} bytes", where="text", remedy=f"Give at most {MAX_TEXT:,} at a time.")
    out = lx.check(given.text, place=given.place, on=given.on, lang=given.lang).to_dict()
    if given.verdicts:
        out["claims"] = [claim for claim in out["claims"] if claim["verdict"] in given.verdicts]
    return out


def _search(lx: Lexloci, given: SearchInput) -> dict[str, Any]:
    hits = lx.record.search(given.query, given.lang, given.limit)
    return {"passages": [{**msgspec.structs.asdict(hit), "uri": address(hit.type, hit.id)} for hit in hits]}


def _changes(lx: Lexloci, given: ChangesInput) -> dict[str, Any]:
    found = lx.changes(given.place, given.since, given.until, given.variables)
    return {"changes": [change.to_dict(given.lang) for change in found]}


TOOLS: dict[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool("place", PlaceInput, "place", _place),
        Tool("law", LawInput, "finding", _law),
        Tool("ask", AskInput, "answer", _ask),
        Tool("guide", GuideInput, "guide", _guide),
        Tool("check", CheckInput, "report", _check),
        Tool("search", SearchInput, "passages", _search),
        Tool("changes", ChangesInput, "changes", _changes),
    )
}
