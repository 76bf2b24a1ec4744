"""How the window looks, and after how many minutes the screen locks. What is chosen counts at once."""

from collections.abc import Callable

from bbzdesk.ui.forms.editors import FactChoice
from bbzdesk.ui.look import LOCK_MINUTES, SCHEMES, Look
from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab
from bbzdesk.ui.tokens import TEXT_SIZES
from bbzdesk.ui.widgets.fields import Field
from bbzdesk.ui.widgets.panels import Sheet
from bbzdesk.ui.widgets.text import Text

_WORDS = "Wat u hier kiest, geldt meteen en alleen op deze computer."
_SIZES = (("0", "Zoals de computer"), *((str(points), f"{points} punten") for points in TEXT_SIZES))
_MINUTES = tuple((str(minutes), f"{minutes} minuten") for minutes in LOCK_MINUTES)
_LOCK_HINT = "Daarna vraagt BbzDesk uw wachtwoord. Wat u had getypt, blijft staan. Ctrl+L vergrendelt meteen."


class LooksTab(SettingsTab):
    """Three choices."""

    def load(self) -> None:
        """Nothing has to be read from the store."""
        look = self.desk.look
        assert look is not None
        self.show_parts(
            Sheet(
                Text(_WORDS, wrap=True),
                _field("Tekstgrootte", "", _SIZES, str(look.points), lambda size: look.choose_points(int(size))),
                _field("Kleuren", "", SCHEMES, look.scheme, look.choose_scheme),
                _lock_field(look),
                space="l",
            ),
            None,
        )


def _lock_field(look: Look) -> Field:
    return _field(
        "Vergrendelen als u niets doet, na",
        _LOCK_HINT,
        _MINUTES,
        str(look.lock_minutes),
        lambda minutes: look.choose_lock_minutes(int(minutes)),
    )


def _field(
    caption: str, hint: str, choices: tuple[tuple[str, str], ...], now: str, choose: Callable[[str], None]
) -> Field:
    box = FactChoice(choices)
    box.removeItem(0)  # something is always chosen here
    box.setCurrentIndex(max(0, box.findData(now)))
    box.edited.connect(lambda: choose(box.text()))
    return Field(caption, box, hint)
