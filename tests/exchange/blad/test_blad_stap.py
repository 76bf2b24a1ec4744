"""Reading a sheet says how far it is and can be stopped; of two columns with one head is said which was read."""

import multiprocessing
from pathlib import Path

import pytest

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.exchange.blad import kind, proef_inlezen
from bbzdesk.exchange.blad.lezen import lees_werkmap
from bbzdesk.exchange.blad.model import TEKST, Blad, Cel, Rij, Werkmap
from tests.exchange.blad.bladbouwer import VANDAAG, bewaar

KOP = ["Dossier", "Naam", "Restschuld"]


class Genoeg(GebruikersFout):
    pass


def blad(tmp_path: Path, *extra: list, aantal: int = 5) -> Path:
    return bewaar(tmp_path, [KOP, *([f"D-{nr}", f"Jansen{nr}", 100 + nr] for nr in range(aantal)), *extra])


def test_de_proef_zegt_hoeveel_rijen_zijn_bekeken(tmp_path):
    stappen: list[tuple[int, int]] = []
    proef_inlezen(blad(tmp_path), None, VANDAAG, stap=lambda *stap: stappen.append(stap))
    lezen, bekijken = [s for s in stappen if s == (0, 0)], [s for s in stappen if s != (0, 0)]
    assert lezen
    assert bekijken == [(nr, 6) for nr in range(1, 6)]


@pytest.mark.parametrize("bij", [0, 3])
def test_wie_stopt_houdt_geen_proces_over(tmp_path, bij):
    def stap(gedaan, _totaal):
        if gedaan == bij:
            raise Genoeg("U hebt dit gestopt.")

    with pytest.raises(Genoeg):
        proef_inlezen(blad(tmp_path), None, VANDAAG, stap=stap)
    assert multiprocessing.active_children() == []


def test_wat_al_is_gelezen_wordt_niet_nog_eens_gelezen(tmp_path):
    pad = blad(tmp_path)
    werkmap = lees_werkmap(pad)
    pad.unlink()
    assert len(proef_inlezen(pad, None, VANDAAG, werkmap=werkmap).rijen) == 5


def test_een_lang_blad_komt_in_stukken_over(tmp_path):
    rijen = tuple(Rij(nr, False, {1: Cel(TEKST, f"Jansen{nr}")}) for nr in range(1, 451))
    kop, *stukken = kind.als_berichten(Werkmap("xlsx", (Blad("A", False, rijen), Blad("B", True, ()))))
    assert [stuk.count(b"Jansen") for stuk in stukken] == [200, 200, 50]
    assert b"Jansen" not in kop
    assert len(lees_werkmap(blad(tmp_path, aantal=450)).bladen[0].rijen) == 451


def test_van_twee_kolommen_met_dezelfde_kop_wordt_gezegd_welke_is_gelezen(tmp_path):
    pad = bewaar(tmp_path, [[*KOP, "Restschuld", "Plaats"], ["D-1", "Jansen", 100, 50, "Ede"]])
    proef = proef_inlezen(pad, None, VANDAAG)
    assert proef.totaal_restschuld == 100_00
    zelfde, rest = proef.waarschuwingen
    assert zelfde.startswith("Op blad Blad1 staat “Restschuld” boven kolom C en D. Kolom C is gelezen. Kies een andere")
    assert rest == "Op blad Blad1 zijn deze kolommen niet gelezen: “Plaats”. Kies zo nodig zelf wat waar staat."
