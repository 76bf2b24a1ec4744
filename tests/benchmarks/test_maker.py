"""The measurements stand on a store that could be real; its figures are for people, so no test looks at a time."""

import json
from pathlib import Path

import pytest

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.nummers import elfproef, lees_iban
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import Achterstand, LeningVoorwaarden
from bbzdesk.exchange.blad import proef_inlezen
from bbzdesk.services import debiteuren, leningen
from bbzdesk.services.kantoor import laad_inhoud
from bbzdesk.store import controle, records, vorderingen
from tests.benchmarks import blad, maker, meet, namen
from tests.benchmarks.metingen import Hoeveel, Tijd, zoekvragen
from tests.benchmarks.schulden import PEILDATUM

DOSSIERS = 8
# What is by design another one in every store: who made it, and the seals of its log.
EIGEN = {"instelling", "gebruiker", "werk", "logboek", "voorbeeld"}


@pytest.fixture(scope="module")
def opslagmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("meting") / "opslag"
    maker.maak(map_, DOSSIERS)
    return map_


@pytest.fixture
def kantoor(opslagmap, hulpbronnen):
    with maker.open_(opslagmap) as opslag:
        yield maker.kantoor(opslag, laad_inhoud(hulpbronnen))


def inhoud(map_: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of a store that do not tell which store it is."""
    with maker.open_(map_) as opslag, opslag.lees() as bron:
        tabellen = [
            rij.name
            for rij in bron.lees("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if rij.name not in EIGEN and not rij.name.startswith(("sqlite_", "zoek_"))
        ]
        return {
            tabel: [
                {naam: waarde for naam, waarde in rij._mapping.items() if naam != "opslag"}
                for rij in bron.lees(f"SELECT * FROM {tabel}")
            ]
            for tabel in tabellen
        }


def test_the_same_store_comes_out_every_time(opslagmap, tmp_path):
    maker.maak(tmp_path / "nog een", DOSSIERS)
    eerste, tweede = inhoud(opslagmap), inhoud(tmp_path / "nog een")
    assert eerste["boekingsregel"]
    assert eerste == tweede


def test_a_small_store_is_the_beginning_of_a_large_one(opslagmap, tmp_path):
    maker.maak(tmp_path / "kleiner", DOSSIERS - 3)
    groot, klein = inhoud(opslagmap), inhoud(tmp_path / "kleiner")
    assert len(klein["dossier"]) == DOSSIERS - 3
    for tabel, rijen in klein.items():
        assert {tuple(rij.items()) for rij in rijen} <= {tuple(rij.items()) for rij in groot[tabel]}, tabel


def test_everything_in_it_holds(kantoor):
    assert controle.volledig(kantoor.opslag) == ()


def test_every_stoplicht_is_there(kantoor):
    gezien = debiteuren.overzicht(kantoor, PEILDATUM)
    assert [licht for licht, _, _ in gezien.per_stoplicht()] == list(Stoplicht)
    assert all(rij.naam for rij in gezien.rijen)
    assert gezien.restschuld > gezien.achterstand > 0


def test_its_ledger_is_what_the_maandverwerking_would_have_booked(kantoor):
    """Bringing all loans up to date on the reference date finds nothing to add."""
    assert leningen.verwerk_maand(kantoor, PEILDATUM).uitkomst == 0


@pytest.mark.parametrize("maanden", [-9, -4, -1, 0, 1, 3])
def test_arrears_of_all_claims_at_once_are_what_each_loan_says_alone(kantoor, maanden):
    """Also on a day after the last maandverwerking, when planned terms count as due."""
    op = plus_maanden(PEILDATUM, maanden)
    with kantoor.opslag.lees() as bron:
        samen = vorderingen.achterstanden(bron, op)
        leningen_ = records.waar(bron, LeningVoorwaarden)
        los = {v.vordering_id: leningen.verloop_van(bron, v.vordering_id, op).stand for v in leningen_ if v.vanaf <= op}
    loopt = {vordering: stand for vordering, stand in los.items() if stand.restschuld}
    assert len(loopt) > 3
    for vordering, stand in loopt.items():
        achter = samen.get(vordering, Achterstand())
        assert achter.termijnen == stand.achterstand_termijnen
        # Interest on what is overdue is in a planned term only once that term is processed.
        assert abs(achter.bedrag - stand.achterstand) <= (0 if maanden <= 0 else stand.achterstand // 20)


def test_the_claims_have_the_proportions_of_size_l(opslagmap):
    rijen = inhoud(opslagmap)
    aantal = {tabel: len(rijen[tabel]) / DOSSIERS for tabel in ("vordering", "boekingsregel", "stuk")}
    assert aantal["vordering"] == 2.5
    assert aantal["stuk"] == 10
    assert 80 <= aantal["boekingsregel"] <= 130


def test_its_numbers_pass_their_checks_and_are_nobodys():
    assert len(namen.TESTBSN) > 900
    assert all(bsn.startswith("99999") and elfproef(bsn) for bsn in namen.TESTBSN)
    assert [lees_iban(namen.iban(n)) for n in (0, 1, 4711)] == [namen.iban(n) for n in (0, 1, 4711)]


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_every_row_of_the_invented_sheet_is_good(soort, tmp_path):
    pad = tmp_path / f"lijst.{soort}"
    getattr(blad, f"schrijf_{soort}")(pad, 40, 100)
    gelezen = proef_inlezen(pad, None, PEILDATUM)
    assert len(gelezen.rijen) == 40
    assert not gelezen.fout


def test_questions_run_from_one_letter_to_eight_and_hold_slips(kantoor):
    gewoon, vertikt = zoekvragen(kantoor)
    assert {len(vraag) for vraag in gewoon if " " not in vraag} == set(range(1, 9))
    assert vertikt
    assert not set(vertikt) & set(gewoon)


def test_what_grows_faster_than_the_store_is_flagged():
    def uitslag(vier: float, zestien: float) -> meet.Uitslag:
        tijden = {4: [Tijd(vier, vier)], 16: [Tijd(zestien, zestien)]}
        return meet._uitslag("overzicht_vandaag", tijden, met_doelen=True)

    assert not uitslag(0.010, 0.040).sneller_dan_lineair
    assert uitslag(0.010, 0.090).sneller_dan_lineair
    assert uitslag(0.010, 0.090).gehaald
    assert uitslag(0.050, 0.190).gehaald is False


@pytest.mark.lang
def test_a_tiny_measurement_fills_every_line(tmp_path, monkeypatch, capsys):
    hoeveel = Hoeveel(schemas=16, brieven=16, bladrijen=160, overnemen=4, keren=1)
    monkeypatch.setitem(meet.MATEN, "klein", meet.Maat(8, hoeveel))
    meet.main(["--json", str(tmp_path / "uit.json")])
    gedrukt = capsys.readouterr().out
    geschreven = json.loads((tmp_path / "uit.json").read_text())["uitslagen"]
    assert {uitslag["naam"] for uitslag in geschreven} == set(meet.SOORTEN)
    assert all(soort.wat in gedrukt for soort in meet.SOORTEN.values())
    assert "GEHAALD" not in gedrukt
