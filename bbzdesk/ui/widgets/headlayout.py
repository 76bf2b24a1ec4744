"""How the head of a page stands: the way to it, its title, what is known of it, and what can be done."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLayoutItem, QWidget

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import SPACE
from bbzdesk.ui.widgets.layouts import Flow, ItemLayout, PageScroll
from bbzdesk.ui.widgets.text import NBSP, Text

DOT = f"{NBSP}{NBSP}·  "
_SLACK = 4  # the indent of a label, and what measuring in whole pixels loses
_BETWEEN = 40  # white space between the title and the first button


class Actions(Flow):
    """Buttons at the right of a title, the primary one last; stacked below it they begin with the primary one."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(*widgets, side="right")
        self._leads = False

    def align_left(self, left: bool) -> None:
        """The order of the keyboard is that of the eye."""
        super().align_left(left)
        if left != self._leads:
            self._leads = left
            widgets = [widget for item in self._visible() if (widget := item.widget()) is not None]
            for one, following in pairwise(widgets):
                QWidget.setTabOrder(one, following)

    def _visible(self) -> list[QLayoutItem]:
        items = super()._visible()
        return sorted(items, key=_is_other) if self._leads else items


def _is_other(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is None or widget.property("kind") != "primary"


class FactsLine(Text):
    """Facts with a dot between them. A line ends with a fact, never with a dot."""

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(DOT.join(parts), "muted", wrap=True)
        self._parts = tuple(parts)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All facts in one line."""
        wide = theme.current().metrics.horizontalAdvance(DOT.join(self._parts)) + _SLACK
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest fact alone."""
        measure = theme.current().metrics.horizontalAdvance
        return QSize(max(measure(part) for part in self._parts) + _SLACK, theme.current().line_h)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As many lines as it breaks into."""
        return len(self._lines(width)) * theme.current().metrics.lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break anew."""
        super().resizeEvent(event)
        self.setText("\n".join(self._lines(event.size().width())))

    def _lines(self, width: int) -> list[str]:
        measure, lines = theme.current().metrics.horizontalAdvance, [""]
        for part in self._parts:
            longer = f"{lines[-1]}{DOT}{part}" if lines[-1] else part
            if lines[-1] and measure(longer) + _SLACK > width:
                lines.append(part)
            else:
                lines[-1] = longer
        return lines


class HeadLayout(ItemLayout):
    """Crumbs; title with badges, and the actions at its right; facts. Where they do not fit the actions come last."""

    def __init__(
        self,
        title: Text,
        *,
        crumbs: QWidget | None,
        badges: Sequence[QWidget],
        facts: Text | None,
        actions: QWidget | None,
    ) -> None:
        super().__init__()
        self._words = title
        self._crumbs, self._title = self._take(crumbs), self._take(title)
        self._badges = [item for badge in badges if (item := self._take(badge))]
        self._facts, self._actions = self._take(facts), self._take(actions)
        self._buttons = actions.layout() if actions is not None else None
        self.setContentsMargins(0, 0, 0, 0)

    def _take(self, widget: QWidget | None) -> QLayoutItem | None:
        if widget is None:
            return None
        self.addWidget(widget)
        return self._items[-1]

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything beside each other."""
        wide = max(self._least_beside(), *(_wide(item) for item in (self._crumbs, self._facts)))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest part alone: a title wraps, and so do crumbs, facts and actions."""
        title = self._words.minimumSizeHint().width() + self._badges_width()
        others = [item.minimumSize().width() for item in (self._crumbs, self._facts, self._actions) if item]
        return QSize(max([title, *others]), theme.current().line_h)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place every part."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _natural(self) -> int:
        """The width of the title in one line."""
        metrics = QFontMetricsF(theme.current().font("title", strong=True))
        return ceil(metrics.horizontalAdvance(self._words.text())) + _SLACK

    def _badges_width(self) -> int:
        return sum(_wide(badge) + SPACE["m"] for badge in self._badges)

    def _least_beside(self) -> int:
        """What title, badges and actions need to stand in one line."""
        beside = _wide(self._actions) + _BETWEEN if self._actions else 0
        return self._natural() + self._badges_width() + beside

    def _is_beside(self, width: int) -> bool:
        """Decided as if there were a scroll bar: the actions of one page stand on its other tabs where they stand here."""
        return self._actions is not None and self._least_beside() <= min(width, self._steady(width))

    def _steady(self, width: int) -> int:
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, PageScroll):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        page = content.layout() if content is not None else None
        if area is None or page is None:
            return width
        margins, bar = page.contentsMargins(), area.verticalScrollBar().sizeHint().width()
        return area.width() - bar - margins.left() - margins.right()

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        beside = self._is_beside(rect.width())
        if place and isinstance(self._buttons, Flow):
            self._buttons.align_left(not beside)
        top = rect.y() + self._put(self._crumbs, rect, rect.y(), place=place)
        top += self._title_line(rect, top, beside=beside, place=place)
        if self._facts:
            top += SPACE["xs"]
            top += self._put(self._facts, rect, top, place=place)
        if self._actions and not beside:
            top += SPACE["s"]
            top += self._put(self._actions, rect, top, place=place)
        return top - rect.y()

    @staticmethod
    def _put(item: QLayoutItem | None, rect: QRect, top: int, *, place: bool) -> int:
        """One part over the whole width; its height."""
        if item is None:
            return 0
        high = item.heightForWidth(rect.width()) if item.hasHeightForWidth() else item.sizeHint().height()
        if place:
            item.setGeometry(QRect(rect.x(), top, rect.width(), high))
        return high

    def _title_line(self, rect: QRect, top: int, *, beside: bool, place: bool) -> int:
        actions = self._actions if beside else None
        room = rect.width() - self._badges_width() - (_wide(actions) + _BETWEEN if actions else 0)
        assert self._title is not None
        title = QSize(min(self._natural(), room), 0)
        title.setHeight(self._title.heightForWidth(title.width()))
        sizes = [(self._title, title), *((badge, badge.sizeHint()) for badge in self._badges)]
        high = max(size.height() for _, size in (*sizes, *((a, a.sizeHint()) for a in [actions] if a)))
        if place:
            left = rect.x()
            for item, size in sizes:
                item.setGeometry(QRect(left, top + (high - size.height()) // 2, size.width(), size.height()))
                left += size.width() + SPACE["m"]
            if actions:
                size = actions.sizeHint()
                middle = top + (high - size.height()) // 2
                actions.setGeometry(QRect(rect.right() + 1 - size.width(), middle, size.width(), size.height()))
        return high


def _wide(item: QLayoutItem | None) -> int:
    return item.sizeHint().width() if item else 0
