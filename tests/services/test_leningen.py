"""A loan in the ledger: the terms, late and early payments, corrections that everybody can see."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.domain.grootboek import Boekingsregel, Rekening, Stand
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import SchemaTermijn, VervallenTermijn
from bbzdesk.services import debiteuren, leningboek, leningen
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import controle, grootboek, records, vorderingen
from tests.kantoorhulp import Bureau, aanvraag_van, besluit_van, bureau, dossier_van, lening_van

# 12,500.00 at 8 % in 60 annuities of 253.45; first terms: 83.33 + 170.12, 82.20 + 171.25, 81.06 + 172.39.


def _stand(b: Bureau, vordering: str, op: date) -> Stand:
    with b.kantoor.opslag.lees() as bron:
        return grootboek.stand(bron, vordering, op)


def _rij(b: Bureau, op: date) -> debiteuren.Debiteur:
    (rij,) = debiteuren.overzicht(b.kantoor, op).rijen
    return rij


def test_zonder_getekende_akte_wordt_niet_uitbetaald(b: Bureau) -> None:
    vordering = besluit_van(b, aanvraag_van(b, dossier_van(b))).vordering_id
    assert vordering is not None
    with pytest.raises(NietMogelijk, match="akte van schuldbekentenis"):
        leningen.betaal_uit(b.kantoor, vordering, b.kantoor.vandaag)
    assert _stand(b, vordering, date(2030, 1, 1)) == Stand()


def test_een_lening_wordt_een_keer_uitbetaald(b: Bureau) -> None:
    vordering = lening_van(b)
    with pytest.raises(NietMogelijk, match="al uitbetaald"):
        leningen.betaal_uit(b.kantoor, vordering, b.kantoor.vandaag)


def test_een_andere_dag_van_uitbetaling_geeft_een_nieuw_schema(b: Bureau) -> None:
    vordering = besluit_van(b, aanvraag_van(b, dossier_van(b))).vordering_id
    assert vordering is not None
    b.klok.zet(date(2026, 3, 11))
    leningen.leg_akte_vast(b.kantoor, vordering, date(2026, 3, 10))
    leningen.betaal_uit(b.kantoor, vordering, date(2026, 3, 11))
    with b.kantoor.opslag.lees() as bron:
        schema = records.waar(bron, SchemaTermijn, vordering_id=vordering, versie=2)
    # 20 days of 30E/360: 12,500.00 x 8 % x 20 / 360
    assert (schema[0].vervaldatum, schema[0].rente) == (date(2026, 4, 1), 5556)
    assert sum(termijn.aflossing for termijn in schema) == 1_250_000


def test_op_tijd_betalen_volgt_het_schema(b: Bureau) -> None:
    vordering = lening_van(b)
    for dag in (date(2026, 4, 1), date(2026, 5, 1)):
        b.klok.zet(dag)
        leningen.boek_betaling(b.kantoor, vordering, dag, 25345)
    assert _stand(b, vordering, date(2026, 5, 1)) == Stand(1_250_000 - 17012 - 17125, 0, 0, 2 * 25345)
    assert _rij(b, date(2026, 5, 1)).stoplicht is Stoplicht.BIJ


@pytest.mark.parametrize(
    ("op", "licht", "achterstand", "termijnen"),
    [
        (date(2026, 3, 31), Stoplicht.BIJ, 0, 0),
        (date(2026, 4, 1), Stoplicht.BIJ, 0, 0),
        (date(2026, 4, 2), Stoplicht.LET_OP, 25345, 1),
        (date(2026, 4, 15), Stoplicht.LET_OP, 25345, 1),
        (date(2026, 4, 16), Stoplicht.ACHTERSTAND, 25345, 1),
        (date(2026, 5, 1), Stoplicht.ACHTERSTAND, 2 * 25345, 2),
    ],
)
@pytest.mark.parametrize("verwerkt", [True, False])
def test_een_gemiste_termijn_met_en_zonder_maandverwerking(
    b: Bureau, op: date, licht: Stoplicht, achterstand: int, termijnen: int, verwerkt: bool
) -> None:
    lening_van(b)
    b.klok.zet(op)
    if verwerkt:
        leningen.verwerk_maand(b.kantoor, op)
    rij = _rij(b, op)
    assert (rij.stoplicht, rij.achterstand, rij.termijnen_achter) == (licht, achterstand, termijnen)


def test_de_maandverwerking_boekt_niets_twee_keer(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 7, 1))
    assert leningen.verwerk_maand(b.kantoor, date(2026, 7, 1)).uitkomst == 4
    assert leningen.verwerk_maand(b.kantoor, date(2026, 7, 1)).uitkomst == 0
    assert leningen.verwerk_maand(b.kantoor, date(2026, 5, 1)).uitkomst == 0
    # nothing was repaid, so each month bears 1/12 of 8 % over 12,500.00
    assert _stand(b, vordering, date(2026, 7, 1)).rente == 4 * 8333


def test_de_maandverwerking_werkt_niet_vooruit(b: Bureau) -> None:
    lening_van(b)
    with pytest.raises(InvoerFout, match="niet vooruit"):
        leningen.verwerk_maand(b.kantoor, date(2027, 1, 1))


def test_een_te_late_betaling_gaat_eerst_naar_de_rente(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 20))
    (_, betaling) = leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 20), 10000).uitkomst
    per_rekening = {regel.rekening: regel.bedrag for regel in betaling.regels}
    assert per_rekening == {Rekening.ONTVANGST: 10000, Rekening.RENTE: -8333, Rekening.HOOFDSOM: -1667}
    assert _rij(b, date(2026, 4, 20)).achterstand == 25345 - 10000


def test_een_betaling_met_een_eerdere_datum_geeft_een_zichtbare_renteherziening(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 5, 1))
    leningen.verwerk_maand(b.kantoor, date(2026, 5, 1))
    assert _stand(b, vordering, date(2026, 5, 1)).rente == 2 * 8333
    b.klok.zet(date(2026, 5, 4))
    boekingen = leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 25345).uitkomst
    assert [(x.soort, x.omschrijving, x.draait_terug is not None) for x in boekingen] == [
        ("rente", "termijn 2", True),
        ("rente", "termijn 2", False),
        ("betaling", "betaling 1", False),
    ]
    assert _stand(b, vordering, date(2026, 5, 1)) == Stand(1_250_000 - 17012, 8220, 0, 25345)
    with b.kantoor.opslag.lees() as bron:
        toen = grootboek.stand(bron, vordering, date(2026, 5, 1), bekend_op=b.klok.nu.replace(day=3))
    assert toen == Stand(1_250_000, 2 * 8333, 0, 0)


def test_wat_boven_alles_komt_dat_vervallen_is_lost_extra_af(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 1))
    boekingen = leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 125345).uitkomst
    assert [(x.soort, sum(r.bedrag for r in x.regels if r.bedrag > 0)) for x in boekingen] == [
        ("rente", 8333),
        ("betaling", 25345),
        ("extra_aflossing", 100000),
    ]
    b.klok.zet(date(2026, 5, 20))
    rij = _rij(b, date(2026, 5, 20))
    assert rij.achterstand == 25345, "an extra repayment is no payment of the next term"
    assert rij.stoplicht is Stoplicht.ACHTERSTAND


def test_meer_dan_de_hele_schuld_wordt_geweigerd_en_er_gebeurt_niets(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 1))
    voor = _stand(b, vordering, date(2026, 4, 1))
    with pytest.raises(InvoerFout, match="hoger dan alles wat op de lening nog open staat"):
        leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 2_000_000)
    assert _stand(b, vordering, date(2026, 4, 1)) == voor


@pytest.mark.parametrize(("datum", "bedrag"), [(date(2026, 4, 1), 0), (date(2026, 4, 1), -5), (date(2026, 4, 2), 100)])
def test_een_onmogelijke_betaling_wordt_geweigerd(b: Bureau, datum: date, bedrag: int) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 1))
    with pytest.raises(InvoerFout):
        leningen.boek_betaling(b.kantoor, vordering, datum, bedrag)


def test_een_afgeloste_lening_is_afgelost(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 1))
    leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 1_250_000 + 8333)
    assert _rij(b, date(2026, 4, 1)).stoplicht is Stoplicht.AFGELOST
    b.klok.zet(date(2026, 9, 1))
    assert leningen.verwerk_maand(b.kantoor, date(2026, 9, 1)).uitkomst == 0
    assert _stand(b, vordering, date(2026, 9, 1)).totaal == 0


def test_een_teruggedraaide_betaling_verandert_niets_aan_de_stand(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 1))
    leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 1), 25345)
    b.klok.zet(date(2026, 6, 1))
    leningen.verwerk_maand(b.kantoor, date(2026, 6, 1))
    voor = _stand(b, vordering, date(2026, 6, 1)), _rij(b, date(2026, 6, 1))
    geboekt = leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 10), 90000).uitkomst
    assert _stand(b, vordering, date(2026, 6, 1)) != voor[0]
    betaling = next(boeking for boeking in geboekt if boeking.soort == "extra_aflossing")
    leningen.draai_betaling_terug(b.kantoor, betaling.id)
    assert (_stand(b, vordering, date(2026, 6, 1)), _rij(b, date(2026, 6, 1))) == voor
    with pytest.raises(NietMogelijk, match="al teruggedraaid"):
        leningen.draai_betaling_terug(b.kantoor, betaling.id)
    assert controle.snel(b.kantoor.opslag) == ()


def test_terugdraaien_neemt_beide_delen_van_een_betaling(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 20))
    geboekt = leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 20), 100000).uitkomst
    assert len({boeking.vastgelegd_op for boeking in geboekt}) == 1, "one work, one moment"
    leningen.draai_betaling_terug(b.kantoor, next(x.id for x in geboekt if x.soort == "betaling"))
    assert _stand(b, vordering, date(2026, 4, 20)) == Stand(1_250_000, 8333, 0, 0)


def test_twee_betalingen_op_hetzelfde_moment_blijven_er_twee(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 20))
    moment = b.klok()
    stil = replace(b.kantoor, klok=lambda: moment)
    eerste = leningen.boek_betaling(stil, vordering, date(2026, 4, 20), 10000).uitkomst
    leningen.boek_betaling(stil, vordering, date(2026, 4, 20), 20000)
    leningen.draai_betaling_terug(stil, eerste[-1].id)
    assert _stand(b, vordering, date(2026, 4, 20)).ontvangen == 20000


def test_na_herverdelen_boekt_de_maandverwerking_niets_meer(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 4, 3))
    for bedrag in (30000, 116710, 100000):
        leningen.boek_betaling(b.kantoor, vordering, date(2026, 4, 3), bedrag)
    leningen.boek_betaling(b.kantoor, vordering, date(2026, 3, 26), 5000)
    aantallen = set()
    for _ in range(4):
        leningen.verwerk_maand(b.kantoor, date(2026, 4, 3))
        with b.kantoor.opslag.lees() as bron:
            aantallen.add(len(grootboek.boekingen_van(bron, vordering)))
    assert len(aantallen) == 1


_BETALINGEN = st.lists(
    st.tuples(st.dates(date(2026, 3, 1), date(2026, 12, 31)), st.integers(1, 120_000)), min_size=1, max_size=5
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(betalingen=_BETALINGEN)
def test_de_volgorde_van_boeken_maakt_niet_uit(tmp_path_factory: pytest.TempPathFactory, betalingen: list) -> None:
    eind = date(2026, 12, 31)
    standen = []
    for volgorde in (sorted(betalingen), sorted(betalingen, reverse=True)):
        with bureau(tmp_path_factory.mktemp("volgorde") / "opslag") as b:
            vordering = lening_van(b)
            b.klok.zet(eind)
            for datum, bedrag in volgorde:
                leningen.boek_betaling(b.kantoor, vordering, datum, bedrag)
            leningen.verwerk_maand(b.kantoor, eind)
            rij = _rij(b, eind)
            standen.append((_stand(b, vordering, eind), rij.achterstand, rij.termijnen_achter))
            with b.kantoor.opslag.lees() as bron:
                verloop = leningen.verloop_van(bron, vordering, eind)
            assert (rij.achterstand, rij.restschuld) == (
                verloop.stand.achterstand,
                verloop.stand.restschuld + standen[-1][0].rente,
            )
            assert controle.snel(b.kantoor.opslag) == ()
    assert standen[0] == standen[1]


def _te_verwerken(b: Bureau, tot: date) -> list[str]:
    with b.kantoor.opslag.lees() as bron:
        return vorderingen.te_verwerken(bron, tot)


def test_een_lening_die_bij_is_wordt_overgeslagen_tot_de_volgende_termijn(b: Bureau) -> None:
    vordering = lening_van(b)
    b.klok.zet(date(2026, 5, 20))
    assert _te_verwerken(b, date(2026, 5, 20)) == [vordering]
    leningen.verwerk_maand(b.kantoor, date(2026, 5, 20))
    assert _te_verwerken(b, date(2026, 5, 31)) == []
    assert _te_verwerken(b, date(2026, 6, 1)) == [vordering]


@pytest.mark.parametrize("wat", ["boeking", "termijn", "voorwaarden"])
def test_alles_wat_over_een_lening_wordt_geschreven_laat_de_maandverwerking_weer_kijken(b: Bureau, wat: str) -> None:
    vordering, dag = lening_van(b), date(2026, 5, 20)
    b.klok.zet(dag)
    leningen.verwerk_maand(b.kantoor, dag)
    with b.kantoor.werk("Proef") as w:
        if wat == "boeking":
            regels = (
                Boekingsregel(Rekening.KOSTEN, 700, vordering), Boekingsregel(Rekening.KOSTENOPBRENGST, -700, vordering)
            )  # fmt: skip
            leningboek.maak_boeking(w, "kosten", "aanmaning", dag, regels)
        elif wat == "termijn":
            records.voeg_toe(w, VervallenTermijn(w.nieuw_id(), vordering, 1, dag, 5, 0, w.nu))
        else:
            voorwaarden = leningboek.voorwaarden_van(w, vordering)
            records.bewaar(w, replace(voorwaarden, rente_procent=Decimal(7)))
    assert _te_verwerken(b, dag) == [vordering]
    leningen.verwerk_maand(b.kantoor, dag)
    assert _te_verwerken(b, dag) == []
    if wat == "voorwaarden":
        b.kantoor.opslag.maak_ongedaan(w.id, wie=b.kantoor.wie, nu=b.kantoor.nu)
        assert _te_verwerken(b, dag) == [vordering]


_STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(["betaal", "betaal", "verwerk", "terug"]),
        st.integers(0, 200),  # days between
        st.integers(0, 60),  # how much earlier than today
        st.sampled_from([1, 5_000, 25_345, 25_346, 400_000, 1_300_000]),
    ),
    min_size=1,
    max_size=7,
)


@pytest.mark.lang
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=_STAPPEN)
def test_bij_een_overgeslagen_lening_viel_niets_te_boeken(
    tmp_path_factory: pytest.TempPathFactory, stappen: list[tuple[str, int, int, int]]
) -> None:
    """After every step: a loan that the maandverwerking would skip has nothing to book when it is followed anyway."""
    with bureau(tmp_path_factory.mktemp("overslaan") / "opslag") as b:
        vordering = lening_van(b)
        dag = b.kantoor.vandaag
        for daad, later, eerder, bedrag in stappen:
            dag += timedelta(days=later)
            b.klok.zet(dag)
            toen = max(date(2026, 3, 2), dag - timedelta(days=eerder))
            with suppress(GebruikersFout):
                if daad == "betaal":
                    leningen.boek_betaling(b.kantoor, vordering, toen, bedrag)
                elif daad == "verwerk":
                    leningen.verwerk_maand(b.kantoor, toen)
                else:
                    with b.kantoor.opslag.lees() as bron:
                        geboekt = leningboek.betalingen_van(bron, vordering)
                    if geboekt:
                        leningen.draai_betaling_terug(b.kantoor, geboekt[bedrag % len(geboekt)].boekingen[0].id)
            for tot in (toen, dag, dag + timedelta(days=20)):
                if not _te_verwerken(b, tot):
                    with b.kantoor.werk("Toch volgen") as w:
                        assert leningboek.volg(w, vordering, tot, None) == ()
                        assert w.geboekt == ()
        assert controle.volledig(b.kantoor.opslag) == ()


def test_the_maandverwerking_can_be_stopped_and_then_nothing_has_happened(b):
    lening_van(b)
    b.klok.zet(date(2026, 6, 12))
    gehoord = []

    def stop(gedaan: int, totaal: int) -> None:
        gehoord.append((gedaan, totaal))
        raise GebruikersFout("gestopt")

    with pytest.raises(GebruikersFout, match="gestopt"):
        leningen.verwerk_maand(b.kantoor, date(2026, 6, 12), stop)
    assert gehoord == [(0, 1)]
    assert leningen.verwerk_maand(b.kantoor, date(2026, 6, 12)).uitkomst == 3
