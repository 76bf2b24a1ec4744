"""The screening in words: what the answers mean, the outcome with the contact, who is known, and what is still asked."""

import io
from pathlib import Path

import pikepdf
import pytest
from kantoorhulp import Bureau, bureau, deel, dossier_van

from bbzdesk.domain.zaak import Contact, Invulling
from bbzdesk.services import checklistblad, checklists, contacten, dossiers, dossiervorm, kladden, screeningen, vandaag
from bbzdesk.services.bekend import zoek_bekenden
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import records


@pytest.fixture
def b(tmp_path: Path):
    with bureau(tmp_path) as gemaakt:
        yield gemaakt


def melding(b: Bureau, **anders: str) -> str:
    invoer = {**deel().contact, **{f"contact.{naam}": waarde for naam, waarde in anders.items()}}
    return contacten.leg_contact_vast(b.kantoor, invoer).uitkomst.id


def antwoord(b: Bureau, contact_id: str, **antwoorden: str) -> str:
    invulling = screeningen.begin(b.kantoor, contact_id).uitkomst
    for regel, gegeven in antwoorden.items():
        checklists.beantwoord(b.kantoor, invulling.id, regel, gegeven)
    return invulling.id


def contact_van(b: Bureau, contact_id: str) -> Contact:
    with b.kantoor.opslag.lees() as bron:
        return records.haal(bron, Contact, contact_id)


@pytest.mark.parametrize(
    ("antwoorden", "begin", "punten"),
    [
        ({}, "Mogelijk een zelfstandige voor het Bbz. Zes punten weten we nog niet.", {"Leeftijd": None}),
        (
            {"leeftijd": "14-6-1988", "uren": "1600", "start": "1-3-2026"},
            "Mogelijk een startende zelfstandige.",
            {"Leeftijd": True, "Uren per jaar": True, "Levensvatbaar": None},
        ),
        (
            {"start": "1-3-2019", "uren": "1225", "woonplaats": "ja"},
            "Mogelijk een gevestigde zelfstandige.",
            {"Lang genoeg bezig": True, "Woont in Nederland": True, "Uren per jaar": True},
        ),
        (
            {"start": "1-3-2019", "uren": "1224"},
            "Mogelijk een gevestigde zelfstandige, maar één voorwaarde past niet.",
            {"Uren per jaar": False},
        ),
        ({"uren": "onbekend", "zeggenschap": "nee"}, "Mogelijk een zelfstandige voor het Bbz, maar", {"Zeggenschap": False, "Uren per jaar": None}),
        ({"doelgroep": "oudere zelfstandige"}, "Mogelijk een oudere zelfstandige.", {"Leeftijd": None, "Geboortejaar": None}),
        ({"doelgroep": "beëindigende zelfstandige"}, "Mogelijk een beëindigende zelfstandige.", {"Einde van het bedrijf": None}),
    ],
)  # fmt: skip
def test_the_answers_so_far_name_what_is_met_open_and_not_met(b, antwoorden, begin, punten):
    contact_id = melding(b)
    antwoord(b, contact_id, **antwoorden)
    betekenis = screeningen.betekenis(b.kantoor, contact_id)
    assert betekenis.zin.startswith(begin)
    assert {punt.naam: punt.oordeel for punt in betekenis.punten if punt.naam in punten} == punten
    assert all(punt.artikel and punt.zin for punt in betekenis.punten)
    assert {punt.kort_artikel.partition(" ")[0] for punt in betekenis.punten} <= {"Bbz", "Pw"}


def test_answers_that_contradict_each_other_are_named(b):
    contact_id = melding(b)
    antwoord(b, contact_id, leeftijd="14-6-1988", start="1-3-1980")
    assert "spreken elkaar tegen" in screeningen.betekenis(b.kantoor, contact_id).zin


def test_the_term_that_is_said_comes_from_the_parameters(b):
    zin = screeningen.betekenis(b.kantoor, melding(b)).zeg_ook
    assert zin == "U mag altijd een aanvraag indienen. Wij beslissen binnen dertien weken."


def test_the_outcome_is_kept_with_the_contact_and_closes_the_screening(b):
    contact_id = melding(b)
    invulling = antwoord(b, contact_id, woonplaats="ja", meldingsdatum="9-2-2026")
    over = screeningen.leg_uitkomst_vast(b.kantoor, contact_id, screeningen.GEEN).uitkomst
    assert len(over) == 20
    assert screeningen.zin_over_open(over) == "20 vragen zijn niet besproken."
    assert len(screeningen.contactbeeld(b.kantoor, contact_id).niet_besproken) == 20
    contact = contact_van(b, contact_id)
    assert (contact.uitkomst, contact.wil_aanvragen_op.isoformat()) == ("geen_bbz", "2026-02-09")
    assert screeningen.contactbeeld(b.kantoor, contact_id).verder == screeningen.KLAAR
    assert screeningen.beeld(b.kantoor, contact_id).afgerond
    with pytest.raises(NietMogelijk):
        checklists.beantwoord(b.kantoor, invulling, "woonplaats", "nee")


