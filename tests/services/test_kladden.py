"""Drafts: what was typed is back after a crash, and nowhere else than in the store and its backups."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bbzdesk.services import export, geschiedenis, kladden
from bbzdesk.store import backup, controle, herstel
from bbzdesk.store.fouten import SchijfVol
from bbzdesk.store.openen import MetWachtwoord
from bbzdesk.store.opslag import Opslag
from tests.kantoorhulp import PROEF, WACHTWOORD, Bureau, VasteSchijf, dossier_van

TEKST = "De ondernemer belde over “zijn” huur; 3 × € 1.250,00\n\tmet een tab en een emoji 🙂"


def test_een_klad_komt_terug_zoals_het_is_getypt(b: Bureau) -> None:
    assert kladden.lees(b.kantoor, "contact:nieuw") == {}
    kladden.bewaar(b.kantoor, "contact:nieuw", {"contact.hulpvraag": "eerst"})
    kladden.bewaar(b.kantoor, "contact:nieuw", {"contact.hulpvraag": TEKST, "leeg": ""})
    assert kladden.lees(b.kantoor, "contact:nieuw") == {"contact.hulpvraag": TEKST, "leeg": ""}
    kladden.wis(b.kantoor, "contact:nieuw")
    kladden.wis(b.kantoor, "contact:nieuw")
    assert kladden.lees(b.kantoor, "contact:nieuw") == {}


def test_wat_terugkomt_zegt_van_wanneer_het_is(b: Bureau) -> None:
    assert kladden.terug(b.kantoor, "contact:nieuw") == ({}, "")
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": "half"})
    b.klok.zet(b.kantoor.vandaag + timedelta(days=1))
    assert kladden.terug(b.kantoor, "contact:nieuw") == ({"tekst": "half"}, "Concept van gisteren om 9:00 teruggezet")


def test_alle_kladden_de_nieuwste_eerst_en_een_leeg_formulier_is_geen_klad(b: Bureau) -> None:
    for sleutel in ("aanvraag:1/2", "contact:nieuw"):
        kladden.bewaar(b.kantoor, sleutel, {"tekst": sleutel})
    kladden.bewaar(b.kantoor, "leeg", {"tekst": ""})
    kladden.bewaar(b.kantoor, "aanvraag:1/2", {"tekst": "nieuwer"})
    assert [(klad.sleutel, klad.waarden["tekst"]) for klad in kladden.alle(b.kantoor)] == [
        ("aanvraag:1/2", "nieuwer"),
        ("contact:nieuw", "contact:nieuw"),
    ]
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": ""})
    assert [klad.sleutel for klad in kladden.alle(b.kantoor)] == ["aanvraag:1/2"]


def test_twee_gebruikers_hebben_elk_hun_eigen_klad(b: Bureau) -> None:
    ander = replace(b.kantoor, wie="gebruiker-2", naam="Bert Proef")
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": "van Anna"})
    kladden.bewaar(ander, "contact:nieuw", {"tekst": "van Bert"})
    kladden.wis(ander, "contact:nieuw")
    assert kladden.lees(b.kantoor, "contact:nieuw") == {"tekst": "van Anna"}
    assert kladden.alle(ander) == ()


def test_een_klad_is_geen_handeling(b: Bureau) -> None:
    voor = geschiedenis.laatste(b.kantoor, 3)
    with b.kantoor.opslag.lees() as bron:
        regels = bron.waarde("SELECT count(*) FROM logboek")
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": TEKST})
    assert geschiedenis.laatste(b.kantoor, 3) == voor
    with b.kantoor.opslag.lees() as bron:
        assert bron.waarde("SELECT count(*) FROM logboek") == regels
    assert controle.volledig(b.kantoor.opslag) == ()


def test_een_klad_zit_in_de_backup_en_niet_in_de_export_van_het_dossier(b: Bureau, tmp_path: Path) -> None:
    dossier_id = dossier_van(b)
    kladden.bewaar(b.kantoor, f"dossier:{dossier_id}", {"tekst": TEKST})
    with b.kantoor.opslag.lees() as bron:
        assert "emoji" not in str(export.gegevens(bron, dossier_id))
    gemaakt = backup.maak(b.kantoor.opslag, tmp_path / "b", b.kantoor.nu)
    herstel.zet_terug(
        gemaakt.pad, tmp_path / "terug", MetWachtwoord(WACHTWOORD), "1", b.kantoor.nu, omstandigheden=PROEF
    )
    with Opslag.open(tmp_path / "terug", WACHTWOORD, b.kantoor.nu, omstandigheden=PROEF) as opslag:
        terug = replace(b.kantoor, opslag=opslag)
        assert kladden.lees(terug, f"dossier:{dossier_id}") == {"tekst": TEKST}


class _Dicht(VasteSchijf):
    def schrijfbaar(self, map_: Path) -> bool:
        return False


def test_wie_alleen_mag_lezen_bewaart_geen_klad_en_merkt_daar_niets_van(b: Bureau) -> None:
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": "van eerder"})
    map_ = b.kantoor.opslag.map
    b.kantoor.opslag.sluit()
    dicht = replace(PROEF, waarnemer=_Dicht())
    with Opslag.open(map_, WACHTWOORD, b.kantoor.nu, omstandigheden=dicht) as opslag:
        kantoor = replace(b.kantoor, opslag=opslag)
        kladden.bewaar(kantoor, "contact:nieuw", {"tekst": "nieuw"})
        kladden.wis(kantoor, "contact:nieuw")
        assert kladden.lees(kantoor, "contact:nieuw") == {"tekst": "van eerder"}


def test_een_volle_schijf_zegt_het_en_laat_het_vorige_klad_staan(b: Bureau) -> None:
    kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": "klein"})
    with b.kantoor.opslag.terzijde() as verbinding:
        bladen = verbinding.exec_driver_sql("PRAGMA page_count").scalar()
        verbinding.exec_driver_sql(f"PRAGMA max_page_count={bladen}")
    with pytest.raises(SchijfVol):
        kladden.bewaar(b.kantoor, "contact:nieuw", {"tekst": "x" * 1_000_000})
    assert kladden.lees(b.kantoor, "contact:nieuw") == {"tekst": "klein"}


# A child types drafts and is killed with -9 at once after its acknowledgement.
_TYPER = """
import os, signal, sys
from pathlib import Path
from datetime import date, timedelta
from bbzdesk.services import kladden
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store.opslag import Opslag
from tests.kantoorhulp import PROEF, WACHTWOORD, Klok

