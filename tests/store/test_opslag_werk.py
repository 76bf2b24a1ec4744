"""The unit of work: whole or not at all, one row in the log, and undone from its before-images."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opslaghulp import NU, WIE, gezond, lening, ontvangst, vordering
from sqlalchemy.exc import IntegrityError

from bbzdesk.store import logboek, ongedaan, schema
from bbzdesk.store.fouten import NietOngedaan
from bbzdesk.store.identiteit import Identiteiten, tijdstip
from bbzdesk.store.lezing import Lezing, naar_cel, rij_naar_json, rij_uit_json
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.schema.bewaking import definitief


def _inhoud(opslag: Opslag, tabel: str) -> list[tuple[object, ...]]:
    with opslag.lees() as bron:
        return [tuple(rij) for rij in bron.lees(f"SELECT * FROM {tabel} ORDER BY 1")]


def _gebruiker(opslag: Opslag, naam: str) -> tuple[str, str]:
    with opslag.werk("Gebruiker toegevoegd", wie=WIE, nu=NU) as w:
        gemaakt = w.voeg_toe("gebruiker", {"naam": naam, "aangemaakt_op": NU})
    return gemaakt, w.id


def _wijzig(opslag: Opslag, gebruiker: str, label: str, **velden: object) -> str:
    with opslag.werk(label, wie=WIE, nu=NU) as w:
        w.wijzig("gebruiker", gebruiker, velden)
    return w.id


def test_een_werk_schrijft_een_logregel_met_alleen_ids_en_zijn_label(opslag: Opslag) -> None:
    gemaakt, werk_id = _gebruiker(opslag, "Bert de Vries")
    (regel,) = _inhoud(opslag, "logboek")
    assert regel[1:8] == (
        tijdstip(NU), WIE, "proef", "Gebruiker toegevoegd", werk_id, f'[["gebruiker","{gemaakt}"]]', "ok",
    )  # fmt: skip
    assert "Bert" not in str(regel)


def test_de_wijziging_noemt_elk_record_een_keer(opslag: Opslag) -> None:
    gemaakt, _ = _gebruiker(opslag, "Bert")
    with opslag.werk("Naam verbeterd", wie=WIE, nu=NU) as w:
        w.wijzig("gebruiker", gemaakt, {"naam": "Bart"})
        w.wijzig("gebruiker", gemaakt, {"functie": "consulent"})
        w.indexeer("gebruiker", gemaakt, None, "Bart")
    assert w.wijziging.records == (("gebruiker", gemaakt),)
    assert w.wijziging.label == "Naam verbeterd"


def test_een_werk_dat_stopt_laat_niets_achter(opslag: Opslag) -> None:
    voor = {tabel: _inhoud(opslag, tabel) for tabel in ("gebruiker", "logboek", "werk", "voorbeeld", "boeking")}
    with pytest.raises(ZeroDivisionError), opslag.werk("Mislukt", wie=WIE, nu=NU) as w:  # noqa: PT012 - all of it
        vordering(w)
        w.voeg_toe("gebruiker", {"naam": "Bert", "aangemaakt_op": NU})
        1 / 0  # noqa: B018
    assert {tabel: _inhoud(opslag, tabel) for tabel in voor} == voor
    _gebruiker(opslag, "Bert")


def test_een_werk_zonder_verandering_komt_niet_in_het_logboek(opslag: Opslag) -> None:
    gemaakt, _ = _gebruiker(opslag, "Bert")
    voor = _inhoud(opslag, "logboek")
    with opslag.werk("Gekeken", wie=WIE, nu=NU) as w:
        assert w.waarde("SELECT naam FROM gebruiker WHERE id = ?", (gemaakt,)) == "Bert"
    assert w.wijziging.records == ()
    assert _inhoud(opslag, "logboek") == voor


def test_een_werk_in_een_werk_is_een_programmeerfout(opslag: Opslag) -> None:
    with (
        pytest.raises(RuntimeError, match="a work inside a work"),
        opslag.werk("Buiten", wie=WIE, nu=NU),
        opslag.werk("Binnen", wie=WIE, nu=NU),
    ):
        raise AssertionError
    _gebruiker(opslag, "Bert")


def test_een_werk_binnen_een_lezing_wacht_niet_op_zichzelf(opslag: Opslag) -> None:
    with pytest.raises(RuntimeError, match="inside a read"), opslag.lees(), opslag.werk("Binnen", wie=WIE, nu=NU):
        raise AssertionError
    _gebruiker(opslag, "Bert")


def test_twee_draden_schrijven_na_elkaar(opslag: Opslag) -> None:
    def schrijf(nummer: int) -> None:
        for volg in range(10):
            _gebruiker(opslag, f"{nummer}-{volg}")

    draden = [threading.Thread(target=schrijf, args=(nummer,)) for nummer in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(_inhoud(opslag, "gebruiker")) == 41  # with who made the store
    assert gezond(opslag)


@pytest.mark.parametrize("doe", [
    lambda w: w.wijzig("gebruiker", "bestaat niet", {"naam": "x"}),
    lambda w: w.verwijder("gebruiker", "bestaat niet"),
    lambda w: w.voeg_toe("gebruiker", {"naam = 'x'; --": 1}),
    lambda w: w.voeg_toe("gebruiker; DROP TABLE gebruiker", {}),
    lambda w: w.voeg_toe("gebruiker", {"naam": object(), "aangemaakt_op": NU}),
])  # fmt: skip
def test_onbekende_namen_en_waarden_bereiken_de_database_niet(opslag: Opslag, doe: Callable[..., object]) -> None:
    with pytest.raises((KeyError, TypeError)), opslag.werk("Verkeerd", wie=WIE, nu=NU) as w:
        doe(w)


def test_waarden_worden_geschreven_zoals_de_opslag_ze_bewaart() -> None:
    assert naar_cel(date(2026, 3, 2)) == "2026-03-02"
    assert naar_cel(datetime(2026, 3, 2, 10, tzinfo=UTC)) == "2026-03-02T10:00:00.000+00:00"
    assert (naar_cel(True), naar_cel(Decimal("8.25")), naar_cel(None), naar_cel(b"x")) == (1, "8.25", None, b"x")
    with pytest.raises(ValueError, match="without time zone"):
        naar_cel(datetime(2026, 3, 2))  # noqa: DTZ001 - that is the point


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.text(), st.integers(-(2**63), 2**63 - 1), st.binary())))
def test_een_rij_komt_gelijk_terug_uit_zijn_voorbeeld(rij: dict[str, object]) -> None:
    assert rij_uit_json(rij_naar_json(rij)) == rij


def test_ongedaan_maken_zet_elke_soort_wijziging_terug(opslag: Opslag) -> None:
    blijft, _ = _gebruiker(opslag, "Bert")
    weg, _ = _gebruiker(opslag, "Carla")
    voor = _inhoud(opslag, "gebruiker")
    with opslag.werk("Van alles", wie=WIE, nu=NU) as w:
        w.wijzig("gebruiker", blijft, {"naam": "Bart"})
        w.wijzig("gebruiker", blijft, {"actief": False})
        w.verwijder("gebruiker", weg)
        nieuw = w.voeg_toe("gebruiker", {"naam": "Carla", "aangemaakt_op": NU})
        w.wijzig("gebruiker", nieuw, {"functie": "teamleider"})
    na = _inhoud(opslag, "gebruiker")
    ongedaan = opslag.maak_ongedaan(w.id, wie=WIE, nu=NU)
    assert _inhoud(opslag, "gebruiker") == voor
    assert ongedaan.label == "Ongedaan gemaakt: Van alles"
    assert len(_inhoud(opslag, "logboek")) == 4
    opnieuw = opslag.maak_ongedaan(ongedaan.werk_id, wie=WIE, nu=NU)
    assert opnieuw.label == "Opnieuw gedaan: Van alles"
    assert _inhoud(opslag, "gebruiker") == na
    assert opslag.maak_ongedaan(opnieuw.werk_id, wie=WIE, nu=NU).label == "Ongedaan gemaakt: Van alles"
    assert _inhoud(opslag, "gebruiker") == voor
    assert gezond(opslag)


def test_wat_later_is_veranderd_houdt_ongedaan_maken_tegen_en_wordt_genoemd(opslag: Opslag) -> None:
    gebruiker, _ = _gebruiker(opslag, "Bert")
    eerst = _wijzig(opslag, gebruiker, "Naam verbeterd", naam="Bart")
    later = _wijzig(opslag, gebruiker, "Functie ingevuld", functie="consulent")
    zin = opslag.waarom_niet_ongedaan(eerst)
    assert zin is not None
    assert "“Functie ingevuld”" in zin
    voor = _inhoud(opslag, "logboek")
    with pytest.raises(NietOngedaan, match="Functie ingevuld"):
        opslag.maak_ongedaan(eerst, wie=WIE, nu=NU)
    assert _inhoud(opslag, "logboek") == voor
    opslag.maak_ongedaan(later, wie=WIE, nu=NU)
    assert opslag.waarom_niet_ongedaan(eerst) is None
    opslag.maak_ongedaan(eerst, wie=WIE, nu=NU)
    with opslag.lees() as bron:
        assert bron.waarde("SELECT naam FROM gebruiker WHERE id = ?", (gebruiker,)) == "Bert"


def test_twee_keer_ongedaan_maken_kan_niet_maar_na_opnieuw_doen_wel(opslag: Opslag) -> None:
    gebruiker, _ = _gebruiker(opslag, "Bert")
    werk_id = _wijzig(opslag, gebruiker, "Naam verbeterd", naam="Bart")
    terug = opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    with pytest.raises(NietOngedaan, match="al ongedaan gemaakt"):
        opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    opslag.maak_ongedaan(terug.werk_id, wie=WIE, nu=NU)
    opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    with opslag.lees() as bron:
        assert bron.waarde("SELECT naam FROM gebruiker WHERE id = ?", (gebruiker,)) == "Bert"


def test_wat_is_vergeten_kan_niet_meer_ongedaan(opslag: Opslag) -> None:
    gebruiker, oud = _gebruiker(opslag, "Bert")
    with opslag.werk("Opgeruimd", wie=WIE, nu=NU + timedelta(days=400)) as w:
        assert ongedaan.vergeet(w, NU + timedelta(days=1)) == 1
    with pytest.raises(NietOngedaan, match="niets veranderd"):
        opslag.maak_ongedaan(oud, wie=WIE, nu=NU)
    assert _wijzig(opslag, gebruiker, "Naam verbeterd", naam="Bart")
    assert gezond(opslag)


def test_wat_onbekend_is_kan_niet_ongedaan(opslag: Opslag) -> None:
    with pytest.raises(NietOngedaan, match="geschiedenis"):
        opslag.maak_ongedaan("bestaat niet", wie=WIE, nu=NU)


def test_een_rij_waarnaar_iets_verwijst_kan_niet_ongedaan_worden_toegevoegd(opslag: Opslag) -> None:
    with opslag.werk("Vordering gemaakt", wie=WIE, nu=NU) as eerst:
        gemaakt = vordering(eerst)
    with opslag.werk("Ontvangst geboekt", wie=WIE, nu=NU) as w:
        ontvangst(w, gemaakt, 100)
    with pytest.raises(NietOngedaan, match="verwijzen"):
        opslag.maak_ongedaan(eerst.id, wie=WIE, nu=NU)
    assert gezond(opslag)


def test_wat_intussen_definitief_is_kan_niet_ongedaan(opslag: Opslag) -> None:
    gebruiker, _ = _gebruiker(opslag, "Bert")
    werk_id = _wijzig(opslag, gebruiker, "Vastgesteld", actief=False)
    _ruw(opslag, list(definitief("gebruiker", "OLD.actief = 0")))
    with pytest.raises(NietOngedaan, match="definitief") as gevangen:
        opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    assert gevangen.value.moet_teruggedraaid
    with pytest.raises(IntegrityError), opslag.werk("Toch", wie=WIE, nu=NU) as w:
        w.verwijder("gebruiker", gebruiker)


def test_wat_het_grootboek_raakt_wordt_teruggedraaid_en_niet_ongedaan_gemaakt(opslag: Opslag) -> None:
    lening(opslag)
    with opslag.lees() as bron:
        werk_id = bron.waarde("SELECT id FROM werk")
    with pytest.raises(NietOngedaan) as gevangen:
        opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    assert gevangen.value.moet_teruggedraaid
    assert "Terugdraaien" in str(gevangen.value)


@pytest.mark.parametrize(
    ("tabellen", "zin"), [(("besluit", "verzending"), "Neem een nieuw besluit"), (("verzending",), "blijft staan")]
)
def test_een_definitief_besluit_heeft_geen_tegenboeking(opslag: Opslag, monkeypatch, tabellen, zin) -> None:
    from bbzdesk.store import ongedaan

    gebruiker, _ = _gebruiker(opslag, "Bert")
    werk_id = _wijzig(opslag, gebruiker, "Vastgesteld", actief=False)
    monkeypatch.setattr(ongedaan, "_vaste_tabellen", lambda *_: frozenset(tabellen))
    with pytest.raises(NietOngedaan, match=zin) as gevangen:
        opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    assert not gevangen.value.moet_teruggedraaid


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abcde")), max_size=12))
def test_alles_achterstevoren_ongedaan_maken_geeft_het_begin(opslag: Opslag, stappen: list[tuple[int, str]]) -> None:
    voor = _inhoud(opslag, "instelling"), _inhoud(opslag, "zoek")
    gedaan = []
    for soort, sleutel in stappen:
        with opslag.werk("Stap", wie=WIE, nu=NU) as w:
            bestaat = w.een("SELECT 1 FROM instelling WHERE id = ?", (sleutel,))
            if soort == 0 and bestaat:
                w.verwijder("instelling", sleutel)
            else:
                w.bewaar("instelling", {"id": sleutel, "waarde": str(soort)})
                w.indexeer("instelling", sleutel, None, "woord" * soort)
        if w.wijziging.records:
            gedaan.append(w.id)
    for werk_id in reversed(gedaan):
        opslag.maak_ongedaan(werk_id, wie=WIE, nu=NU)
    zonder_rij = [rij[1:] for rij in _inhoud(opslag, "zoek")]
    assert (_inhoud(opslag, "instelling"), zonder_rij) == (voor[0], [rij[1:] for rij in voor[1]])


def _toevoegingen(opslag: Opslag) -> None:
    """One row in every table that only grows; what the rows mean does not matter here."""
    for nummer, tabel in enumerate(sorted(schema.ALLEEN_TOEVOEGEN)):
        with opslag.lees() as bron:
            kolommen = [tuple(rij) for rij in bron.lees(f"PRAGMA table_info({tabel})")]
            gevuld = bron.waarde(f"SELECT count(*) FROM {tabel}")
        if gevuld:
            continue
        waarden = {k[1]: _waarde(k[1], k[2], nummer) for k in kolommen if k[3] or k[5]}
        _ruw(opslag, [f"INSERT INTO {tabel} ({', '.join(waarden)}) VALUES ({', '.join(map(repr, waarden.values()))})"])


def _waarde(naam: str, soort: str, nummer: int) -> object:
    if soort == "INTEGER":
        return 1
    if naam in ("gegevens", "momentopname", "objecten"):
        return "{}"
    if naam.endswith("sha256"):
        return "a" * 64
    dag = naam in (
        "vanaf",
        "vervaldatum",
        "valutadatum",
        "besluitdatum",
        "verzonden_op",
        "bekendgemaakt_op",
        "bezwaar_uiterlijk",
    )
    return "2026-03-02" if dag else f"waarde-{nummer}"


def _ruw(opslag: Opslag, statements: list[str]) -> None:
    """Raw SQL past the unit of work, as someone with the key would; foreign keys off to need no other rows."""
    with opslag._engine.connect() as verbinding:
        verbinding.exec_driver_sql("PRAGMA foreign_keys=OFF")
        try:
            for statement in statements:
                verbinding.exec_driver_sql(statement)
            verbinding.commit()
        finally:
            verbinding.rollback()
            verbinding.exec_driver_sql("PRAGMA foreign_keys=ON")


@pytest.mark.parametrize("tabel", sorted(schema.ALLEEN_TOEVOEGEN))
def test_een_definitieve_rij_weigert_wijzigen_verwijderen_en_vervangen(opslag: Opslag, tabel: str) -> None:
    lening(opslag)
    _toevoegingen(opslag)
    voor = _inhoud(opslag, tabel)
    assert voor
    with opslag.lees() as bron:
        kolommen = [rij[1] for rij in bron.lees(f"PRAGMA table_info({tabel})")]
    for statement in (
        *(f"UPDATE {tabel} SET {kolom} = {kolom}" for kolom in kolommen),
        f"DELETE FROM {tabel}",
        f"REPLACE INTO {tabel} SELECT * FROM {tabel} LIMIT 1",
        f"INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel} LIMIT 1",
        f"UPDATE OR REPLACE {tabel} SET {kolommen[0]} = {kolommen[0]}",
    ):
        with pytest.raises(IntegrityError):
            _ruw(opslag, [statement])
    assert _inhoud(opslag, tabel) == voor


def test_elke_tabel_is_streng_en_geen_enkele_verwijdert_ongezien(opslag: Opslag) -> None:
    with opslag.lees() as bron:
        los = [rij.name for rij in bron.lees("PRAGMA table_list") if rij.schema == "main" and not rij.strict
               and rij.type == "table" and not rij.name.startswith("sqlite_")]  # fmt: skip
        vreemd = [rij.sql for rij in bron.lees("SELECT sql FROM sqlite_schema WHERE sql LIKE '%ON DELETE%'")]
    assert (los, vreemd) == ([], [])


def test_de_keten_van_het_logboek_merkt_elke_ingreep(opslag: Opslag) -> None:
    for naam in "abcdef":
        _gebruiker(opslag, naam)
    uit = "DROP TRIGGER logboek_weigert_update", "DROP TRIGGER logboek_weigert_delete"
    ingrepen = {
        "UPDATE logboek SET wie = 'ander' WHERE volgnr = 3": 3,
        "UPDATE logboek SET actie = actie || ' ' WHERE volgnr = 6": 6,
        "DELETE FROM logboek WHERE volgnr = 4": 4,
        "UPDATE logboek SET volgnr = -1 * volgnr": 1,
        "UPDATE logboek SET hash = 'x' WHERE volgnr = 5": 5,
    }
    for ingreep, eerste in ingrepen.items():
        with opslag._engine.connect() as verbinding:
            verbinding.exec_driver_sql("BEGIN")
            for statement in (*uit, ingreep):
                verbinding.exec_driver_sql(statement)
            assert logboek.eerste_breuk(Lezing(verbinding), opslag.opslag_id) == eerste, ingreep
            verbinding.rollback()
    with opslag.lees() as bron:
        assert logboek.eerste_breuk(bron, opslag.opslag_id) is None
        assert logboek.eerste_breuk(bron, opslag.opslag_id, 3) is None
        assert logboek.eerste_breuk(bron, "andere opslag") == 1


def test_het_logboek_neemt_ook_een_geweigerde_poging_op(opslag: Opslag) -> None:
    opslag.meld(logboek.Melding("Pakket geweigerd", WIE, resultaat="geweigerd"), NU)
    assert _inhoud(opslag, "logboek")[0][4:8] == ("Pakket geweigerd", None, "[]", "geweigerd")
    assert gezond(opslag)


def test_een_groot_werk_telt_in_het_logboek_in_plaats_van_te_noemen(opslag: Opslag) -> None:
    with opslag.werk("Lijst ingelezen", wie=WIE, nu=NU) as w:
        for nummer in range(300):
            vordering(w, str(nummer))
    assert _inhoud(opslag, "logboek")[0][6] == '{"vordering":300}'


def test_identiteiten_zijn_versie_zeven_en_oplopend_ook_als_de_klok_teruggaat() -> None:
    identiteiten = Identiteiten()
    momenten = [NU + timedelta(milliseconds=s) for s in (0, 0, 5, 3, -1000, 6)] + [NU] * 9000
    gemaakt = [identiteiten.nieuw(moment) for moment in momenten]
    assert gemaakt == sorted(set(gemaakt))
    assert {(uuid[14], uuid[19] in "89ab") for uuid in gemaakt} == {("7", True)}
    assert int(gemaakt[0].replace("-", "")[:12], 16) == int(NU.timestamp() * 1000)
