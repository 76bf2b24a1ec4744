"""The pages of the window, each loaded when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.ui.pages.page import PageView


def _vandaag() -> "type[PageView]":
    from bbzdesk.ui.pages.vandaag import VandaagPage

    return VandaagPage


def _dossiers() -> "type[PageView]":
    from bbzdesk.ui.pages.dossiers import DossiersPage

    return DossiersPage


def _dossier() -> "type[PageView]":
    from bbzdesk.ui.pages.dossier import DossierPage

    return DossierPage


def _contact() -> "type[PageView]":
    from bbzdesk.ui.pages.contact import ContactPage

    return ContactPage


def _screening() -> "type[PageView]":
    from bbzdesk.ui.pages.screening import ScreeningPage

    return ScreeningPage


def _aanvraag() -> "type[PageView]":
    from bbzdesk.ui.pages.aanvraag_nieuw import AanvraagPage

    return AanvraagPage


def _besluit() -> "type[PageView]":
    from bbzdesk.ui.pages.besluit import BesluitPage

    return BesluitPage


def _lening() -> "type[PageView]":
    from bbzdesk.ui.pages.lening import LeningPage

    return LeningPage


def _debiteuren() -> "type[PageView]":
    from bbzdesk.ui.pages.debiteuren import DebiteurenPage

    return DebiteurenPage


def _uitwisseling() -> "type[PageView]":
    from bbzdesk.ui.pages.uitwisseling import UitwisselingPage

    return UitwisselingPage


def _inlezen() -> "type[PageView]":
    from bbzdesk.ui.pages.inlezen import InlezenPage

    return InlezenPage


def _overdracht() -> "type[PageView]":
    from bbzdesk.ui.pages.overdracht import OverdrachtPage

    return OverdrachtPage


def _instellingen() -> "type[PageView]":
    from bbzdesk.ui.pages.instellingen import InstellingenPage

    return InstellingenPage


def _opslag() -> "type[PageView]":
    from bbzdesk.ui.pages.opslag import OpslagPage

    return OpslagPage


def _terugzetten() -> "type[PageView]":
    from bbzdesk.ui.pages.terugzetten import TerugzettenPage

    return TerugzettenPage


def _help() -> "type[PageView]":
    from bbzdesk.ui.pages.help import HelpPage

    return HelpPage


# The page of a `Doel`, and what loads its class.
_PAGES: "dict[str, Callable[[], type[PageView]]]" = {
    "vandaag": _vandaag,
    "dossiers": _dossiers,
    "dossier": _dossier,
    "contact": _contact,
    "screening": _screening,
    "aanvraag": _aanvraag,
    "besluit": _besluit,
    "lening": _lening,
    "debiteuren": _debiteuren,
    "uitwisseling": _uitwisseling,
    "inlezen": _inlezen,
    "overdracht": _overdracht,
    "instellingen": _instellingen,
    "opslag": _opslag,
    "terugzetten": _terugzetten,
    "help": _help,
}
PAGES = tuple(_PAGES)


def page_class(name: str) -> "type[PageView]":
    """The class of a page; its module is loaded now."""
    return _PAGES[name]()
