"""The limits of what is read, and the refusal. Technical limits against hostile files; no law."""

from bbzdesk.domain.fouten import GebruikersFout

BESTAND = 25 * 1024 * 1024
UITGEPAKT = 200 * 1024 * 1024
VERHOUDING = 100
VERHOUDING_VANAF = 1024 * 1024  # a small part may be very repetitive
DELEN = 2_000
RIJEN = 1_048_576
KOLOMMEN = 16_384
CELLEN = 1_000_000  # filled cells: 50,000 loans of 20 columns
TEKST = 2_000  # characters of a cell that are read; one more tells that there were more
REGEL = 1024 * 1024
SECONDEN = 30
GEHEUGEN = 512 * 1024 * 1024


class BladFout(GebruikersFout):
    """A file that cannot be read as a debtor sheet. The sentence says why and what to do."""


BESCHADIGD = (
    "Het bestand is beschadigd of is geen gewoon Excel-bestand. "
    "Open het in Excel, kies Opslaan als .xlsx en lees dat bestand in."
)
TE_GROOT = (
    "Het bestand is te groot om te lezen. "
    "Zet alleen de leningen in een nieuw werkblad, kies Opslaan als .xlsx en lees dat bestand in."
)
