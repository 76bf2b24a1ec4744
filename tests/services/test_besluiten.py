"""Decisions: what is missing blocks *definitief*, what is definitive never changes, the limits of the law hold."""

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from bbzdesk.documents.tekst import render_tekst
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten, OnbekendeWaarde
from bbzdesk.domain.uitwisseling import GemeenteWaarde
from bbzdesk.domain.vordering import Vordering
from bbzdesk.services import aanvragen, besluiten, besluitinhoud, besluitnummers, dossiers, instellingen
from bbzdesk.services.kantoor import NietMogelijk
from bbzdesk.store import backup, herstel, records
from bbzdesk.store.openen import MetWachtwoord
from bbzdesk.store.opslag import Opslag
from tests.kantoorhulp import PROEF, WACHTWOORD, Bureau, aanvraag_van, besluit_van, deel, dossier_van

SOORT = "toekenning-bedrijfskapitaal"


def _weigering(b: Bureau, aanvraag: str, **anders: str) -> list[str]:
    with pytest.raises(InvoerFouten) as gevangen:
        besluit_van(b, aanvraag, **anders)
    return [str(fout) for fout in gevangen.value.fouten]


def _aantal_vorderingen(b: Bureau) -> int:
    with b.kantoor.opslag.lees() as bron:
        return len(records.waar(bron, Vordering))


def test_een_definitief_besluit_krijgt_nummer_pdf_lening_en_momentopname(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    assert vast.besluit.nummer == "B-2026-0001"
    assert b.kantoor.opslag.stukken.lees(vast.besluit.pdf_sha256) == vast.pdf
    opname = besluiten.momentopname(vast.besluit)
    assert opname["feiten"]["lening.hoofdsom"] == "12500.00"
    assert opname["feiten"]["lening.maximum"] == "48060.00"
    assert opname["parameters"][0][:3] == ["bbz_bedragen.kapitaal_starter", "48060", "2026-01-01"]
    assert len(opname["schema"]) == 60
    assert _aantal_vorderingen(b) == 1


def test_een_latere_wijziging_raakt_het_besluit_niet(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    instellingen.stel_gemeente_in(b.kantoor, {"gemeente.naam": "Elders"})
    with b.kantoor.opslag.lees() as bron:
        bewaard = records.haal(bron, type(vast.besluit), vast.besluit.id)
    assert besluiten.momentopname(bewaard)["feiten"]["gemeente.naam"] == "Voorbeeldstad"


def test_de_pdf_bevat_als_gegevens_alleen_wat_de_brief_zegt(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    with pikepdf.open(io.BytesIO(vast.pdf)) as pdf:
        (naam,) = pdf.attachments
        gegevens = json.loads(pdf.attachments[naam].get_file().read_bytes())
    assert gegevens["feiten"]["besluit.nummer"] == "B-2026-0001"
    assert not {"persoon.bsn", "persoon.geboortedatum", "persoon.iban"} & set(gegevens["feiten"])


@pytest.mark.parametrize(
    ("naam", "bedrag", "mag"),
    [
        ("starter", "48.059,99", True),
        ("starter", "48.060,00", True),
        ("starter", "48.060,01", False),
        ("gevestigd", "261.048,00", True),
        ("gevestigd", "261.048,01", False),
    ],
)
def test_het_maximum_van_artikel_20_en_24(b: Bureau, naam: str, bedrag: str, mag: bool) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b, naam), naam)
    concept = besluiten.begin(b.kantoor, aanvraag, SOORT, {**deel(naam).besluit, "lening.hoofdsom": bedrag}).uitkomst
    with b.kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk(b.kantoor, bron, concept.id)
    assert gezien.compleet is mag
    assert [fout.veld for fout in gezien.bezwaren] == ([] if mag else ["lening.hoofdsom"])


@pytest.mark.parametrize(("maanden", "mag"), [("1", True), ("120", True), ("121", False), ("0", False)])
def test_de_langste_looptijd_van_artikel_15(b: Bureau, maanden: str, mag: bool) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b))
    if mag:
        assert besluit_van(b, aanvraag, aantal_termijnen=maanden).vordering_id
    else:
        assert any("1 tot en met 120 maanden" in zin for zin in _weigering(b, aanvraag, aantal_termijnen=maanden))
        assert _aantal_vorderingen(b) == 0


