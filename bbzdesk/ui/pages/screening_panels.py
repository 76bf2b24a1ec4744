"""What stands beside the questions of a screening: what the answers mean, and the help with the question in hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bbzdesk.services.bekend import Bekend
from bbzdesk.services.screeningbeeld import Betekenis, Punt
from bbzdesk.ui.pages.known import KnownPanel, words_panel
from bbzdesk.ui.widgets.buttons import Button
from bbzdesk.ui.widgets.layouts import Columns, Part, column, empty, holder, row
from bbzdesk.ui.widgets.panels import Panel
from bbzdesk.ui.widgets.text import Picture, Rule, Text

_SIGNS = {True: ("vink", "bij"), None: ("vraag", "letop"), False: ("let", "letop")}


class MeaningPanel(QFrame):
    """*Wat betekent dit?*: each condition with its state and article; *Waarom?* shows the sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Wat betekent dit?")
        self._meaning: Betekenis | None = None
        self._why = False
        self._button = Button("Waarom?", "quiet", small=True, name="Waarom? Toon de uitleg bij de voorwaarden")
        self._button.clicked.connect(self._turn)
        self._sentence = Text("", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 4, 0, 0)
        self._rows.setSpacing(0)
        head = row(Text("Wat betekent dit?", "section"), None, self._button, margins=(14, 5, 8, 3))
        words = holder(column(self._sentence, margins=(14, 0, 14, 6)))
        self.setLayout(column(head, words, Rule(), holder(self._rows), space="none", margins=(1, 0, 1, 6)))

    def show_meaning(self, meaning: Betekenis) -> None:
        """Show what the answers mean now."""
        if meaning == self._meaning:
            return
        self._meaning = meaning
        self._fill(meaning)

    def _turn(self) -> None:
        self._why = not self._why
        self._button.setText("Korter" if self._why else "Waarom?")
        self._button.setAccessibleName(
            "Korter: verberg de uitleg bij de voorwaarden" if self._why else "Waarom? Toon de uitleg bij de voorwaarden"
        )
        if self._meaning is not None:
            self._fill(self._meaning)

    def _fill(self, meaning: Betekenis) -> None:
        self._sentence.setText(meaning.zin)
        empty(self._rows)
        for point in meaning.punten:
            self._rows.addWidget(_point_row(point, why=self._why))


def _point_row(point: Punt, *, why: bool) -> QWidget:
    icon, colour = _SIGNS[point.oordeel]
    words: list[Part] = [Text(point.woorden, wrap=True)]
    if why:
        words += [Text(point.zin, "muted", wrap=True), Text(point.artikel, "small", wrap=True)]
    article: list[Part] = [] if why else [column(Text(point.kort_artikel, "small", right=True), None, space="none")]
    picture = column(Picture(icon, colour), None, margins=(0, 2, 0, 0))
    line = holder(row(picture, (column(*words, space="none"), 1), *article, space="s", margins=(14, 3, 14, 3)))
    line.setAccessibleName(f"{point.woorden}. {point.artikel}")
    return line


class DatePanel(QFrame):
    """*Meldingsdatum*, with the way to its question."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Meldingsdatum")
        self._words = Text("", wrap=True)
        button = Button("Wijzig", "quiet", small=True, name="Wijzig de meldingsdatum")
        button.clicked.connect(self.asked)
        head = row(Text("Meldingsdatum", "section"), None, button, margins=(0, 0, 0, 0))
        self.setLayout(column(head, self._words, space="xs", margins=(15, 5, 9, 9)))

    def show_words(self, words: str) -> None:
        """Say from which day."""
        self._words.setText(words)


class HelpLine(QFrame):
    """The help and the article of the question in hand; in sight however far the page was scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._help, self._article = Text("", wrap=True), Text("", "small", right=True)
        self.setLayout(
            row(Picture("info", "accent"), (self._help, 1), self._article, space="s", margins=(24, 6, 24, 6))
        )

    def show_help(self, words: str, article: str) -> None:
        """Say this about the question in hand."""
        self._help.setText(words)
        self._article.setText(article)
        self.setAccessibleName(f"Bij deze vraag: {words} {article}".strip())


class SidePanels(QWidget):
    """Everything at the right of the questions."""

    def __init__(self, known: Bekend) -> None:
        super().__init__()
        self.meaning, self.date, self.known = MeaningPanel(), DatePanel(), KnownPanel()
        self._say = Text("", wrap=True)
        self.known.show_found(known)
        self.setLayout(column(self.meaning, self.date, words_panel("Zeg ook", self._say), self.known, None, space="m"))

    def show_meaning(self, meaning: Betekenis) -> None:
        """Show what the answers mean now."""
        self.meaning.show_meaning(meaning)
        self.date.show_words(meaning.meldingsdatum)
        self._say.setText(meaning.zeg_ook)


def read_panel(title: str, rows: Sequence[tuple[str, str]]) -> Panel:
    """A group of a closed screening: its questions with their answers, for reading."""
    return Panel(title, *(_read_row(question, answer) for question, answer in rows))


def _read_row(question: str, answer: str) -> QWidget:
    words = Columns(
        Text(question, "muted", wrap=True), Text(answer, wrap=True), stretch=(1, 1), min_chars=60, space="m"
    )
    line = holder(row((words, 1), margins=(14, 2, 14, 2)))
    line.setAccessibleName(f"{question} {answer}")
    return line
