"""What booking a payment will do is said before it is done: the parts add up, and booking does the same."""

from datetime import date

import pytest

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Rekening
from bbzdesk.services import leningblad, leningboek, leningen
from bbzdesk.services.leningboek import EXTRA
from bbzdesk.store import grootboek
from tests.kantoorhulp import Bureau, lening_van

NU = date(2026, 6, 20)


def geboekt(b: Bureau, lening: str, soorten: set[str]) -> dict[Rekening, int]:
    """What the payments that stand took off, by account."""
    som = dict.fromkeys(Rekening, 0)
    with b.kantoor.opslag.lees() as bron:
        for boeking in grootboek.geldende_boekingen(bron, lening):
            for regel in boeking.regels:
                if boeking.soort in soorten:
                    som[regel.rekening] -= regel.bedrag
    return som


@pytest.mark.parametrize("bedrag", [1, 5_000, 25_345, 60_000, 100_000, 1_200_000])
def test_de_delen_zijn_samen_de_betaling_en_boeken_doet_hetzelfde(b: Bureau, bedrag: int) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    proef = leningen.proefbetaling(b.kantoor, lening, NU, bedrag)
    assert proef.kosten + proef.rente + proef.aflossing + proef.extra == bedrag
    leningen.boek_betaling(b.kantoor, lening, NU, bedrag)
    alles, extra = geboekt(b, lening, {"betaling", EXTRA}), geboekt(b, lening, {EXTRA})
    assert (alles[Rekening.RENTE], alles[Rekening.HOOFDSOM]) == (proef.rente, proef.aflossing + proef.extra)
    assert extra[Rekening.HOOFDSOM] == proef.extra
    with b.kantoor.opslag.lees() as bron:
        assert grootboek.stand(bron, lening, NU).hoofdsom == proef.hoofdsom_daarna


def test_proberen_boekt_niets(b: Bureau) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    leningen.proefbetaling(b.kantoor, lening, NU, 10_000)
    with b.kantoor.opslag.lees() as bron:
        assert [boeking.soort for boeking in grootboek.boekingen_van(bron, lening)] == ["uitbetaling"]


@pytest.mark.parametrize(
    ("dag", "bedrag", "zin"),
    [
        (NU, 0, "meer zijn dan nul"),
        (date(2026, 6, 21), 100, "in de toekomst"),
        (date(2026, 2, 28), 100, "vóór de uitbetaling"),
        (NU, 99_000_000, "hoger dan alles"),
    ],
)
def test_proberen_weigert_wat_boeken_weigert(b: Bureau, dag: date, bedrag: int, zin: str) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    with pytest.raises(InvoerFout, match=zin):
        leningen.proefbetaling(b.kantoor, lening, dag, bedrag)
    with pytest.raises(InvoerFout, match=zin):
        leningen.boek_betaling(b.kantoor, lening, dag, bedrag)


def test_een_eerdere_datum_zegt_dat_een_latere_betaling_anders_wordt_verdeeld(b: Bureau) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    leningen.boek_betaling(b.kantoor, lening, date(2026, 6, 10), 60_000)
    gezien = leningblad.verdeelbeeld(b.kantoor, lening, date(2026, 4, 1), 25_345)
    assert "opnieuw verdeeld" in gezien.let_op
    assert gezien.regels[-1].bedrag == sum(regel.bedrag or 0 for regel in gezien.regels[:-1]) == 25_345


def test_na_de_betaling_staat_er_wat_open_blijft(b: Bureau) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    gezien = leningblad.verdeelbeeld(b.kantoor, lening, NU, 3 * 25_345)
    assert ("Achterstand daarna", euro(0)) in gezien.daarna


@pytest.mark.parametrize("dag", [date(2026, 3, 1), date(2026, 4, 1), date(2026, 4, 17), date(2026, 6, 10)])
@pytest.mark.parametrize("bedrag", [100, 25_345, 400_000])
def test_ook_met_een_eerdere_datum_doet_boeken_wat_de_proef_zei(b: Bureau, dag: date, bedrag: int) -> None:
    lening = lening_van(b)
    b.klok.zet(NU)
    leningen.boek_betaling(b.kantoor, lening, date(2026, 6, 10), 60_000)
    proef = leningen.proefbetaling(b.kantoor, lening, dag, bedrag)
    leningen.boek_betaling(b.kantoor, lening, dag, bedrag)
    with b.kantoor.opslag.lees() as bron:
        nieuw = next(g for g in leningboek.betalingen_van(bron, lening) if g.nummer == 2)
        hoofdsom = grootboek.stand(bron, lening, dag).hoofdsom
    som = dict.fromkeys(Rekening, 0)
    for boeking in nieuw.boekingen:
        for regel in boeking.regels:
            som[regel.rekening] -= regel.bedrag
    assert (som[Rekening.RENTE], som[Rekening.HOOFDSOM]) == (proef.rente, proef.aflossing + proef.extra)
    assert hoofdsom == proef.hoofdsom_daarna
