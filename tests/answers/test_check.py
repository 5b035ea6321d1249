"""Pages held against the record: a verdict rests on a Finding, or is not given."""

from __future__ import annotations

import re
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.answers.checking.itself import MOST
from lexloci.answers.checking.meaning import MEANINGS, WITH_EXCEPTION
from lexloci.answers.checking.render import to_html
from lexloci.answers.checking.report import Report
from lexloci.core.errors import BadInput
from lexloci.core.patience import OutOfTime
from lexloci.surfaces.cli import main

DAY = "2026-11-28"
ANYTHING = (
    "Jails police may must not hold ICE detainers. In Chicago Texas Illinois no law. The state county "
    "prohibits requires licenses students said 2019 unless Springfield El Paso debe cárceles"
)
PAGE = """Sanctuary policy in Houston (Houston County), Texas

State law prohibits sanctuary cities. Jails in Houston may not hold people on ICE detainers.
The best barbecue in the state is here.
"""


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def verdicts(report: Report) -> list[tuple[str, str | None]]:
    return [(claim.verdict, claim.variable) for claim in report.claims]


class TestVerdicts:
    def test_each_sentence_gets_one_with_the_finding_it_rests_on(self, lx: Lexloci) -> None:
        report = lx.check(PAGE, on=DAY)
        assert report.subject is not None
        assert report.subject.label() == "Houston, TX"
        assert verdicts(report) == [
            ("false_premise", None),
            ("supported", "local_limits"),
            ("contradicted", "detainer_hold"),
            ("not_checkable", None),
        ]
        wrong = report.claims[2]
        assert wrong.finding is not None
        assert wrong.finding.position == "required"
        assert wrong.truth is not None
        assert wrong.truth.citations
        assert PAGE[wrong.start : wrong.end] == wrong.text

    @pytest.mark.parametrize(
        ("sentence", "verdict"),
        [
            ("In Illinois, jails must honor ICE detainers.", "contradicted"),
            ("In Illinois, jails may not honor ICE detainers.", "supported"),
            ("In Illinois, no jail may honor an ICE detainer.", "supported"),
            ("In Illinois, the sheriff may not refuse to honor an ICE detainer.", "contradicted"),
            ("Texas law prohibits sanctuary cities.", "supported"),
            ("Cities in Texas may adopt sanctuary policies.", "contradicted"),
            ("Missouri has no statewide rule about sanctuary policies.", "contradicted"),
            ("In Illinois, undocumented residents can get a driver's license.", "supported"),
            ("In Texas, undocumented residents can get a driver's license.", "contradicted"),
            ("In Illinois, undocumented residents cannot get a driver's license.", "outdated"),
            ("Public schools in Ohio may not turn away children without papers.", "supported"),
            ("En Illinois las cárceles deben cumplir los detainers de ICE.", "contradicted"),
            ("En Illinois las cárceles no pueden retener a nadie por un detainer de ICE.", "supported"),
        ],
    )
    def test_of_plain_statements_of_law(self, lx: Lexloci, sentence: str, verdict: str) -> None:
        (claim,) = lx.check(sentence, on=DAY).claims
        assert (claim.verdict, claim.asserted) == (verdict, claim.asserted), claim.reason["en"]
        assert claim.finding is not None

    @pytest.mark.parametrize(
        "sentence",
        [
            "A bill in Illinois would require jails to honor ICE detainers.",
            "The governor of Illinois said that jails must honor ICE detainers.",
            "In Illinois, jails generally must honor ICE detainers.",
            "Illinois passed its detainer law 112 to 4, so jails may not honor detainers.",
            "Jails honor ICE detainers in Illinois.",
            "In Springfield, jails must honor ICE detainers.",
            "Sanctuary cities in Texas can strain local budgets.",
        ],
    )
    def test_are_withheld_from_what_is_proposed_reported_hedged_or_detailed(
        self, lx: Lexloci, sentence: str
    ) -> None:
        for claim in lx.check(sentence, on=DAY).claims:
            assert claim.verdict in ("not_established", "not_checkable")

    def test_of_what_was_true_once_say_until_when(self, lx: Lexloci) -> None:
        sentence = "Undocumented students in Florida are eligible for in-state tuition."
        (claim,) = lx.check(sentence, on=DAY).claims
        assert claim.verdict == "outdated"
        assert "2025" in claim.reason["en"]

    def test_of_two_sentences_that_cannot_both_be_true_name_each_other(self, lx: Lexloci) -> None:
        page = (
            "Jails in Cook County must share data with ICE. Jails in Cook County may not share data with ICE."
        )
        one, other = lx.check(page, on=DAY).claims
        assert one.conflicts_with == (other.id,)
        assert other.conflicts_with == (one.id,)

    def test_depend_on_the_day(self, lx: Lexloci) -> None:
        sentence = "In Illinois, jails may not honor ICE detainers."
        assert lx.check(sentence, on="2010-01-01").claims[0].verdict != "supported"

    def test_use_the_place_given_where_the_page_names_none(self, lx: Lexloci) -> None:
        (claim,) = lx.check("The jail must honor ICE detainers.", place="Chicago, IL", on=DAY).claims
        assert claim.verdict == "contradicted"


class TestTheTableOfMeanings:
    def test_never_bears_out_and_refutes_one_position(self) -> None:
        for table in (*MEANINGS.values(), WITH_EXCEPTION):
            for means in table.values():
                assert not means.borne_out & means.refuted

    def test_speaks_of_positions_of_its_scale_only(self, lx: Lexloci) -> None:
        scales = {scale.id: set(scale.positions) for scale in lx.record.codebook.scales}
        for name, table in MEANINGS.items():
            for means in table.values():
                assert means.borne_out | means.refuted <= scales[name]


