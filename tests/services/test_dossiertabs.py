"""What the tabs of a dossier show: the investigation, advice and decisions, claims; and the days they ask for."""

from collections.abc import Callable
from datetime import date, timedelta
from inspect import signature

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.vordering import Vordering
from bbzdesk.domain.zaak import Opschorting, SwotPunt
from bbzdesk.services import (
    aanvragen,
    adviesbeeld,
    adviezen,
    besluiten,
    kladden,
    leningen,
    leningkaarten,
    onderzoekbeeld,
    onderzoeken,
    vragen,
)
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import records
from tests.kantoorhulp import Bureau, aanvraag_van, besluit_van, deel, dossier_van, lening_van


def _aanvraag(b: Bureau, dossier_id: str) -> str:
    b.klok.zet(deel().dagen["aanvraag_op"])
    return aanvragen.neem_in(b.kantoor, dossier_id, deel().aanvraag).uitkomst.id


def _onderzoek(b: Bureau, dossier_id: str) -> str:
    return onderzoeken.begin(b.kantoor, dossier_id, None, "vijf-onderdelen").uitkomst.id


def _dossier_van(b: Bureau, vordering_id: str) -> str:
    with b.kantoor.opslag.lees() as bron:
        return records.haal(bron, Vordering, vordering_id).dossier_id


# --- the investigation ----------------------------------------------------------------------------------------------


def test_zonder_onderzoek_kan_er_een_beginnen_bij_de_aanvraag(b: Bureau) -> None:
    dossier = dossier_van(b)
    aanvraag = _aanvraag(b, dossier)
    gezien = onderzoekbeeld.pagina(b.kantoor, dossier)
    assert (gezien.onderzoek_id, gezien.aanvraag_id, gezien.format) == ("", aanvraag, "vijf-onderdelen")


def test_wat_al_bekend_is_staat_er_met_zijn_bron_en_wordt_niet_gevraagd(b: Bureau) -> None:
    dossier = dossier_van(b)
    _onderzoek(b, dossier)
    eerste = onderzoekbeeld.pagina(b.kantoor, dossier).delen[0]
    bekend = {fact.vraag: (fact.waarde, fact.bron) for fact in eerste.bekend}
    assert bekend["Rechtsvorm"] == ("eenmanszaak", "uit de gegevens van het bedrijf")
    assert bekend["Leefvorm"][1] == "uit het huishouden"
    assert not {vraag.vraag for vraag in eerste.vragen} & set(bekend)


def test_een_deel_is_leeg_dan_bezig_dan_klaar(b: Bureau) -> None:
    dossier = dossier_van(b)
    onderzoek = _onderzoek(b, dossier)

    def staat(nummer: int) -> tuple[str, str]:
        gezien = onderzoekbeeld.pagina(b.kantoor, dossier).delen[nummer - 1]
        return gezien.staat, gezien.voortgang

    assert staat(1) == ("leeg", "0 van 2 vragen beantwoord")
    onderzoeken.vul_in(b.kantoor, onderzoek, 1, {"prive_uitgaven": "1.450,00"})
    assert staat(1) == ("bezig", "1 van 2 vragen beantwoord")
    onderzoeken.vul_in(b.kantoor, onderzoek, 1, {"prive_schulden": "Geen."})
    assert staat(1)[0] == "klaar"
    onderzoeken.vul_in(b.kantoor, onderzoek, 4, {"markt": "Ja."})
    assert staat(4) == ("bezig", "1 van 1 vraag beantwoord, 0 punten in de SWOT")
    onderzoeken.voeg_swot_toe(b.kantoor, onderzoek, "sterk", "Ervaring")
    assert staat(4) == ("klaar", "1 van 1 vraag beantwoord, 1 punt in de SWOT")


