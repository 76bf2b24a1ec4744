"""A monkey at the window: goes anywhere, presses anything, types what it likes, and never reads what is said."""

import random
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from bbzdesk.services import oefenplekken
from bbzdesk.services.doel import Doel
from bbzdesk.ui import screens
from bbzdesk.ui.look import SCHEMES
from bbzdesk.ui.pages import PAGES
from bbzdesk.ui.shell import Shell
from bbzdesk.ui.tokens import TEXT_SIZES
from tests.ui.wandeling import Wandeling

# What somebody may type: ordinary answers, and what no form expects.
GETYPT = (
    "Jansen", "12-3-2026", "31-2-2026", "29-2-2100", "1.234,56", "1e999", "٣", "-5", "999993653", "99999365A", "morgen",
    "NL91ABNA0417164300", "1234 AB", "a@b.nl", "ja", "nee", "onbekend", "?", "", " ", "<b>vet</b>", "&amp; &", "%s {0}",
    "\u202egnisrevda", "🙂👩‍👩‍👧", "a\x00b", "regel\nander", "x" * 200, "woord " * 3000, "\ud800".encode("utf-8", "replace").decode(),
)  # fmt: skip
TOETSEN = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete, Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_O, Qt.Key.Key_1,
)  # fmt: skip
NOOIT = ("venster.sluit",)