klok = Klok(date(2026, 3, 2))
opslag = Opslag.open(Path(sys.argv[1]), WACHTWOORD, klok(), omstandigheden=PROEF)
kantoor = Kantoor(opslag, None, "gebruiker-1", "Anna Proef", klok)
for nummer in range(int(sys.argv[2])):
    kladden.bewaar(kantoor, f"formulier:{nummer % 3}", {"tekst": f"letter {nummer}"})
    os.write(1, f"{nummer}\\n".encode())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_na_een_harde_afbreking_staat_elk_bevestigd_klad_er_weer(b: Bureau) -> None:
    map_ = b.kantoor.opslag.map
    b.kantoor.opslag.sluit()
    for keren in (1, 2, 50):
        wortel = Path(__file__).parents[2]
        klaar = subprocess.run(
            [sys.executable, "-c", _TYPER, str(map_), str(keren)], capture_output=True, cwd=wortel, check=False
        )
        assert klaar.returncode == -9, klaar.stderr.decode()
        bevestigd = [int(regel) for regel in klaar.stdout.split()]
        assert len(bevestigd) == keren
        with Opslag.open(map_, WACHTWOORD, b.kantoor.nu, omstandigheden=PROEF) as opslag:
            kantoor = replace(b.kantoor, opslag=opslag)
            for nummer in bevestigd[-3:]:
                assert kladden.lees(kantoor, f"formulier:{nummer % 3}") == {"tekst": f"letter {nummer}"}
            assert controle.snel(opslag) == ()