def test_een_bedrag_staat_in_het_veld_zoals_iemand_het_typt(b: Bureau) -> None:
    dossier = dossier_van(b)
    onderzoek = _onderzoek(b, dossier)
    onderzoeken.vul_in(b.kantoor, onderzoek, 1, {"prive_uitgaven": "1450"})
    vraag = onderzoekbeeld.pagina(b.kantoor, dossier).delen[0].vragen[0]
    assert (vraag.tekst, vraag.toon) == ("1.450,00", "€ 1.450,00".replace(" ", "\N{NO-BREAK SPACE}"))


def test_het_zwaarste_punt_van_de_swot_staat_bovenaan(b: Bureau) -> None:
    dossier = dossier_van(b)
    onderzoek = _onderzoek(b, dossier)
    for tekst, gewicht in (("licht", 1), ("zwaar", 3), ("gewoon", 2)):
        onderzoeken.voeg_swot_toe(b.kantoor, onderzoek, "kans", tekst, gewicht)
    punten = onderzoekbeeld.pagina(b.kantoor, dossier).swot["kans"]
    assert [(punt.tekst, punt.gewicht) for punt in punten] == [
        ("zwaar", "weegt zwaar"), ("gewoon", "weegt gewoon"), ("licht", "weegt licht"),
    ]  # fmt: skip


def test_een_punt_van_de_swot_gaat_weg_en_komt_terug_met_ongedaan_maken(b: Bureau) -> None:
    dossier = dossier_van(b)
    onderzoek = _onderzoek(b, dossier)
    punt = onderzoeken.voeg_swot_toe(b.kantoor, onderzoek, "zwak", "Weinig geld").uitkomst
    gedaan = onderzoeken.verwijder_swot(b.kantoor, punt.id)
    with b.kantoor.opslag.lees() as bron:
        assert records.waar(bron, SwotPunt) == ()
    b.kantoor.opslag.maak_ongedaan(gedaan.wijziging.werk_id, wie=b.kantoor.wie, nu=b.kantoor.nu)
    with b.kantoor.opslag.lees() as bron:
        assert records.waar(bron, SwotPunt) == (punt,)


def test_uit_een_afgerond_onderzoek_gaat_geen_punt_meer_weg(b: Bureau) -> None:
    aanvraag_van(b, dossier_van(b))
    with b.kantoor.opslag.lees() as bron:
        punt = records.waar(bron, SwotPunt)[0]
    with pytest.raises(NietMogelijk, match="is afgerond"):
        onderzoeken.verwijder_swot(b.kantoor, punt.id)


def test_wat_half_getypt_was_komt_terug_met_zijn_tijd(b: Bureau) -> None:
    dossier = dossier_van(b)
    onderzoek = _onderzoek(b, dossier)
    kladden.bewaar(b.kantoor, onderzoekbeeld.kladsleutel(onderzoek), {"2.oorzaak": "De weg was"})
    gezien = onderzoekbeeld.pagina(b.kantoor, dossier)
    assert gezien.klad == {"2.oorzaak": "De weg was"}
    assert gezien.teruggezet == "Concept van vandaag om 9:00 teruggezet"


# --- advice and decisions -------------------------------------------------------------------------------------------


def test_het_advies_zegt_of_iemand_heeft_nagegaan_hoe_het_is_gemaakt(b: Bureau) -> None:
    dossier = dossier_van(b)
    aanvraag_van(b, dossier)
    kaart = adviesbeeld.pagina(b.kantoor, dossier).adviezen[0]
    assert kaart.vergewist
    assert kaart.vergewist_zin.startswith("Nagegaan")
    assert ("Advies", "positief") in kaart.feiten


def test_een_advies_van_morgen_is_er_nog_niet(b: Bureau) -> None:
    aanvraag = _aanvraag(b, dossier_van(b))
    invoer = {**deel().advies, "advies.datum": (b.kantoor.vandaag + DAG).strftime("%d-%m-%Y")}
    with pytest.raises(InvoerFout, match="in de toekomst"):
        adviezen.leg_advies_vast(b.kantoor, aanvraag, invoer, vergewist=True)


