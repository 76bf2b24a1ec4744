"""Every command of the window once: its word, its keys and its place in the menu come from one object."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

from bbzdesk.ui.look import SCHEMES
from bbzdesk.ui.navigation import SECTIONS
from bbzdesk.ui.tokens import TEXT_SIZES

if TYPE_CHECKING:
    from bbzdesk.ui.look import Look

LINE = "-"


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, its words in the menu, and its keys."""

    name: str
    words: str
    keys: str = ""

    @property
    def plain(self) -> str:
        """The words without the mark of the letter in the menu and without the dots that say that it asks first."""
        return self.words.replace("&", "").removesuffix("…")


# The menus in their order. A command that the open page carries out itself is named after what it does there.
MENUS: tuple[tuple[str, tuple[Command | str, ...]], ...] = (
    ("&Bestand", (
        Command("nieuw.contact", "&Nieuwe melding", "Ctrl+N"),
        Command("nieuw.dossier", "Nieuw &dossier zonder melding", "Ctrl+Shift+N"),
        LINE,
        Command("naar.inlezen", "Debiteurenlijst &inlezen…"),
        Command("pagina.exporteren", "Lijst naar &Excel…", "Ctrl+E"),
        Command("pagina.afdrukken", "&Afdrukken…", "Ctrl+P"),
        LINE,
        Command("opslag.backup", "Nu een &back-up maken"),
        Command("venster.vergrendel", "&Vergrendelen", "Ctrl+L"),
        Command("venster.sluit", "A&fsluiten", "Ctrl+Q"),
    )),
    ("Be&werken", (
        Command("ongedaan", "&Ongedaan maken", "Ctrl+Z"),
        Command("opnieuw", "Op&nieuw", "Ctrl+Y"),
        LINE,
        Command("pagina.opslaan", "Nu op&slaan", "Ctrl+S"),
        Command("pagina.bevestigen", "Stap &klaar of bevestigen", "Ctrl+Enter"),
        LINE,
        Command("zoek", "&Zoeken", "Ctrl+K"),
        Command("pagina.filter", "&Filteren in deze lijst", "Ctrl+F"),
    )),
    ("Bee&ld", (
        *(Command(f"deel.{s.page}", s.word, f"Ctrl+{n}") for n, s in enumerate(SECTIONS, 1)),
        LINE,
        Command("terug", "&Terug", "Alt+Left"),
        Command("vooruit", "&Vooruit", "Alt+Right"),
        Command("vernieuw", "Ver&nieuwen", "F5"),
        LINE,
        Command("navigatie", "&Navigatie smal of breed", "Ctrl+B"),
        Command("venster.deel", "Volgend &deelvenster", "F6"),
    )),
    ("&Dossier", (
        Command("pagina.besluit", "&Brief of besluit maken", "Ctrl+Shift+B"),
        Command("pagina.overdragen", "&Overdragen aan partner…"),
        Command("pagina.tab.volgende", "Volgend &tabblad", "Ctrl+PgDown"),
        Command("pagina.tab.vorige", "Vorig t&abblad", "Ctrl+PgUp"),
    )),
    ("Deb&iteuren", (
        Command("pagina.betaling", "&Betaling boeken…"),
        Command("pagina.maand", "&Maandverwerking…"),
        Command("pagina.stand", "&Stand per datum…"),
    )),
    ("&Help", (
        Command("naar.help", "&Sneltoetsen en uitleg", "F1"),
        Command("venster.over", "&Over BbzDesk"),
    )),
)  # fmt: skip
NEW = (Command("nieuw.contact", "Melding"), Command("nieuw.dossier", "Dossier zonder melding"))


class Actions(QObject):
    """The actions of the window by name; `carry_out` gets the name of what was asked."""

    def __init__(self, bar: QMenuBar, look: "Look", carry_out: Callable[[str], None]) -> None:
        super().__init__(bar)
        self._by_name: dict[str, QAction] = {}
        self._carry_out = carry_out
        for title, commands in MENUS:
            menu = bar.addMenu(title)
            for command in commands:
                if isinstance(command, str):
                    menu.addSeparator()
                else:
                    menu.addAction(self._action(command))
            if title == "Bee&ld":
                self._sizes = self._add_choices(menu.addMenu("Tekst&grootte"), _sizes(), _to_points(look))
                self._schemes = self._add_choices(menu.addMenu("&Kleuren"), SCHEMES, look.choose_scheme)
        self.new = tuple(self._plain(command) for command in NEW)
        self._look = look
        self._tick()
        look.changed.connect(self._tick)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def set_enabled(self, on: bool) -> None:
        """While the door is closed no command works, not even by its keys."""
        for action in self._by_name.values():
            action.setEnabled(on or action is self._by_name["venster.sluit"])

    def _action(self, command: Command) -> QAction:
        action = self._plain(command)
        # A key that is held down is one press: nobody undoes ten acts by leaning on Ctrl+Z.
        action.setAutoRepeat(False)
        if command.keys:
            # Qt tells the two keys apart that people both call Enter.
            keys = dict.fromkeys((command.keys, command.keys.replace("Enter", "Return")))
            action.setShortcuts([QKeySequence(key) for key in keys])
        self._by_name[command.name] = action
        return action

    def _plain(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.triggered.connect(lambda _=False, name=command.name: self._carry_out(name))
        return action

    def _tick(self) -> None:
        """Tick what counts now; it can also be chosen at *Instellingen*."""
        self._sizes[str(self._look.points)].setChecked(True)
        if (scheme := self._schemes.get(self._look.scheme)) is not None:
            scheme.setChecked(True)

    def _add_choices(
        self, menu: object, choices: tuple[tuple[str, str], ...], choose: Callable[[str], None]
    ) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        group = QActionGroup(self)
        for value, words in choices:
            action = QAction(words, self)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)  # type: ignore[attr-defined]  # a QMenu
            made[value] = action
        return made


def _sizes() -> tuple[tuple[str, str], ...]:
    return (("0", "Zoals de computer"), *((str(points), f"{points} punten") for points in TEXT_SIZES))


def _to_points(look: "Look") -> Callable[[str], None]:
    return lambda value: look.choose_points(int(value))
