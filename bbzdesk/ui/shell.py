"""The main window: the door, the office behind it, and the way from one to the other. What is in the office is not here.

Importing this module costs little: the door is painted before the store, the letters or any page is loaded.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.plaatskeuze import Plaatsgeheugen
from bbzdesk.services.toegang import OEFENWACHTWOORD, Deur
from bbzdesk.ui.actions import Actions
from bbzdesk.ui.arrival import Arrival
from bbzdesk.ui.bug import SENTENCE, technical_data
from bbzdesk.ui.care import Care
from bbzdesk.ui.door import Door
from bbzdesk.ui.enter import WayIn
from bbzdesk.ui.lock import ScreenLock
from bbzdesk.ui.look import Look
from bbzdesk.ui.readiness import Readiness
from bbzdesk.ui.widgets.layouts import empty
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.ui.desk import Desk
    from bbzdesk.ui.office import Office

LEAST = (1024, 700)
USUAL = (1366, 768)


class Shell(QMainWindow):
    """The window. It holds one door and at most one open office.

    `practice` makes the door to the practice store; `places` remembers in which folder the data stand.
    """

    def __init__(
        self,
        deur: Deur,
        look: Look,
        *,
        care: Care | None = None,
        practice: Callable[[], Deur] | None = None,
        places: Plaatsgeheugen | None = None,
    ) -> None:
        super().__init__()
        self._look, self._care, self._places = look, care, places
        self.work = Work(self)
        self.work.bug.connect(self.tell_bug)
        self._readiness = Readiness(self.work, self)
        self.kantoor: Kantoor | None = None
        self.desk: Desk | None = None
        self.office: Office | None = None
        self._closing = False
        self.actions_ = Actions(self.menuBar(), look, self.carry_out)
        self.addAction(self.actions_["venster.vergrendel"])  # for its dialogs too
        self._bands = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lock = ScreenLock(self, self._stack, self.work)
        self._arrival = Arrival(deur, self.work, self._replace, self, practice=practice, places=places)
        self._connect_arrival()
        self._arrange()
        self._title("")
        if care is not None:
            care.idle.connect(self.lock)
            care.idle.connect(self._readiness.tidy)
            care.backup_time.connect(self._backup_if_due)
            care.look_for_call.connect(self._answer_call)
            care.set_lock_after(look.lock_minutes)
            look.lock_changed.connect(care.set_lock_after)
        self._arrival.begin()

    def _arrange(self) -> None:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._bands.setSpacing(0)
        layout.addLayout(self._bands)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(*LEAST)
        self.resize(*USUAL)
        self._look.restore(self)
        self.actions_.set_enabled(False)

    # --- the way in ---------------------------------------------------------------------------------------------------

    def _connect_arrival(self) -> None:
        arrival = self._arrival
        arrival.held.connect(self._hold)
        arrival.arrived.connect(self._show_office)
        arrival.turned.connect(lambda: self._title(""))
        arrival.ready.connect(self._readiness.begin)
        arrival.refused.connect(self._say)
        arrival.leaving.connect(self.close)

    @property
    def deur(self) -> Deur:
        """The door of the data of this moment."""
        return self._arrival.deur

    def enter(self, kantoor: "Kantoor") -> None:
        """Go in with a store that is open."""
        self._arrival.enter(kantoor)

    def _hold(self, kantoor: "Kantoor") -> None:
        """The store is open; from now on closing the window closes it."""
        self.kantoor = kantoor

    def _replace(self, widget: QWidget) -> None:
        """Show this in the window; what stood there before goes, but for an office, which stays under a lock."""
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None and old is not self.office:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _show_office(self, kantoor: "Kantoor") -> None:
        from bbzdesk.ui.desk import Desk
        from bbzdesk.ui.office import Office

        self.desk = Desk(kantoor, self.work, self, look=self._look, deur=self.deur, places=self._places)
        self.desk.moving.connect(self._move)
        self.desk.settled.connect(lambda: self._show_bands(kantoor))
        self.office = Office(self.desk, self.actions_)
        self.office.locked.connect(self.lock)
        self.office.titled.connect(self._title)
        self._show_bands(kantoor)
        self.actions_.set_enabled(True)
        self._replace(self.office)
        self.desk.go("vandaag")
        self._readiness.begin()
        if self._care is not None:
            self._care.start()

    def _show_bands(self, kantoor: "Kantoor") -> None:
        from bbzdesk.ui.bands import show_bands

        def put_up(bands: "Sequence[QWidget]") -> None:
            empty(self._bands)
            for band in bands:
                self._bands.addWidget(band)

        assert self.office is not None
        show_bands(kantoor, self.work, put_up, owner=self.office)

    # --- to other data ------------------------------------------------------------------------------------------------

    def _move(self, deur: Deur, for_good: bool) -> None:
        from bbzdesk.ui.move import Move

        assert self.office is not None
        move = Move(self.office, deur, self._say, for_good=for_good)
        move.gone.connect(self._leave_for)
        move.begin()

    def _leave_for(self, deur: Deur) -> None:
        """Let go of the data of now, and stand before the door of others."""
        from bbzdesk.services import toegang

        kantoor, desk = self.kantoor, self.desk
        if kantoor is None or desk is None:
            return  # asked twice
        if self._lock.closed:  # at this very moment; who comes back asks again
            desk.tended.emit()
            return
        self.kantoor = self.office = self.desk = None
        self.actions_.set_enabled(False)
        if self._care is not None:
            self._care.stop()
        empty(self._bands)
        desk.blockSignals(True)  # the pages that go hear of nothing any more
        desk.deleteLater()
        self._arrival.go_to(deur)
        # After whatever the pages still asked while they went; the queue is emptied before the window closes too.
        self.work.start(lambda: toegang.sluit(kantoor), lambda _: None, lambda _: None, owner=self)

    # --- the screen lock ----------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the door; the office stays as it is behind it, with every half-typed form. The key stays in memory."""
        if self.office is None or self._lock.closed:
            return
        self.actions_.set_enabled(False)
        self._lock.close(self.office, self._lock_door)
        self._title("")

    def _lock_door(self) -> Door:
        sentence = "Vul uw wachtwoord in om verder te gaan. Wat u had getypt, staat er nog."
        if self.deur.oefenen:
            sentence += f" In de oefenopslag is het wachtwoord: {OEFENWACHTWOORD}"
        door = self._arrival.door("Het scherm is vergrendeld", sentence, by_code=False)
        door.opened.connect(lambda _, word: self._unlock(door, word))
        return door

    def _unlock(self, door: Door, word: str) -> None:
        from bbzdesk.services.toegang import klopt_wachtwoord

        kantoor = self.kantoor
        assert kantoor is not None

        def judge(right: bool) -> None:
            if right:
                self._come_back()
            else:
                door.refuse("Dit is niet het wachtwoord waarmee u BbzDesk hebt geopend. Probeer het opnieuw.")

        self.work.start(lambda: klopt_wachtwoord(kantoor, word), judge, door.refuse_fault, owner=door)

    def _come_back(self) -> None:
        if self.office is None or not self._lock.closed:
            return  # Enter was pressed twice
        self._lock.open(self.office)
        self.actions_.set_enabled(True)
        self._title(self.office.page.title)
        self.office.page.take_focus()

    # --- commands -----------------------------------------------------------------------------------------------------

    def carry_out(self, name: str) -> None:
        """Do what a menu, a key or a button named."""
        if name == "venster.sluit":
            self.close()
        elif self.office is not None and not self._lock.closed:
            from bbzdesk.ui.commands import carry_out

            carry_out(self, self.office, name)

    def tell_bug(self, fault: BaseException) -> None:
        """A bug in the work behind the window goes the way of every other bug."""
        sys.excepthook(type(fault), fault, fault.__traceback__)

    def show_bug(self, fault: BaseException) -> None:
        """Say once on the screen that something of ours went wrong, with the technical data to copy."""
        if isinstance(way_in := self._stack.currentWidget(), Door | WayIn):
            way_in.refuse(SENTENCE)
        elif self.office is not None:
            from bbzdesk.ui.desk import Message
            from bbzdesk.ui.widgets.dialogs import Dialog

            for dialog in self.findChildren(Dialog):
                dialog.waiting = False  # it gets no answer any more
            self.office.say(Message(SENTENCE, "fout", technical=technical_data(fault)))

    # --- care and closing ---------------------------------------------------------------------------------------------

    def _backup_if_due(self) -> None:
        if self.office is not None and self.desk is not None:
            self.office.health.backup_if_due()

    def _answer_call(self) -> None:
        """A second start of the program brings this window forward."""
        if self.kantoor is not None and self.kantoor.opslag.geroepen():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
            self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was typed, back up what changed, then go."""
        self._look.remember(self)
        if self.office is None or self._closing:
            self.end()
            super().closeEvent(event)
            return
        event.ignore()
        if why := self.office.why_not_close(firmly=self.work.busy or self._lock.closed):
            self._say(why)
            return
        self.office.leave()
        # Not within this event: a window that is closing does not hear that it has to close.
        self.office.health.backup_before_closing(lambda: QTimer.singleShot(0, self, self._close_now), self._say)

    def _say(self, sentence: str) -> None:
        """On the page, or on the way in."""
        if isinstance(way_in := self._stack.currentWidget(), WayIn):
            way_in.refuse(sentence)
        elif isinstance(way_in, Door):
            way_in.say(sentence)
        elif self.desk is not None:
            self.desk.say(sentence, "letop")

    def _close_now(self) -> None:
        self._closing = True
        self.close()

    def end(self) -> None:
        """Stop the clocks and the worker, and close the store."""
        if self._care is not None:
            self._care.stop()
        self._readiness.end()
        self.work.stop()
        if self.kantoor is not None:
            from bbzdesk.services import toegang

            toegang.sluit(self.kantoor)
            self.kantoor = None

    def _title(self, page: str) -> None:
        parts = [page, "BbzDesk", "oefening" if self.deur.oefenen else ""]
        self.setWindowTitle(" – ".join(part for part in parts if part))


def speak_dutch(app: QApplication) -> None:
    """Dutch figures, and Dutch words for the buttons that Qt makes itself."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    translator = QTranslator(app)
    if translator.load(dutch, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def open_venster(
    deur: Deur,
    hulpbronnen: Path,
    vensterstand: Path,
    oefendeur: Callable[[], Deur] | None = None,
    plaatsen: Plaatsgeheugen | None = None,
) -> int:
    """Open the window and return when the user closes it. `vensterstand` is the file of size, place and looks.

    `oefendeur` makes the door to the practice store, for who wants to practise first; `plaatsen` remembers the folder
    that somebody chooses for his data.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("BbzDesk")
    speak_dutch(app)
    look = Look(app, hulpbronnen, vensterstand)
    window = Shell(deur, look, care=Care(app, app), practice=oefendeur, places=plaatsen)
    before, sys.excepthook = sys.excepthook, _with_window(sys.excepthook, window)
    try:
        look.fit(window)
        window.show()
        return int(app.exec())
    finally:
        sys.excepthook = before


def _with_window(hook: Callable[..., Any], window: Shell) -> Callable[..., None]:
    """An exception in a slot is a bug too: log it as always, and tell it in the window."""
    telling = False

    def tell(kind: type[BaseException], fault: BaseException, trace: Any) -> None:
        nonlocal telling
        hook(kind, fault, trace)
        if telling or isinstance(fault, KeyboardInterrupt | GebruikersFout):
            return
        telling = True
        try:
            window.show_bug(fault)
        finally:
            telling = False

    return tell
