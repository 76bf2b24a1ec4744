"""*Opslag en back-up*: is the work safe, in green and red lines of words, and everything that makes it safer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services import naast, opslagbeheer, opslaguitleg, plaatskeuze, terugzetten
from bbzdesk.services.doel import Doel
from bbzdesk.services.opslagbeheer import Opslagstand, Regel
from bbzdesk.services.opslaguitleg import Uitleg
from bbzdesk.services.plaatskeuze import Oordeel
from bbzdesk.services.toegang import Deur
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.files import choose_folder, save_file
from bbzdesk.ui.pages.formpage import EnterPage
from bbzdesk.ui.pages.opslag_vragen import UseDialog
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, column, flow, holder, row
from bbzdesk.ui.widgets.messages import MessageBar, MessageKind
from bbzdesk.ui.widgets.panels import Heading, Panel
from bbzdesk.ui.widgets.reader import Role
from bbzdesk.ui.widgets.slot import Slot
from bbzdesk.ui.widgets.text import Picture, Text, Tone, breakable

T = TypeVar("T")

_SIGNS: dict[str, tuple[str, str, Tone]] = {
    "bij": ("vink", "bij", ""),
    "letop": ("let", "letop", "letop"),
    "achterstand": ("let", "achterstand", "achterstand"),
}
_SPOKEN = {"bij": "in orde", "letop": "let op", "achterstand": "nu iets doen"}
_HERE = "U werkt al met de gegevens in deze map."
_ALL_RIGHT = "De gegevens zijn gecontroleerd. Alles klopt."


class StateRow(QWidget):
    """One line: sign, what it is about, how it stands."""

    reader_role = Role.StaticText

    def __init__(self, line: Regel) -> None:
        super().__init__()
        icon, colour, tone = _SIGNS.get(line.toon, ("info", "muted", ""))
        words = column(
            Text(line.woorden, "strong", tone=tone), Text(breakable(line.waarde), "muted", wrap=True), space="none"
        )
        picture = column(Picture(icon, colour), None, margins=(0, 2, 0, 0))
        self.setLayout(row(picture, (words, 1), space="m", margins=(14, 5, 14, 5)))
        said = _SPOKEN.get(line.toon, "")
        self.setAccessibleName(f"{line.woorden}: {line.waarde}" + (f" ({said})" if said else ""))


class OpslagPage(EnterPage):
    """The lines at the left; at the right what can be done, and what is encrypted."""

    section = "opslag"
    concerns = frozenset({"instelling"})

    def __init__(self, desk: Desk, doel: Doel) -> None:
        super().__init__(desk, doel)
        self._state, self._told = Slot(), Slot()
        self._told.hide()  # without words it takes no room
        self._built = False
        desk.tended.connect(self.refresh)

    def load(self) -> None:
        """Read how it stands."""
        self.set_title("Opslag en back-up")
        kantoor = self.desk.kantoor
        self.read(
            lambda: (opslagbeheer.stand(kantoor), opslaguitleg.uitleg(), naast.zin(kantoor.opslag.map)),
            lambda seen: self._show(*seen),
        )

    def _show(self, stand: Opslagstand, uitleg: Uitleg, aside: str | None) -> None:
        if not self._built:
            self._build(uitleg)
        panel = Panel("Hoe het ervoor staat", *(StateRow(line) for line in stand.regels), lines=True)
        self._state.fill(*([self._use_these(aside)] if aside else []), panel)

    def _use_these(self, sentence: str) -> MessageBar:
        use = Button("Werk hier verder…", "quiet")
        use.clicked.connect(self._ask_use)
        return MessageBar("letop", breakable(sentence), use)

    def _build(self, uitleg: Uitleg) -> None:
        self._built = True
        backup = Button("Back-up nu", "primary")
        backup.clicked.connect(self._back_up)
        left = holder(column(self._told, self._state, None, space="m"))
        right = holder(column(self._acts(), *_explained(uitleg), None, space="m"))
        columns = Columns(left, right, stretch=(1, 1), min_chars=110)
        self.show_parts(Heading("Opslag en back-up", actions=(backup,)), columns, None)

    def _acts(self) -> Panel:
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Tweede plaats kiezen…", "Een netwerkmap of losse schijf voor een kopie van elke back-up.", self._choose),
            ("Gegevens controleren", "Leest alles na: gegevens, boekingen, stukken en logboek.", self._check),
            ("Hersteltest", "Zet de nieuwste back-up terug in een tijdelijke map en kijkt alles na.", self._test),
            ("Back-up terugzetten…", "In een nieuwe map. Uw gegevens van nu blijven zoals ze zijn.", self._restore),
            ("Andere gegevens openen…", "Gegevens van BbzDesk in een andere map op deze computer.", self._choose_other),
            ("Logboek bewaren…", "Wie wat wanneer deed, als CSV-bestand. Dat bestand is niet versleuteld.", self._log),
            (
                "Diagnosebestand…",
                "Versies, maten en aantallen voor uw beheerder, zonder persoonsgegevens.",
                self._facts,
            ),
        )
        return Panel("Zelf doen", *(_act(*act) for act in acts), lines=True)

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        kantoor = self.desk.kantoor
        self._do(lambda: opslagbeheer.maak_backup(kantoor), self._done, "Back-up maken en controleren…")

    def _choose(self) -> None:
        choose_folder(self, "Kies de tweede plaats voor back-ups", self.set_second_place)

    def set_second_place(self, folder: Path) -> None:
        """Use this folder for the second backups."""
        kantoor = self.desk.kantoor
        self.act(lambda: opslagbeheer.zet_tweede_plaats(kantoor, folder), self._done, refused=self._refuse)

    def _check(self) -> None:
        kantoor = self.desk.kantoor
        self._do(lambda: opslagbeheer.controleer(kantoor), self._checked, "Gegevens controleren…")

    def _checked(self, findings: Sequence[str]) -> None:
        if not findings:
            self._done(_ALL_RIGHT)
            return
        self._told.show()
        self._told.fill(*(MessageBar("letop", finding) for finding in findings), space="xs")
        self.desk.tended.emit()

    def _test(self) -> None:
        kantoor = self.desk.kantoor
        self._do(lambda: opslagbeheer.hersteltest(kantoor), self._done, "Back-up terugzetten op proef…")

    def _restore(self) -> None:
        if why := terugzetten.waarom_niet(self.desk.kantoor):
            self._tell("info", why)
        else:
            self.desk.go("terugzetten")

    # --- other data ---------------------------------------------------------------------------------------------------

    def _choose_other(self) -> None:
        if why := terugzetten.waarom_niet(self.desk.kantoor):
            self._tell("info", why)
        else:
            choose_folder(self, "Kies de map met de andere gegevens", self.open_other)

    def open_other(self, folder: Path) -> None:
        """Go to the door of the data in this folder, when they are there."""
        assert self.desk.deur is not None
        if folder.resolve() == self.desk.kantoor.opslag.map.resolve():
            self._tell("info", _HERE)
            return
        kantoor, deur = self.desk.kantoor, self.desk.deur.naar(folder)

        def judge() -> Oordeel:
            verdict = plaatskeuze.beoordeel(deur)
            if not verdict.waarom_niet_open:
                naast.merk_zelfde(kantoor.opslag.map, deur.map, kantoor.vandaag)
            return verdict

        self.read(judge, lambda verdict: self._go_to(deur, verdict))

    def _go_to(self, deur: Deur, verdict: Oordeel) -> None:
        if why := verdict.waarom_niet_open:
            self._tell("letop", why)
        else:
            self.desk.moving.emit(deur, False)

    def _ask_use(self) -> None:
        dialog = UseDialog(self.desk, self)
        dialog.used.connect(self._used)
        dialog.open()

    def _used(self, sentence: str) -> None:
        self._done(sentence)
        self.desk.settled.emit()
        self.refresh()

    def _log(self) -> None:
        kantoor = self.desk.kantoor
        self.read(lambda: opslagbeheer.logboek_csv(kantoor), lambda csv: self._save("logboek.csv", csv))

    def _facts(self) -> None:
        kantoor = self.desk.kantoor
        self.read(lambda: opslaguitleg.diagnose(kantoor), lambda text: self._save("diagnose.txt", text))

    # --- what came of it ----------------------------------------------------------------------------------------------

    def _do(self, what: Callable[[], T], done: Callable[[T], None], words: str) -> None:
        """Do it; how it went stands on the page until the next act, and the status line looks again."""
        self.desk.read(what, done, owner=self, refused=self._refuse, words=words)

    def _done(self, sentence: str) -> None:
        self._tell("goed", sentence)
        self.desk.tended.emit()

    def _refuse(self, fault: GebruikersFout) -> None:
        self._tell("fout", " ".join(str(fault).split("\n")))

    def _tell(self, kind: MessageKind, sentence: str) -> None:
        self._told.show()
        self._told.fill(MessageBar(kind, sentence))

    def _save(self, name: str, content: bytes) -> None:
        save_file(self, name, content, lambda said: self._tell("info", said))


def _act(words: str, sentence: str, do: Callable[[], None]) -> QWidget:
    """What it does, and its button."""
    button = Button(words)
    button.clicked.connect(do)
    return holder(column(flow(button), Text(sentence, "muted", wrap=True), space="xs", margins=(14, 8, 14, 8)))


def _explained(uitleg: Uitleg) -> tuple[Panel, ...]:
    parts = (
        ("Dit is versleuteld", uitleg.versleuteld),
        ("Dit is niet versleuteld", uitleg.niet_versleuteld),
        ("Wat dit betekent", uitleg.beloften),
    )
    return tuple(Panel(title, _listed(lines)) for title, lines in parts)


def _listed(lines: Sequence[str]) -> QWidget:
    return holder(column(*(Text(f"•  {line}", wrap=True) for line in lines), space="xs", margins=(14, 2, 14, 2)))
