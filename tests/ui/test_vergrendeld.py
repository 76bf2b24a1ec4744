"""The screen lock: nothing of the office is seen, read aloud, reached or opened; afterwards all stands as it stood."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bbzdesk.domain.feiten import Feit, Soort
from bbzdesk.services import toegang
from bbzdesk.services.vragen import Vraag
from bbzdesk.ui.door import Door
from bbzdesk.ui.forms.dialog import FactDialog
from bbzdesk.ui.widgets.dialogs import ask
from tests.kantoorhulp import WACHTWOORD, dossier_van
from tests.ui.vensterhulp import Venster

VRAAG = Vraag("Proef", "Zin", (Feit("datum", "Datum", Soort.DATUM),), "Doe")


def te_lezen(venster: Venster) -> str:
    """All that a screen reader finds in the window."""
    gevonden: list[str] = []

    def loop(wie) -> None:
        gevonden.extend(wie.text(wat) for wat in (QAccessible.Text.Name, QAccessible.Text.Value))
        for nummer in range(wie.childCount()):
            if (kind := wie.child(nummer)) is not None and kind.isValid():
                loop(kind)

    loop(QAccessible.queryAccessibleInterface(venster.shell))
    return "\n".join(gevonden)


def ontgrendel(venster: Venster, keer: int = 1) -> None:
    deur = venster.shell._stack.currentWidget()
    assert isinstance(deur, Door)
    deur._word.setText(WACHTWOORD)
    for _ in range(keer):
        QTest.keyClick(deur._word, Qt.Key.Key_Return)
    venster.rest()


def vergrendel(venster: Venster) -> None:
    venster.shell.lock()
    venster.rest()


def test_een_lezer_vindt_niets_van_het_kantoor(venster: Venster) -> None:
    venster.go("dossier", dossier_van(venster.b))
    naam = venster.page.title
    venster.shell.office.search.open()
    venster.keys("amr")
    venster.wait(venster.shell.office.search.isVisible)
    assert naam in te_lezen(venster)
    vergrendel(venster)
    gelezen = te_lezen(venster) + venster.shell.windowTitle()
    assert not [woord for woord in naam.replace(",", "").split() if len(woord) > 3 and woord in gelezen]
    ontgrendel(venster)
    assert naam in te_lezen(venster)
    assert venster.shell.windowTitle().startswith(naam)


def test_wat_nog_gelezen_werd_noemt_niets_in_de_titelbalk(venster: Venster) -> None:
    dossier = dossier_van(venster.b)
    venster.shell.desk.go("dossier", dossier)
    vergrendel(venster)
    assert venster.shell.windowTitle() == "BbzDesk"
    ontgrendel(venster)
    assert venster.page.title in venster.shell.windowTitle()
    assert venster.page.title


def test_een_vraag_die_onderweg_was_komt_pas_na_het_slot(venster: Venster) -> None:
    pagina, gevraagd = venster.page, []
    pagina.read(lambda: None, lambda _: gevraagd.append(ask(pagina, "Van Jansen", "Zeker?", "Ja")))
    vergrendel(venster)
    assert not gevraagd
    ontgrendel(venster)
    assert gevraagd[0].isVisible()
    gevraagd[0].done(0)


def test_een_half_ingevulde_vraag_komt_terug_zoals_zij_stond(venster: Venster) -> None:
    vraag = FactDialog(venster.page, VRAAG, venster.kantoor.vandaag)
    vraag.open()
    veld = vraag.fields["datum"].editor
    veld.setText("1-2-26")
    stond = (vraag.isModal(), vraag.windowModality(), vraag.geometry())
    vergrendel(venster)
    assert not vraag.isVisible()
    ontgrendel(venster, keer=2)
    assert vraag.isVisible()
    assert (vraag.isModal(), vraag.windowModality(), vraag.geometry()) == stond
    assert veld.text() == "1-2-26"
    vraag.done(0)


def test_een_open_menu_gaat_dicht(venster: Venster) -> None:
    venster.shell.office.top.new.click()
    assert QApplication.activePopupWidget() is not None
    vergrendel(venster)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("toets", [Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_Z, Qt.Key.Key_1])
def test_een_sneltoets_doet_niets(venster: Venster, toets: Qt.Key) -> None:
    nu = venster.shell.office._now
    vergrendel(venster)
    QTest.keyClick(venster.shell, toets, Qt.KeyboardModifier.ControlModifier)
    for naam in venster.shell.actions_._by_name:
        if naam != "venster.sluit":
            venster.shell.actions_[naam].trigger()
            venster.shell.carry_out(naam)
    venster.rest()
    assert venster.shell.office._now == nu
    assert [w for w in venster.shell.findChildren(QLineEdit) if w.isVisible()] == [
        venster.shell._stack.currentWidget()._word
    ]


def test_een_daad_die_onderweg_was_wordt_gedaan_en_daarna_verteld(venster: Venster) -> None:
    from bbzdesk.services import instellingen

    kantoor, gehoord = venster.kantoor, []
    venster.page.act(
        lambda: instellingen.stel_gemeente_in(kantoor, {"gemeente.naam": "Elders"}), gehoord.append, say="Bewaard."
    )
    vergrendel(venster)
    assert instellingen.naam_van_de_gemeente(kantoor) == "Gemeente Elders"
    assert not gehoord
    ontgrendel(venster)
    assert len(gehoord) == 1
    assert "Bewaard." in venster.said


def test_vijftig_keer_mis_en_dan_goed(venster: Venster) -> None:
    vergrendel(venster)
    deur = venster.shell._stack.currentWidget()
    for _ in range(50):
        deur._word.setText("mis")
        QTest.keyClick(deur._word, Qt.Key.Key_Return)
        venster.rest()
        assert "niet het wachtwoord" in deur._passphrase.error
    ontgrendel(venster)
    assert venster.shell.office.isVisible()


def test_een_programmafout_bij_het_openen_sluit_niemand_op(venster: Venster, monkeypatch) -> None:
    def stuk(*_: object) -> bool:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(sys, "excepthook", lambda soort, fout, spoor: venster.shell.show_bug(fout))
    with monkeypatch.context() as even:
        even.setattr(toegang, "klopt_wachtwoord", stuk)
        vergrendel(venster)
        ontgrendel(venster)
        assert "misgegaan" in venster.shell._stack.currentWidget()._passphrase.error
    ontgrendel(venster)
    assert venster.shell.office.isVisible()


def test_een_vraag_zonder_antwoord_kan_weer_dicht(venster: Venster, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda soort, fout, spoor: venster.shell.show_bug(fout))
    pagina = venster.page
    vraag = FactDialog(pagina, replace(VRAAG, vandaag="datum"), venster.kantoor.vandaag)
    vraag.answered.connect(lambda _: pagina.act(lambda: 1 // 0, lambda _: vraag.accept()))
    vraag.open()
    vraag.confirm()
    assert vraag.waiting
    venster.rest()
    assert "misgegaan" in venster.said
    vraag.reject()
    assert not vraag.isVisible()


def test_wie_aan_het_typen_was_typt_verder_in_hetzelfde_veld(venster: Venster) -> None:
    venster.go("contact")
    venster.find(QLineEdit, "Telefoonnummer").setFocus()
    venster.keys("06")
    vergrendel(venster)
    ontgrendel(venster)
    assert QApplication.focusWidget().accessibleName().startswith("Telefoonnummer")


def test_wie_drukt_en_meteen_vergrendelt_vindt_geen_klad_van_wat_gedaan_is(venster: Venster) -> None:
    from datetime import date

    from PySide6.QtWidgets import QDialog

    from bbzdesk.services import kladden
    from tests.kantoorhulp import lening_van

    vordering = lening_van(venster.b)
    venster.b.klok.zet(date(2026, 6, 20))
    venster.go("lening", vordering)
    venster.page.command("betaling")
    vraag = next(d for d in venster.shell.findChildren(QDialog) if d.isVisible())
    for veld, getypt in (("datum", "1-4-2026"), ("bedrag", "253,45")):
        vraag.fields[veld].fact_editor.set_text(getypt)
        vraag.fields[veld].fact_editor.edited.emit()
    vraag.confirm()
    venster.shell.lock()
    venster.rest()
    assert kladden.alle(venster.kantoor) == ()
    ontgrendel(venster)
    assert kladden.alle(venster.kantoor) == ()


def test_ook_vanuit_een_vraag_gaat_het_scherm_op_slot(venster: Venster) -> None:
    venster.go("vandaag")
    vraag = FactDialog(venster.shell, VRAAG, venster.kantoor.vandaag)
    vraag.open()
    venster.wait(vraag.isActiveWindow)
    venster.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    venster.rest()
    assert isinstance(venster.shell._stack.currentWidget(), Door)
    assert not vraag.isVisible()
    ontgrendel(venster)
    assert vraag.isVisible()
    vraag.reject()
    vraag.deleteLater()
