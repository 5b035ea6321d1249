"""The compiled record: what it answers, and one clear line when it is missing or damaged."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexloci.core.errors import BadInput, RecordError
from lexloci.core.paths import PLACES_FILE, RECORD_FILE
from lexloci.record.compile import TYPE_NAMES, compile_record
from lexloci.record.layout import NATION, TYPES
from lexloci.record.load import Record, load
from lexloci.record.model.codebook import Variable
from lexloci.record.model.common import Entry
from lexloci.record.model.evidence import Definition, Study
from lexloci.record.model.instrument import Instrument
from lexloci.record.model.place import JurisdictionFile
from lexloci.record.model.service import Organization
from lexloci.record.model.survey import SurveyFile
from lexloci.record.store import RecordStore

TINY = Path(__file__).resolve().parent / "tiny"
MISSOURI = "ocd-division/country:us/state:mo"
REMEDY = "Run: lexloci record build --force"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The small record, compiled."""
    path = tmp_path / RECORD_FILE
    compile_record(load(TINY), path, "tiny")
    return path


@pytest.mark.parametrize("model", TYPES)
def test_every_entry_comes_back_as_it_was_written(
    record: Record, store: RecordStore, model: type[Entry]
) -> None:
    assert list(store.all(model)) == [entry for _, entry in record.of(model)]


def test_a_store_made_ready_for_many_places_says_the_same(compiled: Path, store: RecordStore) -> None:
    ready = RecordStore(compiled / RECORD_FILE)
    ready.hear()
    for model in TYPES:
        assert list(ready.all(model)) == list(store.all(model))
    pairs = sorted(store.surveyed(), key=lambda pair: pair[1])
    for variable, ident in pairs:
        assert ready.rules(variable, ident) == store.rules(variable, ident)
        assert ready.surveys(variable, ident) == store.surveys(variable, ident)
    searched = [search for pair in pairs for search in ready.surveys(*pair)]
    assert len({id(search.sources) for search in searched}) < len(searched) / 2


def test_an_entry_is_found_by_its_id_and_an_instrument_by_a_former_one(tiny: Path) -> None:
    store = RecordStore(tiny)
    base = store.get(Instrument, "mo-base")
    assert base is not None
    assert base.former_ids == ["mo-old-base"]
    assert store.get(Instrument, "mo-old-base") == base
    assert store.get(Instrument, "mo-none") is None
    assert store.get(Definition, "mo-base") is None
    assert store.find("mo-base") == base
    assert store.find("tps") == store.variable("tps")
    assert store.find("nothing-of-that-name") is None


def test_ids_are_those_of_the_entries_in_order(record: Record, store: RecordStore) -> None:
    assert store.ids(Instrument) == sorted(entry.id for _, entry in record.of(Instrument))


def test_a_rule_carries_all_the_engine_needs_of_its_instrument(store: RecordStore) -> None:
    rules = store.rules("local_limits", MISSOURI)
    ban = next(rule for rule in rules if rule.instrument == "mo-rsmo-67-307")
    assert ban.id == "mo-rsmo-67-307#ban"
    assert ban.position == "prohibited"
    assert "information_sharing" in ban.reaches
    assert ban.cites
    assert all(cite.read_on <= store.meta["read_on"] for cite in ban.cites)
    assert "effective" in [step.event for step in ban.steps]
    assert store.rules("local_limits", MISSOURI) is rules


def test_primary_sources_are_cited_first(store: RecordStore) -> None:
    for variable in store.variables:
        for rule in store.rules(variable, NATION):
            primary = [cite.primary for cite in rule.cites]
            assert primary == sorted(primary, reverse=True)


def test_no_bill_makes_a_rule(record: Record, store: RecordStore) -> None:
    bills = {entry.id for _, entry in record.of(Instrument) if entry.kind == "bill"}
    places = {entry.jurisdiction for _, entry in record.of(Instrument)}
    assert bills
    found = {rule.instrument for v in store.variables for p in places for rule in store.rules(v, p)}
    assert not bills & found


