"""The pages of a dossier on several days of the demo story: head, steps, money, timeline, term, files."""

from datetime import date

import pytest

from bbzdesk.services import aanvragen, besluiten, debiteuren, dossierbeeld, leningen, overdracht
from bbzdesk.services.demo import BEWARING, PARTNER, WACHTWOORD
from bbzdesk.services.doel import Doel
from bbzdesk.services.dossieroverzicht import Dossieroverzicht
from bbzdesk.services.tijdlijn import SOORTEN
from tests.kantoorhulp import RESOURCES, Bureau, dossier_van
from tests.services.verhaal import Verhaal

ELAMRANI = "El Amrani, Kapsalon Zoë & Co"


def _gewoon(tekst: str) -> str:
    return tekst.replace("\N{NO-BREAK SPACE}", " ")


def _staten(gezien: Dossieroverzicht) -> list[str]:
    return [f"{stap.tekst}: {stap.staat}" for stap in gezien.stappen]


# --- head ------------------------------------------------------------------------------------------------------------


def test_de_kop_zegt_wie_het_is_zonder_heel_burgerservicenummer(b: Bureau) -> None:
    kop = dossierbeeld.kop(b.kantoor, Verhaal(b).tot(date(2026, 1, 5)).dossier)
    assert kop.titel == ELAMRANI
    assert kop.feiten == (
        "Startende zelfstandige",
        "Dossier BBZ-2026-0001",
        "Contact: Anna Proef",
        "Telefoon 06-00000001",
        "BSN •••••• 653",
    )
    assert (kop.fasen[kop.fase], kop.stoplicht, kop.overgedragen) == ("Intake", None, "")


@pytest.mark.parametrize(
    ("dag", "fase", "licht"),
    [
        (date(2026, 1, 12), "Aanvraag", None),
        (date(2026, 2, 2), "Onderzoek", None),
        (date(2026, 2, 9), "Advies", None),
        (date(2026, 2, 16), "Besluit", None),
        (date(2026, 3, 1), "Terugbetaling", "bij"),
    ],
)
def test_de_fase_loopt_mee_met_het_verhaal(b: Bureau, dag: date, fase: str, licht: str | None) -> None:
    kop = dossierbeeld.kop(b.kantoor, Verhaal(b).tot(dag).dossier)
    assert (kop.fasen[kop.fase], kop.stoplicht) == (fase, licht)


def test_een_overgedragen_dossier_zegt_aan_wie_en_houdt_zijn_fase(b: Bureau, tmp_path) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    b.klok.zet(date(2026, 6, 12))
    overdracht.draag_over(b.kantoor, verhaal.dossier, PARTNER, tmp_path, WACHTWOORD, BEWARING)
    kop = dossierbeeld.kop(b.kantoor, verhaal.dossier)
    assert kop.overgedragen == (
        "Overgedragen aan Regionaal Zelfstandigenloket (oefening) op 12 juni 2026. "
        "U kunt nog ontvangen betalingen vastleggen."
    )
    assert (kop.fasen[kop.fase], kop.stoplicht) == ("Terugbetaling", "letop")
    eerste = dossierbeeld.tijdlijn(b.kantoor, verhaal.dossier)[0]
    assert (eerste.soort, eerste.wat) == ("overdracht", "Overgedragen aan Regionaal Zelfstandigenloket (oefening)")


# --- overview --------------------------------------------------------------------------------------------------------

