"""Each validation rule has a good file and a bad file with its exact message.

``rules/<rule>/`` holds ``good.yaml``, ``bad.yaml`` and ``expected.txt``. A pair is put into a copy of
the small record ``tiny/``; its place is the path with which the expected message begins. A pair
for the long ``codebook.yaml`` holds an edit of it instead of the whole file.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexloci.core.yaml import loads
from lexloci.record import rules, validate
from lexloci.record.load import load

HERE = Path(__file__).resolve().parent
PAIRS = sorted(path.name for path in (HERE / "rules").iterdir())
TODAY = "2026-11-22"
MIN_LETTERS = 8


def complaints(folder: Path, rule: str, name: str) -> str:
    """What validation says of the tiny record with ``rules/<rule>/<name>`` put into it."""
    shutil.copytree(HERE / "tiny", folder, dirs_exist_ok=True)
    place = expected(rule).split(":", 1)[0]
    text = (HERE / "rules" / rule / name).read_text()
    if text.startswith("file: "):
        edit = loads(text)
        old = (folder / edit["file"]).read_text()
        assert old.count(edit["old"]) == 1
        text = old.replace(edit["old"], edit["new"])
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return "".join(f"{problem}\n" for problem in validate.validate(load(folder), TODAY))


def expected(rule: str) -> str:
    """The exact complaints about the bad file."""
    return (HERE / "rules" / rule / "expected.txt").read_text()


def test_the_tiny_record_itself_is_without_fault() -> None:
    assert validate.validate(load(HERE / "tiny"), TODAY) == []


@pytest.mark.parametrize("rule", PAIRS)
def test_the_good_file_passes(tmp_path: Path, rule: str) -> None:
    assert complaints(tmp_path, rule, "good.yaml") == ""


@pytest.mark.parametrize("rule", PAIRS)
def test_the_bad_file_gets_exactly_its_message(tmp_path: Path, rule: str) -> None:
    assert complaints(tmp_path, rule, "bad.yaml") == expected(rule)


def template(node: ast.expr) -> str | None:
    """The text of a literal or f-string as a pattern; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
        ]
        return "".join(parts)
    return None


def templates() -> Iterator[tuple[str, str]]:
    """Every reason a rule can give, as a pattern, with where it is written."""
    modules = [*sorted(Path(rules.__path__[0]).glob("*.py")), Path(validate.__file__)]
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            where = f"{path.name}:{node.lineno}"
            called, args = node.func.id, node.args
            if called == "Complaint" and not isinstance(args[1], ast.Attribute):
                found = template(args[1])
                assert found is not None, f"{where} gives a reason that is not written out"
                yield where, found
            elif called in ("known", "unique", "_same") and isinstance(args[-1], ast.Constant):
                what = re.escape(str(args[-1].value))
                endings = {"known": ["is not known"], "unique": ["occurs twice"]}.get(called)
                if endings:
                    yield where, f"{what} '.+' {endings[0]}"
                else:
                    yield where, f"lacks the {what} '.+'"
                    yield where, f"has an unknown {what} '.+'"


def test_every_reason_a_rule_can_give_is_shown_by_some_bad_file() -> None:
    shown = "".join(expected(rule) for rule in PAIRS)
    reasons = list(templates())
    assert len(reasons) > 50
    vague = [where for where, pattern in reasons if len(re.sub(r"[^A-Za-z]", "", pattern)) < MIN_LETTERS]
    assert vague == [], "a reason made of values alone cannot be told from others"
    assert [where for where, pattern in reasons if not re.search(f": {pattern}\\. ", shown)] == []


def test_every_pair_is_complete_and_differs() -> None:
    for rule in PAIRS:
        names = {path.name for path in (HERE / "rules" / rule).iterdir()}
        assert names == {"good.yaml", "bad.yaml", "expected.txt"}
        good, bad = ((HERE / "rules" / rule / name).read_text() for name in ("good.yaml", "bad.yaml"))
        assert good != bad
