"""The parts answers are made of. A part takes the guide's context and gives statements.

Each module holds related parts; :data:`PARTS` finds them by the names that the codebook's questions
use. A part never returns nothing: where the record is silent it says so.
"""

from __future__ import annotations

from collections.abc import Callable

from lexloci.answers.context import Context
from lexloci.answers.parts import agreements, community, federal, history, labels, law, tps
from lexloci.answers.statement import Statement

Part = Callable[[Context], list[Statement]]

PARTS: dict[str, Part] = {
    **labels.PARTS,
    **law.PARTS,
    **agreements.PARTS,
    **federal.PARTS,
    **tps.PARTS,
    **history.PARTS,
    **community.PARTS,
}
