"""*Debiteuren*: from the overview to a payment, a call, another day and the month, with the keyboard where it counts."""

from datetime import date
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from bbzdesk.services import leningen
from bbzdesk.services.debiteurenbeeld import Debiteurregel
from bbzdesk.services.doel import Doel
from bbzdesk.ui import pages
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.pages import debiteuren
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.table import Table
from bbzdesk.ui.widgets.tiles import StatusTile
from tests.kantoorhulp import lening_van
from tests.services.lijsthulp import lees_in
from tests.ui.stappenhulp import dialoog, druk, is_er, tekst, zonder_naam

EURO = "€\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _alleen_deze_pagina(monkeypatch):
    # Where a row leads has its own tests; here it is an empty sheet.
    for naam in ("vandaag", "dossier", "lening", "inlezen", "dossiers"):
        monkeypatch.setitem(pages._PAGES, naam, lambda: PageView)


@pytest.fixture
def vol(venster):
    """Nine claims of the practice list, and one of our own with an arrear."""
    venster.b.klok.zet(date(2026, 6, 12))
    lees_in(venster.b.kantoor)
    lening_van(venster.b)
    venster.b.klok.zet(date(2026, 6, 12))
    venster.go("debiteuren")
    venster.wait(lambda: is_er(venster, "Debiteuren", Table))
    return venster


def tabel(v) -> Table:
    return v.page._table


def tegel(v, woord: str) -> StatusTile:
    return v.find(StatusTile, f"{woord}:", v.page)


def totalen(v) -> str:
    return v.page._totals.accessibleName().replace("\N{NO-BREAK SPACE}", " ")


def namen(v) -> list[str]:
    return [rij.wie for rij in tabel(v).list_model.rows_shown()]


def test_een_leeg_kantoor_zegt_waar_u_begint(venster):
    venster.go("debiteuren")
    venster.wait(lambda: "Nog geen openstaande leningen" in venster.words())
    assert venster.page.command("maand")
    assert venster.said.startswith("Er zijn nog geen vorderingen.")
    venster.press("Debiteurenlijst inlezen…", venster.page)
    assert venster.page.doel.pagina == "inlezen"


def test_de_titel_telt_en_wat_aandacht_vraagt_staat_boven(vol):
    assert f"10 vorderingen, saldo {EURO}66.750,87. Stand op 12 juni 2026." in vol.words()
    lichten = [rij.stoplicht for rij in tabel(vol).list_model.rows_shown()]
    assert lichten[0] == "achterstand"
    assert lichten[-1] == "bij"
    assert tabel(vol).currentIndex().row() == 0


def test_een_tegel_filtert_en_de_totalen_gaan_mee(vol):
    assert totalen(vol).startswith("10 van 10 vorderingen; Saldo € 66.750,87")
    knop = tegel(vol, "Opgeëist")
    assert knop.accessibleName() == f"Opgeëist: 1 vordering, {EURO}4.350,12"
    knop.click()
    assert totalen(vol) == ("1 van 10 vorderingen; Saldo € 4.350,12; Achterstand € 4.350,12; begin onbekend € 4.350,12")
    druk(vol, "Filter Opgeëist wissen")
    assert not knop.isChecked()
    assert totalen(vol).startswith("10 van 10")


def test_een_weergave_en_een_tegel_kiezen_elkaar_weg(vol):
    tegel(vol, "Bij").click()
    vol.press("Opgeëist, 1")
    assert not tegel(vol, "Bij").isChecked()
    assert {rij.stoplicht for rij in tabel(vol).list_model.rows_shown()} == {"opgeeist"}
    tegel(vol, "Uitstel").click()
    assert vol.page._views.current == 0
    assert {rij.stoplicht for rij in tabel(vol).list_model.rows_shown()} == {"uitstel"}


def test_woorden_filteren_met_het_toetsenbord(vol):
    assert vol.page.command("filter")
    vol.keys("nowak")
    assert namen(vol) == ["Nowak, Nowak Stukadoors"]
    vol.page._clear_all()
    assert len(namen(vol)) == 10


def test_enter_opent_de_lening_en_bel_gaat_naar_het_telefoonnummer(vol):
    rij = tabel(vol).current_row()
    tabel(vol).setFocus()
    vol.key(Qt.Key.Key_Return)
    vol.rest()
    assert vol.page.doel == Doel("lening", rij.vordering_id)
    vol.go("debiteuren")
    tabel(vol).acted.emit(tabel(vol).current_row())
    vol.rest()
    assert (vol.page.doel.pagina, rij.actie) == ("dossier", "Bel")


def test_een_betaling_boeken_gaat_naar_de_gekozen_lening(vol):
    rij = tabel(vol).list_model.rows_shown()[3]
    assert tabel(vol).select(rij.vordering_id)
    vol.press("Betaling boeken…", vol.page)
    assert vol.page.doel == Doel("lening", rij.vordering_id, "betaling")


def test_stand_per_datum_en_terug_naar_vandaag(vol):
    assert vol.page.command("stand")
    venster_ = dialoog(vol)
    vol.fill("Stand op", "12-7-2026", venster_)
    venster_.confirm()
    vol.rest()
    veld = vol.find(QLineEdit, "Stand op", venster_)
    assert "in de toekomst" in veld.accessibleDescription()
    vol.fill("Stand op", "1-4-2026", venster_)
    venster_.confirm()
    vol.rest()
    assert "Stand op 1 april 2026." in vol.words()
    assert len(namen(vol)) == 1
    druk(vol, "Filter Stand op 1 april 2026 wissen")
    assert "Stand op 12 juni 2026." in vol.words()
    assert len(namen(vol)) == 10


