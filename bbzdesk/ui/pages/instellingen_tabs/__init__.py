"""The tabs of *Instellingen*, each loaded when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.ui.pages.instellingen_tabs.tab import SettingsTab


def _gemeente() -> "type[SettingsTab]":
    from bbzdesk.ui.pages.instellingen_tabs.gemeente import MunicipalityTab

    return MunicipalityTab


def _gebruikers() -> "type[SettingsTab]":
    from bbzdesk.ui.pages.instellingen_tabs.gebruikers import UsersTab

    return UsersTab


def _bedragen() -> "type[SettingsTab]":
    from bbzdesk.ui.pages.instellingen_tabs.bedragen import AmountsTab

    return AmountsTab


def _beeld() -> "type[SettingsTab]":
    from bbzdesk.ui.pages.instellingen_tabs.beeld import LooksTab

    return LooksTab


# Key of the tab in a `Doel` -> its words, and what loads its class.
_TABS: "dict[str, tuple[str, Callable[[], type[SettingsTab]]]]" = {
    "gemeente": ("Gemeente", _gemeente),
    "gebruikers": ("Gebruikers en wachtwoord", _gebruikers),
    "bedragen": ("Bedragen en rente", _bedragen),
    "beeld": ("Beeld en vergrendelen", _beeld),
}
TABS = tuple(_TABS)


def tab_words(key: str) -> str:
    """What stands on the tab."""
    return _TABS[key][0]


def tab_class(key: str) -> "type[SettingsTab]":
    """The class of a tab; its module is loaded now."""
    return _TABS[key][1]()