def test_een_besluit_zegt_of_het_is_verzonden_en_tot_wanneer_bezwaar_kan(b: Bureau) -> None:
    dossier = dossier_van(b)
    vast = besluit_van(b, aanvraag_van(b, dossier))
    regel = adviesbeeld.pagina(b.kantoor, dossier).besluiten[0]
    assert not regel.verzonden
    assert regel.zin.endswith("Nog niet verzonden.")
    assert regel.stuk_id
    besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, b.kantoor.vandaag, "post")
    regel = adviesbeeld.pagina(b.kantoor, dossier).besluiten[0]
    assert regel.verzonden
    assert "(per post). Bezwaar mogelijk tot en met" in regel.zin


def test_zonder_aanvraag_is_er_niets_te_besluiten(b: Bureau) -> None:
    with pytest.raises(NietMogelijk, match="nog geen aanvraag"):
        adviesbeeld.besluitkeuze(b.kantoor, dossier_van(b))


def test_een_aanvraag_en_een_brief_begint_vanzelf_en_een_concept_gaat_verder(b: Bureau) -> None:
    dossier = dossier_van(b)
    aanvraag = _aanvraag(b, dossier)
    keuze = adviesbeeld.besluitkeuze(b.kantoor, dossier)
    assert keuze.vanzelf == (aanvraag, "toekenning-bedrijfskapitaal")
    concept = besluiten.begin(b.kantoor, aanvraag, "toekenning-bedrijfskapitaal", {}).uitkomst
    assert adviesbeeld.besluitkeuze(b.kantoor, dossier).concept_id == concept.id
    assert adviesbeeld.pagina(b.kantoor, dossier).besluiten[0].concept_id == concept.id


def test_over_een_aanvraag_wordt_niet_tweemaal_een_lening_toegekend(b: Bureau) -> None:
    dossier = dossier_van(b)
    besluit_van(b, aanvraag_van(b, dossier))
    with pytest.raises(NietMogelijk, match="is al besloten"):
        adviesbeeld.besluitkeuze(b.kantoor, dossier)
    nieuwe = _aanvraag(b, dossier)
    assert [keuze.sleutel for keuze in adviesbeeld.besluitkeuze(b.kantoor, dossier).aanvragen] == [nieuwe]


def test_bij_twee_aanvragen_kiest_de_consulent(b: Bureau) -> None:
    dossier = dossier_van(b)
    eerste, tweede = _aanvraag(b, dossier), _aanvraag(b, dossier)
    keuze = adviesbeeld.besluitkeuze(b.kantoor, dossier)
    assert keuze.vanzelf is None
    assert [k.sleutel for k in keuze.aanvragen] == [tweede, eerste]


# --- claims ---------------------------------------------------------------------------------------------------------


def test_een_toegekende_lening_zegt_wat_er_eerst_moet(b: Bureau) -> None:
    dossier = dossier_van(b)
    vast = besluit_van(b, aanvraag_van(b, dossier))
    assert vast.vordering_id is not None
    (kaart,) = leningkaarten.kaarten(b.kantoor, dossier)
    assert kaart.stoplicht is None
    assert "akte van schuldbekentenis" in kaart.zin
    assert [label for label, _, _ in kaart.bedragen] == ["Toegekend"]
    leningen.leg_akte_vast(b.kantoor, vast.vordering_id, b.kantoor.vandaag)
    (kaart,) = leningkaarten.kaarten(b.kantoor, dossier)
    assert kaart.zin == "De akte is getekend. De lening is nog niet uitbetaald."


