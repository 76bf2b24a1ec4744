"""A loan on a day: figures that add up, what can be done, the bookings with their balance and the state of each term."""

from datetime import date

import pytest

from bbzdesk.domain.grootboek import Boekingsregel, Rekening
from bbzdesk.services import inlezen, leningbeeld, leningboek, leningen, leningkaarten, overdracht, vandaag
from bbzdesk.services.demo import BEWARING, PARTNER, WACHTWOORD
from bbzdesk.services.doel import Doel
from bbzdesk.services.leningbeeld import Leningbeeld
from tests.kantoorhulp import Bureau
from tests.services.verhaal import Verhaal

# 12,500.00 at 8 % in 60 annuities of 253.45; first terms: 83.33 + 170.12, 82.20 + 171.25, 81.06 + 172.39.


def _beeld(b: Bureau, vordering: str, op: date | None = None) -> Leningbeeld:
    return leningbeeld.beeld(b.kantoor, vordering, op or b.kantoor.vandaag)


def _klopt(gezien: Leningbeeld) -> None:
    """The lines of each explanation add up to the last one, and that is the amount of the head."""
    for regels, bedrag in ((gezien.uitleg, gezien.totaal), (gezien.uitleg_achterstand, gezien.achterstand)):
        *delen, laatste = (regel.bedrag or 0 for regel in regels)
        assert laatste == bedrag
        assert sum(delen) == bedrag
    assert gezien.hoofdsom + gezien.rente + gezien.kosten == gezien.totaal
    assert not gezien.boekingen or gezien.boekingen[-1].saldo_daarna == gezien.totaal


@pytest.mark.parametrize(
    ("dag", "kan"),
    [
        (date(2026, 2, 16), {"akte"}),
        (date(2026, 2, 23), {"uitbetalen"}),
        (date(2026, 3, 1), {"betaling"}),
        (date(2026, 4, 1), {"betaling", "terugdraaien"}),
    ],
)
def test_wat_er_kan_volgt_het_verhaal(b: Bureau, dag: date, kan: set[str]) -> None:
    gezien = _beeld(b, Verhaal(b).tot(dag).vordering)
    assert {actie.sleutel for actie in gezien.acties if actie.kan} == kan
    _klopt(gezien)


def test_waarom_iets_niet_kan_staat_er_in_een_zin(b: Bureau) -> None:
    gezien = _beeld(b, Verhaal(b).tot(date(2026, 2, 16)).vordering)
    assert {actie.sleutel: actie.waarom_niet for actie in gezien.acties} == {
        "akte": "",
        "uitbetalen": "Leg eerst vast wanneer de akte van schuldbekentenis is getekend.",
        "betaling": "Deze lening is nog niet uitbetaald.",
        "terugdraaien": "Er is nog geen betaling geboekt.",
    }


