"""One loan in the window: signing, paying out, payments with their division, turning back, another day."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QScrollBar, QWidget

from bbzdesk.domain.datum import kort
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.vordering import Vordering
from bbzdesk.services import leningbeeld, leningblad, leningboek, leningen
from bbzdesk.store import grootboek, records
from bbzdesk.ui.pages.lening_acties import Division
from bbzdesk.ui.widgets.ledger import LedgerView
from tests.kantoorhulp import aanvraag_van, besluit_van, dossier_van, lening_van
from tests.ui.stappenhulp import dialoog, druk, staat_er
from tests.ui.vensterhulp import Venster

NU = date(2026, 6, 20)


@pytest.fixture
def lening(v: Venster) -> str:
    """A loan with one payment, on a day on which two terms are overdue."""
    vordering = lening_van(v.b)
    v.b.klok.zet(NU)
    leningen.boek_betaling(v.kantoor, vordering, date(2026, 4, 1), 25_345)
    return vordering


def vul(venster: QDialog, veld: str, tekst: str) -> None:
    """A field of the dialog as somebody types in it."""
    editor = venster.fields[veld].fact_editor
    editor.set_text(tekst)
    editor.edited.emit()


def stand(v: Venster, vordering: str) -> leningbeeld.Leningbeeld:
    return leningbeeld.beeld(v.kantoor, vordering, v.kantoor.vandaag)


def test_van_besluit_tot_uitbetaling(v: Venster):
    vast = besluit_van(v.b, aanvraag_van(v.b, dossier_van(v.b)))
    v.b.klok.zet(date(2026, 3, 1))
    v.go("lening", vast.vordering_id)
    druk(v, "Uitbetalen")
    assert "Leg eerst vast wanneer de akte" in v.said
    druk(v, "Akte vastleggen")
    venster = dialoog(v)
    vul(venster, "getekend_op", "1-4-2026")
    druk(v, "Leg de akte vast", venster)
    assert "in de toekomst" in venster.fields["getekend_op"].error
    vul(venster, "getekend_op", "1-3-2026")
    druk(v, "Leg de akte vast", venster)
    v.wait(lambda: "De akte is vastgelegd" in v.said)
    # A dated status stays: there is nothing to undo, so nothing offers it.
    knoppen = v.shell.office.messages.findChildren(QAbstractButton)
    assert not [k for k in knoppen if k.isVisible() and "Ongedaan" in k.accessibleName()]
    druk(v, "Uitbetalen")
    venster = dialoog(v)
    vul(venster, "datum", "vandaag")
    druk(v, "Boek de uitbetaling", venster)
    staat_er(v, euro(1_250_000))
    assert stand(v, vast.vordering_id).hoofdsom == 1_250_000


def test_een_betaling_laat_vooraf_zien_hoe_zij_wordt_verdeeld(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    venster = dialoog(v)
    vul(venster, "datum", "20-6-2026")
    vul(venster, "bedrag", "600,00")
    v.wait(lambda: "Samen: deze betaling" in _woorden(venster))
    assert "Extra aflossing" in _woorden(venster)
    voor = stand(v, lening)
    druk(v, "Boek de betaling", venster)
    v.wait(lambda: "geboekt" in v.said)
    na = stand(v, lening)
    assert na.achterstand == 0
    assert len(na.boekingen) > len(voor.boekingen)


def _woorden(venster: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(w.text() for w in venster.findChild(Division).findChildren(QLabel))


def test_een_te_hoge_betaling_wordt_in_woorden_geweigerd(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    venster = dialoog(v)
    vul(venster, "datum", "20-6-2026")
    vul(venster, "bedrag", "99.000,00")
    v.wait(lambda: "hoger dan alles" in _woorden(venster))
    druk(v, "Boek de betaling", venster)
    assert "hoger dan alles" in venster.fields["bedrag"].error
    venster._touched = False
    venster.reject()


def test_een_betaling_teruggedraaid_staat_er_nog_en_telt_niet_mee(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.findChild(LedgerView) is not None)
    tabel = v.page.findChild(LedgerView)
    regel = next(r for r in stand(v, lening).boekingen if r.kan_terug)
    voor = stand(v, lening).achterstand
    assert tabel.select(regel.sleutel)
    tabel.acted.emit(tabel.current_row())
    venster = dialoog(v)
    assert "gaat uit alle totalen" in venster.accessibleDescription()
    druk(v, "Draai de betaling terug", venster)
    v.wait(lambda: stand(v, lening).achterstand > voor)
    assert any(r.teruggedraaid for r in stand(v, lening).boekingen)


def test_de_lening_zoals_zij_was_op_een_andere_dag(v: Venster, lening: str):
    v.go("lening", lening)
    staat_er(v, "Stand op 20 juni 2026")
    v.page._as_at.fact_editor.set_text("15-3-2026")
    druk(v, "Toon deze dag")
    staat_er(v, "U ziet hoe de lening stond op 15 maart 2026")
    assert euro(1_250_000) in v.words()
    druk(v, "Terug naar vandaag")
    staat_er(v, "Stand op 20 juni 2026")


def test_het_betaalschema_zegt_van_elke_termijn_hoe_het_staat(v: Venster, lening: str):
    v.go("lening", lening, "schema")
    v.wait(lambda: v.page._table is not None and v.page._table.list_model.rowCount() == 60)
    model = v.page._table.list_model
    assert model.cell(model.index(0, 6)).text == "Betaald"
    assert model.cell(model.index(1, 6)).text.startswith("Te laat")
    assert model.cell(model.index(1, 6)).tone == "achterstand"


def test_elk_bedieningselement_heeft_een_naam(v: Venster, lening: str):
    v.go("lening", lening)
    staat_er(v, "Stand op 20 juni 2026")
    naamloos = [w for w in v.page.findChildren(QWidget)
                if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()]  # fmt: skip
    assert not [w for w in naamloos if not isinstance(w, QScrollBar)]


def test_de_lening_op_papier_is_een_pdf(v: Venster, lening: str):
    gezien = leningblad.blad(v.kantoor, lening, None)
    assert leningblad.als_pdf(v.kantoor, gezien).startswith(b"%PDF")


@pytest.mark.parametrize(("tab", "naam"), [("boekingen", "boekingen-"), ("schema", "betaalschema-")])
def test_de_lijst_gaat_naar_excel(v: Venster, lening: str, tab: str, naam: str):
    v.go("lening", lening, tab)
    v.wait(lambda: v.page._table is not None)
    v.page.command("exporteren")
    v.wait(lambda: any(d.isVisible() for d in v.shell.findChildren(QFileDialog)))
    venster = next(d for d in v.shell.findChildren(QFileDialog) if d.isVisible())
    assert Path(venster.selectedFiles()[0]).name.startswith(naam)
    venster.reject()


def overgenomen_vordering(v: Venster) -> str:
    """A claim that came from a sheet: an amount that is open, and no schedule."""
    dossier = dossier_van(v.b)
    with v.kantoor.werk("Overgenomen") as w:
        vordering = Vordering(
            w.nieuw_id(), w.opslag_id, dossier, None, "A-1", "onbekend", "", v.kantoor.vandaag, "", w.nu
        )
        records.voeg_toe(w, vordering)
        regels = (
            Boekingsregel(Rekening.HOOFDSOM, 50_000, vordering.id),
            Boekingsregel(Rekening.OVERNAME, -50_000, vordering.id),
        )
        grootboek.boek(w, Boeking(w.nieuw_id(), "overname", "overname", v.kantoor.vandaag, w.nu, regels))
    return vordering.id


def test_een_vordering_zonder_schema_zegt_dat_en_laat_een_betaling_verdelen(v: Venster):
    vordering = overgenomen_vordering(v)
    v.go("lening", vordering, "schema")
    staat_er(v, "Geen betaalschema")
    assert "Het betaalschema is niet bekend" in v.words()
    assert f"sinds uw overzicht van {kort(v.kantoor.vandaag)}" in v.words()
    gezien = leningblad.verdeelbeeld(v.kantoor, vordering, v.kantoor.vandaag, 10_000)
    assert gezien.regels[-1].bedrag == 10_000


def test_afdrukken_vraagt_om_een_printer(v: Venster, lening: str):
    v.go("lening", lening)
    staat_er(v, "Stand op 20 juni 2026")
    druk(v, "Afdrukken")
    v.wait(lambda: any(d.isVisible() and d.windowTitle() == "Afdrukken" for d in v.shell.findChildren(QDialog)))
    assert v.page._paper.document.pageCount() >= 1
    dialoog(v).reject()


def test_een_dialoog_met_getypte_tekst_gaat_niet_vanzelf_dicht(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    venster = dialoog(v)
    vul(venster, "bedrag", "10,00")
    venster.reject()
    assert venster.isVisible()
    druk(v, "Sluit zonder te bewaren", venster)
    v.wait(lambda: not any(d.isVisible() for d in v.shell.findChildren(QDialog)))


def test_een_leeg_veld_in_een_dialoog_wordt_gevraagd(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    venster = dialoog(v)
    druk(v, "Boek de betaling", venster)
    assert [veld.error for veld in venster.fields.values()] == [
        "Vul in wanneer het geld is bijgeschreven.", "Vul in hoeveel er is betaald.",
    ]  # fmt: skip
    venster.reject()


def test_twee_keer_drukken_boekt_een_keer(v: Venster, lening: str):
    v.go("lening", lening)
    v.wait(lambda: v.page.command("betaling"))
    venster = dialoog(v)
    vul(venster, "datum", "20-6-2026")
    vul(venster, "bedrag", "10,00")
    venster.confirm()
    venster.confirm()
    v.wait(lambda: "geboekt" in v.said)
    v.rest()
    with v.kantoor.opslag.lees() as bron:
        assert len(leningboek.betalingen_van(bron, lening)) == 2


def test_een_dag_die_nog_komt_wordt_naast_het_veld_geweigerd(v: Venster, lening: str):
    v.go("lening", lening)
    v.fill("Stand per datum", "1-3-2030")
    druk(v, "Toon deze dag", v.page)
    assert "Deze datum ligt in de toekomst." in v.page._as_at.error
    assert v.page._blad.beeld.op == NU


def test_wat_eenmaal_gedaan_is_wordt_niet_meer_aangeboden(v: Venster, lening: str):
    v.go("lening", lening)
    knoppen = [knop.accessibleName() for knop in v.page.findChildren(QAbstractButton) if knop.isVisible()]
    assert "Betaling boeken…" in knoppen
    assert not {"Akte vastleggen…", "Uitbetalen…"} & set(knoppen)


def test_zolang_er_rente_te_boeken_is_staat_dat_erbij(v: Venster, lening: str):
    v.go("lening", lening)
    zin = "2 vervallen termijnen zijn nog niet verwerkt: de rente kan saldo en achterstand nog veranderen."
    assert zin in v.words()
    leningen.verwerk_maand(v.kantoor, NU)
    v.page.refresh()
    v.rest()
    assert "nog niet verwerkt" not in v.words()
