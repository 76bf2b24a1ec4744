"""The ledger in the store: balanced, append-only, and the same standing however it came about."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opslaghulp import NU, WIE, boek, gezond, lening, ontvangst, uitbetaling, vordering
from sqlalchemy.exc import IntegrityError

from bbzdesk.domain import grootboek as leer
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening, Stand
from bbzdesk.store import controle, grootboek, standen
from bbzdesk.store.fouten import NietOngedaan
from bbzdesk.store.opslag import Opslag

LAAT = date(2030, 1, 1)


@pytest.mark.parametrize("regels", [
    (), ((Rekening.HOOFDSOM, 100),), ((Rekening.HOOFDSOM, 100), (Rekening.UITBETALING, -99)),
    ((Rekening.HOOFDSOM, 100), (Rekening.UITBETALING, -100), (Rekening.RENTE, 0)),
    ((Rekening.HOOFDSOM, 10**13), (Rekening.UITBETALING, -(10**13))),
])  # fmt: skip
def test_een_boeking_die_niet_klopt_bestaat_niet(regels: tuple[tuple[Rekening, int], ...]) -> None:
    with pytest.raises(ValueError):
        Boeking("b", "x", "x", LAAT, NU, tuple(Boekingsregel(rekening, bedrag, "v") for rekening, bedrag in regels))


def test_een_schuld_zonder_vordering_en_een_moment_zonder_tijdzone_bestaan_niet() -> None:
    with pytest.raises(ValueError, match="no claim"):
        Boekingsregel(Rekening.RENTE, 5)
    regels = (Boekingsregel(Rekening.ONTVANGST, 5), Boekingsregel(Rekening.TUSSENREKENING, -5))
    with pytest.raises(ValueError, match="time zone"):
        Boeking("b", "x", "x", LAAT, datetime(2026, 1, 1), regels)  # noqa: DTZ001 - that is the point
    assert Boeking("b", "x", "x", LAAT, NU, regels).vorderingen == ()


_REGEL = (
    "INSERT INTO boekingsregel (boeking_id, volgnr, rekening, vordering_id, bedrag, valutadatum, vastgelegd_op)"
    " VALUES ('b', ?, ?, ?, ?, '2026-01-01', 'nu')"
)
_BOEKING = (
    "INSERT INTO boeking (id, soort, omschrijving, valutadatum, vastgelegd_op, draait_terug)"
    " VALUES ('b', 'x', 'x', ?, 'nu', ?)"
)


@pytest.mark.parametrize(("regels", "datum"), [
    ([], "2026-01-01"),
    ([(1, "tussenrekening", 5)], "2026-01-01"),
    ([(1, "tussenrekening", 5), (2, "ontvangst", -4)], "2026-01-01"),
    ([(1, "tussenrekening", 5), (2, "ontvangst", -5)], "2026-01-02"),
    ([(1, "tussenrekening", 5), (2, "ontvangst", -5)], "2026-02-30"),
    ([(1, "tussenrekening", 5), (2, "ontvangst", 0), (3, "ontvangst", -5)], "2026-01-01"),
    ([(1, "tussenrekening", 5), (2, "kas", -5)], "2026-01-01"),
    ([(1, "hoofdsom", 5), (2, "ontvangst", -5)], "2026-01-01"),
])  # fmt: skip
def test_de_database_weigert_zelf_een_boeking_die_niet_klopt(
    opslag: Opslag, regels: list[tuple[int, str, int]], datum: str
) -> None:
    with pytest.raises(IntegrityError), opslag.werk("Scheef", wie=WIE, nu=NU) as w:  # noqa: PT012 - all of it
        for volgnr, rekening, bedrag in regels:
            w.uitvoeren(_REGEL, (volgnr, rekening, None, bedrag))
        w.uitvoeren(_BOEKING, (datum, None))


def test_ook_zonder_de_bewaking_van_de_database_komt_een_scheve_boeking_er_niet_in(opslag: Opslag) -> None:
    with pytest.raises(RuntimeError, match="out of balance"), opslag.werk("Scheef", wie=WIE, nu=NU) as w:  # noqa: PT012 - all of it
        w.uitvoeren("DROP TRIGGER boeking_in_evenwicht")
        w.uitvoeren(_REGEL, (1, "tussenrekening", None, 5))
        w.uitvoeren(_REGEL, (2, "ontvangst", None, -4))
        moment = {"valutadatum": "2026-01-01", "vastgelegd_op": "nu"}
        w.voeg_toe("boeking", {"id": "b", "soort": "x", "omschrijving": "x", **moment})
    with opslag.lees() as bron:
        assert bron.waarde("SELECT count(*) FROM boeking") == 0
        assert bron.een("SELECT 1 FROM sqlite_schema WHERE name = 'boeking_in_evenwicht'")


def test_losse_regels_en_regels_bij_een_vaste_boeking_worden_geweigerd(opslag: Opslag) -> None:
    with pytest.raises(IntegrityError), opslag.werk("Los", wie=WIE, nu=NU) as w:
        w.uitvoeren(_REGEL, (1, "tussenrekening", None, 5))
    with opslag.werk("Goed", wie=WIE, nu=NU) as w:
        w.uitvoeren(_REGEL, (1, "tussenrekening", None, 5))
        w.uitvoeren(_REGEL, (2, "ontvangst", None, -5))
        w.uitvoeren(_BOEKING, ("2026-01-01", None))
    with pytest.raises(IntegrityError), opslag.werk("Erbij", wie=WIE, nu=NU) as w:
        w.uitvoeren(_REGEL, (3, "tussenrekening", None, 5))
    assert gezond(opslag)


def test_de_stand_volgt_valutadatum_en_wat_toen_bekend_was(opslag: Opslag) -> None:
    schuld = lening(opslag, 100_000)
    with opslag.werk("Betaling geboekt", wie=WIE, nu=NU + timedelta(days=30)) as w:
        ontvangst(w, schuld, 25_000, date(2026, 2, 1))
        boek(w, Rekening.RENTE, Rekening.RENTEOPBRENGST, 700, date(2026, 2, 28), schuld)
        boek(w, Rekening.KOSTEN, Rekening.KOSTENOPBRENGST, 300, date(2026, 6, 1), schuld)
    with opslag.lees() as bron:
        assert grootboek.stand(bron, schuld, date(2025, 12, 31)) == Stand()
        assert grootboek.stand(bron, schuld, date(2026, 1, 31)) == Stand(100_000)
        assert grootboek.stand(bron, schuld, date(2026, 2, 1)) == Stand(75_000, 0, 0, 25_000)
        assert grootboek.stand(bron, schuld, LAAT) == Stand(75_000, 700, 300, 25_000)
        assert grootboek.stand(bron, schuld, LAAT).totaal == 76_000
        assert grootboek.stand(bron, schuld, LAAT, bekend_op=NU) == Stand(100_000)
        assert grootboek.standen(bron, LAAT, bekend_op=NU) == {schuld: Stand(100_000)}
        for op in (date(2025, 1, 1), date(2026, 2, 1), date(2026, 3, 1), LAAT):
            assert standen.overzicht(bron, op) == standen.uit_grootboek(bron, op)
        assert grootboek.totalen(bron, date(2026, 2, 1), date(2026, 2, 28)) == {
            Rekening.ONTVANGST: 25_000, Rekening.HOOFDSOM: -25_000, Rekening.RENTE: 700, Rekening.RENTEOPBRENGST: -700,
        }  # fmt: skip


def test_een_teruggedraaide_betaling_telt_nergens_meer_mee_en_blijft_zichtbaar(opslag: Opslag) -> None:
    schuld = lening(opslag, 100_000)
    with opslag.werk("Betaling geboekt", wie=WIE, nu=NU) as w:
        betaling = ontvangst(w, schuld, 25_000)
    with opslag.werk("Betaling teruggedraaid", wie=WIE, nu=NU + timedelta(days=1)) as w:
        tegen = grootboek.draai_terug(w, betaling)
    with opslag.lees() as bron:
        for op in (date(2026, 1, 31), date(2026, 2, 1), LAAT):
            assert grootboek.stand(bron, schuld, op) == Stand(100_000)
        assert grootboek.stand(bron, schuld, LAAT, bekend_op=NU) == Stand(75_000, ontvangen=25_000)
        assert [b.id for b in grootboek.boekingen_van(bron, schuld)][1:] == [betaling, tegen.id]
        assert grootboek.boeking(bron, tegen.id) == tegen
        assert sum(grootboek.totalen(bron, date(2026, 2, 1), LAAT).values()) == 0
    for boeking_id, woord in ((betaling, "al teruggedraaid"), (tegen.id, "draait al een andere terug")):
        with pytest.raises(NietOngedaan, match=woord), opslag.werk("Nog eens", wie=WIE, nu=NU) as w:
            grootboek.draai_terug(w, boeking_id)
    with pytest.raises(KeyError), opslag.werk("Onbekend", wie=WIE, nu=NU) as w:
        grootboek.draai_terug(w, "bestaat niet")
    assert gezond(opslag)


def test_een_tegenboeking_moet_precies_het_spiegelbeeld_zijn(opslag: Opslag) -> None:
    schuld = lening(opslag, 100_000)
    with opslag.werk("Betaling geboekt", wie=WIE, nu=NU) as w:
        betaling = ontvangst(w, schuld, 25_000)
    with pytest.raises(IntegrityError), opslag.werk("Half terug", wie=WIE, nu=NU) as w:  # noqa: PT012 - all of it
        w.uitvoeren(_REGEL, (1, "hoofdsom", schuld, 24_999))
        w.uitvoeren(_REGEL, (2, "ontvangst", schuld, -24_999))
        w.uitvoeren(_BOEKING, ("2026-01-01", betaling))


def test_de_bewaarde_stand_wordt_vergeleken_en_kan_opnieuw_worden_berekend(opslag: Opslag) -> None:
    schuld = lening(opslag)
    with opslag.werk("Verstoord", wie=WIE, nu=NU) as w:
        w.uitvoeren("UPDATE vordering_stand SET rente = rente + 1")
    (bevinding,) = controle.volledig(opslag)
    assert "wijkt de bewaarde stand af" in bevinding.zin
    with opslag.lees() as bron:
        assert standen.afwijkende(bron) == (schuld,)
    with opslag.werk("Standen berekend", wie=WIE, nu=NU) as w:
        standen.herbouw(w)
    assert gezond(opslag)


Gebeurtenis = tuple[int, str, int, int, bool]
GEBEURTENISSEN = st.lists(
    st.tuples(
        st.integers(0, 1),  # which claim
        st.sampled_from(["uitbetaling", "ontvangst", "rente", "kosten", "kwijtschelding"]),
        st.integers(1, 500_000),
        st.integers(0, 400),  # day
        st.booleans(),  # turned back afterwards
    ),
    max_size=10,
)
_PAREN = {
    "uitbetaling": (Rekening.HOOFDSOM, Rekening.UITBETALING),
    "ontvangst": (Rekening.ONTVANGST, Rekening.HOOFDSOM),
    "rente": (Rekening.RENTE, Rekening.RENTEOPBRENGST),
    "kosten": (Rekening.KOSTEN, Rekening.KOSTENOPBRENGST),
    "kwijtschelding": (Rekening.KWIJTSCHELDING, Rekening.HOOFDSOM),
}


def _boek_alles(opslag: Opslag, gebeurtenissen: list[Gebeurtenis]) -> list[str]:
    with opslag.werk("Van alles geboekt", wie=WIE, nu=NU) as w:
        schulden = [vordering(w), vordering(w)]
        for wie, soort, bedrag, dag, terug in gebeurtenissen:
            boeking_id = boek(w, *_PAREN[soort], bedrag, date(2026, 1, 1) + timedelta(days=dag), schulden[wie])
            if terug:
                grootboek.draai_terug(w, boeking_id)
    return schulden


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gebeurtenissen=GEBEURTENISSEN, zaad=st.randoms(), op=st.integers(0, 400))
def test_elke_volgorde_van_boeken_geeft_dezelfde_stand_en_terugdraaien_verandert_niets(
    opslag: Opslag, gebeurtenissen: list[Gebeurtenis], zaad: object, op: int
) -> None:
    anders = [g for g in gebeurtenissen if not g[4]]
    zaad.shuffle(anders)  # type: ignore[attr-defined]
    peildatum = date(2026, 1, 1) + timedelta(days=op)
    eerst, later = _boek_alles(opslag, gebeurtenissen), _boek_alles(opslag, anders)
    with opslag.lees() as bron:
        for een, ander in zip(eerst, later, strict=True):
            stand = grootboek.stand(bron, een, peildatum)
            assert stand == grootboek.stand(bron, ander, peildatum)
            assert stand == leer.stand(grootboek.boekingen_van(bron, een), een, peildatum)
            gezien = standen.overzicht(bron, peildatum).get(een)
            assert (
                Stand(gezien.hoofdsom, gezien.rente, gezien.kosten, gezien.ontvangen) if gezien else Stand()
            ) == stand
        assert standen.afwijkende(bron) == ()
        assert grootboek.uit_evenwicht(bron) == ()


def test_de_spiegel_in_de_leer_draait_geen_spiegel_terug() -> None:
    regels = (Boekingsregel(Rekening.HOOFDSOM, 5, "v"), Boekingsregel(Rekening.UITBETALING, -5, "v"))
    spiegel = leer.terugdraaiing(Boeking("b", "x", "x", LAAT, NU, regels), "c", NU)
    assert leer.stand([Boeking("b", "x", "x", LAAT, NU, regels), spiegel], "v", LAAT) == Stand()
    with pytest.raises(ValueError, match="counter-booking"):
        leer.terugdraaiing(spiegel, "d", NU)


def test_een_boeking_over_twee_vorderingen_raakt_beide(opslag: Opslag) -> None:
    with opslag.werk("Twee leningen", wie=WIE, nu=NU) as w:
        een, twee = vordering(w), vordering(w)
        uitbetaling(w, een, 1000)
        uitbetaling(w, twee, 1000)
        regels = (
            Boekingsregel(Rekening.ONTVANGST, 300, een), Boekingsregel(Rekening.ONTVANGST, 200, twee),
            Boekingsregel(Rekening.HOOFDSOM, -300, een), Boekingsregel(Rekening.HOOFDSOM, -200, twee),
        )  # fmt: skip
        boeking = Boeking(w.nieuw_id(), "ontvangst", "ontvangst", date(2026, 2, 1), NU, regels)
        grootboek.boek(w, boeking)
    assert boeking.vorderingen == (een, twee)
    with opslag.lees() as bron:
        assert grootboek.standen(bron, LAAT) == {een: Stand(700, ontvangen=300), twee: Stand(800, ontvangen=200)}
        gezien = standen.overzicht(bron, LAAT)
        assert [(gezien[v].totaal, gezien[v].ontvangen) for v in (een, twee)] == [(700, 300), (800, 200)]
