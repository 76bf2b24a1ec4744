"""What each command of the menus does. What belongs to a page is asked of the page in sight."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk.ui.desk import Message

if TYPE_CHECKING:
    from bbzdesk.ui.office import Office
    from bbzdesk.ui.shell import Shell

_NOT_HERE = {
    "besluit": "Open eerst een dossier met een aanvraag. Daar maakt u een brief of besluit.",
    "overdragen": "Open eerst het dossier dat u wilt overdragen.",
    "betaling": "Ga naar Debiteuren en kies de vordering waarop is betaald.",
    "maand": "Ga naar Debiteuren. Daar staat de maandverwerking.",
    "stand": "Ga naar Debiteuren. Daar kiest u een datum.",
    "exporteren": "Op deze pagina staat geen lijst die naar Excel kan.",
    "afdrukken": "Op deze pagina staat niets om af te drukken.",
    "bevestigen": "Op deze pagina staat geen stap om te bevestigen.",
    "filter": "Op deze pagina staat geen lijst om in te filteren.",
}


def carry_out(shell: "Shell", office: "Office", name: str) -> None:
    """Carry out a command by its name."""
    kind, _, rest = name.partition(".")
    match kind:
        case "deel" | "naar":
            office.desk.go(rest)
        case "nieuw":
            office.desk.go("contact", "" if rest == "contact" else "dossier")
        case "pagina":
            _ask_page(office, rest)
        case "venster":
            _ask_window(shell, office, rest)
        case _:
            _ask_office(office, name)


def _ask_page(office: "Office", what: str) -> None:
    if office.page.command(what):
        return
    if what == "opslaan":
        office.leave()
        office.say(Message("Wat u had getypt, is bewaard als concept.", "goed"))
    elif what in _NOT_HERE:
        office.say(Message(_NOT_HERE[what], "info"))


def _ask_window(shell: "Shell", office: "Office", what: str) -> None:
    if what == "vergrendel":
        shell.lock()
    elif what == "deel":
        _next_part(office)
    elif what == "over":
        office.desk.go("help", "", "over")


def _ask_office(office: "Office", name: str) -> None:
    acts = {
        "terug": office.back,
        "vooruit": office.forward,
        "vernieuw": office.page.refresh,
        "navigatie": office.navigation.toggle,
        "zoek": office.search.open,
        "ongedaan": office.history.undo,
        "opnieuw": office.history.redo,
        "opslag.backup": office.health.backup_now,
    }
    acts[name]()


def _next_part(office: "Office") -> None:
    """From navigation to search to page to status line (F6)."""
    parts: list[QWidget] = [office.navigation, office.top, office.page, office.status]
    focus = QApplication.focusWidget()
    now = next((n for n, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)), -1)
    target = parts[(now + 1) % len(parts)]
    inside = [w for w in target.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & 1]
    if inside:
        inside[0].setFocus()