STATUS = [
    (date(2026, 1, 5), "Wij hebben nog geen aanvraag van u ontvangen."),
    (
        date(2026, 1, 12),
        "Wij hebben uw aanvraag ontvangen op 12 januari 2026. Wij beslissen uiterlijk maandag 13 april 2026.",
    ),
    (date(2026, 1, 20), "Wij wachten op stukken van u. Stuur deze uiterlijk maandag 2 februari 2026."),
    (date(2026, 1, 30), "Uw aanvraag is compleet. Wij beslissen uiterlijk dinsdag 21 april 2026."),
    (
        date(2026, 2, 16),
        "Wij hebben op maandag 16 februari 2026 een besluit genomen en dit verzonden op 16 februari 2026. Bezwaar maken kan tot en met 30 maart 2026.",
    ),
    (date(2026, 5, 1), "Van uw lening staat € 12.158,63 open. U hebt nu geen achterstand."),
    (
        date(2026, 6, 2),
        "Van uw lening staat € 12.158,63 open. € 253,45 had al betaald moeten zijn.",
    ),
]


@pytest.mark.parametrize(("dag", "zin"), STATUS)
def test_de_zin_voor_de_ondernemer(b: Bureau, dag: date, zin: str) -> None:
    gezien = dossierbeeld.overzicht(b.kantoor, Verhaal(b).tot(dag).dossier)
    assert _gewoon(gezien.status) == zin


STAPPEN = [
    (
        date(2026, 1, 5),
        ["Telefonische screening: klaar", "Aanvraag: niet_gestart", "Bewijsstukken: kan_niet",
         "Levensvatbaarheid: niet_gestart", "Advies: kan_niet", "Besluit: kan_niet", "Besluit verzenden: kan_niet"],
    ),
    (
        date(2026, 1, 20),
        ["Telefonische screening: klaar", "Aanvraag: klaar", "Bewijsstukken: wacht",
         "Levensvatbaarheid: niet_gestart", "Advies: kan_niet", "Besluit: niet_gestart", "Besluit verzenden: kan_niet"],
    ),
    (
        date(2026, 2, 2),
        ["Telefonische screening: klaar", "Aanvraag: klaar", "Bewijsstukken compleet: klaar",
         "Levensvatbaarheid: klaar", "Advies: niet_gestart", "Besluit: niet_gestart", "Besluit verzenden: kan_niet"],
    ),
    (
        date(2026, 2, 16),
        ["Telefonische screening: klaar", "Aanvraag: klaar", "Bewijsstukken compleet: klaar",
         "Levensvatbaarheid: klaar", "Advies: klaar", "Besluit: klaar", "Besluit verzenden: klaar",
         "Akte van schuldbekentenis: niet_gestart", "Uitbetaling: kan_niet"],
    ),
    (
        date(2026, 6, 2),
        ["Telefonische screening: klaar", "Aanvraag: klaar", "Bewijsstukken compleet: klaar",
         "Levensvatbaarheid: klaar", "Advies: klaar", "Besluit: klaar", "Besluit verzenden: klaar",
         "Akte van schuldbekentenis: klaar", "Uitbetaling: klaar", "Terugbetaling: probleem"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("dag", "staten"), STAPPEN)
def test_de_stappen_lopen_mee_met_het_verhaal(b: Bureau, dag: date, staten: list[str]) -> None:
    gezien = dossierbeeld.overzicht(b.kantoor, Verhaal(b).tot(dag).dossier)
    assert _staten(gezien) == staten
    assert gezien.klaar == f"{sum(staat.endswith(': klaar') for staat in staten)} van {len(staten)} klaar"


@pytest.mark.parametrize(("dag", "gevouwen"), [(date(2026, 2, 2), 0), (date(2026, 2, 16), 5), (date(2026, 6, 2), 7)])
def test_wat_lang_klaar_is_wordt_gevouwen_als_het_niet_past(b: Bureau, dag: date, gevouwen: int) -> None:
    gezien = dossierbeeld.overzicht(b.kantoor, Verhaal(b).tot(dag).dossier)
    assert gezien.gevouwen == frozenset(range(gevouwen))
    assert all(gezien.stappen[plaats].staat == "klaar" for plaats in gezien.gevouwen)


def test_zonder_aanvraag_is_er_niets_om_over_te_besluiten(b: Bureau) -> None:
    for dag, heeft in ((date(2026, 1, 5), False), (date(2026, 1, 20), True)):
        verhaal = Verhaal(b).tot(dag)
        assert dossierbeeld.kop(b.kantoor, verhaal.dossier).heeft_aanvraag is heeft


def test_een_stap_heeft_een_noot_en_een_plaats(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 20))
    stappen = {stap.tekst: stap for stap in dossierbeeld.overzicht(b.kantoor, verhaal.dossier).stappen}
    assert stappen["Bewijsstukken"].noot == "Gevraagd op 19 januari 2026, uiterlijk maandag 2 februari"
    assert stappen["Bewijsstukken"].doel == Doel("dossier", verhaal.dossier, "aanvraag")
    assert stappen["Telefonische screening"].doel == Doel("screening", verhaal.contact)
    concept = besluiten.begin(b.kantoor, verhaal.aanvraag, "toekenning-bedrijfskapitaal", {}).uitkomst
    b.klok.zet(date(2026, 2, 4))
    stappen = {stap.tekst: stap for stap in dossierbeeld.overzicht(b.kantoor, verhaal.dossier).stappen}
    assert (stappen["Bewijsstukken"].staat, stappen["Besluit"].staat) == ("probleem", "bezig")
    assert stappen["Besluit"].doel == Doel("besluit", concept.id)


def test_komende_termijnen_zeggen_hoe_lang_nog(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 20))
    komend = dossierbeeld.overzicht(b.kantoor, verhaal.dossier).termijnen
    assert [(dag.wat, dag.wanneer, dag.toon) for dag in komend] == [
        ("Stukken van de ondernemer uiterlijk binnen", "ma 2 februari, nog 13 dagen", ""),
        ("Beslissen uiterlijk", "ma 27 april, nog 97 dagen", ""),
    ]
    b.klok.zet(date(2026, 2, 3))
    komend = dossierbeeld.overzicht(b.kantoor, verhaal.dossier).termijnen
    assert (komend[0].wanneer, komend[0].toon) == ("ma 2 februari, 1 dag te laat", "achterstand")


