"""The documentation is true: its examples run, its tables are fresh, its links lead somewhere."""

from __future__ import annotations

import ast
import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple, get_args

import jsonschema
import pytest
from msgspec import structs

import lexloci
from lexloci.core.paths import PACKAGE_DATA, PLACES_FILE
from lexloci.record.checked import CHECKED_FILE
from lexloci.record.model.codebook import Variable
from lexloci.record.model.common import Source
from lexloci.record.model.instrument import Binds, Event, EventKind, Instrument, InstrumentKind, Provision
from lexloci.record.yamlio import canonical, parse
from lexloci.surfaces.cli import main
from lexloci.surfaces.cli.grammar import parser
from lexloci.surfaces.schema import schemas

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "lexloci"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKER = doctest.OutputChecker()


class Example(NamedTuple):
    """A command of a page, what it prints (standard error included) and its exit code."""

    command: str
    printed: str
    code: int


def blocks(page: Path, language: str) -> list[str]:
    return [text for name, text in FENCE.findall(page.read_text("utf-8")) if name == language]


def examples(page: Path) -> Iterator[Example]:
    for block in blocks(page, "console"):
        joined = block.replace("\\\n", " ")
        parts = re.split(r"^\$ (.*)\n", joined, flags=re.MULTILINE)[1:]
        steps = list(zip(parts[::2], parts[1::2], strict=True))
        for index, (command, printed) in enumerate(steps):
            after = steps[index + 1] if index + 1 < len(steps) else ("", "")
            code = int(after[1]) if after[0] == "echo $?" else 0
            if command.startswith("lexloci "):
                yield Example(command, printed, code)


def run(command: str) -> tuple[str, int]:
    """Run a command of a page in the current folder; ``> FILE`` at its end is obeyed.

    Standard error counts only when the command fails: slow machines report progress there.
    """
    words = shlex.split(command, comments=True)[1:]
    target = Path(words.pop()) if ">" in words else None
    words = words[:-1] if target else words
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        try:
            code = main(words)
        except SystemExit as stop:
            code = int(stop.code or 0)
    if target is not None:
        target.write_text(out.getvalue(), "utf-8")
        return "", code
    return out.getvalue() + (errors.getvalue() if code else ""), code


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the record that nothing here reads, so that whatever is done to it harms nothing."""
    return Path(shutil.copytree(ROOT / "record", tmp_path_factory.mktemp("spare") / "record"))


@pytest.fixture
def workspace(tmp_path: Path, compiled: Path, spare: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the record, where commands may write, and the data of this moment.

    The files are links to one copy: commands replace files whole, which leaves those of other folders.
    The gazetteer takes seconds to build, so one lies where the pages build to, and so does what a build
    remembers of files that passed their checks.
    """
    shutil.copytree(spare, tmp_path / "record", copy_function=os.link)
    shutil.copy(ROOT / "README.md", tmp_path)
    (tmp_path / "compiled").mkdir()
    shutil.copy(compiled / PLACES_FILE, tmp_path / "compiled")
    if (PACKAGE_DATA / CHECKED_FILE).is_file():
        shutil.copy(PACKAGE_DATA / CHECKED_FILE, tmp_path / "compiled")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEXLOCI_HOME", str(compiled))
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def prompted(block: str) -> str:
    """Plain Python as a doctest: what stands in a comment after an expression is its value."""
    if ">>>" in block:
        return block
    lines = block.splitlines()
    out = []
    for node in ast.parse(block).body:
        first, *more = lines[node.lineno - 1 : node.end_lineno]
        value = lines[(node.end_lineno or 1) - 1].partition("  # ")[2].strip()
        unsaid = "_ = " if isinstance(node, ast.Expr) and not value else ""
        out += [f">>> {unsaid}{first}", *(f"... {line}" for line in more)]
        out += [value] if isinstance(node, ast.Expr) and value else []
    return "\n".join(out) + "\n"


def page_id(page: Path) -> str:
    return page.name


class TestExamples:
    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_every_command_prints_what_the_page_shows(self, page: Path, workspace: Path) -> None:
        wrong = []
        for example in examples(page):
            if re.search(r"record build(?!.*--to)", example.command):
                parser(shlex.split(example.command)[1:])
                continue
            printed, code = run(example.command)
            shown = example.printed.rstrip() + "\n"
            right = shown == "\n" or CHECKER.check_output(shown, printed.rstrip() + "\n", doctest.ELLIPSIS)
            if not right or code != example.code:
                wrong.append(f"$ {example.command}\nexit code {code}\n{printed}")
        assert not wrong, f"{page.name} shows something else:\n\n" + "\n".join(wrong)

    @pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=page_id)
    def test_every_python_line_prints_what_the_page_shows(self, page: Path, workspace: Path) -> None:
        names: dict[str, object] = {}
        out = io.StringIO()
        failed = 0
        for block in map(prompted, blocks(page, "python")):
            test = doctest.DocTestParser().get_doctest(block, names, page.name, str(page), 0)
            test.globs = names
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            failed += runner.run(test, out=out.write, clear_globs=False).failed
        assert not failed, out.getvalue()

    def test_the_package_says_what_it_does(self, workspace: Path) -> None:
        assert doctest.testmod(lexloci).failed == 0

    def test_outputs_fit_the_schemas_that_the_dictionary_describes(self, workspace: Path) -> None:
        day = "--on 2026-11-22 --json"
        for name, command in {
            "place": 'lexloci place "Clayton (Missouri County), Missouri" --json',
            "finding": f'lexloci law "Miami, FL" agreement_287g {day}',
            "guide": f'lexloci guide "Clayton, MO" {day}',
            "answer": f'lexloci ask "do police in Chicago or Houston ask about status?" {day}',
            "report": f"lexloci check README.md {day}",
            "changes": "lexloci changes Illinois detainer_hold --since 2017-01-01 --until 2026-11-22 --json",
        }.items():
            jsonschema.validate(json.loads(run(command)[0]), schemas()[f"{name}"])
        printed = run("lexloci law Texas no_such_topic --json")[0].splitlines()
        jsonschema.validate(json.loads(printed[0]), schemas()["error"])