def test_every_provision_in_a_rule_table_and_nothing_else(record: Record, store: RecordStore) -> None:
    coded = {
        f"{entry.id}#{provision.id}"
        for _, entry in record.of(Instrument)
        if entry.kind != "bill"
        for provision in entry.provisions
    }
    cells = store.surveyed()
    assert {rule.id for variable, place in cells for rule in store.rules(variable, place)} == coded


def test_surveys_are_found_by_variable_and_jurisdiction(record: Record, store: RecordStore) -> None:
    wanted = [
        (file.jurisdiction, row.on, variable)
        for _, file in record.of(SurveyFile)
        for row in file.surveys
        for variable in row.variables
    ]
    found = [
        (survey.jurisdiction, survey.on, variable)
        for variable, place in store.surveyed()
        for survey in store.surveys(variable, place)
    ]
    assert sorted(wanted) == sorted(found)
    assert store.surveys("no_such_variable", MISSOURI) == ()


def test_agreements_are_found_by_kind_and_jurisdiction(record: Record, store: RecordStore) -> None:
    deals = [entry for _, entry in record.of(Instrument) if entry.agreement is not None]
    assert deals
    one = deals[0]
    assert one.id in [deal.instrument for deal in store.agreements(one.kind, one.jurisdiction)]
    assert {deal.instrument for deal in store.all_agreements()} == {entry.id for entry in deals}
    assert store.agreements("agreement", "ocd-division/country:us/state:xx") == ()


def test_entries_at_a_place_are_those_that_belong_to_it_or_concern_it(store: RecordStore) -> None:
    here = store.at(Instrument, [MISSOURI])
    assert {"mo-rsmo-67-307"} <= {entry.id for entry in here}
    for entry in here:
        covers = [place for provision in entry.provisions for place in provision.applies_to]
        assert MISSOURI in (entry.jurisdiction, *entry.about, *covers)
    assert store.at(Instrument, []) == []
    assert all(isinstance(entry, Organization) for entry in store.at(Organization, [NATION]))


def test_entries_about_a_topic(store: RecordStore) -> None:
    assert all(definition.term == "sanctuary" for definition in store.about(Definition, "sanctuary"))
    assert len(store.about(Definition, "sanctuary")) > 5
    assert all(study.topic == "crime" for study in store.about(Study, "crime"))
    assert "mo-rsmo-67-307" in [entry.id for entry in store.about(Instrument, "local_limits")]
    assert store.about(Study, "astrology") == []


def test_variables_come_in_the_order_of_the_codebook_groups(store: RecordStore) -> None:
    groups = [variable.group for variable in store.variables.values()]
    assert groups == sorted(groups, key=["enforcement", "services", "designations"].index)
    assert store.actor(store.variable("detainer_hold").actor).agency == "jail"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("detainer", "detainer_hold"),
        ("Detainer Hold", "detainer_hold"),
        ("drivers-licence", "drivers_license"),
    ],
)
def test_an_unknown_variable_is_refused_with_the_nearest_names(
    store: RecordStore, name: str, near: str
) -> None:
    with pytest.raises(BadInput, match=f"is not a variable of the codebook. Did you mean .*{near}"):
        store.variable(name)
    with pytest.raises(BadInput, match="See all of them with: lexloci variables"):
        store.variable("qqqqqqqq")


def test_agency_facts_name_the_responsible_ones(store: RecordStore) -> None:
    facts = store.agency_facts
    stated = [file for file in store.all(JurisdictionFile) if file.policed_by]
    assert stated
    for file in stated:
        agency = facts.find(file.id, "police")
        assert agency is not None
        assert agency.id == file.policed_by
    assert facts.find("ocd-division/country:us/state:xx", "police") is None


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("Missouri ban on sanctuary policies", "en", "mo-rsmo-67-307"),
        ("prohibición de políticas santuario en Misuri", "es", "mo-rsmo-67-307"),
        ("PROHIBICION politicas santuario misuri", "es", "mo-rsmo-67-307"),
        ("Printz commandeering", "en", "us-printz-v-united-states"),
        ("census designated place", "en", "census-designated-place"),
    ],
)
def test_search_finds_what_the_words_mean_among_its_first_hits(
    store: RecordStore, words: str, lang: str, wanted: str
) -> None:
    hits = store.search(words, lang)
    assert wanted in [hit.id for hit in hits[:5]]
    assert all(hit.title and hit.type in TYPE_NAMES.values() for hit in hits)
    assert all(store.find(hit.id) is not None for hit in hits)


