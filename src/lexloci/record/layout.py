"""Where each kind of record file lives: the folder says the jurisdiction, the name says the id.

======================================= ==========================
path under ``record/``                  what it holds
======================================= ==========================
``floors.yaml``                         what the record must not fall below
``codebook/codebook.yaml``              scales, wordings, questions
``codebook/variables/<id>.yaml``        one variable
``us/…/jurisdiction.yaml``              agencies of a jurisdiction
``us/…/instruments/<id>.yaml``          one instrument
``us/…/surveys.yaml``                   what was looked for there
``us/…/worked.yaml``                    worked cases of its law
``coding/<id>.yaml``                    one round of second coding
``samples/<id>.yaml``                   a sample held against its sources
``definitions/<id>.yaml``               one definition
``evidence/<kind>/<id>.yaml``           a study, poll, statistic or argument
``services/<area>/<id>.yaml``           one organisation
======================================= ==========================
"""

from __future__ import annotations

import re

from lexloci.record.model.codebook import Codebook, Variable
from lexloci.record.model.coding import CodingRound, SpotCheck
from lexloci.record.model.common import Entry
from lexloci.record.model.evidence import Argument, Definition, Poll, Statistic, Study
from lexloci.record.model.floors import Floors
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile, WorkedFile

NATION = "ocd-division/country:us"

PATTERNS: tuple[tuple[str, type[Entry]], ...] = (
    (r"floors\.yaml", Floors),
    (r"codebook/codebook\.yaml", Codebook),
    (r"codebook/variables/[^/]+\.yaml", Variable),
    (r"us(?:/[^/]+)*/instruments/[^/]+\.yaml", Instrument),
    (r"us(?:/[^/]+)*/surveys\.yaml", SurveyFile),
    (r"us(?:/[^/]+)*/worked\.yaml", WorkedFile),
    (r"us(?:/[^/]+)*/jurisdiction\.yaml", JurisdictionFile),
    (r"coding/[^/]+\.yaml", CodingRound),
    (r"samples/[^/]+\.yaml", SpotCheck),
    (r"definitions/[^/]+\.yaml", Definition),
    (r"evidence/studies/[^/]+\.yaml", Study),
    (r"evidence/polls/[^/]+\.yaml", Poll),
    (r"evidence/statistics/[^/]+\.yaml", Statistic),
    (r"evidence/arguments/[^/]+\.yaml", Argument),
    (r"services/[a-z]{2}/[^/]+\.yaml", Organization),
)

TYPES: tuple[type[Entry], ...] = tuple(kind for _, kind in PATTERNS)
ANY = re.compile("|".join(f"({pattern})" for pattern, _ in PATTERNS))
"""All patterns in one, each a group of its own: a build asks thousands of times."""


def type_of(path: str) -> type[Entry] | None:
    """The model of the record file at ``path`` (relative, with ``/``), or None if it has no place."""
    found = ANY.fullmatch(path)
    return None if found is None or found.lastindex is None else TYPES[found.lastindex - 1]


def folder_of(ocd_id: str) -> str:
    """The folder of a jurisdiction: ``…/state:mo/place:clayton`` gives ``us/mo/place-clayton``."""
    parts = ["us"]
    for segment in ocd_id.removeprefix(NATION).strip("/").split("/"):
        kind, _, name = segment.partition(":")
        if segment:
            parts.append(name if kind in ("state", "district", "territory") else f"{kind}-{name}")
    return "/".join(parts)


def path_of(entry_type: type[Entry], ident: str, ocd_id: str = NATION) -> str:
    """Where a new file of this type belongs."""
    fixed = {
        Variable: "codebook/variables", CodingRound: "coding", SpotCheck: "samples",
        Definition: "definitions", Study: "evidence/studies", Poll: "evidence/polls",
        Statistic: "evidence/statistics", Argument: "evidence/arguments",
    }  # fmt: skip
    single = {Codebook: "codebook/codebook.yaml", Floors: "floors.yaml"}
    if entry_type in single:
        return single[entry_type]
    if entry_type in fixed:
        return f"{fixed[entry_type]}/{ident}.yaml"
    folder = folder_of(ocd_id)
    if entry_type is Instrument:
        return f"{folder}/instruments/{ident}.yaml"
    if entry_type is Organization:
        area = folder.split("/")[1] if "/" in folder else "us"
        return f"services/{area}/{ident}.yaml"
    names = {SurveyFile: "surveys", WorkedFile: "worked", JurisdictionFile: "jurisdiction"}
    return f"{folder}/{names[entry_type]}.yaml"


def folder_in(path: str) -> str:
    """The jurisdiction folder a file under ``us/`` lies in."""
    return path.rpartition("/")[0].removesuffix("/instruments")
