"""The term for a decision as a bar over time, with the same in words beside it; the words are what a reader hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from bbzdesk.domain.datum import met_dag
from bbzdesk.domain.uitleg import Regel
from bbzdesk.ui import theme
from bbzdesk.ui.theme import Theme
from bbzdesk.ui.widgets.layouts import Part, column, holder, row
from bbzdesk.ui.widgets.text import Rule, Text

_PAD = 2
_STRIPE = 8
_WEEK = timedelta(days=7)
_ALIGN = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Mark:
    """A day below the bar: what happens, and the date in words."""

    dag: date
    wat: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Term:
    """What the bar shows; every day in it was computed elsewhere. `stil` holds first and last days of pauses."""

    begin: date
    einde: date
    vandaag: date
    einde_zonder_verlenging: date
    woord: str
    stil: tuple[tuple[date, date], ...] = ()
    verlenging: str = ""
    merken: tuple[Mark, ...] = ()

    def in_woorden(self) -> str:
        """The name of the bar for a reader."""
        over = (self.einde - self.vandaag).days
        rest = self.te_laat or ("vandaag" if over == 0 else "nog 1 dag" if over == 1 else f"nog {over} dagen")
        return f"Beslistermijn: beslissen uiterlijk {met_dag(self.einde)}, {rest}"

    @property
    def te_laat(self) -> str:
        """How far today lies past the end, in words; nothing before it."""
        days = (self.vandaag - self.einde).days
        return "" if days <= 0 else "1 dag te laat" if days == 1 else f"{days} dagen te laat"


class TermBar(QWidget):
    """Elapsed time filled, pauses grey, the extension striped, weeks as ticks, today above, what is too late red."""

    def __init__(self, term: Term) -> None:
        super().__init__()
        self._term = term
        self.setAccessibleName(term.in_woorden())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines above, the bar, two lines below."""
        look = theme.current()
        return QSize(80 * look.em, 4 * look.line_h + 16 + look.line_h + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower is fine: words that do not fit stand in the lines beside the bar."""
        return QSize(30 * theme.current().em, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint in the colours of the scheme of this moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, theme.current(), self._term, self.width()).draw()
        painter.end()


class _Drawing:
    """One painting of the bar: where days stand, and the layers from the ground up."""

    def __init__(self, painter: QPainter, look: Theme, term: Term, width: int) -> None:
        self.p, self.look, self.term = painter, look, term
        self.top = look.line_h * 2 + 10
        self.height = look.line_h + 8
        self.bar = QRectF(_PAD, self.top, width - 2 * _PAD, self.height)
        self.small, self.strong = look.font("small"), look.font("small", strong=True)

    def x(self, day: date) -> float:
        total = max(1, (self._last() - self.term.begin).days)
        part = (day - self.term.begin).days / total
        return self.bar.left() + self.bar.width() * min(1.0, max(0.0, part))

    def _last(self) -> date:
        """The day at the right edge: the end of the term, or today when that has passed."""
        return max(self.term.einde, self.term.vandaag)

    def draw(self) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(self.bar, 4, 4)
        self.p.save()
        self.p.setClipPath(outline)
        self._ground()
        self._pauses()
        self._tail()
        self.p.restore()
        self.p.setPen(QPen(self.look.color("line_strong"), 1))
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.drawRoundedRect(self.bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._words_in_bar()
        self._weeks()
        self._marks()
        self._today()

    def _span(self, left: float, right: float) -> QRectF:
        return QRectF(left, self.top, max(0.0, right - left), self.height)

    def _ground(self) -> None:
        self.p.fillRect(self.bar, self.look.color("accent_soft"))
        self._stripes(self._span(self.x(self.term.einde_zonder_verlenging), self.x(self.term.einde)))
        self.p.fillRect(self._span(self.bar.left(), self.x(self.term.vandaag)), self.look.color("accent_fill"))

    def _stripes(self, extension: QRectF) -> None:
        self.p.save()
        self.p.setClipRect(extension, Qt.ClipOperation.IntersectClip)
        self.p.setPen(QPen(self.look.color("accent"), 1.25))
        left = extension.left() - self.height
        while left < extension.right():
            self.p.drawLine(QPointF(left, self.top + self.height), QPointF(left + self.height, self.top))
            left += _STRIPE
        self.p.restore()

    def _tail(self) -> None:
        """The days past the end, behind a gap so that they also stand apart without colour."""
        if self.term.te_laat:
            tail = self._span(self.x(self.term.einde), self.bar.right())
            self.p.fillRect(tail, self.look.color("achterstand"))
            self.p.fillRect(QRectF(tail.left() - 1, self.top, 2, self.height), self.look.color("raised"))

    def _pauses(self) -> None:
        self.p.setFont(self.strong)
        for first, last in self.term.stil:
            span = self._span(self.x(first), self.x(last + timedelta(days=1)))
            self.p.fillRect(span, self.look.color("sunken"))
            self.p.setPen(QPen(self.look.color("line_strong"), 1))
            self.p.drawRect(span.adjusted(0.5, 0.5, -0.5, -0.5))
            self._word(span, (f"{(last - first).days + 1} dagen stil", "stil"))

    def _word(self, span: QRectF, words: tuple[str, ...]) -> None:
        """The longest of these words that fits."""
        for word in words:
            if self._wide(word) + 10 <= span.width():
                self.p.setPen(self.look.color("muted"))
                self.p.drawText(span, int(_ALIGN.AlignCenter), word)
                return

    def _wide(self, word: str) -> float:
        return QFontMetricsF(self.p.font()).horizontalAdvance(word)

    def _words_in_bar(self) -> None:
        self.p.setFont(self.strong)
        elapsed = self.x(self.term.stil[0][0]) if self.term.stil else self.x(self.term.vandaag)
        elapsed = min(elapsed, self.x(self.term.vandaag), self.x(self.term.einde))
        if self._wide(self.term.woord) + 14 <= elapsed - self.bar.left():
            self.p.setPen(self.look.color("on_accent"))
            room = self._span(self.bar.left() + 10, elapsed)
            self.p.drawText(room, int(_ALIGN.AlignVCenter), self.term.woord)
        self._word_of_extension()
        if self._late_fits():
            tail = self._span(self.x(self.term.einde), self.bar.right())
            self.p.setPen(self.look.color("raised"))
            self.p.drawText(tail, int(_ALIGN.AlignCenter), self.term.te_laat)

    def _late_fits(self) -> bool:
        """Whether the red part has room for its words; they stand beside *vandaag* otherwise."""
        wide = QFontMetricsF(self.strong).horizontalAdvance(self.term.te_laat)
        return bool(self.term.te_laat) and wide + 10 <= self.bar.right() - self.x(self.term.einde)

    def _word_of_extension(self) -> None:
        left = max(self.x(self.term.vandaag), self.x(self.term.einde_zonder_verlenging)) + 10
        wide = self._wide(self.term.verlenging)
        if not self.term.verlenging or left + wide + 18 > self.x(self.term.einde):
            return
        ground = QRectF(left, self.top + 4, wide + 12, self.height - 8)
        self.p.fillRect(ground, self.look.color("accent_soft"))
        self.p.setPen(self.look.color("text"))
        self.p.drawText(ground.adjusted(6, 0, 0, 0), int(_ALIGN.AlignVCenter), self.term.verlenging)

    def _weeks(self) -> None:
        self.p.setPen(QPen(self.look.color("line_strong"), 1))
        day, low = self.term.begin, self.top + self.height
        while day <= self._last():
            self.p.drawLine(QPointF(self.x(day), low), QPointF(self.x(day), low + 4))
            day += _WEEK

    def _marks(self) -> None:
        """First and last day come first; a mark between them whose words would touch others is only a line."""
        taken: list[tuple[float, float]] = []
        ends = [m for m in self.term.merken if m.dag in (self.term.begin, self.term.einde)]
        for mark in (*ends, *(m for m in self.term.merken if m not in ends)):
            self._mark(mark, taken)

    def _mark(self, mark: Mark, taken: list[tuple[float, float]]) -> None:
        at, top = self.x(mark.dag), self.top + self.height + 6
        self.p.setPen(QPen(self.look.color("muted"), 1))
        self.p.drawLine(QPointF(at, self.top + self.height), QPointF(at, top + 2))
        wide = max(
            QFontMetricsF(self.strong).horizontalAdvance(mark.wat),
            QFontMetricsF(self.small).horizontalAdvance(mark.wanneer),
        )
        for left, side in ((at, _ALIGN.AlignLeft), (at - wide, _ALIGN.AlignRight)):
            fits = left >= 0 and left + wide <= self.bar.right() + _PAD
            if fits and all(left > b + 12 or left + wide < a - 12 for a, b in taken):
                taken.append((left, left + wide))
                self._two_lines(QRectF(left, top, wide + 1, self.look.line_h), side, mark)
                return

    def _two_lines(self, rect: QRectF, side: _ALIGN, mark: Mark) -> None:
        for font, colour, text in ((self.strong, "text", mark.wat), (self.small, "muted", mark.wanneer)):
            self.p.setFont(font)
            self.p.setPen(self.look.color(colour))
            self.p.drawText(rect, int(side | _ALIGN.AlignVCenter | Qt.TextFlag.TextDontClip), text)
            rect = rect.translated(0, self.look.line_h - 1)

    def _today(self) -> None:
        # The sign is ten wide, and stays whole at both ends.
        at = min(max(self.x(self.term.vandaag), self.bar.left() + 3), self.bar.right() - 3)
        line_h = self.look.line_h
        self.p.setPen(QPen(self.look.color("text"), 2))
        self.p.drawLine(QPointF(at, self.top - 6), QPointF(at, self.top + self.height + 4))
        self.p.setBrush(self.look.color("text"))
        self.p.setPen(Qt.PenStyle.NoPen)
        corners = (QPointF(at - 5, self.top - 10), QPointF(at + 5, self.top - 10), QPointF(at, self.top - 3))
        self.p.drawPolygon(QPolygonF(corners))
        beside = self.term.te_laat and not self._late_fits()
        now = ("achterstand", f"vandaag, {self.term.te_laat}") if beside else ("text", "vandaag")
        lines = ((self.look.font(strong=True), *now), (self.small, "muted", met_dag(self.term.vandaag)))
        for number, (font, colour, text) in enumerate(lines):
            wide = QFontMetricsF(font).horizontalAdvance(text)
            left = min(max(0.0, at - wide / 2), self.bar.right() - wide)
            self.p.setFont(font)
            self.p.setPen(self.look.color(colour))
            rect = QRectF(left, number * (line_h - 1), wide + 1, line_h)
            self.p.drawText(rect, int(_ALIGN.AlignVCenter | Qt.TextFlag.TextDontClip), text)


class TermWords(QFrame):
    """The same term line by line, each with its article: the accessible version of the bar."""

    def __init__(self, lines: Sequence[Regel]) -> None:
        super().__init__()
        self.setAccessibleName("Dezelfde termijn in woorden")
        parts: list[Part] = []
        for number, line in enumerate(lines, 1):
            figure = Text(str(number), "strong")
            article = Text(line.artikel, "small", right=True)
            inner = row(figure, (Text(line.tekst, wrap=True), 1), article, space="m", margins=(14, 4, 14, 4))
            parts += [Rule(), holder(inner)]
        self.setLayout(column(*parts, space="none"))
