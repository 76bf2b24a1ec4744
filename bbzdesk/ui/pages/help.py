"""*Help*: the keys, the words of the field, what the program promises, and which version this is. Works offline."""

import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from bbzdesk import __version__
from bbzdesk.services.begrippen import BEGRIPPEN, STOPLICHT
from bbzdesk.ui.actions import MENUS, Command
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.tokens import STATUS
from bbzdesk.ui.widgets.layouts import Columns, column, flow, holder
from bbzdesk.ui.widgets.listing import Listing
from bbzdesk.ui.widgets.panels import Heading, Panel
from bbzdesk.ui.widgets.rows import FactRows
from bbzdesk.ui.widgets.status import Badge
from bbzdesk.ui.widgets.text import Text

_IN_FIELDS = (
    ("J, N, O of X", "Ja, nee, onbekend of niet van toepassing, in een regel van een checklist"),
    ("Pijl omhoog, omlaag", "Naar de vorige of volgende regel van een checklist of lijst"),
    ("Enter", "Naar het volgende veld, of openen wat gekozen is"),
    ("Ctrl+.", "Vandaag invullen in een datumveld"),
    ("Alt+E", "Naar het overzicht van wat nog niet klopt"),
    ("Esc", "Een venster of lijst sluiten; staat daar iets half, dan vraagt BbzDesk eerst wat u wilt"),
)
_DATES = (
    ("3-2 of 3-2-26", "3 februari van dit jaar, of van 2026"),
    ("vandaag, morgen, ma", "Die dag; ma is de eerstvolgende maandag"),
    ("+14, +2 weken, +1 maand", "Zoveel verder dan vandaag"),
)
_PROMISES = (
    "Wat BbzDesk opgeslagen noemt, staat op de schijf en blijft staan, ook na een crash.",
    "Wat u in een formulier of vraagvenster typt, is binnen twee seconden bewaard, ook tijdens een back-up.",
    "Dat geldt niet voor een wachtwoord, een zoekwoord, een filter of de dag van een lijst.",
    "BbzDesk maakt geen verbinding met internet en stuurt niets op.",
    "Elk bedrag kunt u tot op de cent narekenen, met bron en artikel.",
    "Een besluit of boeking verandert nooit ongemerkt; alles staat in het logboek.",
    "BbzDesk stelt voor, u beslist. Er wordt niets vanzelf afgewezen of teruggevorderd.",
)


class HelpPage(PageView):
    """One page; everything on it can be read without clicking."""

    section = ""

    def load(self) -> None:
        """Show it; nothing has to be read from the store."""
        self.set_title("Sneltoetsen en uitleg")
        keys = [Panel(title.replace("&", ""), FactRows(_shortcuts(commands))) for title, commands in MENUS]
        left = holder(column(*keys, None, space="m"))
        states = column(*(_state(key) for key in STATUS), space="s", margins=(14, 4, 14, 8))
        promises = Listing(_PROMISES, margins=(14, 4, 14, 8))
        right = holder(
            column(
                Panel("In formulieren en lijsten", FactRows(_IN_FIELDS)),
                Panel("Datums die u kunt typen", FactRows(_DATES)),
                Panel("Het stoplicht", holder(states)),
                Panel("Woorden", FactRows(BEGRIPPEN)),
                Panel("Wat BbzDesk belooft", promises),
                Panel("Over BbzDesk", FactRows(_versions())),
                None,
                space="m",
            )
        )
        self.show_parts(Heading("Sneltoetsen en uitleg"), Columns(left, right, stretch=(1, 1), min_chars=110), None)


def _state(key: str) -> QWidget:
    """A state of the stoplicht, and what it means below it."""
    return holder(column(flow(Badge(key)), Text(STOPLICHT[key], wrap=True), space="xs"))


def _shortcuts(commands: tuple[Command | str, ...]) -> list[tuple[str, str]]:
    """The commands of one menu: keys and words; a command without keys stands there too."""
    found = [command for command in commands if isinstance(command, Command)]
    return [(_keys(command.keys), command.words.replace("&", "").rstrip("…")) for command in found]


def _keys(keys: str) -> str:
    """The keys as the keyboard calls them."""
    words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return words.replace("Return", "Enter") or "in het menu"


def _versions() -> list[tuple[str, str]]:
    return [("BbzDesk", __version__), ("Licentie", "EUPL 1.2"), ("Python", sys.version.split()[0]), ("Qt", qVersion())]