class TestEveryReport:
    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(
            st.sampled_from(ANYTHING.split()),
            max_size=40,
        )
    )
    def test_has_a_finding_behind_each_verdict_of_right_or_wrong(self, words: list[str]) -> None:
        text = " ".join(words)
        if not text:
            return
        report = Lexloci().check(text, on=DAY)
        assert sum(report.counts.values()) == len(report.claims)
        for claim in report.claims:
            assert text[claim.start : claim.end] == claim.text
            if claim.verdict in ("supported", "contradicted", "outdated"):
                assert claim.finding is not None or claim.instrument is not None
                assert claim.truth is not None
                assert claim.truth.citations

    @pytest.mark.parametrize("page", ["", "   \n ", b"", b"\x00\x01binary"])
    def test_of_no_text_is_refused_in_one_line(self, lx: Lexloci, page: str | bytes) -> None:
        with pytest.raises(BadInput, match="text"):
            lx.check(page)

    def test_of_too_much_is_refused(self, lx: Lexloci) -> None:
        with pytest.raises(BadInput, match="at most"):
            lx.check("word " * 250_000)

    def test_bears_invalid_letters_and_mixed_scripts(self, lx: Lexloci) -> None:
        report = lx.check(
            "שלום. Texas law \udcff prohibits sanctuary cities. 你好。".encode("utf-8", "surrogatepass")
        )
        assert report.counts["contradicted"] == 0


def test_the_command_fails_on_what_it_is_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    assert main(["check", str(page), "--on", DAY]) == 0
    told = capsys.readouterr().out
    assert "[contradicted] Jails in Houston may not hold" in told
    assert "barbecue" not in told
    assert main(["check", str(page), "--on", DAY, "--fail-on", "contradicted", "--all"]) == 1
    assert "barbecue" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none.md")]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "Die Polizei darf hier nicht nach dem Status fragen, und das ist auch für die Städte so. " * 5,
        "La police ne peut pas demander les papiers dans les rues, et ce n'est pas une règle pour nous. " * 5,
    ],
)
def test_a_page_in_another_language_is_refused(lx: Lexloci, text: str) -> None:
    with pytest.raises(BadInput, match="neither English nor Spanish"):
        lx.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "word, and Police may not " * 8_000,
        "Kansas City County Act of the Law " * 6_000,
        "1,234 SB 4 section 67.307 " * 8_000,
        "Jails must honor detainers. " * 3_000,
    ],
    ids=["commas", "capitals", "numbers", "short"],
)
def test_a_long_page_is_read_in_bounded_time(lx: Lexloci, text: str) -> None:
    assert lx.check(text, place="Clayton, MO", lang="en", on=DAY).claims


SLOW = "Texas law SB 4 signed in 2017 bans {} sanctuary cities, fines $25,000 and was upheld in court. "
"""Of these no two are alike: a sentence that was judged before takes no time."""


def test_a_page_that_takes_too_long_is_refused_in_time(lx: Lexloci) -> None:
    begun = monotonic()
    with pytest.raises(OutOfTime, match=r"took longer than 0\.3 seconds.*Give it in parts"):
        lx.check("".join(map(SLOW.format, range(3_000))), lang="en", on=DAY, seconds=0.3)
    assert monotonic() - begun < 5


def test_a_page_of_nothing_but_clashes_names_a_bounded_number_of_them(lx: Lexloci) -> None:
    page = "Jails in Texas must honor detainers. Jails in Texas must not honor detainers. " * 400
    report = lx.check(page, on=DAY)
    told = [len(claim.conflicts_with) for claim in report.claims]
    assert min(told) >= 1
    assert sum(told) <= 2 * MOST * len(told)


TABLE = """Rules compared

| | Texas | Illinois |
|---|---|---|
| ICE detainers | must be honored | must be honored |
| Driver's licenses for undocumented residents | Not available | Available |
"""


class TestATable:
    def test_has_a_verdict_for_each_cell_that_states_something(self, lx: Lexloci) -> None:
        report = lx.check(TABLE, on=DAY)
        assert [(claim.text, claim.verdict) for claim in report.claims] == [
            ("must be honored", "supported"), ("must be honored", "contradicted"),
            ("Not available", "supported"), ("Available", "supported"),
        ]  # fmt: skip
        assert report.claims[1].read_as == "In Illinois, ICE detainers must be honored."
        for claim in report.claims:
            assert TABLE[claim.start : claim.end] == claim.text

    def test_shows_its_marks_in_the_annotated_page(self, lx: Lexloci) -> None:
        page = to_html(lx.check(TABLE, on=DAY))
        assert re.search(r'<mark class="contradicted" id="c002">must be honored<', page)
        assert "Read as: “In Illinois, ICE detainers must be honored.”" in page

    def test_of_another_matter_is_marked_with_nothing(self, lx: Lexloci, repository: Path) -> None:
        text = (repository / "evaluation" / "tables.md").read_text("utf-8")
        for place in ("Clayton, MO", "Chicago, IL", "Houston, TX", "Miami, FL"):
            found = [claim for claim in lx.check(text, place=place, on=DAY).claims if claim.read_as]
            assert len(found) > 50
            assert {c.verdict for c in found} <= {"supported", "not_established", "not_checkable"}
