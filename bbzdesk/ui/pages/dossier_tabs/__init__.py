"""The tabs of a dossier, each loaded when it is first shown."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.ui.pages.dossier_tabs.tab import DossierTab

# Key of the tab in a `Doel` -> its words, module and class.
_TABS = {
    "overzicht": ("Overzicht", "overzicht", "OverzichtTab"),
    "tijdlijn": ("Tijdlijn", "tijdlijn", "TijdlijnTab"),
    "aanvraag": ("Aanvraag en termijn", "aanvraag", "AanvraagTab"),
    "levensvatbaarheid": ("Levensvatbaarheid", "levensvatbaarheid", "LevensvatbaarheidTab"),
    "advies": ("Advies en besluit", "advies", "AdviesTab"),
    "leningen": ("Leningen", "leningen", "LeningenTab"),
    "documenten": ("Documenten", "documenten", "DocumentenTab"),
}
# Lines of work name the step; advice and decision share a tab.
_ALSO = {"besluit": "advies", "termijn": "aanvraag", "onderzoek": "levensvatbaarheid"}
TABS = tuple(_TABS)


def tab_key(name: str) -> str:
    """The tab that a `Doel` names; the overview for a name that no tab has."""
    key = _ALSO.get(name, name)
    return key if key in _TABS else "overzicht"


def tab_words(key: str) -> str:
    """What stands on a tab."""
    return _TABS[key][0]


def tab_class(key: str) -> "type[DossierTab]":
    """The class of a tab; its module is loaded now."""
    _, module, name = _TABS[key]
    found: type[DossierTab] = getattr(importlib.import_module(f"bbzdesk.ui.pages.dossier_tabs.{module}"), name)
    return found
