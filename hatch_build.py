"""Build hook: compile record, embedded gazetteer, and phrases and patterns of the reader into the package.

Runs before a wheel, an sdist or an editable install is made. An sdist carries the compiled files, so
a wheel can be made from it even where the data packages are missing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRecord(BuildHookInterface):  # type: ignore[type-arg]
    """Writes ``src/lexloci/_data/*.sqlite`` and ``*.msgpack``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is not up to date.

        :raises lexloci.core.errors.RecordError: the record has problems.
        """
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from lexloci.answers.checking import rehearsal
            from lexloci.reading import written
            from lexloci.record.build import build

            data = root / "src" / "lexloci" / "_data"
            build(root / "record", data, self.app.display_info)
            written.keep(data)
            rehearsal.keep(data)
        finally:
            sys.path.pop(0)