@pytest.mark.parametrize("categorie", ["beëindigende zelfstandige", "oudere zelfstandige"])
def test_wie_geen_rentedragende_lening_kan_krijgen(b: Bureau, categorie: str) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b, gegevens={"dossier.categorie": categorie}))
    with pytest.raises(InvoerFout, match="alleen voor gevestigde en startende"):
        besluit_van(b, aanvraag)


@pytest.mark.parametrize(
    "feit", ["lening.bestemming", "lening.vorm", "besluit.motivering", "besluit.functie", "lening.eerste_vervaldatum"]
)
def test_zonder_een_feit_dat_de_wet_vraagt_is_er_geen_definitief_besluit(b: Bureau, feit: str) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b))
    keuzes = {naam: waarde for naam, waarde in deel().besluit.items() if naam != feit}
    concept = besluiten.begin(b.kantoor, aanvraag, SOORT, keuzes).uitkomst
    with pytest.raises(InvoerFouten) as gevangen:
        besluiten.stel_vast(b.kantoor, concept.id)
    assert feit in {fout.veld for fout in gevangen.value.fouten}
    with b.kantoor.opslag.lees() as bron:
        assert not records.waar(bron, besluiten.Besluit)
    besluiten.wijzig(b.kantoor, concept.id, {feit: deel().besluit[feit]})
    assert besluiten.stel_vast(b.kantoor, concept.id).uitkomst.besluit.nummer == "B-2026-0001"


def test_een_concept_laat_zien_wat_ontbreekt_met_het_artikel(b: Bureau) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b))
    concept = besluiten.begin(b.kantoor, aanvraag, SOORT, {}).uitkomst
    with b.kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk(b.kantoor, bron, concept.id)
    eerste = gezien.toetspunten[0]
    assert not eerste.in_orde
    assert not gezien.compleet
    assert {"Bbz art. 39 lid 1 a 1°"} <= {punt.artikel for punt in gezien.toetspunten if not punt.in_orde}
    assert besluiten.concept_pdf(b.kantoor, concept.id).startswith(b"%PDF")


def test_een_definitief_besluit_verandert_niet_meer(b: Bureau) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b))
    concept = besluiten.begin(b.kantoor, aanvraag, SOORT, deel().besluit).uitkomst
    besluiten.stel_vast(b.kantoor, concept.id)
    with pytest.raises(NietMogelijk, match="verandert niet meer"):
        besluiten.wijzig(b.kantoor, concept.id, {"lening.hoofdsom": "1,00"})
    with pytest.raises(NietMogelijk, match="verandert niet meer"):
        besluiten.stel_vast(b.kantoor, concept.id)
    assert _aantal_vorderingen(b) == 1


def test_een_jaar_zonder_bedragen_vraagt_om_het_bedrag_en_gebruikt_het_dan(b: Bureau) -> None:
    dossier = dossier_van(b)
    b.klok.zet(date(2027, 2, 1))
    data = {**deel().aanvraag, "aanvraag.ontvangen": "15-1-2027"}
    aanvraag = aanvragen.neem_in(b.kantoor, dossier, data).uitkomst
    keuzes = {**deel().besluit, "lening.uitbetalen_op": "1-3-2027", "lening.eerste_vervaldatum": "1-4-2027"}
    concept = besluiten.begin(b.kantoor, aanvraag.id, SOORT, keuzes).uitkomst
    with b.kantoor.opslag.lees() as bron, pytest.raises(OnbekendeWaarde, match="31 december 2026"):
        besluitinhoud.bekijk(b.kantoor, bron, concept.id)
    waarde = GemeenteWaarde(
        id="", naam="bbz_bedragen.kapitaal_starter", waarde=Decimal(49000), eenheid="",
        vanaf=date(2027, 1, 1), tot_en_met=date(2027, 12, 31), bron="Staatscourant", wie="",
    )  # fmt: skip
    instellingen.voeg_waarde_toe(b.kantoor, waarde)
    with b.kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk(b.kantoor, bron, concept.id)
    assert gezien.gegevens.feiten["lening.maximum"] == 4_900_000
    assert "ingevoerd door de gemeente" in gezien.gegevens.parameters[0].bron


def test_de_bezwaartermijn_loopt_van_de_verzending(b: Bureau) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    b.klok.zet(date(2026, 11, 20))
    verzending = besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, date(2026, 11, 20), "post").uitkomst
    assert verzending.bezwaar_uiterlijk == date(2027, 1, 4)
    with pytest.raises(InvoerFout, match="vóór de datum van het besluit"):
        besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, date(2026, 1, 1), "post")


