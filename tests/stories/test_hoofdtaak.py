"""The main job as one story: two dossiers from first contact to handover package, and the products it leaves."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bbzdesk import app
from bbzdesk.domain.grootboek import Stand
from bbzdesk.domain.zaak import Dossier
from bbzdesk.exchange.pakket import controleer, lees_pakket
from bbzdesk.exchange.pakket.dossierjson import afwijkingen
from bbzdesk.services import adviezen, debiteuren, debiteurenkaart, export, leningen
from bbzdesk.services.demo import PEILDATUM, Oefenklok, speel
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.store import controle, grootboek, records
from bbzdesk.store.opslag import Opslag
from tests.kantoorhulp import PROEF, RESOURCES, deel, inhoud, oefendata
from tests.pdf_oordeel import oordeel


@dataclass(frozen=True)
class Gespeeld:
    map: Path
    kantoor: Kantoor
    producten: dict[str, Path]


@pytest.fixture(scope="module")
def gespeeld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gespeeld]:
    map_ = tmp_path_factory.mktemp("demo")
    klok = Oefenklok()
    opslag, _ = Opslag.maak(map_ / "opslag", "Marieke de Boer", app.OEFENWACHTWOORD, klok(), PROEF)
    with opslag:
        kantoor = Kantoor(opslag, inhoud(), "gebruiker-1", "Marieke de Boer", klok, oefening=True)
        producten = list(speel(kantoor, klok, oefendata(), RESOURCES / "oefendata" / "debiteuren.csv", map_))
        yield Gespeeld(map_, kantoor, {product.pad.relative_to(map_).as_posix(): product.pad for product in producten})


def test_elk_product_staat_er_en_heeft_een_naam_zonder_persoonsgegevens(gespeeld: Gespeeld) -> None:
    assert {Path(naam).suffix for naam in gespeeld.producten} == {
        ".pdf",
        ".docx",
        ".xlsx",
        ".txt",
        ".csv",
        ".bbzpakket",
    }
    for naam, pad in gespeeld.producten.items():
        assert pad.stat().st_size > 100
        assert not re.search(r"amrani|hóf|kapsalon|timmer|99999", naam, re.IGNORECASE)


@pytest.mark.parametrize("naam", ["starter", "gevestigd"])
def test_het_definitieve_besluit_voldoet_aan_pdf_a_3a_en_pdf_ua_1(gespeeld: Gespeeld, naam: str) -> None:
    pdf = gespeeld.producten[f"{naam}/besluit.pdf"].read_bytes()
    assert oordeel(pdf, "3a") == []
    assert oordeel(pdf, "ua1") == []


def test_alle_andere_pdf_voldoen_aan_pdf_a_2a_en_pdf_ua_1(gespeeld: Gespeeld) -> None:
    andere = [
        pad for naam, pad in gespeeld.producten.items() if naam.endswith(".pdf") and not naam.endswith("/besluit.pdf")
    ]
    assert len(andere) == 7
    for pad in andere:
        assert oordeel(pad.read_bytes(), "2a") == [], pad.name
        assert oordeel(pad.read_bytes(), "ua1") == [], pad.name


def test_de_lening_van_de_starter_staat_tot_op_de_cent(gespeeld: Gespeeld) -> None:
    # 12,500.00 - 170.12 - 171.25; the June term bears 81.06 interest and is not paid.
    with gespeeld.kantoor.opslag.lees() as bron:
        (vordering,) = [
            rij for rij in debiteuren.overzicht(gespeeld.kantoor, PEILDATUM).rijen if rij.naam.startswith("El Amrani")
        ]
        assert grootboek.stand(bron, vordering.vordering_id, PEILDATUM) == Stand(1_215_863, 8106, 0, 50690)
    assert (vordering.restschuld, vordering.achterstand, vordering.termijnen_achter) == (1_223_969, 25345, 1)
    assert vordering.stoplicht.woord == "Let op"


def test_het_overzicht_in_excel_is_gelijk_aan_het_grootboek(gespeeld: Gespeeld) -> None:
    blad = openpyxl.load_workbook(io.BytesIO(gespeeld.producten["debiteurenoverzicht.xlsx"].read_bytes()))["Debiteuren"]
    rijen = [rij for rij in blad.iter_rows(values_only=True) if rij[0] and re.match(r"[BLAUO✔] ", str(rij[0]))]
    totaal = next(rij for rij in blad.iter_rows(values_only=True) if rij[0] == "Totaal")
    gezien = debiteuren.overzicht(gespeeld.kantoor, PEILDATUM)
    assert len(rijen) == len(gezien.rijen) == 11
    assert round(sum(rij[7] for rij in rijen) * 100) == gezien.restschuld == round(totaal[7] * 100)
    assert {licht.letter for licht, _, _ in gezien.per_stoplicht()} == {"B", "L", "A", "U", "O"}
    vullingen = {
        cel.value: cel.fill.start_color.rgb[-6:] for cel in blad["A"] if cel.value in ("B Bij", "A Achterstand")
    }
    assert vullingen == {"B Bij": "E1F0E6", "A Achterstand": "FBE7E5"}


def test_het_overzicht_staat_op_naam_zonder_dat_accenten_tellen(gespeeld: Gespeeld) -> None:
    namen = [rij.naam for rij in debiteuren.overzicht(gespeeld.kantoor, PEILDATUM).rijen]
    assert namen.index("Hóf, Jan-Willem van 't") < namen.index("Hofstra, Tjeerd")
    assert namen.index("Ösinga, Ineke") < namen.index("Visser, Noor")


def test_de_lijst_is_een_keer_meegeteld_na_terugdraaien_en_opnieuw_inlezen(gespeeld: Gespeeld) -> None:
    verslag = gespeeld.producten["ingelezen-lijst.txt"].read_text(encoding="utf-8")
    assert verslag.startswith("9 regels overgenomen, 3 regels niet:")
    kenmerken = [rij.nummer for rij in debiteuren.overzicht(gespeeld.kantoor, PEILDATUM).rijen]
    assert len(kenmerken) == len(set(kenmerken))


@pytest.mark.parametrize("naam", ["starter", "gevestigd"])
def test_het_pakket_wordt_goedgekeurd_en_is_terug_te_lezen(gespeeld: Gespeeld, naam: str) -> None:
    (pakket,) = (gespeeld.map / naam).glob("*.bbzpakket")
    assert controleer(pakket, app.OEFENWACHTWOORD).bevindingen == ()
    assert not controleer(pakket, "verkeerd-wachtwoord").goed
    gelezen = lees_pakket(pakket, app.OEFENWACHTWOORD)
    besluit = gespeeld.producten[f"{naam}/besluit.pdf"].read_bytes()
    assert besluit in [bestand.inhoud for bestand in gelezen.onderdelen]
    gegevens = gelezen.gegevens
    assert gegevens["besluiten"][0]["gevolg"] == "verstrek_lening"
    assert len(gegevens["schema_termijnen"]) in (48, 60)
    for soort in (
        "contacten",
        "antwoorden",
        "opschortingen",
        "verzendingen",
        "statussen",
        "boekingen",
        "lening_voorwaarden",
    ):
        assert gegevens[soort], soort
    assert {stuk["soort"] for stuk in gegevens["stukken"]} == {"brief", "onderzoek", "besluit"}


def test_de_debiteurenkaart_heeft_boekingen_die_optellen_tot_de_stand(gespeeld: Gespeeld) -> None:
    with gespeeld.kantoor.opslag.lees() as bron:
        dossier = records.waar(bron, Dossier, nummer="BBZ-2026-0001")[0]
        werkmap = openpyxl.load_workbook(io.BytesIO(debiteurenkaart.als_xlsx(gespeeld.kantoor, bron, dossier.id)))
    totaal = next(rij for rij in werkmap["Boekingen"].iter_rows(values_only=True) if rij[0] == "Totaal")
    assert [round(bedrag * 100) for bedrag in totaal[4:7]] == [1_215_863, 8106, 0]
    assert werkmap["Vorderingen"]["A1"].value == "Debiteurenkaart"
    assert sum(1 for rij in werkmap["Schema"].iter_rows(values_only=True) if rij[0] == "L2026-0001") == 60


def test_de_export_past_bij_zijn_schema(gespeeld: Gespeeld) -> None:
    with gespeeld.kantoor.opslag.lees() as bron:
        dossiers_ = records.waar(bron, Dossier)
        waarden = [export.gegevens(bron, dossier.id) for dossier in dossiers_]
    for waarde in waarden:
        assert list(afwijkingen(waarde, export.schema())) == []
    del waarden[0]["dossier"][0]["fase"]
    assert len(list(afwijkingen(waarden[0], export.schema()))) == 1


def test_na_de_overdracht_neemt_het_dossier_alleen_nog_betalingen(gespeeld: Gespeeld) -> None:
    with gespeeld.kantoor.opslag.lees() as bron:
        overgedragen = [dossier for dossier in records.waar(bron, Dossier) if dossier.overgedragen_op is not None]
        assert len(overgedragen) == 2
    vordering = debiteuren.rijen_van(debiteuren.overzicht(gespeeld.kantoor, PEILDATUM), overgedragen[0].id)[0]
    with gespeeld.kantoor.opslag.lees() as bron:
        aanvraag = records.waar(bron, adviezen.Aanvraag, dossier_id=overgedragen[0].id)[0]
    with pytest.raises(NietMogelijk, match="overgedragen aan de partner"):
        adviezen.leg_advies_vast(gespeeld.kantoor, aanvraag.id, deel().advies, vergewist=True)
    geboekt = leningen.boek_betaling(gespeeld.kantoor, vordering.vordering_id, PEILDATUM, 100).uitkomst
    leningen.draai_betaling_terug(gespeeld.kantoor, geboekt[-1].id)


def test_de_opslag_klopt_en_het_logboek_bevat_geen_persoonsgegevens(gespeeld: Gespeeld) -> None:
    assert controle.volledig(gespeeld.kantoor.opslag) == ()
    log = gespeeld.producten["logboek.csv"].read_text(encoding="utf-8-sig").lower()
    for geheim in ("amrani", "hóf", "kapsalon", "999993653", "nl34bbzd", "lindelaan", "bakker"):
        assert geheim not in log


def test_op_de_schijf_staat_niets_leesbaars_van_de_opslag(gespeeld: Gespeeld) -> None:
    for pad in (gespeeld.map / "opslag").iterdir():
        if pad.is_file():
            inhoud_ = pad.read_bytes()
            for geheim in (b"Amrani", b"999993653", b"Kapsalon"):
                assert geheim not in inhoud_, pad.name


def test_de_opdracht_demo_schrijft_een_regel_per_bestand(tmp_path: Path) -> None:
    klaar = subprocess.run(
        [sys.executable, "-m", "bbzdesk", "demo", "--map", str(tmp_path / "uit")],
        capture_output=True, text=True, check=False, cwd=RESOURCES.parent,
    )  # fmt: skip
    assert (klaar.returncode, klaar.stderr) == (0, "")
    regels = klaar.stdout.splitlines()
    assert app.OEFENWACHTWOORD in regels[-1]
    for regel in regels[:-1]:
        assert (tmp_path / "uit" / regel.partition(": ")[0]).is_file(), regel
    opnieuw = subprocess.run(
        [sys.executable, "-m", "bbzdesk", "demo", "--map", str(tmp_path / "uit")],
        capture_output=True, text=True, check=False, cwd=RESOURCES.parent,
    )  # fmt: skip
    assert opnieuw.returncode == 2
    assert "staat al iets" in opnieuw.stderr


def test_het_verhaal_hangt_niet_af_van_vandaag() -> None:
    klok = Oefenklok()
    assert klok().date() == date(2026, 1, 2)
    klok.ga_naar(date(2026, 1, 1))
    assert klok().date() == date(2026, 1, 2), "the story goes only forward"
