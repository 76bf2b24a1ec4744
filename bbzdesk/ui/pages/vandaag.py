"""*Vandaag*: the first page on Monday morning. Every line leads to the step where its work is done."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from bbzdesk.services import opslagbeheer, vandaag, waarwasik
from bbzdesk.services.opslagbeheer import Regel as Gezondheidsregel
from bbzdesk.services.vandaag import Blok, Vandaagbeeld
from bbzdesk.services.waarwasik import Waarwas
from bbzdesk.services.werkregel import Werkregel
from bbzdesk.ui.pages.page import PageView
from bbzdesk.ui.widgets.buttons import Button, RowButton
from bbzdesk.ui.widgets.layouts import Columns, column, holder, row
from bbzdesk.ui.widgets.messages import MessageBar
from bbzdesk.ui.widgets.panels import EmptyState, Heading, Panel
from bbzdesk.ui.widgets.rows import LineRow, TaskRow
from bbzdesk.ui.widgets.text import Text, Tone

_WIDE = (vandaag.BEGIN, vandaag.TE_LAAT, vandaag.SIGNALEN)
# These say that there is nothing too: who looks for them must not wonder. In a new office there is nothing to look for.
_ALWAYS = (vandaag.TERMIJNEN, vandaag.WACHT)
_TONES: dict[str, Tone] = {"achterstand": "achterstand", "letop": "letop", "bij": "bij"}
_SIGNS = {"bij": ("vink", "bij"), "letop": ("let", "letop"), "achterstand": ("let", "achterstand")}


class VandaagPage(PageView):
    """Blocks of lines with their reason and age; what is too late comes first."""

    section = "vandaag"
    concerns = frozenset(
        {"contact", "invulling", "aanvraag", "opschorting", "besluit", "verzending", "vordering", "vordering_status",
         "boeking", "dossier", "stuk", "inlezing", "klad"}
    )  # fmt: skip

    _all_of = ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes back sees where he was, and what time did meanwhile."""
        super().hideEvent(event)
        self._stale = True

    def load(self) -> None:
        """Read the blocks and what the health of the store says."""
        kantoor, all_of = self.desk.kantoor, self._all_of
        self.set_title("Vandaag")
        self.read(
            lambda: (vandaag.beeld(kantoor, all_of), opslagbeheer.gezondheid(kantoor), waarwasik.lees(kantoor)),
            lambda seen: self._show(*seen),
        )

    def _show(self, beeld: Vandaagbeeld, health: tuple[Gezondheidsregel, ...], where: Waarwas | None) -> None:
        new = Button("Nieuwe melding", "primary", icon="plus")
        new.clicked.connect(lambda: self.desk.go("contact"))
        wide = [self._block(blok, self._task) for blok in beeld.blokken if blok.sleutel in _WIDE and blok.aantal]
        begins = any(blok.sleutel == vandaag.BEGIN and blok.aantal for blok in beeld.blokken)
        always = () if begins else _ALWAYS
        small = [
            self._block(blok, self._task if blok.sleutel == vandaag.WACHT else self._line)
            for blok in beeld.blokken
            if blok.sleutel in always or (blok.sleutel not in _WIDE and blok.aantal)
        ]
        left: list[QWidget] = [*([self._nothing_late(beeld.leeg)] if beeld.leeg else []), *wide]
        right = [*small, self._health(health)]
        columns = Columns(
            holder(column(*left, None, space="m")),
            holder(column(*right, None, space="m")),
            stretch=(8, 5),
            min_chars=104,
        )
        way_back = [self._way_back(where)] if where else []
        self.show_parts(Heading("Vandaag", beeld.datum, actions=(new,)), *way_back, columns, None)

    def _way_back(self, where: Waarwas) -> MessageBar:
        """*Waar was ik?*: the page that was left last."""
        go = Button("Ga verder", "quiet", name=f"Ga verder: {where.woorden}")
        go.clicked.connect(lambda: self.desk.go_to(where.doel))
        return MessageBar("info", where.woorden, go, icon="klok", lead="Waar was ik?")

    def _nothing_late(self, sentence: str) -> QWidget:
        go = Button("Naar de dossiers")
        go.clicked.connect(lambda: self.desk.go("dossiers"))
        return EmptyState("Niets te laat", sentence.removeprefix("Niets te laat. "), go)

    def _block(self, blok: Blok, make: Callable[[Werkregel], RowButton]) -> Panel:
        link = None
        if blok.meer or self._all_of == blok.sleutel:
            link = Button(
                blok.meer or "Toon minder", "quiet", small=True, name=f"{blok.titel}: {blok.meer or 'toon minder'}"
            )
            link.clicked.connect(lambda: self._turn(blok.sleutel))
        rows: list[QWidget] = [make(regel) for regel in blok.regels] or [_none()]
        return Panel(blok.titel, *rows, count=str(blok.aantal or ""), link=link, lines=True)

    def _turn(self, block: str) -> None:
        """Show all lines of a block, or the first ones again."""
        self._all_of = "" if self._all_of == block else block
        self.refresh()

    def _task(self, regel: Werkregel) -> RowButton:
        tone = _TONES.get(regel.toon, "")
        colour = regel.icoon.removeprefix("st-") if regel.icoon.startswith("st-") else tone or "muted"
        task = TaskRow(regel.wie, regel.waarom, regel.wanneer, regel.actie, icon=regel.icoon, colour=colour, tone=tone)
        task.clicked.connect(lambda: self.desk.go_to(regel.doel))
        return task

    def _line(self, regel: Werkregel) -> RowButton:
        line = LineRow(f"{regel.wie}: {regel.waarom[:1].lower()}{regel.waarom[1:]}".rstrip("."), regel.wanneer)
        line.clicked.connect(lambda: self.desk.go_to(regel.doel))
        return line

    def _health(self, lines: tuple[Gezondheidsregel, ...]) -> Panel:
        rows = []
        for line in lines:
            icon, colour = _SIGNS.get(line.toon, ("info", "muted"))
            health = LineRow(line.woorden, line.waarde, icon=icon, colour=colour, tone=_TONES.get(line.toon, ""))
            health.clicked.connect(lambda _=False, doel=line.doel: self.desk.go_to(doel))
            rows.append(health)
        return Panel("Gezondheid", *rows, lines=True)


def _none() -> QWidget:
    return holder(row(Text("Geen.", "muted"), None, margins=(14, 6, 14, 2)))
