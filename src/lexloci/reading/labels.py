"""Lines that give a topic and what is so of it: "ICE detainers: sheriffs must comply", "Masks: banned".

They are read as rows of tables are; what says nothing that a row could say is no such line.
"""

from __future__ import annotations

from lexloci.core.patterns import compiled
from lexloci.reading.rows import told_of
from lexloci.reading.words import words_of

LABELLED = compiled(r"^(?P<topic>[^:.;?!—\n]{3,90}):\**\s+(?P<said>[^:?!—\n]{3,160}?)[.;]?$")
MOST_WORDS = 12
"""Words of a topic that is read."""


def labelled(text: str, lang: str) -> str:
    """The sentence that such a line is read as; empty if it is none."""
    match = LABELLED.match(text.strip())
    if match is None or not 0 < len(words_of(match["topic"])) <= MOST_WORDS:
        return ""
    return told_of(match["topic"].strip(" *"), match["said"], lang)
