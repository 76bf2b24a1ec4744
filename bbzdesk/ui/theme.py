"""The theme in use: tokens become a palette, one stylesheet, fonts, measures and coloured icons.

`apply` sets it once on the application. Painted widgets ask `current()` while they paint, so a change of scheme or text
size reaches them without a word.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from bbzdesk.ui import icons
from bbzdesk.ui.huisstijl import with_accent
from bbzdesk.ui.stylesheet import stylesheet
from bbzdesk.ui.tokens import (
    DONKER,
    LICHT,
    RADIUS_CONTROL,
    RADIUS_PANEL,
    TYPE,
    Scheme,
    Tokens,
    UserColours,
    high_contrast,
)

_ROLE, _GROUP = QPalette.ColorRole, QPalette.ColorGroup
_PALETTE = {
    _ROLE.Window: "surface", _ROLE.WindowText: "text", _ROLE.Base: "raised", _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text", _ROLE.Button: "raised", _ROLE.ButtonText: "text", _ROLE.Highlight: "accent_soft",
    _ROLE.HighlightedText: "text", _ROLE.Link: "accent", _ROLE.LinkVisited: "accent", _ROLE.Accent: "accent",
    _ROLE.PlaceholderText: "muted", _ROLE.ToolTipBase: "raised", _ROLE.ToolTipText: "text", _ROLE.Mid: "line",
    _ROLE.Midlight: "line", _ROLE.Dark: "line_strong", _ROLE.Light: "raised",
}  # fmt: skip
# What a stylesheet cannot draw: file name, icon, token.
_ASSETS = (
    ("omlaag", "omlaag", "muted"),
    ("omhoog", "omhoog", "muted"),
    ("links", "links", "text"),
    ("rechts", "rechts", "text"),
    ("vink", "vink", "on_accent"),
    ("punt", "keuze-punt", "accent"),
)
_SEARCH_PATH = "opmaak"
_LEAST_TARGET = 24
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
LEAST_POINTS = 10.0
SHIPPED_FAMILY = "Noto Sans"


@dataclass(frozen=True)
class Theme:
    """One scheme at one text size. Heights follow the font, widths are counted in digits."""

    tokens: Tokens
    base: QFont
    icon_folder: Path
    assets: QTemporaryDir = field(default_factory=QTemporaryDir, compare=False)

    @cached_property
    def metrics(self) -> QFontMetrics:
        """The measures of the base font."""
        return QFontMetrics(self.base)

    @property
    def line_h(self) -> int:
        """The height of one line of text."""
        return self.metrics.height()

    @property
    def em(self) -> int:
        """The width of a digit: the unit of columns, fields and break points."""
        return self.metrics.horizontalAdvance("0")

    @property
    def icon_px(self) -> int:
        """The side of an icon beside text: even, so that it stands sharp."""
        return max(16, round(self.line_h * 0.9) // 2 * 2)

    @property
    def control_h(self) -> int:
        """The height of a button, a field and a row of a table."""
        return self.line_h + 12

    @property
    def answer_h(self) -> int:
        """The height of an answer in a checklist and of a chip."""
        return self.line_h + 6

    @property
    def nav_h(self) -> int:
        """The height of an item of the navigation."""
        return self.line_h + 16

    def points(self, role: str) -> float:
        """The size of a type role in points, to the half point."""
        return round(self.base.pointSizeF() * TYPE[role] * 2) / 2

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """The font of a type role for a widget that paints its own text."""
        font = QFont(self.base)
        font.setPointSizeF(self.points(role))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def color(self, token: str) -> QColor:
        """The colour of a role for a widget that paints."""
        return QColor(self.tokens[token])

    def pixmap(self, icon: str, colour: str = "muted", ground: str = "raised", size: int = 0) -> QPixmap:
        """An icon in the colour of a role."""
        return icons.pixmap(self.icon_folder, icon, self.tokens[colour], self.tokens[ground], size or self.icon_px)

    def icon(self, name: str, colour: str = "muted", ground: str = "raised") -> QIcon:
        """The same for a button."""
        return QIcon(self.pixmap(name, colour, ground))

    def palette(self) -> QPalette:
        """Fusion takes every colour from here, so a widget without a rule already looks right."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
            palette.setColor(_GROUP.Disabled, role, self.color("muted"))
        return palette

    def stylesheet(self) -> str:
        """The stylesheet of the program with the tokens and measures of this theme."""
        indicator = max(16, self.line_h - 2)
        padding = (self.control_h - 2 - self.line_h) // 2
        return stylesheet(
            {
                **self.tokens,
                **{role: self.points(role) for role in TYPE},
                "rc": RADIUS_CONTROL,
                "rp": RADIUS_PANEL,
                "ic": self.icon_px,
                "soft_edge": self._soft_edge(),
                "pad": padding,
                # Less beside an edge of two, so that nothing moves on focus.
                "padf": padding - 1,
                "ind": indicator,
                "indf": indicator - 2,
                "half": indicator // 2 + 1,
                # Two arrows, each wide enough for a hand that shakes.
                "arrows": 2 * max(_LEAST_TARGET, self.icon_px + 4),
            }
        )

    def _soft_edge(self) -> str:
        """Where soft grounds vanish, as in high contrast, what stood on one keeps a line."""
        vanished = self.tokens["accent_soft"] == self.tokens["raised"]
        return f"1px solid {self.tokens['line']}" if vanished else "none"

    def write_assets(self) -> None:
        """Write the arrows, ticks and dots of the stylesheet, and let it find them."""
        for file, icon, token in _ASSETS:
            svg = icons.coloured(self.icon_folder, icon, self.tokens[token], self.tokens["raised"])
            Path(self.assets.filePath(f"{file}.svg")).write_text(svg, "utf-8")
        QDir.setSearchPaths(_SEARCH_PATH, [self.assets.path()])


