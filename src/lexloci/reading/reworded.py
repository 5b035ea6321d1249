"""Plain sentences that others are read as.

Those are lines of lists, counts of states, somebody's words at a meeting, one's own opinion, what a city
"could" still do, conditions of having no papers, and what a rule asks for told in a roundabout way.
"""

from __future__ import annotations

from lexloci.core.memory import remembered
from lexloci.reading.amongst import amongst
from lexloci.reading.attributed import at_will, attributed
from lexloci.reading.labels import labelled
from lexloci.reading.roundabout import outspoken
from lexloci.reading.tentative import outright
from lexloci.reading.without import of_people_without

KEPT = 2_048
"""Sentences of which is kept what they are read as."""


@remembered(KEPT)
def reworded(text: str, lang: str) -> str:
    """The plain sentence that ``text`` is read as; empty where it is one already."""
    said = attributed(text, lang) or outright(text, lang)
    said = at_will(said or text, lang) or said
    said = of_people_without(said or text, lang) or said
    said = outspoken(said or text, lang) or said
    return labelled(text, lang) or amongst(said or text, lang) or said