class Aap:
    """One monkey with its own dice."""

    def __init__(self, wandeling: Wandeling, zaad: int, wachtwoord: str) -> None:
        self.shell: Shell = wandeling.shell
        self.look = wandeling.look
        self.dobbel = random.Random(zaad)
        self.wachtwoord = wachtwoord
        self.plekken = [doel for _, doel in oefenplekken.plekken(self.shell.kantoor)]
        self.gedaan: list[str] = []
        self._keuzes: tuple[tuple[int, Callable[[], str]], ...] = (
            (14, self._ga), (3, self._ga_nergens), (30, self._druk), (22, self._typ), (16, self._toets), (8, self._kies),
            (8, self._opdracht), (5, self._tab), (4, self._rij), (2, self._slot), (1, self._beeld), (5, self._terug),
        )  # fmt: skip

    def doe(self) -> None:
        """One act, and then mostly a moment of rest."""
        if self.shell._lock.closed:
            self._gedaan("ontgrendel", self._ontgrendel())
        else:
            gewichten = [gewicht for gewicht, _ in self._keuzes]
            daad = self.dobbel.choices([daad for _, daad in self._keuzes], gewichten)[0]
            self._gedaan(daad.__name__, daad())
        if self.dobbel.random() < 0.7:
            screens.rest(self.shell)
        else:
            _beurt(self.dobbel.randrange(30))

    def _gedaan(self, wat: str, waarmee: str) -> None:
        self.gedaan.append(f"{wat} {waarmee[:60]!r}")

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _ga(self) -> str:
        doel = self.dobbel.choice(self.plekken)
        self._dialogen_weg()
        self.shell.desk.go_to(doel)
        return str(doel)

    def _ga_nergens(self) -> str:
        doel = Doel(self.dobbel.choice(PAGES), self.dobbel.choice(("", "bestaat-niet", "dossier")), "nergens")
        self._dialogen_weg()
        self.shell.desk.go_to(doel)
        return str(doel)

    def _druk(self) -> str:
        knoppen = [k for k in self._boven().findChildren(QAbstractButton) if k.isVisible() and k.isEnabled()]
        if not knoppen:
            return ""
        knop = self.dobbel.choice(knoppen)
        naam = knop.accessibleName() or knop.text()
        if "fdrukken" in naam:
            return ""
        for _ in range(self.dobbel.choice((1, 1, 1, 2))):
            knop.click()
        return naam

    def _typ(self) -> str:
        boven = self._boven()
        alle = [*boven.findChildren(QLineEdit), *boven.findChildren(QPlainTextEdit)]
        velden = [v for v in alle if v.isVisible() and v.isEnabled()]
        if not velden:
            return ""
        veld, tekst = self.dobbel.choice(velden), self.dobbel.choice(GETYPT)
        veld.setFocus()
        if isinstance(veld, QLineEdit):
            veld.selectAll()
            veld.insert(tekst)
            veld.textEdited.emit(veld.text())
        else:
            veld.selectAll()
            veld.insertPlainText(tekst)
        if self.dobbel.random() < 0.5:
            QTest.keyClick(veld, Qt.Key.Key_Tab)
        return f"{veld.accessibleName()}: {tekst}"

    def _toets(self) -> str:
        wie = QApplication.focusWidget() or self._boven()
        toets = self.dobbel.choice(TOETSEN)
        QTest.keyClick(wie, toets)
        return f"{toets.name} op {wie.accessibleName()}"

    def _kies(self) -> str:
        lijsten = [k for k in self._boven().findChildren(QComboBox) if k.isVisible() and k.count()]
        if not lijsten:
            return ""
        lijst = self.dobbel.choice(lijsten)
        lijst.setFocus()
        lijst.setCurrentIndex(self.dobbel.randrange(lijst.count()))
        lijst.activated.emit(lijst.currentIndex())
        return lijst.accessibleName()

    def _tab(self) -> str:
        balken = [b for b in self._boven().findChildren(QTabBar) if b.isVisible()]
        if balken:
            balk = self.dobbel.choice(balken)
            balk.setCurrentIndex(self.dobbel.randrange(balk.count()))
        return ""

    def _rij(self) -> str:
        lijsten = [k for k in self._boven().findChildren(QAbstractItemView) if k.isVisible() and k.model()]
        if lijsten:
            lijst = self.dobbel.choice(lijsten)
            if rijen := lijst.model().rowCount():
                plek = lijst.model().index(self.dobbel.randrange(rijen), 0)
                lijst.setCurrentIndex(plek)
                lijst.activated.emit(plek)
        return ""

    def _opdracht(self) -> str:
        naam = self.dobbel.choice(sorted(set(self.shell.actions_._by_name) - set(NOOIT) - {"pagina.afdrukken"}))
        actie: QAction = self.shell.actions_[naam]
        if actie.isEnabled() and not self._dialogen():
            for _ in range(self.dobbel.choice((1, 1, 3))):
                actie.trigger()
        return naam

    def _slot(self) -> str:
        self.shell.lock()
        return ""

    def _ontgrendel(self) -> str:
        woord = self.wachtwoord if self.dobbel.random() < 0.8 else "mis"
        deur = self.shell._stack.currentWidget()
        deur._word.setText(woord)
        for _ in range(self.dobbel.choice((1, 2))):
            QTest.keyClick(deur._word, Qt.Key.Key_Return)
        screens.rest(self.shell)
        return woord

    def _beeld(self) -> str:
        keuze = self.dobbel.randrange(3)
        if keuze == 0:
            self.look.choose_points(self.dobbel.choice((0, *TEXT_SIZES)))
        elif keuze == 1:
            self.look.choose_scheme(self.dobbel.choice(SCHEMES)[0])
        else:
            self.shell.resize(self.dobbel.randrange(1024, 1900), self.dobbel.randrange(700, 1100))
        return str(keuze)

    def _terug(self) -> str:
        self._dialogen_weg()
        (self.shell.office.back if self.dobbel.random() < 0.7 else self.shell.office.forward)()
        return ""

    # --- where --------------------------------------------------------------------------------------------------------

    def _dialogen(self) -> list[QDialog]:
        return [d for d in self.shell.findChildren(QDialog) if d.isVisible()]

    def _boven(self) -> QWidget:
        """A person can only reach what is on top."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        dialogen = self._dialogen()
        for dialoog in [d for d in dialogen if isinstance(d, QFileDialog)]:
            dialoog.reject()
        dialogen = [d for d in dialogen if not isinstance(d, QFileDialog)]
        return dialogen[-1] if dialogen else self.shell

    def _dialogen_weg(self) -> None:
        for dialoog in self._dialogen():
            dialoog.done(0)


def _beurt(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