def test_geld_in_een_blik_telt_op(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 6, 2))
    geld = dossierbeeld.overzicht(b.kantoor, verhaal.dossier).geld
    kaarten = (geld.toegekend, geld.openstaand, geld.achterstand)
    assert [(kaart.titel, _gewoon(kaart.tekst), _gewoon(kaart.noot)) for kaart in kaarten] == [
        ("Toegekend", "€ 12.500,00", "L2026-0001, februari 2026"),
        ("Openstaand", "€ 12.158,63", "€ 253,45 per maand"),
        ("Achterstand", "€ 253,45", "2 van 60 betaald"),
    ]
    for kaart in kaarten:
        *delen, laatste = (regel.bedrag or 0 for regel in kaart.regels)
        assert sum(delen) == laatste == kaart.bedrag


def test_zonder_lening_is_er_nog_geen_geld(b: Bureau) -> None:
    geld = dossierbeeld.overzicht(b.kantoor, dossier_van(b)).geld
    assert [kaart.bedrag for kaart in (geld.toegekend, geld.openstaand, geld.achterstand)] == [0, 0, 0]
    assert geld.toegekend.noot == "nog niets"


def test_het_geld_van_een_dossier_is_dat_van_het_debiteurenoverzicht(b: Bureau) -> None:
    verhaal = Verhaal(b, "gevestigd").tot(date(2026, 5, 4))
    b.klok.zet(date(2026, 6, 12))
    geld = dossierbeeld.overzicht(b.kantoor, verhaal.dossier).geld
    (rij,) = debiteuren.overzicht(b.kantoor, b.kantoor.vandaag).rijen
    assert (geld.openstaand.bedrag, geld.achterstand.bedrag) == (rij.restschuld, rij.achterstand)


# --- timeline --------------------------------------------------------------------------------------------------------