def generate(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, folder / "generate.py", "--check"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


SPOILT: dict[str, tuple[dict[str, tuple[str, str]], list[str]]] = {
    "a field described under another name": (
        {"fields.yaml": ("\n    former_ids: ", "\n    earlier_ids: ")},
        [
            "fields.yaml: types.Instrument says nothing of former_ids",
            "fields.yaml: types.Instrument describes earlier_ids, which does not exist",
            "data-dictionary.md: a block asks for 'former_ids', which does not exist",
        ],
    ),
    "a block changed by hand, and one of no command": (
        {
            "data-dictionary.md": ("| `former_ids` |", "| `earlier_ids` |"),
            "python-and-cli.md": ("<!-- generated: command law -->", "<!-- generated: command lore -->"),
        },
        [
            "data-dictionary.md: has stale blocks",
            "python-and-cli.md: a block asks for 'lore', which does not exist",
        ],
    ),
}
"""What is changed in which file, and what is then told."""


class TestGeneratedBlocks:
    def test_are_fresh_and_every_field_is_described(self) -> None:
        result = generate(DOCS)
        assert result.returncode == 0, result.stdout + result.stderr

    @pytest.mark.parametrize("case", SPOILT)
    def test_are_refused_when_they_do_not_match_the_program(self, tmp_path: Path, case: str) -> None:
        changes, complaints = SPOILT[case]
        shutil.copytree(DOCS, tmp_path / "docs")
        (tmp_path / "record").symlink_to(ROOT / "record")
        for file, (old, new) in changes.items():
            page = tmp_path / "docs" / file
            text = page.read_text("utf-8")
            assert old in text
            page.write_text(text.replace(old, new), "utf-8")
        result = generate(tmp_path / "docs")
        assert result.returncode == 1
        assert [line.partition(". ")[0] for line in result.stdout.splitlines()] == complaints

    def test_every_type_output_and_vocabulary_has_its_table(self) -> None:
        page = (DOCS / "data-dictionary.md").read_text("utf-8")
        tables = set(re.findall(r"<!-- generated: (\w+ \w+) -->", page))
        listed = (DOCS / "fields.yaml").read_text("utf-8")
        tables |= {"vocabulary effects"} if "<!-- generated: events -->" in page else set()
        for maker, group in (("type", "types"), ("output", "outputs"), ("vocabulary", "vocabularies")):
            body = re.search(rf"^{group}:\n((?:  .*\n|\n)*)", listed, re.MULTILINE)
            assert body is not None
            names = re.findall(r"^  (\w+):$", body[1], re.MULTILINE)
            assert {f"{maker} {name}" for name in names} <= tables


class TestCoverage:
    def test_every_command_and_option_is_described(self) -> None:
        page = (DOCS / "python-and-cli.md").read_text("utf-8")
        sections = dict(
            re.findall(r"^#+ `lexloci ([a-z0-9 -]+)`\n(.*?)(?=^#+ |\Z)", page, re.MULTILINE | re.DOTALL)
        )
        assert set(sections) == set(commands())
        for name, options in commands().items():
            missing = [option for option in options if f"{option}" not in sections[name]]
            assert not missing, f"lexloci {name}: {missing}"

    def test_every_method_of_the_library_is_shown(self) -> None:
        page = (DOCS / "python-and-cli.md").read_text("utf-8")
        public = {name for name in vars(lexloci.Lexloci) if not name.startswith("_")} - {"engine"}
        missing = {name for name in public if f"lx.{name}" not in page}
        assert not missing

    def test_every_variable_is_in_the_dictionary(self) -> None:
        page = (DOCS / "data-dictionary.md").read_text("utf-8")
        for path in (ROOT / "record" / "codebook" / "variables").glob("*.yaml"):
            assert f"\n| `{parse(path.read_text('utf-8'), Variable).id}` |" in page

    def test_the_way_to_add_an_instrument_names_every_key(self) -> None:
        page = (DOCS / "adding-an-instrument.md").read_text("utf-8")
        for model in (Instrument, Source, Event, Provision):
            missing = [f.encode_name for f in structs.fields(model) if f"`{f.encode_name}" not in page]
            assert not missing, f"{model.__name__}: {missing}"
        for vocabulary in (InstrumentKind, Binds, EventKind):
            missing = [term for term in get_args(vocabulary) if f"`{term}`" not in page]
            assert not missing, f"vocabulary: {missing}"

    def test_the_rooms_import_only_what_the_architecture_allows(self) -> None:
        page = (DOCS / "architecture.md").read_text("utf-8")
        rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", page, re.MULTILINE)
        allowed = {room: {room, *re.findall(r"`(\w+)`", others)} for room, others in rows}
        rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
        assert rooms == set(allowed)
        for room in rooms:
            for path in (SOURCE / room).rglob("*.py"):
                used = set(imported(path)) & rooms
                assert used <= allowed[room], f"{path.relative_to(ROOT)} imports {used - allowed[room]}"


def commands() -> dict[str, list[str]]:
    """Every command that runs something, with its options."""
    found: dict[str, list[str]] = {}

    def visit(name: str, node: object) -> None:
        actions = node._actions  # type: ignore[attr-defined]
        subs = [a for a in actions if isinstance(a.choices, dict)]
        if not subs:
            found[name] = [o for a in actions for o in a.option_strings if o not in ("-h", "--help")]
        for sub in subs:
            for word, inner in sub.choices.items():
                visit(f"{name} {word}".strip(), inner)

    visit("", parser())
    return found


def imported(path: Path) -> Iterator[str]:
    """Rooms that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("lexloci."))


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_lead_to_a_file_and_a_heading(self, page: Path) -> None:
        text = FENCE.sub("", page.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"https?:|mailto:", target):
                continue
            name, _, anchor = target.partition("#")
            other = page.parent / name if name else page
            assert other.exists(), f"{page.name}: {target} does not exist"
            assert not anchor or anchor in anchors(other), f"{page.name}: {target} has no such heading"

    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_paths_named_in_the_text_exist(self, page: Path) -> None:
        text = FENCE.sub("", page.read_text("utf-8"))
        named = re.findall(r"`((?:src|record|docs|tests|requirements|benchmarks)/[\w./-]*)`", text)
        missing = [path for path in named if not (ROOT / path).exists()]
        assert not missing, f"{page.name}: {missing}"

    def test_make_commands_of_the_readme_are_in_the_makefile(self) -> None:
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
        named = re.findall(r"(?:`|^\$ )make ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
        assert {"guide", "test"} <= set(named) <= targets


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them; numbered blocks count too."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'id="([^"]+)"', text))


class TestAddingAnInstrument:
    """A stranger follows the page from an empty file to a Finding."""

    @pytest.fixture
    def entry(self) -> str:
        page = DOCS / "adding-an-instrument.md"
        return next(block for block in blocks(page, "yaml") if block.startswith("id: "))

    def test_what_the_program_starts_has_only_keys_the_page_explains(self, workspace: Path) -> None:
        page = (DOCS / "adding-an-instrument.md").read_text("utf-8")
        run('lexloci record new ordinance mo-clayton-ord-1 --jurisdiction "Clayton, MO"')
        path = workspace / "record/us/mo/place-clayton/instruments/mo-clayton-ord-1.yaml"
        keys = set(re.findall(r"^(?:- |  )?(\w+):", path.read_text("utf-8"), re.MULTILINE)) - {"en", "es"}
        assert {key for key in keys if f"`{key}" not in page} == set()

    def test_the_example_on_the_page_is_valid_and_gives_its_finding(
        self, workspace: Path, entry: str
    ) -> None:
        ident = parse(entry, Instrument).id
        path = workspace / f"record/us/mo/instruments/{ident}.yaml"
        path.unlink()
        printed, code = run(f"lexloci record new statute {ident} --jurisdiction Missouri")
        assert (code, path.is_file()) == (0, True), printed
        path.write_text(entry, "utf-8")
        assert run(f"lexloci record format {path}")[1] == 0
        assert path.read_text("utf-8") == canonical(parse(entry, Instrument))
        printed, code = run("lexloci record build --to compiled")
        assert code == 0, printed  # It builds nothing of a record that has a problem.
        printed, _ = run("lexloci law Missouri local_limits --on 2026-11-22 --data compiled --explain")
        assert "[prohibited] settled" in printed
        assert ident.split("-", 1)[1] not in printed
        assert parse(entry, Instrument).citation in printed

    def test_the_other_files_on_the_page_are_of_their_models(self) -> None:
        from lexloci.record.model.survey import SurveyFile, WorkedFile

        page = DOCS / "adding-an-instrument.md"
        rest = [block for block in blocks(page, "yaml") if block.startswith("jurisdiction: ")]
        surveys = next(block for block in rest if "surveys:" in block)
        worked = next(block for block in rest if "cases:" in block)
        assert parse(surveys, SurveyFile).surveys
        assert parse(worked, WorkedFile).cases