def test_een_dag_waarop_er_nog_niets_was_houdt_de_weg_terug(vol):
    vol.page._go_to_day(date(2020, 1, 1))
    vol.rest()
    assert namen(vol) == []
    vol.wait(lambda: is_er(vol, "Filter Stand op 1 januari 2020 wissen"))


def test_de_maandverwerking_zegt_eerst_wat_zij_doet(vol):
    assert vol.page.command("maand")
    venster_ = dialoog(vol)
    vol.rest()
    assert "3 termijnen zijn vervallen, de oudste op 1 april 2026." in tekst(venster_)
    vol.fill("Verwerk tot en met", "30-4-2026", venster_)
    vol.rest()
    assert "1 termijn is vervallen, op 1 april 2026." in tekst(venster_)
    vol.fill("Verwerk tot en met", "13-6-2026", venster_)
    venster_.confirm()
    vol.rest()
    veld = vol.find(QLineEdit, "Verwerk tot en met", venster_)
    assert "niet vooruit werken" in veld.accessibleDescription()
    vol.fill("Verwerk tot en met", "12-6-2026", venster_)
    venster_.confirm()
    vol.rest()
    assert vol.said == "Maandverwerking klaar tot en met 12 juni 2026. 3 termijnen zijn geboekt."


def test_wat_elders_verandert_staat_er_en_keuze_en_volgorde_blijven(vol):
    tabel(vol).sort_by_key("saldo", down=True)
    tegel(vol, "Bij").click()
    rij = tabel(vol).list_model.rows_shown()[1]
    tabel(vol).select(rij.vordering_id)
    kantoor = vol.kantoor
    vol.shell.desk.act(
        lambda: leningen.boek_betaling(kantoor, rij.vordering_id, date(2026, 6, 12), 100_00),
        lambda _: None,
        owner=vol.shell,
    )
    vol.rest()
    assert tabel(vol).current_row().saldo == rij.saldo - 100_00
    assert tabel(vol).current_row().laatste_betaling == date(2026, 6, 12)
    saldi = [r.saldo for r in tabel(vol).list_model.rows_shown()]
    assert saldi == sorted(saldi, reverse=True)
    assert tegel(vol, "Bij").isChecked()
    assert f"saldo {EURO}66.650,87." in vol.words()


def test_naar_excel_en_op_papier(vol, monkeypatch):
    bewaard: dict[str, bytes] = {}
    for plek in ("bbzdesk.ui.pages.debiteuren.save_file", "bbzdesk.ui.pages.lists.save_file"):
        monkeypatch.setattr(plek, lambda _ouder, naam, inhoud, _told: bewaard.update({naam: inhoud}))
    vol.press("Naar Excel", vol.page)
    tegel(vol, "Bij").click()
    vol.page.command("exporteren")
    vol.rest()
    assert {naam: inhoud[:2] for naam, inhoud in bewaard.items()} == {
        "debiteurenoverzicht.xlsx": b"PK", "debiteuren.xlsx": b"PK",
    }  # fmt: skip
    vol.press("Afdrukken…", vol.page)
    vol.wait(lambda: is_er(vol, "Terug naar de lijst"))
    papier = vol.page.findChildren(debiteuren.Paper)[0]
    assert papier.content.startswith(b"%PDF-")
    assert vol.page.command("betaling")
    assert vol.said.startswith("Ga eerst terug naar de lijst.")
    druk(vol, "Terug naar de lijst")
    assert len(namen(vol)) == 10


def test_alles_heeft_een_naam(vol):
    assert zonder_naam(vol) == []


def _veel(aantal: int) -> tuple[Debiteurregel, ...]:
    lichten = ("bij", "letop", "achterstand", "uitstel", "opgeeist", "renteloos", "afgelost")
    rij = Debiteurregel("", "", "bij", "", "Bedrijfskapitaal", 0, 0, 0, None, "", False, "Open lening")
    return tuple(
        rij._replace(vordering_id=f"v{n}", stoplicht=lichten[n % 7], wie=f"Ondernemer{n * 7919 % aantal}, bedrijf {n}",
                saldo=n * 137 % 9_000_000, achterstand=n * 31 % 40_000 if n % 3 == 0 else 0, kenmerk=f"L{n}",
                laatste_betaling=date(2026, 1 + n % 6, 1 + n % 28))
        for n in range(aantal)
    )  # fmt: skip


@pytest.mark.lang
def test_vijfduizend_vorderingen_sorteren_en_filteren_binnen_een_tiende_seconde():
    begin = perf_counter()
    model = TableModel(debiteuren._COLUMNS, _veel(5000), identity=lambda r: r.vordering_id)
    tijden = []
    for doe in (
        lambda: model.sort(0), lambda: model.sort(1), lambda: model.sort(3),
        lambda: model.set_filter("welke", lambda r: r.stoplicht == "achterstand"),
        lambda: model.set_filter("welke", None), lambda: model.set_words("bedrijf 49"), lambda: model.set_words("4"),
        lambda: model.total("saldo"),
    ):  # fmt: skip
        start = perf_counter()
        doe()
        tijden.append(perf_counter() - start)
    assert sorted(tijden)[len(tijden) // 2] < 0.1
    assert perf_counter() - begin < 5


def test_de_lijst_staat_klaar_voor_de_eerste_letter(vol):
    model = tabel(vol).list_model
    assert not model._haystack
    vol.page.command("filter")
    assert len(model._haystack) == model.size