def test_de_tijdlijn_van_het_hele_verhaal_de_nieuwste_eerst(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    momenten = dossierbeeld.tijdlijn(b.kantoor, verhaal.dossier)
    assert [(moment.dag.isoformat()[5:], moment.soort) for moment in momenten] == [
        ("05-01", "betaling"), ("04-01", "betaling"), ("03-01", "uitbetaling"), ("02-23", "akte"),
        ("02-16", "verzending"), ("02-16", "besluit"), ("02-09", "advies"), ("02-02", "onderzoek"),
        ("02-02", "onderzoek"), ("01-28", "stukken_binnen"), ("01-19", "stukken_gevraagd"), ("01-19", "stuk"),
        ("01-12", "aanvraag"), ("01-05", "screening"), ("01-05", "contact"),
    ]  # fmt: skip
    betaling = momenten[0]
    assert (betaling.wat, _gewoon(betaling.tekst)) == ("Betaling 2 ontvangen", "€ 253,45 op vordering L2026-0001.")
    assert (betaling.wanneer, betaling.geleden, betaling.doel) == (
        "vr 1 mei", "vandaag", Doel("lening", verhaal.vordering)
    )  # fmt: skip
    assert momenten[7].wat == "Onderzoek afgerond: positief"
    assert momenten[-1].tekst.startswith("Wil vanuit de WW een kapsalon beginnen")
    assert momenten[-1].geleden == "116 dagen geleden"


def test_een_teruggedraaide_betaling_blijft_in_de_tijdlijn(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    b.klok.zet(date(2026, 5, 4))
    (boeking,) = [g.boekingen[0] for g in _betalingen(b, verhaal.vordering) if g.betaling.datum == date(2026, 5, 1)]
    leningen.draai_betaling_terug(b.kantoor, boeking.id)
    eerste, tweede, *_ = dossierbeeld.tijdlijn(b.kantoor, verhaal.dossier)
    assert (eerste.soort, eerste.wat, eerste.dag) == (
        "terugdraaiing", "Teruggedraaid: betaling 2", date(2026, 5, 4)
    )  # fmt: skip
    assert _gewoon(tweede.tekst) == "€ 253,45 op vordering L2026-0001. Later teruggedraaid."


def _betalingen(b: Bureau, vordering: str) -> list:
    from bbzdesk.services import leningboek

    with b.kantoor.opslag.lees() as bron:
        return leningboek.betalingen_van(bron, vordering)


def test_de_tijdlijn_op_soort(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 5, 1))
    momenten = dossierbeeld.tijdlijn(b.kantoor, verhaal.dossier, soorten={"besluit", "verzending"})
    assert [moment.wat for moment in momenten] == ["Besluit B-2026-0001 verzonden", "Besluit B-2026-0001"]


def test_elk_moment_heeft_een_icoon() -> None:
    assert {icoon for _, icoon in SOORTEN.values() if not (RESOURCES / "icons" / f"{icoon}.svg").is_file()} == set()


# --- application and term --------------------------------------------------------------------------------------------


def test_de_aanvraag_heeft_een_termijn_in_woorden_en_een_balk(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 30))
    gezien = dossierbeeld.aanvraag(b.kantoor, verhaal.aanvraag)
    assert gezien.titel == "Aanvraag bedrijfskapitaal van 12 januari 2026"
    assert (gezien.over, gezien.toon, gezien.open) == ("Nog 81 dagen", "", True)
    assert (gezien.balk.begin, gezien.balk.einde) == (date(2026, 1, 12), date(2026, 4, 21))
    assert gezien.balk.woord == "13 weken"
    assert gezien.balk.stil == ((date(2026, 1, 20), date(2026, 1, 27)),)
    assert sum((laatste - eerste).days + 1 for eerste, laatste in gezien.balk.stil) == gezien.termijn.opgeschorte_dagen
    assert [(merk.wat, merk.wanneer) for merk in gezien.balk.merken] == [
        ("Ontvangen", "maandag 12 januari"),
        ("Beslissen uiterlijk", "dinsdag 21 april 2026"),
    ]
    assert gezien.regels[0].artikel == "Bbz art. 35 lid 2"
    assert {etiket: _gewoon(waarde) for etiket, waarde in gezien.gevraagd} == {
        "Gevraagd": "bedrijfskapitaal",
        "Aanvraag ontvangen op": "12 januari 2026",
        "Wil bijstand aanvragen op": "12 januari 2026",
        "Gevraagd bedrag": "€ 12.500,00",
        "Waarvoor is het geld": "inrichting van de kapsalon en een eerste voorraad",
        "Bank heeft het krediet afgewezen": "ja",
    }
    (regel,) = gezien.opschortingen
    assert (regel.gevraagd, regel.ontvangen, regel.woorden, regel.open) == (
        "19 jan 2026", "28 jan 2026", "Aangevuld op 28 januari 2026.", False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "over", "toon", "woorden"),
    [
        (date(2026, 1, 26), "Nog 91 dagen", "", "Wij wachten 7 dagen. De ondernemer heeft nog 7 dagen."),
        (date(2026, 2, 2), "Nog 84 dagen", "", "Wij wachten 14 dagen. De termijn eindigt vandaag."),
        (date(2026, 4, 20), "Nog 7 dagen", "letop", "Niet aangevuld. De termijn liep af op maandag 2 februari."),
        (date(2026, 4, 27), "Vandaag", "letop", "Niet aangevuld. De termijn liep af op maandag 2 februari."),
        (date(2026, 4, 29), "2 dagen te laat", "achterstand", "Niet aangevuld. De termijn liep af op maandag 2 februari."),
    ],
)  # fmt: skip
def test_hoe_lang_nog_zonder_aanvulling(b: Bureau, dag: date, over: str, toon: str, woorden: str) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 20))
    b.klok.zet(dag)
    gezien = dossierbeeld.aanvraag(b.kantoor, verhaal.aanvraag)
    assert (gezien.over, gezien.toon, gezien.opschortingen[0].woorden) == (over, toon, woorden)