def test_in_doubt_the_screening_goes_on_and_stays_on_vandaag(b):
    contact_id = melding(b)
    antwoord(b, contact_id, woonplaats="ja")
    screeningen.leg_uitkomst_vast(b.kantoor, contact_id, screeningen.TWIJFEL)
    assert contact_van(b, contact_id).uitkomst == "twijfel"
    assert not screeningen.beeld(b.kantoor, contact_id).afgerond
    assert contact_id in {regel.doel.sleutel for blok in vandaag.beeld(b.kantoor).blokken for regel in blok.regels}


def test_a_possible_bbz_asks_for_its_dossier_on_vandaag_until_it_is_there(b):
    contact_id = melding(b)
    b.klok.zet(deel().dagen["aanvraag_op"])

    def staat_er() -> bool:
        return contact_id in {regel.doel.sleutel for blok in vandaag.beeld(b.kantoor).blokken for regel in blok.regels}

    antwoord(b, contact_id, woonplaats="ja")
    screeningen.leg_uitkomst_vast(b.kantoor, contact_id, screeningen.MOGELIJK)
    assert staat_er()
    dossiers.open_dossier(
        b.kantoor,
        contact_id,
        {**deel().gegevens, "huishouden.leefvorm": "alleenstaand", "dossier.categorie": "starter"},
    )
    assert not staat_er()


def test_an_answer_that_is_taken_away_is_open_again(b):
    contact_id = melding(b)
    invulling = antwoord(b, contact_id, uren="1600")
    checklists.neem_terug(b.kantoor, invulling, "uren")
    assert screeningen.beeld(b.kantoor, contact_id).antwoorden == {}


@pytest.mark.parametrize(
    ("naam", "telefoon", "bedrijf", "reden"),
    [
        ("el amr", "", "", "De naam lijkt erop."),
        ("", "06 000 000 01", "", "Zelfde telefoonnummer."),
        ("", "", "kapsalon", "Het bedrijf lijkt erop."),
        ("el amr", "06-00000001", "kapsalon", "Zelfde telefoonnummer."),
    ],
)
def test_a_caller_is_known_by_name_telephone_or_company_and_the_surest_reason_is_said(
    b, naam, telefoon, bedrijf, reden
):
    contact_id = melding(b)
    gevonden = zoek_bekenden(b.kantoor, naam, telefoon, bedrijf)
    assert gevonden.regels[0].toelichting.startswith(reden)
    assert [regel.doel.sleutel for regel in gevonden.regels] == [contact_id]
    assert zoek_bekenden(b.kantoor, naam, telefoon, bedrijf, behalve=contact_id).regels == ()


def test_another_telephone_number_is_somebody_else(b):
    melding(b)
    assert zoek_bekenden(b.kantoor, "", "06-00000002").zin.startswith("Nee")


def test_a_known_entrepreneur_is_one_line_his_dossier(b):
    dossier_id = dossier_van(b)
    gevonden = zoek_bekenden(b.kantoor, "Amrani", "06-00000001", "Kapsalon")
    assert [(regel.doel.pagina, regel.doel.sleutel) for regel in gevonden.regels] == [("dossier", dossier_id)]
    assert "9999" not in gevonden.regels[0].naam + gevonden.regels[0].toelichting


def test_the_form_of_a_dossier_asks_only_what_was_not_told(b):
    contact_id = melding(b)
    antwoord(b, contact_id, **deel().screening)
    vorm = dossiervorm.dossiervorm(b.kantoor, contact_id)
    gevraagd = {naam for _, namen in vorm.groepen for naam in namen}
    assert gevraagd >= {"persoon.achternaam", "persoon.bsn", "bedrijf.kvk"}
    assert not gevraagd & {"persoon.geboortedatum", "persoon.telefoon", "dossier.categorie", "partner.naam"}
    assert dict(vorm.bekend)["Geboortedatum"] == "14 juni 1988"
    assert dossiervorm.dossiervorm(b.kantoor, None).bekend == ()


