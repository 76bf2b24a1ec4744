"""The command line: exit codes and sentences of the contract; never a traceback, never a word of English."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bbzdesk import cli
from tests.kantoorhulp import RESOURCES

WORTEL = RESOURCES.parent
LENING = {
    "hoofdsom": "5000.00", "rente": "12", "uitbetaald_op": "2022-11-01", "eerste_vervaldatum": "2022-12-01",
    "aantal_termijnen": 18, "vorm": "annuitair", "afronding_termijn": "1.00",
}  # fmt: skip


def _bbzdesk(*argumenten: str, invoer: str = "") -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "bbzdesk", *argumenten]
    return subprocess.run(opdracht, input=invoer, capture_output=True, text=True, check=False, cwd=WORTEL)


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice store as the demo leaves it."""
    map_ = tmp_path_factory.mktemp("cli") / "demo"
    assert _bbzdesk("demo", "--map", str(map_)).returncode == 0
    return map_


@pytest.fixture
def in_proces(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run an order in this process: as fast as a function call."""

    def voer_uit(*argumenten: str) -> tuple[int, str, str]:
        code = cli.hoofd(argumenten)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    return voer_uit


def test_een_berekening_van_standaardinvoer() -> None:
    klaar = _bbzdesk("reken", "lening", invoer=json.dumps(LENING))
    assert (klaar.returncode, klaar.stderr) == (0, "")
    uitkomst = json.loads(klaar.stdout)
    assert (uitkomst["termijnbedrag"], uitkomst["totaal_rente"]) == ("305.00", "488.22")
    assert uitkomst["regels"]


def test_een_berekening_uit_een_bestand(tmp_path: Path, in_proces) -> None:
    (tmp_path / "in.json").write_text(json.dumps(LENING), encoding="utf-8-sig")
    code, uit, fout = in_proces("reken", "lening", "--invoer", str(tmp_path / "in.json"))
    assert (code, fout) == (0, "")
    assert json.loads(uit)["termijnbedrag"] == "305.00"


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["bestaat-niet"], "niet goed geschreven"),
        (["reken"], "reken"),
        (["reken", "weer", "--invoer", "{bestand}"], "onderwerp is niet bekend"),
        (["reken", "lening", "--invoer", "/bestaat/niet.json"], "te lezen"),
        (["reken", "lening", "--invoer", "{geen_json}"], "JSON"),
        (["demo"], "--map"),
        (["demo", "--map", "{map}"], "staat al iets"),
        (["inlezen", "/bestaat/niet.xlsx"], "niet"),
        (["inlezen", "{bestand}"], "."),
        (["pakket"], "pakket"),
        (["pakket", "weg"], "niet goed geschreven"),
        (["controle", "--opslag"], "controle"),
        (["demo", "--map", "/proc/nergens"], "kan niet worden gemaakt"),
        (["demo", "--map", "/tmp/" + 300 * "a"], "niet te gebruiken"),
        (["demo", "--map", "{bestand}/x"], "De map"),
        (["reken", "lening", "--invoer", "/dev/zero"], "geen bestand"),
        (["herstel", "x", "--naar", "y", "--laatste-besluit", "7"], "wachtwoord"),
        (["reken", "lening", "--invo", "x"], "niet goed geschreven"),
    ],
)
def test_verkeerde_invoer_geeft_code_2_en_een_nederlandse_zin(
    tmp_path: Path, in_proces, argumenten: list, zin: str
) -> None:
    (tmp_path / "bestand.json").write_text("{}")
    (tmp_path / "geen.json").write_text("{'a': 1}")
    vul = {"{bestand}": tmp_path / "bestand.json", "{geen_json}": tmp_path / "geen.json", "{map}": tmp_path}
    gevuld = [
        deel.replace("{bestand}", str(vul["{bestand}"])) if deel.startswith("{bestand}") else str(vul.get(deel, deel))
        for deel in argumenten
    ]
    code, uit, fout = in_proces(*gevuld)
    assert (code, uit) == (2, "")
    assert zin in fout
    assert not any(
        woord in fout.lower() for woord in ("traceback", "error", "usage", "invalid", "required", "argument")
    )


@pytest.mark.parametrize("argumenten", [["reken", "lening"], ["controle", "--wachtwoord-van-invoer", "--opslag", "."]])
def test_invoer_die_geen_utf8_is(argumenten: list) -> None:
    opdracht = [sys.executable, "-m", "bbzdesk", *argumenten]
    klaar = subprocess.run(opdracht, input=b"\xff\n", capture_output=True, check=False, cwd=WORTEL)
    assert klaar.returncode == 2
    assert "UTF-8" in klaar.stderr.decode()


def test_elke_fout_in_de_feiten_krijgt_een_eigen_zin(tmp_path: Path, in_proces) -> None:
    fout = {**LENING, "hoofdsom": 5000, "rente": "abc", "onbekend_feit": 1}
    del fout["vorm"]
    (tmp_path / "in.json").write_text(json.dumps(fout))
    code, uit, zinnen = in_proces("reken", "lening", "--invoer", str(tmp_path / "in.json"))
    assert (code, uit) == (2, "")
    for veld in ("hoofdsom", "rente", "onbekend_feit", "vorm"):
        assert veld in zinnen


def test_de_uitleg_is_nederlands() -> None:
    for argumenten in (["--help"], ["reken", "--help"], ["pakket", "controleer", "--help"]):
        klaar = _bbzdesk(*argumenten)
        assert klaar.returncode == 0
        for engels in ("usage", "options", "positional", "show this", "optional"):
            assert engels not in klaar.stdout.lower()


def test_controle_backup_en_herstel(opslag: Path, tmp_path: Path) -> None:
    wachtwoord = "oefenen-mag-altijd\n"
    met = ["--opslag", str(opslag / "opslag"), "--wachtwoord-van-invoer"]
    assert _bbzdesk("controle", *met, invoer=wachtwoord).returncode == 0
    klaar = _bbzdesk("backup", "--naar", str(tmp_path / "kopie"), *met, invoer=wachtwoord)
    assert klaar.returncode == 0, klaar.stderr
    backup = klaar.stdout.strip().rpartition(": ")[2]
    nieuw = ["--naar", str(tmp_path / "nieuw"), "--laatste-besluit", "B-2026-0007", "--wachtwoord-van-invoer"]
    terug = _bbzdesk("herstel", backup, *nieuw, invoer=wachtwoord)
    assert terug.returncode == 0, terug.stderr
    assert "besluiten: 2" in terug.stdout
    assert "B-2026-0003, B-2026-0004, B-2026-0005, B-2026-0006, B-2026-0007" in terug.stdout
    hersteld = ["--opslag", str(tmp_path / "nieuw"), "--wachtwoord-van-invoer"]
    assert _bbzdesk("controle", *hersteld, invoer=wachtwoord).returncode == 0


def test_een_verkeerd_wachtwoord_geeft_code_3_en_verandert_niets(opslag: Path) -> None:
    voor = {pad.name: pad.read_bytes() for pad in (opslag / "opslag").iterdir() if pad.is_file()}
    klaar = _bbzdesk("controle", "--opslag", str(opslag / "opslag"), "--wachtwoord-van-invoer", invoer="mis\n")
    assert (klaar.returncode, klaar.stdout) == (3, "")
    assert len(klaar.stderr.strip().splitlines()) == 1
    assert {pad.name: pad.read_bytes() for pad in (opslag / "opslag").iterdir() if pad.is_file()} == voor


def test_een_beschadigde_opslag_geeft_geen_traceback(opslag: Path, tmp_path: Path) -> None:
    kapot = Path(shutil.copytree(opslag / "opslag", tmp_path / "kapot"))
    bestand = kapot / "bbzdesk.db"
    gegevens = bytearray(bestand.read_bytes())
    gegevens[5000] ^= 1
    bestand.write_bytes(gegevens)
    klaar = _bbzdesk("controle", "--opslag", str(kapot), "--wachtwoord-van-invoer", invoer="oefenen-mag-altijd\n")
    assert klaar.returncode in (1, 3)
    assert "Traceback" not in klaar.stdout + klaar.stderr
    assert "Bevinding(" not in klaar.stdout


def test_een_backup_in_de_opslag_zelf_wordt_geweigerd(opslag: Path) -> None:
    met = ["--opslag", str(opslag / "opslag"), "--wachtwoord-van-invoer"]
    klaar = _bbzdesk("backup", "--naar", str(opslag / "opslag" / "kopie"), *met, invoer="oefenen-mag-altijd\n")
    assert klaar.returncode == 2
    assert "Kies een andere map" in klaar.stderr


def test_een_map_zonder_opslag_wordt_genoemd(tmp_path: Path, in_proces) -> None:
    code, _, fout = in_proces("controle", "--opslag", str(tmp_path / "weg"))
    assert code == 3
    assert str(tmp_path / "weg") in fout


def test_een_pakket_zonder_wachtwoord_vraagt_erom(opslag: Path) -> None:
    (pakket,) = (opslag / "starter").glob("*.bbzpakket")
    zonder = _bbzdesk("pakket", "controleer", str(pakket))
    assert zonder.returncode == 2
    assert "--wachtwoord-van-invoer" in zonder.stderr
    verkeerd = _bbzdesk("pakket", "controleer", str(pakket), "--wachtwoord-van-invoer", invoer="mis\n")
    assert verkeerd.returncode == 1
    assert json.loads(verkeerd.stdout)["goed"] is False
    goed = _bbzdesk("pakket", "controleer", str(pakket), "--wachtwoord-van-invoer", invoer="oefenen-mag-altijd\n")
    assert goed.returncode == 0


def test_reken_met_de_bedragen_van_de_gemeente(opslag: Path) -> None:
    invoer = "oefenen-mag-altijd\n" + json.dumps(
        {"peildatum": "2026-07-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01"}
    )
    met = ["--opslag", str(opslag / "opslag"), "--wachtwoord-van-invoer"]
    klaar = _bbzdesk("reken", "norm", *met, invoer=invoer)
    assert json.loads(klaar.stdout)["norm_per_maand"] == "1419.46"


def test_het_inlezen_van_de_eigen_lijst_van_een_gemeente(gedeeld: Path, in_proces) -> None:
    waarheid = json.loads((gedeeld / "proefmateriaal" / "debiteuren-a.json").read_text(encoding="utf-8"))
    code, uit, _ = in_proces("inlezen", str(gedeeld / "proefmateriaal" / "debiteuren-a.xlsx"))
    gelezen = json.loads(uit)
    assert code == 0
    assert gelezen["totaal_restschuld"] == waarheid["totaal_restschuld"]
    assert gelezen["goed"] == len(waarheid["leningen"]) - len(waarheid["fout"])
    assert set(gelezen) == {"indeling", "goed", "fout", "twijfel", "totaal_restschuld", "totaal_alle_rijen"}
    opnieuw = in_proces(
        "inlezen", str(gedeeld / "proefmateriaal" / "debiteuren-a.xlsx"), "--indeling", json.dumps(gelezen["indeling"])
    )
    assert json.loads(opnieuw[1]) == gelezen