def test_search_shows_the_words_around_the_hit(store: RecordStore) -> None:
    hits = store.search("detainer")
    assert hits
    assert all("detainer" in (hit.excerpt + hit.title).lower() for hit in hits)
    assert len(store.search("policy", limit=3)) == 3


@given(st.text(max_size=80))
def test_search_takes_any_text_without_a_fault(store: RecordStore, text: str) -> None:
    assert len(store.search(text)) <= 10


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "a", "NEAR(", "* OR", "'; DROP TABLE entry; --", "title:x AND"]
)
def test_search_knows_no_query_language(store: RecordStore, text: str) -> None:
    assert isinstance(store.search(text), list)
    assert store.counts()["instrument"] > 0


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        RecordStore(tmp_path / "none.sqlite")
    assert caught.value.line() == f"{tmp_path / 'none.sqlite'}: the compiled record is missing. {REMEDY}"


@pytest.mark.parametrize("kept", [0.0, 0.1, 0.5, 0.99])
def test_a_cut_off_file_is_refused_when_opened(tiny: Path, kept: float) -> None:
    whole = tiny.read_bytes()
    tiny.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(RecordError) as caught:
        RecordStore(tiny)
    what = "the compiled record is damaged: cut off, or no compiled file at all"
    assert caught.value.line() == f"{tiny}: {what}. {REMEDY}"


def test_a_file_that_is_no_database_is_refused(tiny: Path) -> None:
    tiny.write_text("<html>Not found</html>" * 1000)
    with pytest.raises(RecordError, match="is damaged: cut off, or no compiled file at all"):
        RecordStore(tiny)


def test_another_database_is_refused_at_the_latest_when_it_is_asked(compiled: Path) -> None:
    with pytest.raises(RecordError, match=f"compiled record .*{REMEDY}"):
        RecordStore(compiled / PLACES_FILE).counts()


def test_a_record_of_another_format_is_refused(tiny: Path) -> None:
    with closing(sqlite3.connect(tiny)) as db:
        db.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
        db.commit()
    with pytest.raises(RecordError, match=f"the compiled record has another format. {REMEDY}"):
        RecordStore(tiny)


def test_a_record_without_a_codebook_says_so(tmp_path: Path) -> None:
    path = tmp_path / RECORD_FILE
    compile_record(Record(tmp_path, {}, {}, []), path, "empty")
    with pytest.raises(RecordError, match="the compiled record has no codebook"):
        RecordStore(path).actor("police")


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_damaged_pages_answers_rightly_or_is_refused(
    compiled: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray((compiled / RECORD_FILE).read_bytes())
    for _ in range(60):
        start = chance.randrange(4096, len(data) - 600)
        data[start : start + 600] = chance.randbytes(600)
    path = tmp_path / RECORD_FILE
    path.write_bytes(data)
    asked: list[Callable[[RecordStore], object]] = [
        lambda store: list(store.all(Variable)),
        lambda store: list(store.all(Instrument)),
        lambda store: list(store.all(Organization)),
        lambda store: store.search("policy"),
    ]
    refusals = [refusal for question in asked if (refusal := refused(path, question))]
    assert refusals
    assert all(line.endswith(REMEDY) and "\n" not in line for line in refusals)


def refused(path: Path, question: Callable[[RecordStore], object]) -> str | None:
    """The line with which a question to the file is refused; None when it is answered."""
    try:
        question(RecordStore(path))
    except RecordError as error:
        return error.line()
    return None