class _Holder(QObject):
    """Keeps the theme with the application, so that it lives and ends with it."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self.setObjectName(_SEARCH_PATH)
        self.theme = theme


def current() -> Theme:
    """The theme in use; asking before `apply` is a bug of ours."""
    app = QApplication.instance()
    holder = app.findChild(_Holder, _SEARCH_PATH, _DIRECT) if app else None
    if holder is None:
        raise RuntimeError("no theme yet: call theme.apply first")
    return holder.theme


def apply(
    app: QApplication,
    resources: Path,
    scheme: Scheme = Scheme.LICHT,
    point_size: float = 0,
    *,
    family: str = "",
    accent: str = "",
) -> Theme:
    """Dress the application. Without a size or family it takes those of the system, but never less than 10 points.

    An accent that cannot be used raises an `InvoerFout`, and nothing changes.
    """
    tokens = _tokens(app, scheme, accent)
    theme = Theme(tokens, _base_font(resources, family, point_size), resources / "icons")
    theme.write_assets()
    if not app.findChild(_Holder, _SEARCH_PATH, _DIRECT):
        app.setStyle("Fusion")
    _keep(app, theme)
    # Without a sheet first: changing one sheet into another dresses every widget again for each of its parents.
    app.setStyleSheet("")
    app.setFont(theme.base)
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.stylesheet())
    return theme


def system_scheme(app: QApplication) -> Scheme:
    """What the user has asked of the whole computer."""
    hints = app.styleHints()
    return scheme_for(hints.colorScheme(), hints.accessibility().contrastPreference())


def scheme_for(colours: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Scheme:
    """High contrast goes before dark; a computer that asks nothing gets light."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return Scheme.CONTRAST
    return Scheme.DONKER if colours == Qt.ColorScheme.Dark else Scheme.LICHT


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Give a widget another look: the property that the stylesheet selects on, and a new reading of the sheet.

    Qt reads the sheet for a new widget when it is first measured or shown; until then there is nothing to read anew.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _tokens(app: QApplication, scheme: Scheme, accent: str) -> Tokens:
    if scheme is Scheme.CONTRAST:
        return high_contrast(_user_colours(app))
    tokens = DONKER if scheme is Scheme.DONKER else LICHT
    return with_accent(tokens, accent) if accent else tokens


def _user_colours(app: QApplication) -> UserColours:
    """Qt gives the palette of the system back once our own is taken away."""
    app.setPalette(QPalette())
    own = app.palette()
    roles = (_ROLE.Window, _ROLE.WindowText, _ROLE.Link, _ROLE.Highlight, _ROLE.HighlightedText)
    return UserColours(*(own.color(role).name() for role in roles))


def _base_font(resources: Path, family: str, point_size: float) -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(family or system.family())
    if not QFontDatabase.hasFamily(font.family()) or font.family() == SHIPPED_FAMILY:
        font = QFont(_shipped(resources))
    font.setPointSizeF(point_size or max(LEAST_POINTS, system.pointSizeF()))
    return font


def _shipped(resources: Path) -> str:
    """The family that comes with the program, loaded once."""
    if not QFontDatabase.hasFamily(SHIPPED_FAMILY):
        for file in ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf"):
            QFontDatabase.addApplicationFont(str(resources / "fonts" / file))
    return SHIPPED_FAMILY


def _keep(app: QApplication, theme: Theme) -> None:
    holder = app.findChild(_Holder, _SEARCH_PATH, _DIRECT)
    if holder is None:
        _Holder(app, theme)
    else:
        holder.theme = theme
