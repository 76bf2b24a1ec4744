"""The cached standing of claims: on every day, after any history, exactly what the ledger alone says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opslaghulp import NU, WIE, boek, gezond, lening, ontvangst, uitbetaling, vordering

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.vordering import Achterstand
from bbzdesk.store import controle, grootboek, standen
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.vorderingen import BETALING
from bbzdesk.store.werk import Werk

BEGIN = date(2026, 1, 1)
DAGEN = 400


@contextmanager
def werk(opslag: Opslag, na: int = 0) -> Iterator[Werk]:
    with opslag.werk("Proef", wie=WIE, nu=NU + timedelta(hours=na)) as w:
        yield w


def vervalt(w: Werk, schuld: str, volgnr: int, dag: date, aflossing: int, rente: int = 0) -> None:
    rij = {"vordering_id": schuld, "volgnr": volgnr, "vervaldatum": dag, "vastgelegd_op": w.nu}
    w.voeg_toe("vervallen_termijn", {**rij, "aflossing": aflossing, "rente": rente})


def schema(w: Werk, schuld: str, versie: int, eerste: date, bedrag: int, aantal: int = 6) -> None:
    for volgnr in range(1, aantal + 1):
        rij = {"vordering_id": schuld, "versie": versie, "volgnr": volgnr, "vastgelegd_op": w.nu}
        dag = plus_maanden(eerste, volgnr - 1)
        w.voeg_toe("schema_termijn", {**rij, "vervaldatum": dag, "aflossing": bedrag, "rente": 100})


def betaling(w: Werk, schuld: str, bedrag: int, dag: date, soort: str = BETALING) -> str:
    regels = (Boekingsregel(Rekening.ONTVANGST, bedrag, schuld), Boekingsregel(Rekening.HOOFDSOM, -bedrag, schuld))
    boeking = Boeking(w.nieuw_id(), soort, soort, dag, w.nu, regels)
    grootboek.boek(w, boeking)
    return boeking.id


def gemerkt(opslag: Opslag) -> int:
    with opslag.lees() as bron:
        return int(bron.waarde("SELECT count(*) FROM vordering_verouderd"))


def test_een_lening_door_de_tijd(opslag: Opslag) -> None:
    with werk(opslag) as w:
        schuld = vordering(w)
        schema(w, schuld, 1, date(2026, 2, 1), 1_000)
        uitbetaling(w, schuld, 6_000, date(2026, 1, 10))
    with werk(opslag, 1) as w:
        vervalt(w, schuld, 1, date(2026, 2, 1), 1_000, 100)
        boek(w, Rekening.RENTE, Rekening.RENTEOPBRENGST, 100, date(2026, 2, 1), schuld)
        betaling(w, schuld, 500, date(2026, 2, 3))
    with opslag.lees() as bron:

        def op(dag: date) -> tuple[int, Achterstand, date | None]:
            stand = standen.overzicht(bron, dag)[schuld]
            return stand.totaal, stand.achterstand, stand.laatste_betaling

        assert standen.overzicht(bron, date(2026, 1, 9)) == {}
        assert op(date(2026, 1, 31)) == (6_000, Achterstand(), None)
        assert op(date(2026, 2, 2)) == (6_100, Achterstand(1_100, 1, date(2026, 2, 1)), None)
        assert op(date(2026, 2, 28)) == (5_600, Achterstand(600, 1, date(2026, 2, 1)), date(2026, 2, 3))
        # planned terms of 1 March, and of all months up to 1 July: also beyond what was looked at
        assert op(date(2026, 3, 1)) == (5_600, Achterstand(1_700, 2, date(2026, 2, 1)), date(2026, 2, 3))
        assert op(date(2026, 7, 1)) == (5_600, Achterstand(6_100, 6, date(2026, 2, 1)), date(2026, 2, 3))
    assert gezond(opslag)


def test_een_terugbetaling_op_dezelfde_dag_maakt_de_betaling_niet_ongedaan(opslag: Opslag) -> None:
    schuld, dag = lening(opslag), date(2026, 2, 3)
    with werk(opslag) as w:
        betaling(w, schuld, 500, dag)
        boek(w, Rekening.HOOFDSOM, Rekening.ONTVANGST, 500, dag, schuld)
    with opslag.lees() as bron:
        assert standen.overzicht(bron, dag)[schuld].laatste_betaling == dag
        assert standen.overzicht(bron, dag) == standen.uit_grootboek(bron, dag)


@pytest.mark.parametrize("wat", ["schema", "termijn"])
def test_ook_een_handeling_zonder_boeking_werkt_de_stand_bij(opslag: Opslag, wat: str) -> None:
    """A new schedule after the payment out, and a term that fell due, each in a work of their own."""
    schuld = lening(opslag)
    with werk(opslag) as w:
        if wat == "schema":
            schema(w, schuld, 1, date(2026, 2, 1), 900)
        else:
            vervalt(w, schuld, 1, date(2026, 2, 1), 900, 100)
    with opslag.lees() as bron:
        achter = standen.overzicht(bron, date(2026, 2, 10))[schuld].achterstand
    assert achter == Achterstand(1_000, 1, date(2026, 2, 1))
    assert gezond(opslag)


def test_zonder_uitbetaling_telt_geen_gepland_bedrag(opslag: Opslag) -> None:
    with werk(opslag) as w:
        schuld = vordering(w)
        schema(w, schuld, 1, date(2026, 2, 1), 1_000)
        boek(w, Rekening.KOSTEN, Rekening.KOSTENOPBRENGST, 700, date(2026, 1, 5), schuld)
    with opslag.lees() as bron:
        for dag in (date(2026, 3, 1), date(2030, 1, 1)):
            assert standen.overzicht(bron, dag)[schuld].achterstand == Achterstand()


def test_binnen_een_handeling_antwoordt_het_grootboek(opslag: Opslag) -> None:
    schuld = lening(opslag)
    with werk(opslag) as w:
        ontvangst(w, schuld, 25_000)
        assert standen.overzicht(w, date(2026, 3, 1))[schuld].totaal == 75_000
        assert w.waarde("SELECT count(*) FROM vordering_verouderd") == 1
    assert gemerkt(opslag) == 0
    assert gezond(opslag)


def test_wat_buiten_een_handeling_om_werd_geschreven_is_juist_en_valt_op(opslag: Opslag) -> None:
    schuld = lening(opslag)
    with werk(opslag) as w:
        standen.werk_bij(w)
        w.uitvoeren("INSERT INTO vordering_verouderd VALUES (?)", (schuld,))
        w.uitvoeren("UPDATE vordering_stand SET rente = 5")
        assert standen.overzicht(w, date(2026, 3, 1)) == standen.uit_grootboek(w, date(2026, 3, 1))
    assert gezond(opslag)


@pytest.mark.parametrize("verstoring", [
    "UPDATE vordering_stand SET achterstand = achterstand + 1", "UPDATE vordering_stand SET laatste_betaling = NULL",
    "DELETE FROM vordering_stand", "UPDATE vordering_stand SET tot = '2026-01-02' WHERE vanaf = '2026-02-01'",
    "INSERT INTO vordering_verouderd SELECT id FROM vordering",
])  # fmt: skip
def test_elke_afwijking_van_de_bewaarde_stand_wordt_gevonden(opslag: Opslag, verstoring: str) -> None:
    schuld = lening(opslag)
    with werk(opslag) as w:
        ontvangst(w, schuld, 1_000)
    with opslag.lees() as bron:
        assert standen.afwijkende(bron) == ()
    with opslag._transactie("BEGIN IMMEDIATE") as verbinding:  # past the unit of work, as damage is
        verbinding.exec_driver_sql(verstoring)
        verbinding.commit()
    with opslag.lees() as bron:
        assert standen.afwijkende(bron) == (schuld,)
    assert [b.onderdeel for b in controle.volledig(opslag)] == ["standen"]
    with werk(opslag) as w:
        standen.herbouw(w)
    assert gezond(opslag)


GEBEURTENIS = st.tuples(
    st.integers(0, 1),  # which claim
    st.sampled_from(
        [
            "uitbetaling",
            "betaling",
            "extra",
            "rente",
            "kosten",
            "termijn",
            "herziening",
            "schema",
            "terug",
            "restitutie",
        ]
    ),
    st.integers(1, 3_000),
    st.integers(0, DAGEN),
    st.booleans(),  # in a work of its own, or in that of the one before
)


def _gebeurt(w: Werk, schuld: str, soort: str, bedrag: int, dag: date, boekingen: list[str]) -> None:
    match soort:
        case "uitbetaling":
            boekingen.append(uitbetaling(w, schuld, bedrag, dag))
        case "betaling" | "extra":
            boekingen.append(betaling(w, schuld, bedrag, dag, BETALING if soort == "betaling" else "extra_aflossing"))
        case "restitutie":
            boekingen.append(boek(w, Rekening.HOOFDSOM, Rekening.ONTVANGST, bedrag, dag, schuld))
        case "rente":
            boekingen.append(boek(w, Rekening.RENTE, Rekening.RENTEOPBRENGST, bedrag, dag, schuld))
        case "kosten":
            boekingen.append(boek(w, Rekening.KOSTEN, Rekening.KOSTENOPBRENGST, bedrag, dag, schuld))
        case "termijn" | "herziening":
            vervalt(w, schuld, bedrag % 5, dag, bedrag if soort == "termijn" else -bedrag, bedrag % 7)
        case "schema":
            versie = w.waarde("SELECT coalesce(max(versie), 0) FROM schema_termijn WHERE vordering_id = ?", (schuld,))
            schema(w, schuld, versie + 1, dag, bedrag)
        case "terug" if boekingen:
            grootboek.draai_terug(w, boekingen.pop(bedrag % len(boekingen)))


def _schrijf(opslag: Opslag, gebeurtenissen: list[Any]) -> list[str]:
    schulden: list[str] = []
    boekingen: list[str] = []
    with werk(opslag) as w:
        schulden += [vordering(w), vordering(w)]
    groepen: list[list[Any]] = []
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis[4] or not groepen:
            groepen.append([])
        groepen[-1].append(gebeurtenis)
    for nummer, groep in enumerate(groepen):
        with werk(opslag, nummer) as w:
            for wie, soort, bedrag, dag, _ in groep:
                _gebeurt(w, schulden[wie], soort, bedrag, BEGIN + timedelta(days=dag), boekingen)
    return schulden


@pytest.mark.lang
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gebeurtenissen=st.lists(GEBEURTENIS, min_size=1, max_size=14), dagen=st.lists(st.integers(-5, 700), max_size=3))
def test_op_elke_dag_zegt_de_bewaarde_stand_wat_het_grootboek_zegt(
    opslag: Opslag, gebeurtenissen: list[Any], dagen: list[int]
) -> None:
    schulden = _schrijf(opslag, gebeurtenissen)
    kijkdagen = {BEGIN + timedelta(days=dag + erbij) for _, _, _, dag, _ in gebeurtenissen for erbij in (-1, 0, 95)}
    kijkdagen |= {BEGIN + timedelta(days=dag) for dag in dagen} | {date(2030, 1, 1)}
    with opslag.lees() as bron:
        for op in sorted(kijkdagen):
            los = standen.uit_grootboek(bron, op, welke=schulden)
            cache = standen.overzicht(bron, op)
            assert {v: cache.get(v) for v in schulden} == {v: los.get(v) for v in schulden}
            nu = standen.uit_grootboek(bron, op, NU + timedelta(days=1), schulden)
            assert nu == los, "known a day later is known now"
        alles = standen.uit_grootboek(bron, op)
        assert {v: alles.get(v) for v in schulden} == {v: los.get(v) for v in schulden}
        assert not set(standen.afwijkende(bron)) & set(schulden)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(vroeg=st.lists(GEBEURTENIS, min_size=1, max_size=6), laat=st.lists(GEBEURTENIS, max_size=6))
def test_zoals_toen_bekend_is_wat_het_overzicht_toen_zei(opslag: Opslag, vroeg: list[Any], laat: list[Any]) -> None:
    schulden = _schrijf(opslag, vroeg)
    dagen = [BEGIN + timedelta(days=dag) for dag in range(0, 700, 50)]
    with opslag.lees() as bron:
        toen = {op: standen.overzicht(bron, op) for op in dagen}
    boekingen: list[str] = []
    for wie, soort, bedrag, dag, _ in laat:
        with werk(opslag, 100) as w:
            _gebeurt(w, schulden[wie], soort, bedrag, BEGIN + timedelta(days=dag), boekingen)
    with opslag.lees() as bron:
        for op, gezien in toen.items():
            herhaald = standen.uit_grootboek(bron, op, NU + timedelta(hours=99), schulden)
            assert herhaald == {v: stand for v, stand in gezien.items() if v in schulden}
