"""The bar at the left: brand, the main parts of the program, and who is at work."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.layouts import column, holder, row
from bbzdesk.ui.widgets.text import Picture, Text

_ICON, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_BAR = 3
_HEAD = (12, 12, 4, 10)
NARROW_BELOW = 96  # digits of window width; below it the bar shows icons only


@dataclass(frozen=True, slots=True)
class Section:
    """One main part: the page it opens, its icon and its word."""

    page: str
    icon: str
    word: str


SECTIONS = (
    Section("vandaag", "vandaag", "Vandaag"),
    Section("dossiers", "dossiers", "Dossiers"),
    Section("debiteuren", "debiteuren", "Debiteuren"),
    Section("uitwisseling", "uitwisseling", "Uitwisseling"),
    Section("instellingen", "instellingen", "Instellingen"),
    Section("opslag", "schild", "Opslag en back-up"),
)


class Brand(QWidget):
    """The mark of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines high."""
        side = theme.current().line_h * 2 - 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Three waves on the house colour."""
        look, side = theme.current(), self.sizeHint().width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_fill"))
        painter.drawRoundedRect(0, 0, side, side, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("on_accent"), side / 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for wave in range(3):
            height = side * (0.32 + 0.18 * wave)
            path = QPainterPath()
            path.moveTo(side * 0.22, height)
            path.cubicTo(side * 0.40, height - side * 0.13, side * 0.60, height + side * 0.13, side * 0.78, height)
            painter.drawPath(path)
        painter.end()


class _Delegate(QStyledItemDelegate):
    """Icon, word and count; the chosen part on raised ground with a bar at its left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, theme.current().nav_h)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        view = option.widget
        rect: QRect = option.rect.adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, chosen=chosen, focused=chosen and view.hasFocus())
        side = look.icon_px
        icon = look.pixmap(index.data(_ICON), "accent" if chosen else "muted", "raised" if chosen else "nav")
        left = rect.left() + 14 if not _is_narrow(view) else rect.center().x() - side // 2
        painter.drawPixmap(left, rect.center().y() - side // 2 + 1, icon)
        if not _is_narrow(view):
            self._words(painter, rect.adjusted(14 + side + 12, 0, -12, 0), index, chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, *, chosen: bool, focused: bool) -> None:
        look = theme.current()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(rect, 4, 4)
            painter.fillRect(rect.left(), rect.top() + 8, _BAR, rect.height() - 16, look.color("accent"))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)

    def _words(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        look, align = theme.current(), Qt.AlignmentFlag
        painter.setFont(look.font(strong=chosen))
        painter.setPen(look.color("text"))
        painter.drawText(rect, align.AlignVCenter | align.AlignLeft, index.data())
        painter.setFont(look.font("small", strong=True))
        painter.setPen(look.color("muted"))
        painter.drawText(rect, align.AlignVCenter | align.AlignRight, index.data(_COUNT) or "")


def _is_narrow(view: QWidget) -> bool:
    return view.width() < theme.current().icon_px * 4


class _Parts(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Hoofdonderdelen")
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for number, section in enumerate(SECTIONS, 1):
            item = QListWidgetItem(section.word)
            item.setData(_ICON, section.icon)
            item.setToolTip(f"{section.word} (Ctrl+{number})")
            self.addItem(item)


class Navigation(QFrame):
    """Choosing a part goes there at once by mouse, and by Enter or Space with the keyboard."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "nav")
        self._collapsed = False
        self._municipality = Text("", "small", wrap=True)
        self._words = holder(column(Text("BbzDesk", "section"), self._municipality, space="none"))
        self._who = holder(column(Text(name), Text("consulent", "small"), space="none"))
        self._parts = _Parts()
        self._parts.itemClicked.connect(self._go)
        self._parts.itemActivated.connect(self._go)
        self._brand = Brand()
        head = holder(row(self._brand, (self._words, 1), space="s", margins=_HEAD))
        self._foot = row(Picture("gebruiker", "muted", "nav"), self._who, None, space="m")
        self.setLayout(column(head, (self._parts, 1), holder(self._foot), space="none"))
        self._window_chars = NARROW_BELOW * 2.0
        self.fit()

    def set_municipality(self, name: str) -> None:
        """The name under the mark."""
        self._municipality.setText(name)
        self.fit()

    def set_count(self, page: str, count: int) -> None:
        """How much waits in a part; nothing for zero."""
        for number, section in enumerate(SECTIONS):
            if section.page == page:
                item = self._parts.item(number)
                item.setData(_COUNT, str(count) if count else "")
                words = f"{section.word}, {count}" if count else section.word
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    def show_section(self, page: str) -> None:
        """Mark the part that is open."""
        number = next((n for n, section in enumerate(SECTIONS) if section.page == page), -1)
        self._parts.setCurrentRow(number)

    def toggle(self) -> None:
        """Icons only, or words again (Ctrl+B)."""
        self._collapsed = not self._collapsed
        self.fit()

    def fit_window(self, width: int) -> None:
        """Follow the width of the window: too narrow leaves icons only."""
        self._window_chars = width / max(1, theme.current().em)
        self.fit()

    def fit(self) -> None:
        """Set the width after font, window and wish."""
        look = theme.current()
        narrow = self._collapsed or self._window_chars < NARROW_BELOW
        for words in (self._words, self._who):
            words.setVisible(not narrow)
        # A list has its own widest word; the longest part decides too.
        longest = max(look.metrics.horizontalAdvance(section.word) for section in SECTIONS)
        wide = max(200, look.em * 24 + 12, longest + look.icon_px + 80)
        # A few pixels more are worth it when the name of the municipality then stands on one line.
        short = self._short(wide)
        wide += short if short <= SPACE["m"] else 0
        small = max(look.icon_px + 44, self._brand.sizeHint().width() + 2 * _HEAD[0])
        self.setFixedWidth(small if narrow else wide)
        # Alone, the sign of the user stands in the middle, as the signs above it.
        self._foot.setContentsMargins((small - look.icon_px) // 2 if narrow else 22, 8, 8, 12)

    def _short(self, wide: int) -> int:
        """What the name of the municipality misses in a bar of this width."""
        named = QFontMetrics(theme.current().font("small")).horizontalAdvance(self._municipality.text()) + 2
        return max(0, named + _HEAD[0] + self._brand.sizeHint().width() + SPACE["s"] + _HEAD[2] + 1 - wide)

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(SECTIONS[self._parts.row(item)].page)
