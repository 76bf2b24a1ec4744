"""The pages of the window, each loaded when it is first asked for."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.ui.pages.page import PageView

# Page of a `Doel` -> module and class.
_PAGES = {
    "vandaag": ("vandaag", "VandaagPage"),
    "dossiers": ("dossiers", "DossiersPage"),
    "dossier": ("dossier", "DossierPage"),
    "contact": ("contact", "ContactPage"),
    "screening": ("screening", "ScreeningPage"),
    "aanvraag": ("aanvraag_nieuw", "AanvraagPage"),
    "besluit": ("besluit", "BesluitPage"),
    "lening": ("lening", "LeningPage"),
    "debiteuren": ("debiteuren", "DebiteurenPage"),
    "uitwisseling": ("uitwisseling", "UitwisselingPage"),
    "inlezen": ("inlezen", "InlezenPage"),
    "overdracht": ("overdracht", "OverdrachtPage"),
    "instellingen": ("instellingen", "InstellingenPage"),
    "opslag": ("opslag", "OpslagPage"),
    "help": ("help", "HelpPage"),
}
PAGES = tuple(_PAGES)


def page_class(name: str) -> "type[PageView]":
    """The class of a page; its module is loaded now."""
    module, wat = _PAGES[name]
    found: type[PageView] = getattr(importlib.import_module(f"bbzdesk.ui.pages.{module}"), wat)
    return found
