"""What takes seconds to work out and several files of tests ask about."""

from __future__ import annotations

import pytest

from lexloci.answers.coverage import Grid, grid
from lexloci.answers.engine import Engine


@pytest.fixture(scope="session")
def whole(engine: Engine) -> Grid:
    """Every place of the record against every variable."""
    return grid(engine, "2026-11-28")