@pytest.mark.parametrize("vrij", [date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 5)])
def test_een_dag_die_met_een_feestdag_gelijk_is_gesteld_verlengt_de_bezwaartermijn(b: Bureau, vrij: date) -> None:
    vast = besluit_van(b, aanvraag_van(b, dossier_van(b)))
    b.klok.zet(date(2026, 11, 20))
    waarde = GemeenteWaarde(
        id="", naam="gelijkgestelde_dag.vrij", waarde=Decimal(1), eenheid="",
        vanaf=vrij, tot_en_met=vrij, bron="Stb. (koninklijk besluit)", wie="",
    )  # fmt: skip
    instellingen.voeg_waarde_toe(b.kantoor, waarde)
    verzending = besluiten.leg_verzending_vast(b.kantoor, vast.besluit.id, date(2026, 11, 20), "post").uitkomst
    # Six weeks end on Friday 1 January; the first working day is Monday 4 January, unless that one is equated.
    assert verzending.bezwaar_uiterlijk == (date(2027, 1, 5) if vrij == date(2027, 1, 4) else date(2027, 1, 4))


def test_een_naam_met_opmaaktekens_staat_letterlijk_in_de_brief(b: Bureau) -> None:
    naam = "**Vet** & <Zn> {lening.rente} \\*"
    dossier_id = dossier_van(b, gegevens={"bedrijf.naam": naam})
    aanvraag = aanvraag_van(b, dossier_id)
    concept = besluiten.begin(b.kantoor, aanvraag, SOORT, deel().besluit).uitkomst
    with b.kantoor.opslag.lees() as bron:
        gezien = besluitinhoud.bekijk(b.kantoor, bron, concept.id)
        assert dossiers.beeld(bron, dossier_id, b.kantoor.vandaag).bedrijf.naam == naam
    document = besluiten.brieven.maak_document(gezien.brief, gezien.gegevens)
    assert naam in " ".join(render_tekst(document).split())
    assert besluiten.concept_pdf(b.kantoor, concept.id).startswith(b"%PDF")


def test_een_teken_zonder_letterbeeld_wordt_gezegd_voor_het_besluit_definitief_is(b: Bureau) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b, gegevens={"bedrijf.naam": "漢字 Bezorging"}))
    with pytest.raises(NietMogelijk, match="漢"):
        besluit_van(b, aanvraag)
    assert _aantal_vorderingen(b) == 0


@pytest.mark.parametrize(
    ("op_papier", "nummer"),
    [("B-2026-0007", "B-2026-0008"), ("", "B-2026-0001"), ("B-2025-0044", "B-2026-0001")],
)
def test_na_terugzetten_komt_een_nummer_van_papier_niet_terug(
    b: Bureau, tmp_path: Path, op_papier: str, nummer: str
) -> None:
    aanvraag = aanvraag_van(b, dossier_van(b))
    gemaakt = backup.maak(b.kantoor.opslag, tmp_path / "back-up", b.kantoor.nu)
    herstel.zet_terug(
        gemaakt.pad, tmp_path / "nieuw", MetWachtwoord(WACHTWOORD), op_papier, b.kantoor.nu, omstandigheden=PROEF
    )
    with Opslag.open(tmp_path / "nieuw", WACHTWOORD, b.kantoor.nu, omstandigheden=PROEF) as opslag:
        hersteld = Bureau(replace(b.kantoor, opslag=opslag), b.klok)
        assert besluit_van(hersteld, aanvraag).besluit.nummer == nummer


def test_welke_besluiten_na_terugzetten_ontbreken(b: Bureau) -> None:
    besluit_van(b, aanvraag_van(b, dossier_van(b)))
    with b.kantoor.opslag.lees() as bron:
        assert besluitnummers.ontbrekende_nummers(bron, "B-2026-0003") == ("B-2026-0002", "B-2026-0003")
        assert besluitnummers.ontbrekende_nummers(bron, "B-2026-0001") == ()
        assert besluitnummers.ontbrekende_nummers(bron, "") == ()
    for nummer in ("7", "B-26-1", "xyz", "B-2026-"):
        with pytest.raises(InvoerFout, match="geen besluitnummer"):
            besluitnummers.controleer_nummer(nummer)