def test_the_form_of_an_application_knows_what_the_caller_said(b):
    dossier_id = dossier_van(b)
    waarden = dossiervorm.aanvraagvorm(b.kantoor, dossier_id).waarden
    assert waarden["aanvraag.soort"] == "kapitaal"
    assert waarden["aanvraag.meldingsdatum"].isoformat() == "2026-01-12"
    assert waarden["aanvraag.bankafwijzing"] is True


def test_the_checklist_goes_on_paper_blank_and_filled(b):
    contact_id = melding(b)
    antwoord(b, contact_id, **deel().screening)
    leeg = checklistblad.leeg_blad(b.kantoor, screeningen.SCREENING)
    vol = checklistblad.ingevuld_blad(b.kantoor, contact_id)
    assert leeg.startswith(b"%PDF")
    assert vol.startswith(b"%PDF")
    assert len(vol) != len(leeg)
    with pikepdf.open(io.BytesIO(leeg)) as blad:
        assert len(blad.pages) > 1, "one to write on, and the help with the questions after it"
    groepen = dict(screeningen.beeld(b.kantoor, contact_id).gelezen)
    assert ("Hoeveel uur per jaar in het bedrijf?", "1600") in groepen["Is het een zelfstandige voor het Bbz?"]
    with b.kantoor.opslag.lees() as bron:
        assert len(records.waar(bron, Invulling)) == 1


def test_who_lives_with_a_partner_is_asked_for_the_name_of_the_partner(b):
    contact_id = melding(b)
    antwoord(b, contact_id, gezin="gehuwd of samenwonend")
    vorm = dossiervorm.dossiervorm(b.kantoor, contact_id)
    assert "partner.naam" in {naam for _, namen in vorm.groepen for naam in namen}
    assert "partner.naam" not in vorm.niet_verplicht
    assert "partner.geboortedatum" in vorm.niet_verplicht


def test_a_contact_in_typing_stands_on_vandaag_until_its_draft_is_gone(b):
    def regels() -> list[str]:
        return [regel.wie for regel in vandaag.beeld(b.kantoor).blok(vandaag.TE_LAAT).regels]

    kladden.bewaar(b.kantoor, vandaag.MELDING, {"contact.naam": "Jansen", "contact.bedrijf": ""})
    assert regels() == ["Jansen"]
    kladden.wis(b.kantoor, vandaag.MELDING)
    assert regels() == []


@pytest.mark.parametrize(
    ("geboren", "oordeel", "zin"),
    [
        ("1971", True, "is op 5 januari 2026 54 of 55 jaar"),
        ("3-1971", True, "is op 5 januari 2026 54 jaar"),
        ("2008", None, "Vraag de hele geboortedatum na"),
    ],
)
def test_van_wie_alleen_het_jaar_bekend_is_staat_er_wat_dat_zegt(b: Bureau, geboren: str, oordeel, zin: str) -> None:
    contact_id = melding(b)
    antwoord(b, contact_id, leeftijd=geboren)
    beeld = screeningen.beeld(b.kantoor, contact_id)
    (leeftijd,) = [punt for punt in beeld.betekenis.punten if punt.naam == "Leeftijd"]
    assert leeftijd.oordeel is oordeel
    assert zin in leeftijd.zin


def test_een_dag_van_de_melding_is_nog_geen_antwoord(b: Bureau) -> None:
    contact_id = melding(b)
    antwoord(b, contact_id)
    assert "zo staat het bij de melding. Vraag na" in screeningen.beeld(b.kantoor, contact_id).betekenis.meldingsdatum
    antwoord(b, contact_id, meldingsdatum="12-1-2026")
    assert "De ondernemer zegt" in screeningen.beeld(b.kantoor, contact_id).betekenis.meldingsdatum


def test_een_half_bekende_geboortedatum_wordt_geen_hele(b: Bureau) -> None:
    contact_id = melding(b)
    antwoord(b, contact_id, leeftijd="1958", doelgroep="oudere zelfstandige")
    zinnen = [punt.zin for punt in screeningen.beeld(b.kantoor, contact_id).betekenis.punten]
    assert "Van de geboortedatum is bekend: 1958 (dag en maand onbekend)." in zinnen
    assert not any("1 januari 1958" in zin for zin in zinnen)


def test_een_mogelijk_bbz_van_vandaag_staat_meteen_op_vandaag(b: Bureau) -> None:
    contact_id = melding(b)
    antwoord(b, contact_id, woonplaats="ja")
    screeningen.leg_uitkomst_vast(b.kantoor, contact_id, screeningen.MOGELIJK)
    (regel,) = [r for blok in vandaag.beeld(b.kantoor).blokken for r in blok.regels if r.doel.sleutel == contact_id]
    assert regel.waarom == "Mogelijk Bbz. Er is nog geen dossier."
