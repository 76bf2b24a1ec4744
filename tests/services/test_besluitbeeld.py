"""The words of the decision wizard: what is chosen, what is checked, how long there is, and what comes after."""

import io
from dataclasses import replace
from datetime import date, timedelta

import docx
import pytest

from bbzdesk.domain.besluit import BesluitConcept
from bbzdesk.domain.geld import euro
from bbzdesk.services import (
    besluitbeeld,
    besluiten,
    besluitinhoud,
    besluitkopie,
    instellingen,
    kladden,
    leningen,
    nabesluit,
)
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import records
from tests.kantoorhulp import Bureau, aanvraag_van, besluit_van, deel, dossier_van

SOORT = "toekenning-bedrijfskapitaal"


def concept_van(b: Bureau, keuzes: dict[str, str] | None = None, **gegevens: str) -> str:
    aanvraag = aanvraag_van(b, dossier_van(b, gegevens={f"dossier.{naam}": w for naam, w in gegevens.items()}))
    return besluiten.begin(b.kantoor, aanvraag, SOORT, deel().besluit if keuzes is None else keuzes).uitkomst.id


def test_een_brief_zonder_lening_vraagt_geen_lening(b: Bureau) -> None:
    namen = [naam for _, groep in besluitinhoud.te_kiezen(b.kantoor, SOORT) for naam in groep]
    assert set(deel().besluit) <= set(namen)
    assert not besluitinhoud.te_kiezen(b.kantoor, "ontvangstbevestiging")


def test_morgen_blijft_de_dag_die_bedoeld_was(b: Bureau) -> None:
    concept = concept_van(b)
    morgen = b.kantoor.vandaag + timedelta(days=1)
    besluiten.wijzig(b.kantoor, concept, {"lening.uitbetalen_op": "morgen"})
    b.klok.zet(b.kantoor.vandaag + timedelta(days=3))
    with b.kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk(b.kantoor, bron, concept)
    assert gezien.gegevens.feiten["lening.uitbetalen_op"] == morgen


def test_wat_de_aanvraag_al_zei_staat_klaar(b: Bureau) -> None:
    waarden = besluitbeeld.pagina(b.kantoor, concept_van(b, {})).waarden
    assert waarden["besluit.ondertekenaar"] == "Anna Proef"
    assert waarden["lening.hoofdsom"] == "12.500,00"
    assert not waarden["besluit.motivering"]


def test_bij_het_bedrag_staat_wat_er_gevraagd_is(b: Bureau) -> None:
    assert besluitbeeld.pagina(b.kantoor, concept_van(b, {})).hulp["lening.hoofdsom"] == (
        f"Gevraagd {euro(1_250_000)}, geadviseerd {euro(1_250_000)}."
    )


@pytest.mark.parametrize(
    ("dagen", "woorden", "toon"),
    [(-3, "nog 3 dagen", ""), (0, "vandaag", "letop"), (1, "1 dag te laat", "achterstand")],
)
def test_het_hoofd_zegt_hoe_lang_er_nog_is(b: Bureau, dagen: int, woorden: str, toon: str) -> None:
    concept = concept_van(b)
    with b.kantoor.opslag.lees() as bron:
        uiterlijk = besluitinhoud.bekijk(b.kantoor, bron, concept).gegevens.feiten["aanvraag.beslissen_uiterlijk"]
    b.klok.zet(uiterlijk + timedelta(days=dagen))
    badge = besluitbeeld.pagina(b.kantoor, concept).termijn
    assert badge is not None
    assert (badge.woorden, badge.toon) == (f"Beslistermijn: {woorden}", toon)


def test_wat_ontbreekt_staat_vooraan_en_wat_volgt_uit_de_lening_vraagt_om_de_lening(b: Bureau) -> None:
    gezien = besluitbeeld.pagina(b.kantoor, concept_van(b, {}))
    in_orde = [regel.in_orde for regel in gezien.toetsregels]
    assert in_orde == sorted(in_orde)
    assert gezien.in_orde == f"{sum(in_orde)} van 12 in orde"
    rente = next(regel for regel in gezien.toetsregels if regel.artikel == "Bbz art. 15")
    assert rente.herstel is not None
    assert rente.herstel.veld == "lening.aantal_termijnen"
    assert not gezien.compleet


def test_wie_geen_lening_kan_krijgen_leest_waarom_en_waar_de_doelgroep_staat(b: Bureau) -> None:
    concept = concept_van(b, categorie="oudere zelfstandige")
    gezien = besluitbeeld.pagina(b.kantoor, concept)
    (bezwaar,) = gezien.bezwaren
    assert "alleen voor gevestigde en startende" in bezwaar.zin
    assert bezwaar.herstel is not None
    assert bezwaar.herstel.doel == Doel("dossier", gezien.dossier_id, "overzicht")
    assert besluiten.concept_pdf(b.kantoor, concept).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("keuzes", "zin", "veld"),
    [
        ({"lening.eerste_vervaldatum": "1-2-2026"}, "hoort na de uitbetaling", "lening.eerste_vervaldatum"),
        ({"lening.aflossingsvrij": "60"}, "niet minder dan alle maanden", "lening.aflossingsvrij"),
    ],
)
def test_keuzes_die_elkaar_tegenspreken(b: Bureau, keuzes: dict[str, str], zin: str, veld: str) -> None:
    gezien = besluitbeeld.pagina(b.kantoor, concept_van(b, {**deel().besluit, **keuzes}))
    (bezwaar,) = gezien.bezwaren
    assert zin in bezwaar.zin
    assert bezwaar.herstel is not None
    assert bezwaar.herstel.veld == veld


