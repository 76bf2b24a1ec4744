"""How the window looks for this user: scheme after the system or as chosen, text size, window state; remembered."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle

from bbzdesk.ui import theme
from bbzdesk.ui.tokens import TEXT_SIZES, Scheme

SYSTEM = "systeem"
LOCK_MINUTES = (5, 10, 15, 30)
_USUAL_LOCK = 10
SCHEMES = ((SYSTEM, "Zoals de computer"), (Scheme.LICHT.value, "Licht"), (Scheme.DONKER.value, "Donker"))


class Look(QObject):
    """Dresses the application and remembers the wishes of the user in a small file without personal data."""

    changed = Signal()
    lock_changed = Signal(int)

    def __init__(self, app: QApplication, resources: Path, state: Path, *, family: str = "") -> None:
        super().__init__(app)
        self._app, self._resources, self._family = app, resources, family
        self._settings = QSettings(str(state), QSettings.Format.IniFormat)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self.apply()

    @property
    def scheme(self) -> str:
        """The chosen scheme, or `systeem`."""
        return str(self._settings.value("beeld/kleuren", SYSTEM))

    @property
    def points(self) -> int:
        """The chosen text size; 0 is that of the system."""
        value = str(self._settings.value("beeld/tekstgrootte", "0"))
        return int(value) if value.isdecimal() and int(value) in TEXT_SIZES else 0

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a sign of life the screen locks."""
        value = str(self._settings.value("slot/minuten", ""))
        return int(value) if value.isdecimal() and int(value) in LOCK_MINUTES else _USUAL_LOCK

    def choose_lock_minutes(self, minutes: int) -> None:
        """Another time before the screen locks, at once and next time."""
        self._settings.setValue("slot/minuten", minutes)
        self.lock_changed.emit(self.lock_minutes)

    def choose_scheme(self, scheme: str) -> None:
        """Another scheme, at once and next time."""
        self._settings.setValue("beeld/kleuren", scheme)
        self.apply()

    def choose_points(self, points: int) -> None:
        """Another text size, at once and next time."""
        self._settings.setValue("beeld/tekstgrootte", points)
        self.apply()

    def apply(self) -> None:
        """Dress the application by the wishes; a scheme of an older file that no longer exists counts as the system."""
        known = {scheme.value: scheme for scheme in Scheme}
        scheme = known.get(self.scheme) or theme.system_scheme(self._app)
        theme.apply(self._app, self._resources, scheme, self.points, family=self._family)
        self.changed.emit()

    def restore(self, window: QMainWindow) -> None:
        """Give the window the place and size it had."""
        state = self._settings.value("venster/plaats")
        if isinstance(state, QByteArray):
            window.restoreGeometry(state)

    @staticmethod
    def fit(window: QMainWindow) -> None:
        """Fill a screen that has no room for the window with its title bar: its foot would stand below the edge."""
        room = window.screen().availableGeometry()
        title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        if window.width() >= room.width() or window.height() + title >= room.height():
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def remember(self, window: QMainWindow) -> None:
        """Keep the place and size of the window."""
        self._settings.setValue("venster/plaats", window.saveGeometry())
        self._settings.sync()

    def _follow(self) -> None:
        if self.scheme == SYSTEM:
            self.apply()
