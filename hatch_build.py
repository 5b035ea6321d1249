"""Build hook: compile the record and the embedded gazetteer into the package."""

from __future__ import annotations

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRecord(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel, an sdist or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Write ``src/lexloci/_data/*.sqlite``."""
