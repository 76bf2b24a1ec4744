"""The front door: what the window asks before a store is open, and everything that opens one."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bbzdesk import app
from bbzdesk.content.lezen import InhoudFout
from bbzdesk.documents.model import gedrukte_teksten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services import gebruikers, oefening, toegang
from bbzdesk.services.herstelblad import herstelblad
from bbzdesk.services.toegang import Deur
from bbzdesk.store import backup, controle
from bbzdesk.store.fouten import AlleenLezen, GeenOpslag, OpslagFout, VerkeerdeHerstelcode, VerkeerdWachtwoord
from bbzdesk.store.opslag import Omstandigheden
from tests.kantoorhulp import PROEF, RESOURCES, WACHTWOORD, Klok, VasteSchijf

DAG = date(2026, 11, 2)


class _Dicht(VasteSchijf):
    def schrijfbaar(self, map_: Path) -> bool:
        return False


def _deur(map_: Path, omstandigheden: Omstandigheden = PROEF, *, oefenen: bool = False) -> Deur:
    return app.deur(
        map_, RESOURCES, map_.parent / "b", oefenen=oefenen, klok=Klok(DAG), omstandigheden=lambda: omstandigheden
    )


@pytest.fixture
def deur(tmp_path: Path) -> Deur:
    return _deur(tmp_path / "opslag")


def test_de_eerste_keer_maken_en_daarna_openen(deur: Deur) -> None:
    assert not deur.bestaat()
    assert deur.keur_plaats() is None
    kantoor, code = deur.maak("  Anna   Proef ", WACHTWOORD)
    assert (kantoor.naam, kantoor.vandaag, kantoor.oefening) == ("Anna Proef", DAG, False)
    assert kantoor.wie
    assert kantoor.backupmap == deur.backupmap
    assert len(toegang.code_groepen(code)) == 9
    toegang.sluit(kantoor)
    assert deur.bestaat()
    assert deur.gebruikers() == ("Anna Proef",)
    for naam in (None, "Anna Proef"):
        weer = deur.open(WACHTWOORD, naam)
        assert (weer.naam, weer.wie) == ("Anna Proef", kantoor.wie)
        assert toegang.waarom_alleen_lezen(weer) is None
        toegang.sluit(weer)


def test_het_vergrendelde_scherm_gaat_open_met_het_wachtwoord_van_wie_er_zat(deur: Deur) -> None:
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    gebruikers.voeg_toe(kantoor, "Bert Proef", "het woord van Bert")
    assert toegang.klopt_wachtwoord(kantoor, WACHTWOORD)
    for anders in ("", "iets anders", "het woord van Bert", WACHTWOORD.upper()):
        assert not toegang.klopt_wachtwoord(kantoor, anders)
    gebruikers.wijzig_wachtwoord(kantoor, WACHTWOORD, "een nieuw wachtwoord")
    assert not toegang.klopt_wachtwoord(kantoor, WACHTWOORD)
    assert toegang.klopt_wachtwoord(kantoor, "een nieuw wachtwoord")
    toegang.sluit(kantoor)


def test_met_het_herstelblad_naar_een_nieuw_wachtwoord(deur: Deur) -> None:
    kantoor, code = deur.maak("Anna Proef", WACHTWOORD)
    toegang.sluit(kantoor)
    leeg = deur.open_met_herstelcode(code.lower().replace(" ", "-"))
    assert (leeg.naam, leeg.wie) == ("", "")
    with pytest.raises(InvoerFout, match="Kies een naam uit de lijst"):
        gebruikers.neem_plaats(leeg, "Bert Proef", "een nieuw wachtwoord")
    aan = gebruikers.neem_plaats(leeg, "Anna Proef", "een nieuw wachtwoord")
    assert (aan.naam, aan.wie) == ("Anna Proef", kantoor.wie)
    toegang.sluit(aan)
    with pytest.raises(VerkeerdWachtwoord):
        deur.open(WACHTWOORD)
    toegang.sluit(deur.open("een nieuw wachtwoord"))


def test_elke_weigering_is_een_zin_en_laat_niets_open(deur: Deur, tmp_path: Path) -> None:
    with pytest.raises(GeenOpslag, match="Kies de map"):
        deur.open(WACHTWOORD)
    with pytest.raises(GeenOpslag, match=r"sleutels\.json"):
        deur.gebruikers()
    for naam, woord in ((" ", WACHTWOORD), ("Anna", "kort"), ("A" * 101, WACHTWOORD)):
        with pytest.raises(InvoerFout):
            deur.maak(naam, woord)
    assert not deur.bestaat()
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    toegang.sluit(kantoor)
    with pytest.raises(VerkeerdWachtwoord):
        deur.open("niet dit wachtwoord")
    with pytest.raises(VerkeerdeHerstelcode):
        deur.open_met_herstelcode("ABCDE " * 9)
    open_ = deur.open(WACHTWOORD)
    with pytest.raises(OpslagFout, match="al geopend in een ander venster"):
        deur.open(WACHTWOORD)
    toegang.sluit(open_)
    kapot = app.deur(deur.map, tmp_path / "weg", None, klok=Klok(DAG), omstandigheden=lambda: PROEF)
    with pytest.raises(InhoudFout):
        kapot.open(WACHTWOORD)
    toegang.sluit(deur.open(WACHTWOORD))  # the lock did not stay behind


@pytest.mark.parametrize(
    ("map_", "zin"),
    [
        ("OneDrive/opslag", "gesynchroniseerd"),
        ("vol", "staat al iets"),
        ("bestand", "staat al iets"),
    ],
)
def test_een_plaats_die_niet_kan_zegt_waarom(tmp_path: Path, map_: str, zin: str) -> None:
    (tmp_path / "vol" / "iets").mkdir(parents=True)
    (tmp_path / "bestand").write_text("x")
    assert zin in str(_deur(tmp_path / map_).keur_plaats())


def test_een_map_waarin_u_niet_mag_schrijven_zegt_dat_vooraf(tmp_path: Path) -> None:
    dicht = Omstandigheden(waarnemer=_Dicht(), kosten=PROEF.kosten)
    assert "mag u niets opslaan" in str(_deur(tmp_path / "opslag", dicht).keur_plaats())
    assert list(tmp_path.iterdir()) == []


def test_alleen_lezen_heeft_een_reden(deur: Deur) -> None:
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    toegang.sluit(kantoor)
    gelezen = _deur(deur.map, Omstandigheden(waarnemer=_Dicht(), kosten=PROEF.kosten)).open(WACHTWOORD)
    assert toegang.waarom_alleen_lezen(gelezen) == str(AlleenLezen())
    toegang.sluit(gelezen)


def test_het_herstelblad_is_een_bladzijde_met_de_hele_code_en_de_opslag(deur: Deur) -> None:
    import pikepdf

    kantoor, code = deur.maak("Anna Proef", WACHTWOORD)
    teksten = list(gedrukte_teksten(herstelblad(kantoor, toegang.code_groepen(code))))
    assert {*toegang.code_groepen(code), kantoor.opslag.opslag_id, "2 november 2026"} <= set(teksten)
    with pikepdf.open(io.BytesIO(toegang.herstelblad_pdf(kantoor, code))) as pdf:
        assert len(pdf.pages) == 1
    toegang.sluit(kantoor)


def test_een_backup_terugzetten_is_ook_een_begin(deur: Deur, tmp_path: Path) -> None:
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    gemaakt = backup.maak(kantoor.opslag, tmp_path / "b", kantoor.nu)
    toegang.sluit(kantoor)
    nieuw = _deur(tmp_path / "terug")
    with pytest.raises(VerkeerdWachtwoord):
        nieuw.zet_terug(gemaakt.pad, "niet dit wachtwoord")
    with pytest.raises(InvoerFout):
        nieuw.zet_terug(gemaakt.pad, WACHTWOORD, "geen nummer")
    assert not nieuw.bestaat()
    terug, ontbreekt = nieuw.zet_terug(gemaakt.pad, WACHTWOORD)
    assert (terug.naam, terug.wie, ontbreekt) == ("Anna Proef", kantoor.wie, ())
    toegang.sluit(terug)
    with pytest.raises(GeenOpslag, match="staat al iets"):
        nieuw.zet_terug(gemaakt.pad, WACHTWOORD)


def test_een_tweede_start_roept_het_eerste_venster(deur: Deur) -> None:
    assert not deur.roep_eerste_venster()
    kantoor, _ = deur.maak("Anna Proef", WACHTWOORD)
    assert not kantoor.opslag.geroepen()
    assert deur.roep_eerste_venster()
    assert kantoor.opslag.geroepen()
    assert not kantoor.opslag.geroepen()
    toegang.sluit(kantoor)
    assert not deur.roep_eerste_venster()


def test_twee_groepen_terugtypen_mag_slordig() -> None:
    code = "A0B1C 22222 33333 44444 55555 66666 77777 88888 99999"
    assert toegang.klopt_groep(code, 1, " a o b i c ")
    assert toegang.klopt_groep(code, 9, "99999")
    assert not toegang.klopt_groep(code, 2, "33333")
    assert not toegang.klopt_groep(code, 2, "")


def test_de_oefenopslag_wordt_gemaakt_en_gevuld_en_daarna_alleen_geopend(tmp_path: Path) -> None:
    deur = _deur(tmp_path / "oefenen", oefenen=True)
    gehoord: list[str] = []
    kantoor = deur.open_oefening(gehoord.append)
    assert "debiteurenoverzicht met stoplicht" in gehoord
    assert (kantoor.oefening, kantoor.vandaag) == (True, DAG)
    assert kantoor.wie
    with kantoor.opslag.lees() as bron:
        assert bron.waarde("SELECT count(*) FROM dossier") > 1
    assert controle.volledig(kantoor.opslag) == ()
    toegang.sluit(kantoor)
    assert [pad.name for pad in tmp_path.iterdir()] == ["oefenen"]
    weer = deur.open_oefening(gehoord.clear)  # type: ignore[arg-type]  # it must not be called
    assert gehoord
    toegang.sluit(weer)


def test_een_afgebroken_oefening_begint_de_volgende_keer_opnieuw(tmp_path: Path) -> None:
    deur = _deur(tmp_path / "oefenen", oefenen=True)

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        oefening.maak(deur, stop)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / ".oefenen.bouw").mkdir()  # what a kill leaves
    toegang.sluit(deur.open_oefening())


def test_de_deur_laadt_geen_zware_bibliotheken() -> None:
    zwaar = ("sqlalchemy", "sqlcipher3", "cryptography", "reportlab", "openpyxl", "lxml", "docx", "tomllib")
    script = f"""
import sys
from pathlib import Path
from bbzdesk import app
deur = app.deur(Path("nergens"), Path("nergens"), None)
deur.bestaat()
print([naam for naam in {zwaar} if naam in sys.modules])
try:
    deur.gebruikers()
except Exception:
    print([naam for naam in {zwaar} if naam in sys.modules])
"""
    klaar = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert klaar.stdout.split("\n")[:2] == ["[]", "[]"], klaar.stdout
