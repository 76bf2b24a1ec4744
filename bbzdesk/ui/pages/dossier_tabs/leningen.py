"""*Leningen*: a card per claim of the dossier, each leading to its own page."""

from PySide6.QtWidgets import QWidget

from bbzdesk.services import leningkaarten
from bbzdesk.services.leningkaarten import Leningkaart
from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Part, flow, row
from bbzdesk.ui.widgets.panels import EmptyState, MoneyCard, Sheet
from bbzdesk.ui.widgets.status import Badge
from bbzdesk.ui.widgets.text import Text


class LeningenTab(DossierTab):
    """The cards, the newest claim first."""

    def load(self) -> None:
        """Read the claims of the dossier."""
        kantoor, dossier_id = self.desk.kantoor, self.dossier_id
        self.read(lambda: leningkaarten.kaarten(kantoor, dossier_id), self._show)

    def _show(self, cards: tuple[Leningkaart, ...]) -> None:
        if cards:
            self.show_parts(*(self._card(card) for card in cards))
        else:
            self.show_parts(
                EmptyState(
                    "Nog geen leningen", "Een lening ontstaat als u een besluit met een lening definitief maakt."
                )
            )

    def _card(self, card: Leningkaart) -> QWidget:
        go = Button("Open lening", icon="debiteuren", name=f"Open lening: {card.titel}")
        go.clicked.connect(lambda: self.desk.go_to(card.doel))
        badges: list[Part] = [Badge(card.stoplicht)] if card.stoplicht else []
        head = row(Text(card.titel, "section"), *badges, None, go, space="m")
        money = [MoneyCard(*amount) for amount in card.bedragen]
        parts: list[Part] = [head, Text(card.voorwaarden, "muted", wrap=True)]
        if money:
            parts.append(flow(*money, space="xxl"))
        if card.zin:
            parts.append(Text(card.zin, "strong", tone="letop", wrap=True))
        return Sheet(*parts, space="s")
