"""The way in: the door of the data, the first steps when there are none, or what to do when their folder is missing.

Importing this costs little: the door is painted before the store, the letters or any page is loaded.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import plaatskeuze
from bbzdesk.services.plaatskeuze import Oordeel, Plaatsgeheugen
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.door import Door
from bbzdesk.ui.widgets.text import breakable
from bbzdesk.ui.work import Work

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Kantoor

READING_MS = 6_000  # for one sentence


class Arrival(QObject):
    """Ends with `arrived(Kantoor)`, once somebody is at the desk. `held(Kantoor)` comes as soon as a store is open."""

    arrived = Signal(object)
    held = Signal(object)
    turned = Signal()  # to another store: practice, or data in another folder
    ready = Signal()  # the door stands and has what it needs
    refused = Signal(str)
    leaving = Signal()

    def __init__(
        self,
        deur: Deur,
        work: Work,
        show: Callable[[QWidget], None],
        parent: QObject,
        *,
        practice: Callable[[], Deur] | None = None,
        places: Plaatsgeheugen | None = None,
    ) -> None:
        """`practice` makes the door to the practice store; `places` remembers in which folder the data stand."""
        super().__init__(parent)
        self.deur, self._work, self._show = deur, work, show
        self._practice, self._places = practice, places

    # --- which way ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The way in, unless the folder of the data is missing: nothing begins anew there unasked."""
        places = self._places
        reason = places.waarom_kwijt(self.deur) if places is not None and not self.deur.oefenen else None
        if reason is None:
            self._show_way()
        else:
            self._show_missing(reason)

    def go_to(self, deur: Deur) -> None:
        """To the door of other data."""
        self.deur = deur
        self.turned.emit()
        self._show_way()

    def _show_way(self) -> None:
        """The door; the first time on this computer the first steps; for practice nobody asks for anything."""
        if self.deur.oefenen:
            door = self.door(
                "Oefenen met verzonnen gegevens", "Niets van wat u hier doet, telt echt mee.", by_code=False
            )
            door.ask_nothing()
            QTimer.singleShot(0, self, lambda: self._open_practice(door))
        elif self.deur.bestaat():
            elsewhere = self._places is not None and self.deur.map != self._places.gewone
            door = self.door("Open uw gegevens", self._where_words(), elsewhere=elsewhere)
            door.elsewhere_asked.connect(lambda: self._ask_elsewhere(door))
            door.opened.connect(lambda name, word: self._open(door, lambda: self.deur.open(word, name or None)))
            door.opened_by_code.connect(lambda code: self._open(door, lambda: self.deur.open_met_herstelcode(code)))
            QTimer.singleShot(0, self, lambda: self._make_ready(door))
        else:
            QTimer.singleShot(0, self, self._show_first_start)

    def _where_words(self) -> str:
        """Where the data are; the folder by name when it is not the usual one."""
        if self._places is None or self.deur.map == self._places.gewone:
            return "Uw gegevens staan versleuteld op deze computer."
        return f"Uw gegevens staan versleuteld op deze computer, in de map {breakable(str(self.deur.map))}."

    # --- the door -----------------------------------------------------------------------------------------------------

    def door(self, title: str, sentence: str, *, by_code: bool = True, elsewhere: bool = False) -> Door:
        """Show a door in the window."""
        door = Door(title, sentence, by_code=by_code, elsewhere=elsewhere)
        self._show(door)
        door.begin()
        return door

    def _ask_elsewhere(self, door: Door) -> None:
        from bbzdesk.ui.files import choose_folder

        choose_folder(door, "Kies de map met de andere gegevens", lambda folder: self._look_in(door, folder))

    def _look_in(self, door: Door, folder: Path) -> None:
        """Go on with the data in another folder, when they are there; of two with the same data one is in use."""
        here, deur, today = self.deur.map, self.deur.naar(folder), self.deur.klok().date()

        def judge() -> Oordeel:
            from bbzdesk.services import naast

            verdict = plaatskeuze.beoordeel(deur)
            if not verdict.waarom_niet_open:
                naast.merk_zelfde(here, folder, today)
            return verdict

        def judged(verdict: Oordeel) -> None:
            if why := verdict.waarom_niet_open:
                door.say(why)
            else:
                self.go_to(deur)

        self._work.start(judge, judged, door.refuse_fault, owner=door)

    def _make_ready(self, door: Door) -> None:
        """While the user types, load what opening needs."""
        refuse, deur = door.refuse_fault, self.deur
        self._work.start(deur.roep_eerste_venster, lambda there: self._meet_first(door, there), refuse, owner=door)
        self._work.start(deur.gebruikers, door.set_users, refuse, owner=door)
        self._work.start(deur.maak_gereed, lambda _: self.ready.emit(), refuse, owner=door)

    def _meet_first(self, door: Door, there: bool) -> None:
        """A second start of the program: the first window comes forward, and this one goes once that was read."""
        door.tell_in_use(there)
        if there:
            QTimer.singleShot(READING_MS, door, lambda: self._go_if_in_use(door))

    def _go_if_in_use(self, door: Door) -> None:
        def go(still: bool) -> None:
            if still:
                self.leaving.emit()
            else:
                door.say("")

        self._work.start(self.deur.roep_eerste_venster, go, door.refuse_fault, owner=door)

    def _open(self, door: Door, how: "Callable[[], Kantoor]") -> None:
        door.say("Uw gegevens gaan open…")
        self._work.start(how, self.enter, door.refuse_fault, owner=self)

    def _open_practice(self, door: Door) -> None:
        words = (
            "Even geduld: de oefenopslag gaat open. De eerste keer worden er dossiers gemaakt; dat duurt wat langer."
        )
        door.say(words)
        self._work.start(self.deur.open_oefening, self.enter, door.refuse_fault, owner=self)

    # --- without data -------------------------------------------------------------------------------------------------

    def _show_first_start(self, *, restore: bool = False) -> None:
        from bbzdesk.ui.firststart import FirstStart

        choose = self._places is not None
        first = FirstStart(self.deur, self._work, practice=self._practice is not None, choose=choose)
        first.placed.connect(self._turn)
        first.found.connect(self.go_to)
        first.made.connect(self._hold)
        first.opened.connect(self.enter)
        first.practice_asked.connect(self._go_practise)
        self._show(first)
        if restore:
            first.begin_restore()
        else:
            first.begin()

    def _turn(self, deur: Deur) -> None:
        self.deur = deur

    def _go_practise(self) -> None:
        """From the first start to the practice store; the next start of the program asks again."""
        assert self._practice is not None
        self.go_to(self._practice())

    def _show_missing(self, reason: str) -> None:
        from bbzdesk.ui.missingplace import MissingPlace

        missing = MissingPlace(self.deur, self._work, reason)
        missing.again.connect(self.begin)
        missing.found.connect(self.go_to)
        missing.restore_asked.connect(lambda: self._begin_elsewhere(restore=True))
        missing.anew_asked.connect(self._begin_elsewhere)
        self._show(missing)
        missing.begin()

    def _begin_elsewhere(self, *, restore: bool = False) -> None:
        from bbzdesk.services.plaatskeuze import vrije_plaats

        assert self._places is not None
        place = vrije_plaats(self._places.gewone, self.deur.klok().date(), "teruggezet" if restore else "nieuw")
        self.deur = self.deur.naar(place)
        self._show_first_start(restore=restore)

    # --- inside -------------------------------------------------------------------------------------------------------

    def enter(self, kantoor: "Kantoor") -> None:
        """The store is open; after the recovery sheet or a start code first ask for a new passphrase."""
        from bbzdesk.services.gebruikers import moet_kiezen

        self._hold(kantoor)
        if moet_kiezen(kantoor):
            self._ask_who(kantoor)
        else:
            self.arrived.emit(kantoor)

    def _hold(self, kantoor: "Kantoor") -> None:
        """From now on closing the window closes this store, and the next start opens it."""
        self.held.emit(kantoor)
        if (places := self._places) is not None and not kantoor.oefening:
            from bbzdesk.services.naast import onthoud_wat_in_gebruik_is

            folder, remember = kantoor.opslag.map, places.onthoud
            self._work.start(
                lambda: onthoud_wat_in_gebruik_is(folder, remember), lambda _: None, self._not_remembered, owner=self
            )

    def _not_remembered(self, fault: GebruikersFout) -> None:
        self.refused.emit(str(fault))

    def _ask_who(self, kantoor: "Kantoor") -> None:
        from bbzdesk.ui.seat import Seat

        seat = Seat(kantoor, self._work)
        seat.taken.connect(self.enter)
        self._show(seat)
        seat.begin()
