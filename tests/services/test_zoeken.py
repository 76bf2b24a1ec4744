"""Searching from the window: everything that is opened is found by every number it has, and a BSN stays masked."""

from datetime import date

import pytest

from bbzdesk.services import inlezen, zoeken
from bbzdesk.services.doel import Doel
from bbzdesk.services.zoeken import Vondst
from tests.kantoorhulp import Bureau, dossier_van
from tests.services.verhaal import Verhaal

ELAMRANI = "El Amrani, Kapsalon Zoë & Co"


def _zoek(b: Bureau, vraag: str) -> dict[str, tuple[Vondst, ...]]:
    return {groep.titel: groep.treffers for groep in zoeken.zoek(b.kantoor, vraag)}


VRAGEN = [
    ("el amrani", "Dossier BBZ-2026-0001, startende zelfstandige"),
    ("zoe", "Dossier BBZ-2026-0001, startende zelfstandige"),
    ("BBZ-2026-0001", "Dossier BBZ-2026-0001, startende zelfstandige"),
    ("90000001", "Dossier BBZ-2026-0001, startende zelfstandige, 90000001"),
    ("999993653", "Dossier BBZ-2026-0001, startende zelfstandige, BSN •••••• 653"),
    ("9999.93.653", "Dossier BBZ-2026-0001, startende zelfstandige, BSN •••••• 653"),
    ("99999365", "Dossier BBZ-2026-0001, startende zelfstandige, BSN •••••• 653"),
    ("NL34 BBZD 0000 0000 12", "Dossier BBZ-2026-0001, startende zelfstandige, NL34BBZD0000000012"),
    ("nl34bbzd", "Dossier BBZ-2026-0001, startende zelfstandige, NL34BBZD0000000012"),
    ("06-00000001", "Dossier BBZ-2026-0001, startende zelfstandige, 0600000001"),
    ("06 0000 0001", "Dossier BBZ-2026-0001, startende zelfstandige, 0600000001"),
    ("Z-2026-88", "Dossier BBZ-2026-0001, startende zelfstandige"),
]


@pytest.mark.parametrize(("vraag", "toelichting"), VRAGEN)
def test_een_dossier_wordt_gevonden_op_naam_en_op_elk_nummer(b: Bureau, vraag: str, toelichting: str) -> None:
    Verhaal(b, "gevestigd").tot(date(2026, 1, 8))
    verhaal = Verhaal(b, dossier_zaaknummer="Z-2026-88").tot(date(2026, 1, 12))
    nummer = "BBZ-2026-0002"
    verwacht = Vondst(
        ELAMRANI, toelichting.replace("BBZ-2026-0001", nummer), Doel("dossier", verhaal.dossier, "overzicht")
    )
    assert _zoek(b, vraag.replace("BBZ-2026-0001", nummer))["Dossiers"] == (verwacht,)


def test_geen_treffer_toont_een_heel_burgerservicenummer(b: Bureau) -> None:
    dossier_van(b)
    for vraag in ("999993653", "amrani", "99999"):
        assert "999993653" not in repr(_zoek(b, vraag))


def test_contact_vordering_en_besluit_worden_gevonden(b: Bureau) -> None:
    verhaal = Verhaal(b).tot(date(2026, 3, 1))
    gevonden = _zoek(b, "amrani")
    assert gevonden["Contacten"] == (Vondst(ELAMRANI, "Contact van 5 januari 2026", Doel("contact", verhaal.contact)),)
    assert _zoek(b, "L2026-0001")["Vorderingen"] == (
        Vondst("Bedrijfskapitaal L2026-0001", ELAMRANI, Doel("lening", verhaal.vordering)),
    )
    assert _zoek(b, "B-2026-0001")["Besluiten"] == (
        Vondst("Besluit B-2026-0001", ELAMRANI, Doel("dossier", verhaal.dossier, "besluit")),
    )


def test_de_partner_brengt_bij_het_dossier(b: Bureau) -> None:
    dossier_van(b, "gevestigd")
    (gevonden,) = _zoek(b, "lucja kowalska")["Dossiers"]
    assert gevonden.tekst == "Van 't Hóf, Timmerwerk Van 't Hóf"


def test_wat_er_niet_is_wordt_niet_gevonden(b: Bureau) -> None:
    dossier_van(b)
    assert zoeken.zoek(b.kantoor, "") == zoeken.zoek(b.kantoor, "   ") == zoeken.zoek(b.kantoor, "qqqqqq") == ()
    assert zoeken.zoek(b.kantoor, "111222333") == ()


def test_een_ingelezen_vordering_is_vindbaar_tot_het_inlezen_is_teruggedraaid(b: Bureau, tmp_path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text(
        "Dossiernummer;Naam;Hoofdsom;Restschuld;Achterstand\nD-77;Jansen, Piet;10000,00;2500,00;0,00\n",
        encoding="utf-8",
    )
    gelezen = inlezen.proef(b.kantoor, lijst)
    assert [rij.dossier for rij in gelezen.rijen] == ["D-77"]
    inlezing = inlezen.neem_over(b.kantoor, lijst, gelezen, b.kantoor.vandaag).uitkomst
    gevonden = _zoek(b, "D-77")
    assert gevonden["Vorderingen"][0].tekst == "Vordering D-77"
    assert gevonden["Dossiers"][0].tekst == "Jansen"
    inlezen.draai_terug(b.kantoor, inlezing.id)
    assert _zoek(b, "D-77") == {}


def test_veel_stukken_met_dezelfde_naam_verdringen_het_dossier_niet(b: Bureau) -> None:
    dossier = dossier_van(b)
    with b.kantoor.werk("Stukken") as w:
        for nummer in range(150):
            w.indexeer("stuk", f"stuk-{nummer}", dossier, f"Amrani {nummer}")
    gevonden = _zoek(b, "amrani")
    assert gevonden["Dossiers"][0].doel == Doel("dossier", dossier, "overzicht")
    assert len(gevonden["Stukken"]) == 6
