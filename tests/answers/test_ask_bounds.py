"""Where answers end: days beyond the record, other languages, what it does not hold, long letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.answers.asking.answer import Answer
from lexloci.answers.asking.ask import ask
from lexloci.reading.question import MAX_QUESTION, shortened
from lexloci.reading.tongues import tongue
from lexloci.reading.words import Words

TODAY = "2026-11-28"
EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


def asked(lx: Lexloci, question: str) -> Answer:
    return ask(lx.engine, question, TODAY)


def told(answer: Answer) -> str:
    return " ".join(statement.text[answer.lang] for statement in answer.statements)


class TestADay:
    def test_of_the_askers_life_does_not_move_the_answer(self, lx: Lexloci) -> None:
        answer = asked(lx, "I have lived in Houston since 2012, I came in 2009. Can police ask my status?")
        assert answer.on == TODAY
        assert "day the question was read to mean" not in told(answer)

    def test_before_all_that_is_on_record_is_said_to_be_so(self, lx: Lexloci) -> None:
        answer = asked(lx, "In 1885 could Chicago police ask about immigration status?")
        assert told(answer).startswith("Not known: the record does not reach back so far for Chicago")
        assert not any("Officers may not ask" in s.text["en"] for s in answer.statements)
        first = answer.statements[1]
        assert first.citations
        assert first.text["en"].startswith("The first change on record:")

    def test_before_all_that_is_on_record_is_told_once(self, lx: Lexloci) -> None:
        assert (
            told(asked(lx, "could illinois jails hold people for ICE in 1975")).count("December 31, 1975")
            == 1
        )

    @pytest.mark.parametrize("year", ["2040", "2080"])
    def test_to_come_is_nothing_anybody_knows(self, lx: Lexloci, year: str) -> None:
        answer = asked(lx, f"will Chicago police be able to ask about status in {year}?")
        assert told(answer).startswith(f"Nobody can know the law of January 1, {year}.")


class TestAnotherLanguage:
    @pytest.mark.parametrize(
        ("question", "code"),
        [
            ("Puis-je obtenir un permis de conduire dans l'Illinois sans papiers ?", "fr"),
            ("A polícia de Boston pode perguntar sobre meu status de imigração?", "pt"),
            ("Èske lapolis Miami ka mande m papye imigrasyon mwen?", "ht"),
            ("芝加哥警察可以问我的移民身份吗？", "zh"),
            ("ICE 可以进学校吗", "zh"),
            ("Cảnh sát Houston có được hỏi tình trạng di trú của tôi không?", "vi"),
            ("هل يمكن للشرطة في شيكاغو أن تسأل عن وضعي كمهاجر؟", "ar"),
            ("Может ли полиция в Нью-Йорке спрашивать о моём статусе?", "ru"),
        ],
    )
    def test_is_told_in_words_of_all_that_two_are_answered(
        self, lx: Lexloci, question: str, code: str
    ) -> None:
        assert tongue(Words(question)) == code
        answer = asked(lx, question)
        assert answer.out_of_scope
        assert not answer.findings
        for lang in ("en", "es"):
            text = answer.statements[0].text[lang]
            assert "lexloci answers only in English and Spanish" in text
            assert "lexloci solo responde en inglés y en español" in text
        assert any(statement.kind == "directory" for statement in answer.statements)

    def test_is_never_seen_in_a_question_in_english_or_spanish(self) -> None:
        files = sorted(EVALUATION.glob("questions*.jsonl"))
        lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
        assert [row["question"] for row in lines if tongue(Words(row["question"]))] == []


class TestWhatIsNotCovered:
    @pytest.mark.parametrize(
        "question",
        [
            "can undocumented people buy guns in Texas",
            "can i give blood in ohio if im undocumented",
            "Can I open a bank account in Chicago without papers?",
            "can i get food stamps in ohio without papers",
            "¿puedo abrir una cuenta de banco en Houston sin papeles?",
        ],
    )
    def test_is_said_not_to_be(self, lx: Lexloci, question: str) -> None:
        answer = asked(lx, question)
        assert answer.out_of_scope
        assert answer.statements[0].text["en"].startswith("The record does not cover this.")
        assert len(answer.statements) == 1

    def test_is_said_beside_what_is_answered(self, lx: Lexloci) -> None:
        answer = asked(lx, "can i get a license and food stamps in New Jersey")
        assert answer.topics == ("drivers_license",)
        assert "not covered" in answer.statements[-1].text["en"]


class TestALawOrCaseThatIsNotOnRecord:
    @pytest.mark.parametrize(
        ("question", "missing"),
        [
            ("what did Doe v. Smith 2024 hold", "The record holds no case called Doe v. Smith."),
            ("what did Garcia v. City of Springfield, Missouri decide", "Garcia v. City of Springfield."),
            (
                "what does the Rainbow Harmony Act in Illinois say",
                "The record holds no Rainbow Harmony Act of",
            ),
            ("What does 8 USC 9999 say about detainers", "The record holds no 8 USC 9999 of the nation."),
            (
                "what does Mo. Rev. Stat. § 999.123 say in Missouri",
                "The record holds no § 999.123 of Missouri",
            ),
        ],
    )
    def test_is_said_to_be_missing_first(self, lx: Lexloci, question: str, missing: str) -> None:
        answer = asked(lx, question)
        assert missing in answer.statements[0].text["en"]
        assert not any(s.kind == "notice" and "Several places" in s.text["en"] for s in answer.statements)

    def test_is_not_said_of_a_case_by_another_name_of_its_party(self, lx: Lexloci) -> None:
        answer = asked(lx, "Justice Department v. Boston: what came of it?")
        assert answer.topics[0] == "about.cases"
        assert answer.statements[0].text["en"].startswith("United States v. City of Boston")


class TestALongLetter:
    LETTER = "We hope that you are well; it has been a long and a hot summer for our family here. " * 60

    def test_is_read_at_its_end_too(self, lx: Lexloci) -> None:
        answer = asked(
            lx, f"{self.LETTER}Can the police in Nashville, Tennessee ask my husband about his status?"
        )
        assert [place.label() for place in answer.places] == ["Nashville, TN"]
        assert answer.topics[0] == "status_inquiry"

    def test_is_read_within_a_bound(self) -> None:
        assert len(shortened(self.LETTER)) <= MAX_QUESTION + 2
        assert shortened("short") == "short"


class TestTheTimeBeforeALaw:
    def test_is_answered_with_the_law_that_ended_it(self, lx: Lexloci) -> None:
        answer = asked(lx, "before SB 4, could Dallas police ask about status")
        assert answer.on == "2017-08-31"
        assert answer.findings[0].variable == "status_inquiry"
        assert "SB 4 of 2017" in told(answer)

    def test_counts_from_the_bill_named_and_not_from_the_law_it_changed(self, lx: Lexloci) -> None:
        assert asked(lx, "before HB 1105 did Georgia jails have to honor detainers").on == "2024-04-30"


class TestPlainness:
    @pytest.mark.parametrize(
        ("question", "country"),
        [
            ("my wife is Honduran, is her TPS over?", "Honduras"),
            ("soy nicaragüense y tenía TPS, ¿todavía sirve?", "Nicaragua"),
            ("South Sudanese TPS end", "South Sudan"),
        ],
    )
    def test_people_stand_for_their_country(self, lx: Lexloci, question: str, country: str) -> None:
        answer = asked(lx, question)
        assert [s.text["en"].partition(":")[0] for s in answer.statements if s.kind == "finding"] == [country]

    def test_evidence_comes_before_what_is_missing(self, lx: Lexloci) -> None:
        answer = asked(lx, "does sanctuary policy raise crime in Chicago")
        kinds = [s.kind for s in answer.statements]
        assert kinds[0] == "evidence"
        assert "not_known" in kinds

    def test_nothing_is_said_of_polls_of_the_nations_state(self, lx: Lexloci) -> None:
        assert "or its state" not in told(asked(lx, "what do people think of sanctuary cities"))

    def test_of_several_laws_of_one_number_the_latest_comes_first(self, lx: Lexloci) -> None:
        answer = asked(lx, "is the SB 4 law in Texas blocked")
        assert "SB 4 of 2023" in answer.statements[0].text["en"]
        assert "state_immigration_crime" in answer.topics

    def test_what_two_places_are_asked_about_together_is_no_definition(self, lx: Lexloci) -> None:
        answer = asked(lx, "difference between Denver and Colorado Springs when it comes to ICE")
        assert [place.label() for place in answer.places] == ["Denver, CO", "Colorado Springs, CO"]
        assert "about.definition" not in answer.topics

    def test_a_word_is_explained_once_whatever_places_are_named(self, lx: Lexloci) -> None:
        answer = asked(lx, "what is a sanctuary city, in Chicago and in Houston?")
        texts = [s.text["en"] for s in answer.statements]
        assert not any(text.startswith(("Chicago, IL:", "Houston, TX:")) for text in texts)
        assert len(texts) == len(set(texts))
