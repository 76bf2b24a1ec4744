"""The self-test: the shipped figures come out; one changed amount or figure is named and makes the order say no."""

import shutil
import subprocess
import sys
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bbzdesk import __version__, app, cli, paths
from bbzdesk.content.lezen import InhoudFout
from bbzdesk.content.parameters import laad_parameters
from bbzdesk.content.zelftest import Rekenvoorbeeld, laad_rekenvoorbeelden
from bbzdesk.domain.parameters import Parameters, Waarde
from bbzdesk.services import zelftest
from bbzdesk.services.rekenen import ONDERWERPEN


@pytest.fixture
def kopie(hulpbronnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The amounts and figures in a place where a test may change them, as the program finds them."""
    for map_ in ("parameters", "zelftest"):
        shutil.copytree(hulpbronnen / map_, tmp_path / map_)
    monkeypatch.setattr(paths, "hulpbronnen", lambda: tmp_path)
    return tmp_path


def _vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def test_het_programma_dat_we_leveren_doorstaat_de_zelftest(wortel: Path) -> None:
    opdracht = [sys.executable, "-m", "bbzdesk", "zelftest"]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, cwd=wortel)
    assert (klaar.returncode, klaar.stderr) == (0, "")
    # From December on there are lines about the amounts of the coming year too.
    eerste, *regels, laatste = [regel for regel in klaar.stdout.splitlines() if not regel.startswith("let op  ")]
    assert eerste.startswith(f"Zelftest van BbzDesk {__version__}. De nieuwste bedragen gelden vanaf 1 ")
    assert all(regel.startswith("ok      ") and "(bron: " in regel for regel in regels)
    assert laatste == f"Alle {len(regels)} rekenvoorbeelden komen uit."


def test_de_gepubliceerde_figuren_zijn_er_allemaal(hulpbronnen: Path) -> None:
    """Each with its source; no public source and no worked figure may slip out of the folder unseen."""
    bronnen = " ".join(voorbeeld.bron for voorbeeld in laad_rekenvoorbeelden(hulpbronnen))
    for bron in ("Apache Fineract", "frappe/lending, issue 31", "frappe/lending, issue 1452", "OCA account_loan"):
        assert bron in bronnen
    for nummer in (
        "J1",
        "V1",
        "V1b",
        "V2",
        "V3",
        "R1",
        "R2",
        "R3",
        "A1",
        "H1",
        "T1",
        "T2",
        "T3",
        "W1",
        "M1",
        "M2",
        "K1",
        "F1",
    ):
        assert f"rekenvoorbeeld {nummer} (" in bronnen


def test_elk_onderwerp_van_de_voorbeelden_bestaat(hulpbronnen: Path) -> None:
    assert {voorbeeld.onderwerp for voorbeeld in laad_rekenvoorbeelden(hulpbronnen)} <= set(ONDERWERPEN)


def test_een_veranderd_bedrag_geeft_code_1_en_noemt_het_voorbeeld(kopie: Path, capsys) -> None:
    _vervang(kopie / "parameters" / "normen.toml", '"1419.46"', '"1420.46"')
    assert cli.hoofd(["zelftest"]) == 1
    uit = capsys.readouterr().out.splitlines()
    anders = [regel for regel in uit if regel.startswith("anders")]
    assert (
        "anders  jaarnorm alleenstaande 2026: jaarnorm hoort 16925.76 te zijn en is 16931.76 "
        "(bron: rekenvoorbeeld J1 (normenbrieven 2026))"
    ) in anders
    assert len(anders) == 2  # and A1, which takes the norm of July 2026
    assert uit[-1].endswith("komen er 2 niet uit. Installeer BbzDesk opnieuw.")


def test_een_veranderde_uitkomst_geeft_code_1_en_noemt_het_voorbeeld(kopie: Path, capsys) -> None:
    _vervang(kopie / "zelftest" / "leningen.toml", 'totaal_rente = "475.00"', 'totaal_rente = "475.01"')
    assert cli.hoofd(["zelftest"]) == 1
    uit = capsys.readouterr().out
    assert "anders  lineaire aflossing, 18 termijnen: totaal_rente hoort 475.01 te zijn en is 475.00 (bron" in uit
    assert uit.count("\nanders") == 1


def test_feiten_die_niet_kunnen_staan_bij_hun_voorbeeld(kopie: Path, capsys) -> None:
    _vervang(kopie / "zelftest" / "leningen.toml", 'aantal_termijnen = 36, vorm = "annuitair"', 'vorm = "a"')
    assert cli.hoofd(["zelftest"]) == 1
    uit = capsys.readouterr().out.splitlines()
    (anders,) = (regel for regel in uit if regel.startswith("anders"))
    assert "annuïteit 100.000 euro, 9,99 procent" in anders
    assert "aantal_termijnen" in anders
    assert "vorm" in anders


def test_een_bedrag_dat_weg_is_staat_bij_elk_voorbeeld_dat_het_vraagt(kopie: Path, capsys) -> None:
    _vervang(kopie / "parameters" / "normen.toml", '"1419.46"', '"onbekend"')
    assert cli.hoofd(["zelftest"]) == 1
    assert "anders  jaarnorm alleenstaande 2026: De waarde van normen." in capsys.readouterr().out


def test_bedragen_die_niet_te_lezen_zijn_geven_een_zin_en_geen_blad(kopie: Path, capsys) -> None:
    (kopie / "parameters" / "normen.toml").write_text("[tabel")
    assert cli.hoofd(["zelftest"]) == 2
    uit = capsys.readouterr()
    assert uit.out == ""
    assert "normen.toml" in uit.err


@pytest.mark.parametrize(
    ("pad", "hoort", "verschil"),
    [
        ("norm_per_maand", "1419.46", ""),
        ("norm_per_maand", "1419.47", "norm_per_maand hoort 1419.47 te zijn en is 1419.46"),
        ("norm", "1419.46", "norm hoort 1419.46 te zijn en is niet te vinden"),
        ("regels[0].bedrag", "1419.46", ""),
        ("regels#", 4, "regels# hoort 4 te zijn en is 2"),
        ("regels[99].bedrag", "1.00", "regels[99].bedrag hoort 1.00 te zijn en is niet te vinden"),
        ("norm_per_maand.bedrag", "1.00", "norm_per_maand.bedrag hoort 1.00 te zijn en is niet te vinden"),
        ("parameters[0].waarde", True, "parameters[0].waarde hoort true te zijn en is 18"),
    ],
)
def test_een_uitkomst_wordt_op_haar_plaats_vergeleken(
    hulpbronnen: Path, pad: str, hoort: object, verschil: str
) -> None:
    feiten = {"peildatum": "2026-07-01", "leefvorm": "alleenstaand", "geboortedatum": "1980-01-01"}
    voorbeeld = Rekenvoorbeeld("norm", "proef", "norm", feiten, {pad: hoort})
    (uitslag,) = zelftest.doe([voorbeeld], laad_parameters(hulpbronnen / "parameters"))
    assert uitslag.verschil == verschil
    assert uitslag.goed is (verschil == "")


def test_ja_is_niet_hetzelfde_als_een(hulpbronnen: Path) -> None:
    feiten = {"hoofdsom": "1000.00", "van": "2025-10-01", "tot_en_met": "2026-03-31"}
    parameters = laad_parameters(hulpbronnen / "parameters")
    for hoort, goed in ((True, True), (False, False), (1, False), ("ja", False)):
        voorbeeld = Rekenvoorbeeld("rente", "proef", "wettelijke_rente", feiten, {"boven_ondergrens": hoort})
        (uitslag,) = zelftest.doe([voorbeeld], parameters)
        assert uitslag.goed is goed
    assert uitslag.verschil == "boven_ondergrens hoort ja te zijn en is true"


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [
        (date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 1, 1)),
        (date(2027, 3, 1), date(2026, 7, 1)),
        (date(2025, 12, 31), None),
    ],
)
def test_de_datum_van_de_bedragen_is_die_van_de_nieuwste_die_al_gelden(vandaag: date, verwacht: date | None) -> None:
    def waarde(vanaf: date | None, getal: str | None) -> Waarde:
        return Waarde("a.b", None if getal is None else Decimal(getal), "euro", vanaf, None, "A", "proef")

    rij = [
        waarde(None, "1"),
        waarde(date(2026, 1, 1), "1"),
        waarde(date(2026, 7, 1), "2"),
        waarde(date(2027, 1, 1), None),
    ]
    assert zelftest.datum_van_de_bedragen(Parameters(rij), vandaag) == verwacht


def test_zonder_gedateerde_bedragen_zegt_het_blad_dat(kopie: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "nu", lambda: app.datetime(1800, 1, 1).astimezone())
    cli.hoofd(["zelftest"])
    assert "gelden vanaf onbekend." in capsys.readouterr().out


_GOED = {"naam": '"a"', "bron": '"b"', "onderwerp": '"norm"', "feiten": "{}", "verwacht": '{norm_per_maand = "1.00"}'}


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"bron": None}, "“bron” ontbreekt"),
        ({"bron": '""'}, "“bron” is leeg"),
        ({"feiten": '"x"'}, "feiten"),
        ({"verwacht": "{}"}, "er staat geen uitkomst"),
        ({"verwacht": '{"a b" = "1"}'}, "“a b” wijst geen uitkomst aan"),
        ({"verwacht": '{"a[x]" = "1"}'}, "wijst geen uitkomst aan"),
        ({"verwacht": "{a = 1.5}"}, "“a” hoort een tekst"),
        ({"verwachtt": "{}"}, "“verwachtt” is hier niet bekend. Bedoelt u “verwacht”?"),
    ],
)
def test_een_voorbeeld_dat_niet_klopt_wordt_geweigerd_met_bestand_en_plaats(
    tmp_path: Path, anders: dict[str, str | None], zin: str
) -> None:
    (tmp_path / "zelftest").mkdir()
    regels = [f"{sleutel} = {waarde}" for sleutel, waarde in (_GOED | anders).items() if waarde is not None]
    (tmp_path / "zelftest" / "x.toml").write_text("[[voorbeeld]]\n" + "\n".join(regels), encoding="utf-8")
    with pytest.raises(InhoudFout) as gezien:
        laad_rekenvoorbeelden(tmp_path)
    assert zin in str(gezien.value)
    assert "zelftest/x.toml, [[voorbeeld]] nummer 1" in str(gezien.value)


def test_twee_voorbeelden_met_dezelfde_naam(kopie: Path) -> None:
    for naam in ("a", "b"):
        regels = "\n".join(f"{sleutel} = {waarde}" for sleutel, waarde in _GOED.items())
        (kopie / "zelftest" / f"{naam}.toml").write_text(f"[[voorbeeld]]\n{regels}", encoding="utf-8")
    with pytest.raises(InhoudFout, match="bestaat al"):
        laad_rekenvoorbeelden(kopie)


def test_zonder_voorbeelden_is_er_geen_zelftest(tmp_path: Path) -> None:
    with pytest.raises(InhoudFout, match="geen rekenvoorbeelden"):
        laad_rekenvoorbeelden(tmp_path)


def test_bijna_elk_onderwerp_heeft_een_voorbeeld(wortel: Path) -> None:
    """What has no published figure is named here, so that a new subject asks for one."""
    met = {
        voorbeeld["onderwerp"]
        for pad in (wortel / "resources" / "zelftest").glob("*.toml")
        for voorbeeld in tomllib.loads(pad.read_text(encoding="utf-8"))["voorbeeld"]
    }
    zonder = {"uitstel", "maanduitkering", "voorschot", "lopende_prognose", "doelgroep"}
    assert set(ONDERWERPEN) - met == zonder


@pytest.mark.parametrize(("dag", "gevraagd"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True)])
def test_vanaf_december_staat_er_wat_u_voor_het_nieuwe_jaar_opzoekt(
    dag: date, gevraagd: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "nu", lambda: app.datetime(dag.year, dag.month, dag.day, 12).astimezone())
    assert cli.hoofd(["zelftest"]) == 0
    regels = [regel for regel in capsys.readouterr().out.splitlines() if regel.startswith("let op  ")]
    assert bool(regels) == gevraagd
    assert not any("_" in regel for regel in regels)
    forfait = "let op  In de tabel forfait staat vanaf 1 januari 2027 niets bij procent."
    assert any(regel.startswith(forfait) for regel in regels) == gevraagd
