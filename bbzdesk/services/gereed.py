"""Loads what the pages will ask of the services, in small pieces: no first visit of a page waits for a library.

The window does this on its worker while the user types the passphrase or reads, the first page first. A page that
comes sooner than its piece simply loads it itself.
"""

from collections.abc import Callable
from importlib import import_module

STUKJES: tuple[Callable[[], object], ...] = (
    lambda: import_module("bbzdesk.services.instellingen"),
    lambda: import_module("bbzdesk.services.vandaag"),
    lambda: import_module("bbzdesk.services.opslagbeheer"),
    lambda: import_module("bbzdesk.services.geschiedenis"),
    lambda: import_module("bbzdesk.services.zoeken"),
    lambda: import_module("bbzdesk.services.bekend"),
    lambda: import_module("bbzdesk.services.screeningbeeld"),
    lambda: import_module("bbzdesk.services.dossierlijst"),
    lambda: import_module("bbzdesk.services.dossierbeeld"),
    lambda: import_module("bbzdesk.services.onderzoekbeeld"),
    lambda: import_module("bbzdesk.services.dossierrapport"),
    lambda: import_module("bbzdesk.services.adviesbeeld"),
    lambda: import_module("bbzdesk.services.besluitbeeld"),
    lambda: import_module("bbzdesk.services.debiteurenbeeld"),
    lambda: import_module("bbzdesk.services.inleesbeeld"),
    lambda: import_module("bbzdesk.services.overdrachtbeeld"),
)
