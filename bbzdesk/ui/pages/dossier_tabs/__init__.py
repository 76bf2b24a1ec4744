"""The tabs of a dossier, each loaded when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab


def _overzicht() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.overzicht import OverzichtTab

    return OverzichtTab


def _tijdlijn() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.tijdlijn import TijdlijnTab

    return TijdlijnTab


def _aanvraag() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.aanvraag import AanvraagTab

    return AanvraagTab


def _levensvatbaarheid() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.levensvatbaarheid import LevensvatbaarheidTab

    return LevensvatbaarheidTab


def _advies() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.advies import AdviesTab

    return AdviesTab


def _leningen() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.leningen import LeningenTab

    return LeningenTab


def _documenten() -> "type[DossierTab]":
    from bbzdesk.ui.pages.dossier_tabs.documenten import DocumentenTab

    return DocumentenTab


# Key of the tab in a `Doel` -> its words, and what loads its class.
_TABS: "dict[str, tuple[str, Callable[[], type[DossierTab]]]]" = {
    "overzicht": ("Overzicht", _overzicht),
    "tijdlijn": ("Tijdlijn", _tijdlijn),
    "aanvraag": ("Aanvraag en termijn", _aanvraag),
    "levensvatbaarheid": ("Levensvatbaarheid", _levensvatbaarheid),
    "advies": ("Advies en besluit", _advies),
    "leningen": ("Leningen", _leningen),
    "documenten": ("Documenten", _documenten),
}
# Lines of work name the step; advice and decision share a tab.
_ALSO = {"besluit": "advies", "termijn": "aanvraag", "onderzoek": "levensvatbaarheid"}
TABS = tuple(_TABS)


def tab_key(name: str) -> str:
    """The tab that a `Doel` names; the overview for a name that no tab has."""
    key = _ALSO.get(name, name)
    return key if key in _TABS else TABS[0]


def tab_words(key: str) -> str:
    """What stands on a tab."""
    return _TABS[key][0]


def tab_class(key: str) -> "type[DossierTab]":
    """The class of a tab; its module is loaded now."""
    return _TABS[key][1]()
