"""What a question is likely about, where the lexicon's words do not settle it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci import Lexloci
from lexloci.answers.asking.topics import label_of, plans
from lexloci.reading.likely import NOTHING, weighed
from lexloci.reading.linear import BUCKETS, LANE, LONGEST, PLACE, features, model
from lexloci.reading.question import read_question
from lexloci.reading.topics import ELSEWHERE, OUT, Topic

DAY = "2026-11-28"


@pytest.fixture(scope="module")
def lx() -> Lexloci:
    return Lexloci()


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        (
            "they gonna keep my uncle locked up past his out date cuz immigration called, cook county",
            "detainer_hold",
        ),
        ("does the lockup in Boise give immigration a ring when a guy makes bond", "release_notification"),
        ("can the sheriff's men in Mesa question me about where i was born", "status_inquiry"),
        ("can a guy with no papers drive legally in Vermont", "drivers_license"),
        ("my daughter has no social, will the school in Yuma take her", "k12"),
        ("does my landlord in Seattle get to ask for a visa before he rents to me", "housing_status_inquiry"),
        (
            "ice agents in ski masks on our street in Oakland, do they have to show a badge",
            "officer_identification",
        ),
        ("puede un doctor sin papeles sacar su licencia profesional en Nevada", "occupational_license"),
        ("me atienden en urgencias en Tampa si no tengo estatus", "emergency_care"),
        ("la ciudad de Chicago da un carnet a los que no tienen documentos", "municipal_id"),
        ("¿los haitianos todavía tienen el permiso temporal de protección?", "tps"),
        ("what did the judges say about the Arizona law", "about.cases"),
        ("who can help me for free with immigration papers in Tulsa", "about.help"),
    ],
)
def test_a_question_in_words_of_its_own_finds_its_topic(lx: Lexloci, question: str, topic: str) -> None:
    found = read_question(lx.gazetteer, question, DAY).topics
    assert topic in {one.id for one in found}


@pytest.mark.parametrize(
    "question",
    [
        "how do I get a library card in Dayton",
        "who won the game last night",
        "best tacos in El Paso",
        "receta de pozole",
        "my landlord in Toledo kept the deposit, can I take him to court",
        "our parish in Amarillo rents its hall, does the city tax that",
        "when will the judge transfer custody of my girl to me in Reno",
        "do they serve meat in the jail in Yuma",
        "el dueño no compone la calefaccion en Aurora",
    ],
)
def test_what_is_of_another_matter_is_declined(lx: Lexloci, question: str) -> None:
    assert [one.id for one in read_question(lx.gazetteer, question, DAY).topics][:1] in ([ELSEWHERE], [])


def test_every_label_is_a_topic_that_can_be_answered_or_declined(lx: Lexloci) -> None:
    known = {*lx.record.variables, *plans(), NOTHING}
    assert not [one for one in model("topics").labels if one not in known and not one.startswith(OUT)]


def test_every_topic_that_may_be_guessed_has_a_name_to_be_told_by(lx: Lexloci) -> None:
    for label in model("topics").labels:
        if label != NOTHING and not label.startswith(OUT):
            assert all(label_of(lx.engine, label)[lang] for lang in ("en", "es"))


def test_a_strong_topic_of_the_lexicon_stands_against_the_model(lx: Lexloci) -> None:
    found = features(["any", "recipe", "for", "tamales"], [])
    strong = Topic("detainer_hold", 9.0, frozenset({0}))
    assert weighed([strong], found)[0] == strong


def test_a_strong_topic_gives_way_where_no_word_is_only_of_the_field(lx: Lexloci) -> None:
    found = features(["any", "recipe", "for", "tamales"], [])
    strong = Topic("housing_status_inquiry", 9.0, frozenset({0}))
    assert weighed([strong], found, ours=False)[0].id == ELSEWHERE


def test_which_place_is_named_says_nothing_of_the_topic() -> None:
    one, other = (features(["is", *[PLACE] * n, "a", "sanctuary"], ["sanctuary"]) for n in (1, 3))
    assert one == other


@given(st.lists(st.text(min_size=1), max_size=40), st.lists(st.text(), max_size=4))
def test_shares_are_of_one_whole_whatever_is_read(keys: list[str], concepts: list[str]) -> None:
    shares = model("topics").shares(features(keys, concepts))
    assert set(shares) == set(model("topics").labels)
    assert abs(sum(shares.values()) - 1) < 1e-6
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_all_features_together_fit_a_lane() -> None:
    most_rare, most_heavy = 255, 255
    assert BUCKETS * most_rare * most_heavy < 256**LANE


def test_words_beyond_the_longest_are_left_out() -> None:
    words = [f"{n:x}unheardof{n}" for n in range(2 * LONGEST)]
    assert features(words, []) == features(words[:LONGEST], [])