def test_een_besloten_aanvraag_loopt_niet_meer(b: Bureau) -> None:
    gezien = dossierbeeld.aanvraag(b.kantoor, Verhaal(b).tot(date(2026, 3, 1)).aanvraag)
    assert (gezien.over, gezien.toon, gezien.besluit) == (
        "Op tijd besloten", "", "Besluit B-2026-0001 van 16 februari 2026"
    )  # fmt: skip
    assert [merk.wat for merk in gezien.balk.merken] == ["Ontvangen", "Besluit", "Beslissen uiterlijk"]


def test_een_tweede_verzoek_telt_elke_dag_een_keer(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 1, 20))
    b.klok.zet(date(2026, 1, 26))
    aanvragen.schort_op(b.kantoor, verhaal.aanvraag, date(2026, 1, 26), date(2026, 2, 9))
    gezien = dossierbeeld.aanvraag(b.kantoor, verhaal.aanvraag)
    assert gezien.balk.stil == ((date(2026, 1, 20), date(2026, 2, 2)), (date(2026, 2, 3), date(2026, 2, 9)))
    assert sum((tot - van).days + 1 for van, tot in gezien.balk.stil) == gezien.termijn.opgeschorte_dagen == 21


# --- files -----------------------------------------------------------------------------------------------------------


def test_stukken_en_hun_inhoud(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 2, 16))
    eerste, *rest = dossierbeeld.stukken(b.kantoor, verhaal.dossier)
    assert (eerste.naam, eerste.soort, eerste.wanneer) == ("Toekenning bedrijfskapitaal", "Besluit", "16 feb 2026")
    assert [stuk.naam for stuk in rest] == ["Ontvangstbevestiging van de aanvraag"]
    inhoud = dossierbeeld.stuk_inhoud(b.kantoor, eerste.stuk_id)
    assert inhoud.startswith(b"%PDF")
    assert eerste.grootte == f"{-(-len(inhoud) // 1000)} kB"
