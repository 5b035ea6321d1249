"""Hostile or broken YAML: one clear line with file, line, key and remedy, soon, and nothing is run."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lexloci.core.errors import RecordError
from lexloci.record.load import load
from lexloci.record.model.common import Text
from lexloci.record.model.instrument import Instrument
from lexloci.record.snapshot import MAX_FILE_BYTES
from lexloci.record.yamlio import parse

NAME = "us/instruments/us-example.yaml"
SECONDS = 10
SEE = "See Instrument in docs/data-dictionary.md."
TOO_DEEP = "is nested too deeply. Write it in the layout of the data dictionary."
GOOD = """\
id: us-example
kind: statute
jurisdiction: ocd-division/country:us
title:
  en: Example
  es: Ejemplo
citation: 1 U.S.C. § 1
summary:
  en: A rule for tests.
  es: Una regla para pruebas.
sources:
- id: text
  url: https://example.org/1
  title: Section 1
  publisher: The publisher
  primary: true
  read_on: 2026-01-01
timeline:
- date: 2020-01-01
  event: effective
  sources: [text]
"""
ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)

HOSTILE = {
    "an alias bomb": (ALIASES, "10: repeats one alias too often. Write each value out, without aliases."),
    "an alias of itself": ("id: &a [*a]\n", f"1: {TOO_DEEP}"),
    "an unknown alias": ("id: *a\n", "1: is not valid YAML (unknown anchor). Mend the YAML at that line."),
    "deep nesting of lists": (
        "id: " + "[" * 5000 + "]" * 5000,
        f"1: {TOO_DEEP}",
    ),
    "deep nesting of mappings": (
        "\n".join(" " * depth + "a:" for depth in range(500)),
        f"129: {TOO_DEEP}",
    ),
    "a duplicate key": (
        GOOD + "citation: 2 U.S.C. § 2\n",
        "22: citation: the key occurs twice. Keep one of the two.",
    ),
    "a duplicate key deep down": (
        GOOD.replace(
            "  publisher: The publisher\n", "  publisher: The publisher\n  url: https://example.org/2\n"
        ),
        "16: sources[0].url: the key occurs twice. Keep one of the two.",
    ),
    "a tab": (
        GOOD.replace("  en: Example", "\ten: Example"),
        "5: has a tab character. Indent with two spaces.",
    ),
    "several documents": (
        GOOD + "---\n" + GOOD,
        "22: holds several YAML documents. Write one document to a file.",
    ),
    "a list as a key": (
        GOOD + "? [a, b]\n: c\n",
        "22: a key is a list or a mapping. Use a plain word as the key.",
    ),
    "a control character": (
        GOOD.replace("Section 1", "Section\x071"),
        "14: has a control character. Delete it.",
    ),
    "an open bracket": (
        GOOD + "topics: [a, b\nabout: []\n",
        "23: is not valid YAML (did not find expected ',' or ']', while parsing a flow sequence). "
        "Mend the YAML at that line.",
    ),
    "a colon inside plain text": (
        GOOD.replace("en: Example", "en: Example: one"),
        "5: is not valid YAML (mapping values are not allowed in this context). Mend the YAML at that line.",
    ),
    "a number too large for a number": (
        GOOD + "topics: [99999999999999999999999]\n",
        "22: is not valid YAML (topics[0]: invalid type: integer `99999999999999999999999` as u128, "
        "expected any YAML value). Mend the YAML at that line.",
    ),
    "nothing at all": ("", " expected `object`, got `null`. See Instrument in docs/data-dictionary.md."),
    "a list instead of a mapping": (
        "- a\n",
        "1: expected `object`, got `array`. See Instrument in docs/data-dictionary.md.",
    ),
    "a number as a key": (GOOD + "7: x\n", "1: expected `str`. See Instrument in docs/data-dictionary.md."),
    "a wrong type": (
        GOOD.replace("primary: true", "primary: maybe"),
        "16: sources[0].primary: expected `bool`, got `str`. See Instrument in docs/data-dictionary.md.",
    ),
    "a text where a list belongs": (
        GOOD.replace("sources: [text]", "sources: text"),
        "21: timeline[0].sources: expected `array`, got `str`. See Instrument in docs/data-dictionary.md.",
    ),
    "an unknown key": (
        GOOD.replace("  primary: true\n", "  primary: true\n  colour: red\n"),
        f"17: sources[0].colour: object contains unknown field `colour`. {SEE}",
    ),
    "a missing key": (
        GOOD.replace("  publisher: The publisher\n", ""),
        "12: sources[0].publisher: object missing required field `publisher`. "
        "See Instrument in docs/data-dictionary.md.",
    ),
    "an unknown kind": (
        GOOD.replace("kind: statute", "kind: rumour"),
        "2: kind: invalid enum value 'rumour'. See Instrument in docs/data-dictionary.md.",
    ),
    "an address that is no address": (
        GOOD.replace("https://example.org/1", "javascript:alert(1)"),
        "13: sources[0].url: expected `str` matching regex '^https?://[^\\\\s<>\\\\\"]+$'. "
        "See Instrument in docs/data-dictionary.md.",
    ),
    "a place above the record": (
        GOOD.replace("ocd-division/country:us", "ocd-division/country:us/state:.."),
        "3: jurisdiction: expected `str` matching regex "
        "'^ocd-division/country:us(?:/[a-z_]+:[\\\\w~%-][\\\\w.~%-]*)*$'. "
        f"{SEE}",
    ),
    "ten megabytes": (
        GOOD + "x" * 10_000_000,
        f" is larger than {MAX_FILE_BYTES:,} bytes. Split the file.",
    ),
    "as many brackets as a file may have": (
        "[" * (MAX_FILE_BYTES - 1),
        f"1: {TOO_DEEP}",
    ),
}


def problems(folder: Path, data: bytes) -> list[str]:
    """What the loader says of one file with these bytes."""
    path = folder / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return [str(problem) for problem in load(folder).problems]


def test_the_good_file_the_others_are_made_from_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD.encode()) == []


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_gets_one_clear_line_and_soon(tmp_path: Path, case: str) -> None:
    text, expected = HOSTILE[case]
    began = time.monotonic()
    assert problems(tmp_path, text.encode()) == [f"{NAME}:{expected}"]
    assert time.monotonic() - began < SECONDS


def test_bytes_that_are_not_utf_8_get_one_clear_line(tmp_path: Path) -> None:
    assert problems(tmp_path, b"id: \xff\xfe") == [f"{NAME}: is not UTF-8 text (byte 4). Save it as UTF-8."]


def test_a_python_tag_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    attack = GOOD.replace("citation: 1 U.S.C. § 1", "citation: !!python/object/apply:os.system ['touch ran']")
    assert problems(tmp_path, attack.encode()) == [
        f"{NAME}:7: citation: expected `str`, got `array`. See Instrument in docs/data-dictionary.md."
    ]
    assert not (tmp_path / "ran").exists()


def test_many_faults_in_one_long_file_are_told_in_bounded_time(tmp_path: Path) -> None:
    from lexloci.record.validate import validate

    source = GOOD[GOOD.index("- id: text") : GOOD.index("timeline")]
    many = GOOD.replace(source, source * 1500)
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(many)
    began = time.monotonic()
    found = validate(load(tmp_path), "2026-11-22")
    assert sum("'text' occurs twice" in problem.reason for problem in found) == 1499
    assert time.monotonic() - began < SECONDS


def test_a_file_where_none_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "us").mkdir()
    (tmp_path / "us" / "notes.txt").write_text("x")
    assert [str(problem) for problem in load(tmp_path).problems] == [
        "us/notes.txt: lies where no record file belongs. See Files in docs/data-dictionary.md."
    ]


def test_a_record_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"is not a folder\. Point --record at a record folder"):
        load(tmp_path / "none")


def test_parsing_one_text_says_the_same_as_an_error() -> None:
    with pytest.raises(RecordError) as caught:
        parse("en: Example\n", Text, "example.yaml")
    assert caught.value.line() == (
        "example.yaml:1: es: object missing required field `es`. See Text in docs/data-dictionary.md."
    )
    assert parse(GOOD, Instrument).id == "us-example"
