"""A checked page as HTML, Markdown, ClaimReview; mended; a folder of pages."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.answers.checking.render import to_claim_review, to_html, to_markdown
from lexloci.answers.checking.repair import repaired
from lexloci.answers.checking.report import Report
from lexloci.core.errors import BadInput
from lexloci.surfaces.batch import Task, check_folder, pages_in, to_parquet
from lexloci.surfaces.cli import main

DAY = "2026-11-28"
PAGE = """Sanctuary policy in Houston (Houston County), Texas

State law prohibits sanctuary cities. Jails in Houston may not hold people on ICE detainers.
The <b>best</b> barbecue & brisket is here.

- The clerk has issued library cards to newcomers since spring.
- The clerk has never issued library cards to newcomers since spring.
"""


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.fixture(scope="module")
def report(lx: Lexloci) -> Report:
    return lx.check(PAGE, on=DAY)


class Seen(HTMLParser):
    """What a browser would load, run, and show."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.links.append((found["href"] or "")[1:])

    def handle_data(self, data: str) -> None:
        self.text += data


class TestTheHtmlPage:
    def test_holds_the_whole_text_and_each_mark(self, report: Report) -> None:
        seen = Seen()
        seen.feed(to_html(report))
        assert "The <b>best</b> barbecue & brisket is here." in seen.text
        assert seen.tags.count("mark") == sum(n for v, n in report.counts.items() if v != "not_checkable")
        assert set(seen.links) <= set(seen.ids)
        assert len(seen.ids) == len(set(seen.ids))

    def test_loads_and_runs_nothing(self, report: Report) -> None:
        page = to_html(report)
        assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\(", page)

    def test_says_what_is_right_beside_what_is_wrong(self, report: Report) -> None:
        wrong = next(claim for claim in report.claims if claim.verdict == "contradicted")
        assert wrong.truth is not None
        page = html.unescape(to_html(report))
        assert wrong.truth.text["en"] in page
        assert wrong.truth.citations[0].url in page


def test_markdown_begins_with_the_gravest(report: Report) -> None:
    text = to_markdown(report)
    assert text.index("## Contradicted") < text.index("## False premise") < text.index("## Borne out")


def test_claim_reviews_say_what_schema_org_asks_for(report: Report) -> None:
    reviews = json.loads(to_claim_review(report))["@graph"]
    assert len(reviews) == sum(
        report.counts[v] for v in ("supported", "contradicted", "false_premise", "inconsistent")
    )
    for review in reviews:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["reviewRating"]["worstRating"] <= review["reviewRating"]["ratingValue"] <= 5


class TestAMendedPage:
    def test_changes_only_what_is_wrong(self, report: Report) -> None:
        mended = repaired(report)
        assert "State law prohibits sanctuary cities." in mended
        assert "The <b>best</b> barbecue & brisket is here." in mended
        body = mended.split("\nChanges\n")[0]
        assert "may not hold people on ICE detainers" not in body
        assert "The page said: “Jails in Houston may not hold people on ICE detainers.”" in mended
        assert "https://" in mended.split("\nChanges\n")[1]

    def test_without_errors_is_the_page_itself(self, lx: Lexloci) -> None:
        text = "State law in Texas prohibits sanctuary cities.\n"
        assert repaired(lx.check(text, on=DAY)) == text

    def test_says_nothing_that_the_record_refutes(self, lx: Lexloci, report: Report) -> None:
        body = repaired(report).split("\nChanges\n")[0]
        assert lx.check(body, place="Houston, TX", on=DAY).counts["contradicted"] == 0


class TestOneClaim:
    def test_gets_the_gravest_verdict(self, lx: Lexloci) -> None:
        said = "Texas law prohibits sanctuary cities. In Illinois, jails must honor ICE detainers."
        assert lx.check_claim(said, on=DAY).verdict == "contradicted"
        assert (
            lx.check_claim("Jails must honor ICE detainers.", place="Chicago, IL", on=DAY).verdict
            == "contradicted"
        )

    def test_must_state_something(self, lx: Lexloci) -> None:
        with pytest.raises(BadInput, match="states nothing"):
            lx.check_claim("Is Clayton a sanctuary city?")


class TestAFolder:
    def make(self, folder: Path) -> list[Task]:
        (folder / "in" / "deep").mkdir(parents=True)
        (folder / "in" / "a.txt").write_text(PAGE)
        (folder / "in" / "deep" / "b.md").write_text("In Illinois, jails must honor ICE detainers.")
        (folder / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
        (folder / "in" / ".hidden.txt").write_text("no")
        (folder / "in" / "note.bin").write_text("no")
        return self.tasks(folder / "in")

    def tasks(self, folder: Path) -> list[Task]:
        return [Task(str(folder), name, None, None, DAY, None) for name in pages_in(folder)]

    def test_is_checked_page_by_page(self, tmp_path: Path) -> None:
        tasks = self.make(tmp_path)
        out = tmp_path / "out.jsonl"
        counts = check_folder(tasks, out, lambda _: None)
        found = {line["file"]: line for line in map(json.loads, out.read_text().splitlines())}
        assert sorted(found) == ["a.txt", "bad.pdf", "deep/b.md"]
        assert "broken" in found["bad.pdf"]["error"]
        assert counts["error"] == 1
        assert counts["contradicted"] == 2

    def test_goes_on_after_a_stop(self, tmp_path: Path) -> None:
        tasks = self.make(tmp_path)
        out = tmp_path / "out.jsonl"
        check_folder(tasks, out, lambda _: None, workers=1)
        whole = out.read_bytes()
        out.write_bytes(whole[:-30])
        told: list[str] = []
        assert check_folder(tasks, out, told.append, workers=1)["error"] == 1
        assert sorted(out.read_bytes().splitlines()) == sorted(whole.splitlines())
        assert "2 of 3 pages are done already" in told

    def test_checks_anew_what_changed(self, tmp_path: Path) -> None:
        tasks = self.make(tmp_path)
        out = tmp_path / "out.jsonl"
        check_folder(tasks, out, lambda _: None, workers=1)
        (tmp_path / "in" / "deep" / "b.md").write_text("In Illinois, jails may not honor ICE detainers.")
        assert check_folder(tasks, out, lambda _: None, workers=1)["contradicted"] == 1

    def test_becomes_parquet(self, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb")
        out, table = tmp_path / "out.jsonl", tmp_path / "out.parquet"
        check_folder(self.make(tmp_path), out, lambda _: None, workers=1)
        rows = to_parquet(out, table)
        with duckdb.connect() as db:
            found = db.sql(f"SELECT count(*), count(source) FROM '{table}'").fetchall()[0]
        assert found[0] == rows
        assert 0 < found[1] < rows
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl", "out.parquet"]

    def test_without_pages_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="no pages"):
            pages_in(tmp_path)

    def test_from_the_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.make(tmp_path)
        out = str(tmp_path / "o.jsonl")
        told = [
            "check",
            str(tmp_path / "in"),
            "-o",
            out,
            "--on",
            DAY,
            "--workers",
            "1",
            "--fail-on",
            "contradicted",
        ]
        assert main(told) == 1
        assert "contradicted: 2" in capsys.readouterr().out


def test_the_command_writes_each_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "out"
    page.write_text(PAGE)
    for asked, wanted in (
        (["--format", "html"], "<!doctype html>"), (["--format", "markdown"], "# Page checked"),
        (["--format", "json"], "{"), (["--format", "claimreview"], "{"), (["--repair"], "[Houston is not in"),
    ):  # fmt: skip
        assert main(["check", str(page), "--on", DAY, *asked, "-o", str(out)]) == 0
        assert out.read_text().startswith(wanted)
    assert "wrote" in capsys.readouterr().out