def test_een_uitbetaalde_lening_laat_zien_hoe_zij_staat(b: Bureau) -> None:
    vordering = lening_van(b)
    dossier = _dossier_van(b, vordering)
    (kaart,) = leningkaarten.kaarten(b.kantoor, dossier)
    bedragen = {label: (bedrag.replace("\N{NO-BREAK SPACE}", " "), noot) for label, bedrag, noot in kaart.bedragen}
    assert bedragen["Openstaand"] == ("€ 12.500,00", "nog niets ontvangen")
    assert bedragen["Achterstand"] == ("€ 0,00", "niets te laat")
    assert (kaart.stoplicht, kaart.zin, kaart.doel.sleutel) == ("bij", "", vordering)
    b.klok.zet(date(2026, 6, 15))
    leningen.verwerk_maand(b.kantoor, b.kantoor.vandaag)
    (kaart,) = leningkaarten.kaarten(b.kantoor, dossier)
    assert kaart.stoplicht == "achterstand"
    assert kaart.bedragen[2][2] == "3 termijnen"


# --- the days that are asked for ------------------------------------------------------------------------------------


DAG = timedelta(days=1)


def _gevraagd(b: Bureau) -> Opschorting:
    """Documents that were asked for today."""
    return aanvragen.schort_op(
        b.kantoor, _aanvraag(b, dossier_van(b)), b.kantoor.vandaag, b.kantoor.vandaag + 14 * DAG
    ).uitkomst


@pytest.mark.parametrize(
    ("verzonden", "uiterste", "veld", "zin"),
    [
        (-2000, 14, "verzonden", "vóór de aanvraag binnen was"),
        (3, 14, "verzonden", "in de toekomst"),
        (0, 0, "uiterste_datum", "hoort na"),
    ],
)
def test_stukken_vragen_zegt_bij_welk_veld_iets_niet_klopt(
    b: Bureau, verzonden: int, uiterste: int, veld: str, zin: str
) -> None:
    aanvraag, vandaag = _aanvraag(b, dossier_van(b)), b.kantoor.vandaag
    with pytest.raises(InvoerFout, match=zin) as gezien:
        aanvragen.schort_op(b.kantoor, aanvraag, vandaag + verzonden * DAG, vandaag + uiterste * DAG)
    assert gezien.value.veld == veld


def test_stukken_vragen_zet_de_termijn_stil_en_aanvullen_laat_haar_lopen(b: Bureau) -> None:
    opschorting = _gevraagd(b)
    b.klok.zet(b.kantoor.vandaag + 5 * DAG)
    aanvragen.vul_aan(b.kantoor, opschorting.id, b.kantoor.vandaag)
    with b.kantoor.opslag.lees() as bron:
        (gevonden,) = records.waar(bron, Opschorting)
    assert gevonden.hersteld_op == b.kantoor.vandaag


@pytest.mark.parametrize(("dagen", "zin"), [(-1, "gevraagd op"), (1, "in de toekomst")])
def test_aanvullen_zegt_wat_er_niet_klopt(b: Bureau, dagen: int, zin: str) -> None:
    opschorting = _gevraagd(b)
    with pytest.raises(InvoerFout, match=zin):
        aanvragen.vul_aan(b.kantoor, opschorting.id, b.kantoor.vandaag + dagen * DAG)


def test_een_besluit_wordt_niet_morgen_verzonden(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    with pytest.raises(InvoerFout, match="in de toekomst"):
        besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, b.kantoor.vandaag + DAG, "post")


@pytest.mark.parametrize(
    ("vraag", "daad"),
    [
        (vragen.STUKKEN_VRAGEN, aanvragen.schort_op),
        (vragen.AANVULLEN, aanvragen.vul_aan),
        (vragen.VERZENDEN, besluiten.leg_verzending_vast),
        (vragen.AKTE, leningen.leg_akte_vast),
        (vragen.UITBETALEN, leningen.betaal_uit),
        (vragen.BETALING, leningen.boek_betaling),
    ],
)
def test_een_vraag_vraagt_wat_de_daad_nodig_heeft(vraag: vragen.Vraag, daad: Callable) -> None:
    velden = [feit.naam for feit in vraag.feiten]
    assert velden == list(signature(daad).parameters)[2:]
    assert vraag.vandaag in ("", *velden)
