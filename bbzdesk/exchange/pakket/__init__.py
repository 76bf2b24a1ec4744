"""The handover package (overdrachtspakket, `.bbzpakket`): made, judged and read back."""

from bbzdesk.exchange.pakket.controle import ANDER_WACHTWOORD, controleer, naar_json
from bbzdesk.exchange.pakket.gegevens import (
    MEDIATYPEN,
    Bewaring,
    Gebeurtenis,
    GelezenPakket,
    Oordeel,
    Organisatie,
    PakbonGegevens,
    PakketBestand,
    PakketFout,
    PakketInhoud,
    PakketResultaat,
    Soort,
    Verhaaldeel,
    Vertrouwelijkheid,
    Voortgang,
)
from bbzdesk.exchange.pakket.lezen import lees_pakket
from bbzdesk.exchange.pakket.maken import EXTENSIE, WACHTWOORD_MINIMAAL, maak_pakket, pakketnummer

__all__ = [
    "ANDER_WACHTWOORD",
    "EXTENSIE",
    "MEDIATYPEN",
    "WACHTWOORD_MINIMAAL",
    "Bewaring",
    "Gebeurtenis",
    "GelezenPakket",
    "Oordeel",
    "Organisatie",
    "PakbonGegevens",
    "PakketBestand",
    "PakketFout",
    "PakketInhoud",
    "PakketResultaat",
    "Soort",
    "Verhaaldeel",
    "Vertrouwelijkheid",
    "Voortgang",
    "controleer",
    "lees_pakket",
    "maak_pakket",
    "naar_json",
    "pakketnummer",
]