def test_de_kop_zegt_wat_voor_lening_het_is(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    gezien = _beeld(b, verhaal.vordering)
    assert (gezien.titel, gezien.wie) == ("Lening L2026-0001", "El Amrani, Kapsalon Zoë & Co")
    assert [feit.replace("\N{NO-BREAK SPACE}", " ") for feit in gezien.feiten] == [
        "Bedrijfskapitaal",
        "Dossier BBZ-2026-0001",
        "€ 12.500,00 tegen 8% rente",
        "60 maanden, annuïteit",
        "Akte getekend op 23 februari 2026",
    ]
    assert (gezien.op_woorden, gezien.stoplicht, gezien.achterstand_woorden) == (
        "Stand op 1 mei 2026", "bij", "Geen achterstand"
    )  # fmt: skip
    assert (gezien.hoofdsom, gezien.rente, gezien.totaal) == (1_250_000 - 17_012 - 17_125, 0, 1_215_863)
    assert gezien.doel == Doel("dossier", verhaal.dossier, "leningen")
    _klopt(gezien)


def test_de_uitleg_van_de_stand_telt_op_tot_op_de_cent(b: Bureau) -> None:
    gezien = _beeld(b, Verhaal(b).tot(date(2026, 5, 1)).vordering)
    assert [(regel.tekst, regel.artikel, regel.bedrag) for regel in gezien.uitleg] == [
        ("Uitbetaald op 1 maart 2026.", "Bbz art. 39 lid 1", 1_250_000),
        ("Rente, 2 keer.", "Bbz art. 15 a", 8_333 + 8_220),
        (
            "2 betalingen, afgetrokken eerst van de kosten, dan van de rente, dan van de hoofdsom.",
            "Awb art. 4:92",
            -2 * 25_345,
        ),
        ("Dit staat open op 1 mei 2026.", "", 1_215_863),
    ]


def test_voor_de_uitbetaling_is_er_nog_geen_stand(b: Bureau) -> None:
    gezien = _beeld(b, Verhaal(b).tot(date(2026, 2, 23)).vordering)
    assert (gezien.stoplicht, gezien.totaal, gezien.boekingen) == (None, 0, ())
    assert {termijn.woord for termijn in gezien.termijnen} == {"Komt nog"}


def test_de_boekingen_hebben_een_saldo_en_zeggen_wat_terug_kan(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    regels = _beeld(b, verhaal.vordering).boekingen
    assert [(regel.wat, regel.saldo_daarna, regel.kan_terug) for regel in regels] == [
        ("Uitbetaald", 1_250_000, False),
        ("Rente termijn 1", 1_258_333, False),
        ("Betaling 1", 1_232_988, True),
        ("Rente termijn 2", 1_241_208, False),
        ("Betaling 2", 1_215_863, True),
    ]
    leningen.draai_betaling_terug(b.kantoor, regels[-1].sleutel)
    gezien = _beeld(b, verhaal.vordering)
    assert [(regel.wat, regel.teruggedraaid, regel.kan_terug) for regel in gezien.boekingen[-2:]] == [
        ("Betaling 2", True, False),
        ("Teruggedraaid: betaling 2", False, False),
    ]
    _klopt(gezien)
    b.klok.zet(date(2026, 5, 2))
    gezien = _beeld(b, verhaal.vordering)
    assert (gezien.achterstand, gezien.achterstand_woorden, gezien.stoplicht) == (25_345, "1 termijn", "letop")
    _klopt(gezien)


def test_een_stand_van_eerder_toont_alleen_wat_toen_was_geboekt(b: Bureau) -> None:
    gezien = _beeld(b, Verhaal(b).tot(date(2026, 5, 1)).vordering, date(2026, 4, 15))
    assert [regel.wat for regel in gezien.boekingen] == ["Uitbetaald", "Rente termijn 1", "Betaling 1"]
    assert [termijn.staat for termijn in gezien.termijnen[:3]] == ["betaald", "komt", "komt"]
    _klopt(gezien)


def test_termijnen_zeggen_of_zij_betaald_zijn(b: Bureau) -> None:
    vordering = Verhaal(b).tot(date(2026, 5, 1)).vordering
    b.klok.zet(date(2026, 7, 1))
    leningen.boek_betaling(b.kantoor, vordering, date(2026, 6, 20), 10_000)
    gezien = _beeld(b, vordering)
    woorden = [termijn.woord.replace("\N{NO-BREAK SPACE}", " ") for termijn in gezien.termijnen[:5]]
    assert woorden == ["Betaald", "Betaald", "Te laat, nog € 153,45", "Vandaag, € 253,45", "Komt nog"]
    assert [termijn.verwerkt for termijn in gezien.termijnen[:5]] == [True, True, True, False, False]
    assert (gezien.termijnen[2].rente, gezien.termijnen[2].aflossing) == (8_106, 17_239)
    assert gezien.uitleg[-2].tekst == (
        "De rente van 1 vervallen termijn is nog niet geboekt. Dat doet de maandverwerking."
    )
    assert [(regel.tekst, regel.bedrag) for regel in gezien.uitleg_achterstand] == [
        ("Termijn 3, uiterlijk te betalen op 1 juni 2026.", 25_345),
        ("Al betaald op termijn 3.", -10_000),
        ("Termijn 4, uiterlijk te betalen op 1 juli 2026.", 25_345),
        ("Dit is te laat op 1 juli 2026.", 40_690),
    ]
    _klopt(gezien)


def test_wie_alles_betaalt_heeft_geen_termijnen_meer(b: Bureau) -> None:
    vordering = Verhaal(b).tot(date(2026, 5, 1)).vordering
    b.klok.zet(date(2026, 5, 1))
    leningen.boek_betaling(b.kantoor, vordering, date(2026, 5, 1), 1_215_863)
    gezien = _beeld(b, vordering)
    assert (gezien.totaal, gezien.stoplicht) == (0, "afgelost")
    assert gezien.boekingen[-1].wat == "Extra aflossing bij betaling 3"
    assert [termijn.woord for termijn in gezien.termijnen[:3]] == ["Betaald", "Betaald", "Niet meer nodig"]
    assert gezien.actie("betaling").waarom_niet == "Er staat niets meer open."
    _klopt(gezien)


def test_een_ingelezen_vordering_heeft_een_stand_zonder_schema(b: Bureau, tmp_path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text(
        "Dossiernummer;Naam;Hoofdsom;Restschuld;Achterstand\nD-77;Jansen, Piet;10000,00;2500,00;300,00\n",
        encoding="utf-8",
    )
    inlezen.neem_over(b.kantoor, lijst, inlezen.proef(b.kantoor, lijst), b.kantoor.vandaag)
    with b.kantoor.opslag.lees() as bron:
        vordering = bron.waarde("SELECT id FROM vordering")
    gezien = _beeld(b, vordering)
    assert (gezien.titel, gezien.wie, gezien.termijnen) == ("Vordering D-77", "Jansen", ())
    assert (gezien.totaal, gezien.achterstand, gezien.stoplicht) == (250_000, 30_000, "achterstand")
    assert gezien.achterstand_woorden == "Overgenomen uit uw overzicht"
    assert [actie.sleutel for actie in gezien.acties] == ["betaling", "terugdraaien"]
    assert gezien.actie("betaling").kan
    _klopt(gezien)


def test_de_laatste_betaling_van_een_ingelezen_vordering_komt_uit_het_overzicht(b: Bureau, tmp_path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text(
        "Dossiernummer;Naam;Hoofdsom;Restschuld;Laatste betaling\nD-77;Jansen, Piet;10000,00;2500,00;1-12-2025\n",
        encoding="utf-8",
    )
    inlezen.neem_over(b.kantoor, lijst, inlezen.proef(b.kantoor, lijst), b.kantoor.vandaag)
    with b.kantoor.opslag.lees() as bron:
        dossier = bron.waarde("SELECT dossier_id FROM vordering")
    (kaart,) = leningkaarten.kaarten(b.kantoor, dossier)
    assert kaart.bedragen[0][2] == "laatste betaling 1 december 2025, volgens uw overzicht"


def test_kosten_staan_apart_in_de_uitleg(b: Bureau) -> None:
    vordering = Verhaal(b).tot(date(2026, 5, 1)).vordering
    with b.kantoor.werk("Kosten") as w:
        regels = (
            Boekingsregel(Rekening.KOSTEN, 850, vordering),
            Boekingsregel(Rekening.KOSTENOPBRENGST, -850, vordering),
        )
        leningboek.maak_boeking(w, "kosten", "aanmaning", date(2026, 5, 1), regels)
    gezien = _beeld(b, vordering)
    assert gezien.kosten == 850
    assert ("Kosten op 1 mei 2026.", "Awb art. 4:113", 850) in [
        (regel.tekst, regel.artikel, regel.bedrag) for regel in gezien.uitleg
    ]
    _klopt(gezien)


@pytest.mark.parametrize("naam", ["starter", "gevestigd"])
def test_op_elke_dag_van_het_verhaal_tellen_de_regels_op(b: Bureau, naam: str) -> None:
    vordering = Verhaal(b, naam).tot(date(2026, 5, 4)).vordering
    b.klok.zet(date(2026, 9, 1))
    for op in (date(2026, maand, dag) for maand in range(2, 10) for dag in (1, 2, 28)):
        gezien = _beeld(b, vordering, op)
        _klopt(gezien)
        assert sum(termijn.open for termijn in gezien.termijnen if termijn.staat == "te_laat") <= gezien.totaal


def test_een_overgedragen_dossier_neemt_alleen_nog_betalingen_aan(b: Bureau, tmp_path) -> None:
    verhaal = Verhaal(b).tot(date(2026, 2, 23))
    overdracht.draag_over(b.kantoor, verhaal.dossier, PARTNER, tmp_path, WACHTWOORD, BEWARING)
    gezien = _beeld(b, verhaal.vordering)
    assert gezien.actie("uitbetalen").waarom_niet == (
        "Dit dossier is overgedragen. U kunt alleen nog ontvangen betalingen vastleggen."
    )
    assert not vandaag.beeld(b.kantoor).blok(vandaag.TE_LAAT).regels