def test_een_proef_rekent_met_wat_leesbaar_is_en_bewaart_niets(b: Bureau) -> None:
    concept = concept_van(b)
    gezien = besluitbeeld.proef(b.kantoor, concept, {"lening.hoofdsom": "25.000,00", "lening.aantal_termijnen": "veel"})
    assert gezien.kop[0][:2] == ("Per maand", euro(50_691))
    with b.kantoor.opslag.lees() as bron:
        assert records.haal(bron, BesluitConcept, concept).keuzes["lening.hoofdsom"] == "12.500,00"


@pytest.mark.parametrize(
    ("vorm", "titel", "zin"),
    [
        ("annuïteit", "Per maand", f"{euro(25_345)}, voor het eerst"),
        ("lineair", "Eerste maand", "daarna elke maand minder"),
    ],
)
def test_bij_gelijke_aflossing_is_het_eerste_bedrag_het_hoogste(b: Bureau, vorm: str, titel: str, zin: str) -> None:
    gezien = besluitbeeld.pagina(b.kantoor, concept_van(b, {**deel().besluit, "lening.vorm": vorm}))
    assert gezien.berekening.kop[0][0] == titel
    assert any(zin in waarde for groep in gezien.groepen for _, waarde in groep.rijen)


def test_stap_en_getypte_tekst_komen_terug(b: Bureau) -> None:
    concept = concept_van(b)
    klad = besluitbeeld.als_klad(1, {"besluit.motivering": "Half"})
    bewaard = kladden.bewaar(b.kantoor, besluitbeeld.klad_sleutel(concept), klad)
    assert besluitbeeld.bewaard_in_woorden(bewaard) == "Concept bewaard om 09:00"
    gezien = besluitbeeld.pagina(b.kantoor, concept)
    assert (gezien.stap, dict(gezien.getypt)) == (1, {"besluit.motivering": "Half"})
    assert gezien.teruggezet


def test_na_definitief_zegt_elke_regel_wat_er_nog_moet(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    with b.kantoor.opslag.lees() as bron:
        (concept,) = records.waar(bron, BesluitConcept)

    def staten() -> dict[str, str]:
        na = besluitbeeld.pagina(b.kantoor, concept.id).na
        assert na is not None
        return {deel_.sleutel: deel_.staat for deel_ in na.vervolg}

    assert staten() == {"ondertekenen": "nu", "versturen": "nu", "akte": "nu", "uitbetalen": "later"}
    besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, b.kantoor.vandaag, "post")
    b.klok.zet(date(2026, 3, 1))
    leningen.leg_akte_vast(b.kantoor, vast.vordering_id or "", b.kantoor.vandaag)
    assert staten() == {"ondertekenen": "klaar", "versturen": "klaar", "akte": "klaar", "uitbetalen": "nu"}
    leningen.betaal_uit(b.kantoor, vast.vordering_id or "", b.kantoor.vandaag)
    assert set(staten().values()) == {nabesluit.KLAAR}


def test_een_concept_dat_ongedaan_is_gemaakt_zegt_wat_u_kunt_doen(b: Bureau) -> None:
    with pytest.raises(NietMogelijk, match="begin het besluit opnieuw"):
        besluitbeeld.pagina(b.kantoor, "weg")


def _woorden(inhoud: bytes) -> list[str]:
    bestand = docx.Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in bestand.tables for rij in tabel.rows for cel in rij.cells]
    return [*(alinea.text for alinea in bestand.paragraphs), *cellen]


@pytest.mark.parametrize(("naam", "vorm"), [("starter", "annuïteit"), ("gevestigd", "lineair")])
def test_de_kopie_voor_word_zegt_later_nog_hetzelfde(b: Bureau, naam: str, vorm: str) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b, naam), naam), naam, vorm=vorm)
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": "Elders"})
    b.klok.zet(date(2026, 12, 1))
    assert _woorden(besluitkopie.als_docx(b.kantoor, vast.besluit.id)) == _woorden(vast.docx)


def test_met_een_nieuwe_brieftekst_is_er_alleen_de_pdf(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    brief = b.kantoor.inhoud.brieven[SOORT]
    inhoud = replace(b.kantoor.inhoud, brieven={SOORT: replace(brief, versie=brief.versie + 1)})
    with pytest.raises(NietMogelijk, match="Bewaar de pdf"):
        besluitkopie.als_docx(replace(b.kantoor, inhoud=inhoud), vast.besluit.id)
