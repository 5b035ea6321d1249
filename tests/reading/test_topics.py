"""Topics: what people ask about, in the words they use, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexloci import Lexloci
from lexloci.answers.asking.topics import plans
from lexloci.reading.lexicon import LANGUAGES, data, lexicon
from lexloci.reading.topics import OUT, lines, topics
from lexloci.reading.words import Words

ASKED = {
    "en": {
        "status_inquiry": "can police ask about my immigration status",
        "civil_arrest": "can a cop arrest me just for being undocumented",
        "detainer_hold": "does the jail honor ice detainers",
        "release_notification": "does the sheriff tell ICE the release date of inmates",
        "custody_transfer": "will the jail hand me over to ICE",
        "jail_access": "can ICE interview inmates in the jail",
        "information_sharing": "does the city share personal information with ICE",
        "agreement_287g": "does the sheriff have a 287(g) agreement",
        "detention_contract": "does the county have a detention contract with ICE",
        "joint_operations": "do police take part in ICE raids",
        "courthouse_arrests": "can ICE arrest people at the courthouse",
        "sensitive_locations": "can ICE go into schools",
        "dmv_data": "does the DMV share license data with ICE",
        "status_check_on_arrest": "does the jail check immigration status of people arrested",
        "local_limits": "does state law ban sanctuary cities",
        "state_immigration_crime": "is illegal entry a state crime",
        "officer_identification": "can ICE agents wear masks",
        "drivers_license": "can undocumented people get a driver's license",
        "instate_tuition": "do undocumented students pay in-state tuition",
        "state_financial_aid": "can dreamers get state financial aid",
        "health_children": "can undocumented kids get Medicaid",
        "health_adults": "can undocumented adults get Medicaid",
        "k12": "can my kids go to school without papers",
        "emergency_care": "can I go to the emergency room without papers",
        "everify_private": "do employers have to use E-Verify",
        "everify_public": "must state contractors use e-verify",
        "municipal_id": "is there a city ID card",
        "language_access": "does the city provide an interpreter",
        "uvisa_certification": "do police sign U visa certifications",
        "legal_defense_fund": "does the city pay for lawyers in deportation cases with a legal defense fund",
        "housing_status_inquiry": "can a landlord ask about immigration status",
        "occupational_license": "can an undocumented person get a nursing license",
        "doj_list_2025": "is the city on the Justice Department list of sanctuary places",
        "dhs_list_2025": "was the county on the DHS list of sanctuary places",
        "welcoming_certified": "is this a Certified Welcoming city",
        "tps": "is TPS for Venezuela still valid",
        "about.standing": "is Clayton a sanctuary city",
        "about.definition": "what is a sanctuary city",
        "about.funding": "will the city lose federal funding",
        "about.polls": "what do people think in polls about sanctuary cities",
        "about.crime": "do sanctuary cities have more crime",
        "about.help": "where can undocumented people get legal help",
        "about.faith": "which church groups help immigrants",
        "about.agencies": "who runs the jail",
        "out.form": "help me fill out form I-589",
        "out.own_case": "will I be deported",
        "out.person": "where is he held after ICE picked him up",
        "out.evade": "how do I avoid ICE checkpoints",
    },
    "es": {
        "status_inquiry": "¿la policía puede preguntar mi estatus migratorio?",
        "detainer_hold": "¿la cárcel retiene gente para ICE?",
        "release_notification": "¿el sheriff avisa a ICE de la fecha de salida?",
        "custody_transfer": "¿la cárcel entrega gente a la migra?",
        "jail_access": "¿puede ICE entrar a la cárcel a entrevistar?",
        "agreement_287g": "¿el alguacil tiene convenio 287(g)?",
        "courthouse_arrests": "¿ICE puede arrestar gente en la corte?",
        "sensitive_locations": "¿puede entrar ICE a las escuelas?",
        "local_limits": "¿la ley estatal prohíbe las ciudades santuario?",
        "officer_identification": "¿los agentes de ICE pueden usar máscaras?",
        "drivers_license": "¿puedo sacar licencia de manejar sin papeles?",
        "instate_tuition": "¿los indocumentados pagan matrícula de residente?",
        "health_children": "¿los niños indocumentados tienen Medicaid?",
        "health_adults": "¿los adultos sin papeles pueden tener seguro médico?",
        "k12": "¿puedo inscribir a mis hijos en la escuela pública?",
        "emergency_care": "¿me atienden en la sala de emergencias sin papeles?",
        "municipal_id": "¿hay identificación municipal?",
        "housing_status_inquiry": "¿el casero puede preguntar mi estatus?",
        "occupational_license": "¿puedo tener licencia profesional siendo indocumentada?",
        "doj_list_2025": "¿está en la lista del Departamento de Justicia?",
        "tps": "¿sigue vigente el TPS de Honduras?",
        "about.standing": "¿es ciudad santuario?",
        "about.help": "¿dónde hay ayuda legal para inmigrantes?",
        "out.form": "ayúdame a llenar el formulario de asilo",
        "out.person": "¿dónde lo tienen detenido?",
        "out.evade": "¿dónde está la migra ahora?",
    },
}


@pytest.mark.parametrize(
    ("lang", "topic", "text"),
    [(lang, topic, text) for lang, asked in ASKED.items() for topic, text in asked.items()],
    ids=lambda value: str(value)[:40],
)
def test_a_plain_question_is_about_its_topic(lang: str, topic: str, text: str) -> None:
    found = topics(lexicon(lang).hits(Words(text)))
    assert found
    assert found[0].id == topic, [(t.id, t.strength) for t in found]


def test_every_concept_is_known_and_used() -> None:
    used = {name for line in lines() for name in line.needs | line.not_with}
    known = set(data("concepts/en.yaml")) | set(data("told/en.yaml"))
    assert used <= known
    listed = [
        names for act in data("acts.yaml").values() for names in act.values() if isinstance(names, list)
    ]
    claims = {name for names in listed for name in names}
    assert known - used - claims == {
        "my_county", "my_state", "which_states", "other", "blank", "back", "back_people", "state_actor",
            "any_status",
    }  # fmt: skip


def test_every_topic_is_a_variable_or_has_a_plan() -> None:
    record = Lexloci().record
    answered = set(record.variables) | set(plans())
    named = {line.topic for line in lines() if not line.topic.startswith(OUT)}
    assert named <= answered
    assert set(record.variables) <= named


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "the best barbecue in town",
        "how tall is the Empire State Building",
        "la receta de tamales de mi abuela",
        "2 + 2",
        "",
        "!!!",
    ],
)
def test_other_matters_have_no_topic(lang: str, text: str) -> None:
    assert not topics(lexicon(lang).hits(Words(text)))


def test_what_a_longer_phrase_swallows_is_no_topic_of_its_own() -> None:
    found = topics(lexicon("en").hits(Words("does the jail honor ice detainers")))
    assert [topic.id for topic in found] == ["detainer_hold"]


def test_two_matters_are_two_topics() -> None:
    text = "can undocumented people get a driver's license and in-state tuition"
    found = {topic.id for topic in topics(lexicon("en").hits(Words(text)))}
    assert found == {"drivers_license", "instate_tuition"}


def test_the_data_files_are_part_of_the_package() -> None:
    folder = Path(topics.__code__.co_filename).parent / "data"
    assert (folder / "topics.yaml").is_file()
