"""One name from the columns that hold its parts: first names or initials, prefix and surname in their natural order."""

import re

from bbzdesk.exchange.blad.tekst import vouw, woorden

_ACHTERNAAM = re.compile(r"\b(achternaam|achternamen|familienaam|geslachtsnaam|surname|last name)\b")


def volle_naam(kop: str, naam: str, voor: str, tussenvoegsel: str) -> str:
    """Join the parts around the cell of the name column, whose header is `kop`.

    Below `Achternaam` the cell is a surname. Below `Naam` it may already be the whole name; then it stays as it is.
    """
    if not naam or not (voor or tussenvoegsel):
        return naam
    if not _ACHTERNAAM.search(woorden(kop)) and _is_al_heel(naam, voor):
        return naam
    achter, _, erachter = (deel.strip() for deel in naam.partition(","))
    if erachter.islower():  # `Vries, de`
        naam, tussenvoegsel = achter, tussenvoegsel or erachter
    if vouw(f"{naam} ").startswith(vouw(f"{tussenvoegsel} ")):
        tussenvoegsel = ""
    return " ".join(deel for deel in (voor, tussenvoegsel, naam) if deel)


def _is_al_heel(naam: str, voor: str) -> bool:
    """Whether the first name, or its initial, already stands in a name of several words."""
    delen, eerste = woorden(naam).split(), woorden(voor).split()[:1]
    if len(delen) < 2 or not eerste:
        return False
    achter_de_komma = woorden(naam.partition(",")[2])
    return eerste[0] in delen or eerste[0][0] in (delen[0][0], achter_de_komma[:1])
