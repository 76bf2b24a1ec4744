"""What a dialog of the window asks before an act of the office: why, which fields, and what is said when it is done."""

from dataclasses import dataclass

from bbzdesk.domain.besluit import VERZENDWIJZEN
from bbzdesk.domain.feiten import Feit, Soort


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question: its fields carry the names of the arguments of the act and of the sentences that refuse it.

    `vandaag` names the field in which today stands beforehand; `terug` says whether the act can be undone.
    """

    titel: str
    zin: str
    feiten: tuple[Feit, ...]
    werkwoord: str
    gedaan: str = ""
    vandaag: str = ""
    terug: bool = True


STUKKEN_VRAGEN = Vraag(
    "Stukken vragen",
    "De beslistermijn staat stil vanaf de dag na de brief, tot de stukken er zijn of de laatste dag voorbij is.",
    (
        Feit("verzonden", "Brief verzonden op", Soort.DATUM, vraag="Vul in wanneer de brief is verzonden."),
        Feit(
            "uiterste_datum",
            "Stukken uiterlijk binnen op",
            Soort.DATUM,
            vraag="Vul in tot wanneer de stukken mogen komen.",
        ),
    ),
    "Leg vast",
    "De beslistermijn staat stil tot de stukken er zijn.",
    vandaag="verzonden",
)
AANVULLEN = Vraag(
    "Aanvraag aangevuld",
    "Vanaf deze dag loopt de beslistermijn weer.",
    (Feit("hersteld_op", "Aangevuld op", Soort.DATUM, vraag="Vul in wanneer de aanvraag is aangevuld."),),
    "Leg vast",
    "De aanvraag is aangevuld. De beslistermijn loopt weer.",
    vandaag="hersteld_op",
)
VERZENDEN = Vraag(
    "De verzending vastleggen",
    "De termijn voor bezwaar begint op de dag na de verzending.",
    (
        Feit("verzonden_op", "Verzonden op", Soort.DATUM, vraag="Vul in wanneer het besluit is verzonden."),
        Feit("wijze", "Manier van verzenden", Soort.KEUZE, VERZENDWIJZEN, vraag="Kies hoe het besluit is verzonden."),
    ),
    "Leg verzending vast",
    "De verzending is vastgelegd.",
    vandaag="verzonden_op",
    terug=False,
)
AKTE = Vraag(
    "De akte is getekend",
    "Op welke dag heeft de ondernemer de akte van schuldbekentenis getekend?",
    (Feit("getekend_op", "Getekend op", Soort.DATUM, vraag="Vul in wanneer de akte is getekend."),),
    "Leg de akte vast",
    "De akte is vastgelegd.",
    terug=False,
)
UITBETALEN = Vraag(
    "De lening uitbetalen",
    "Het hele bedrag van de lening wordt geboekt. Op een andere dag dan gepland komt er een nieuw betaalschema.",
    (Feit("datum", "Uitbetaald op", Soort.DATUM, vraag="Vul in wanneer er is uitbetaald."),),
    "Boek de uitbetaling",
    "De uitbetaling is geboekt.",
    terug=False,
)
BETALING = Vraag(
    "Betaling boeken",
    "De betaling telt op de dag waarop het geld is bijgeschreven.",
    (
        Feit("datum", "Ontvangen op", Soort.DATUM, vraag="Vul in wanneer het geld is bijgeschreven."),
        Feit("bedrag", "Bedrag", Soort.BEDRAG, vraag="Vul in hoeveel er is betaald."),
    ),
    "Boek de betaling",
    "De betaling is geboekt.",
    terug=False,
)
STAND = Vraag(
    "Stand per datum",
    "De lijst toont dan wat er op die dag open stond, met alles wat nu bekend is.",
    (Feit("stand_op", "Stand op", Soort.DATUM, vraag="Vul in van welke dag u de stand wilt zien."),),
    "Toon deze stand",
)
MAANDVERWERKING = Vraag(
    "Maandverwerking",
    "Van elke termijn die is vervallen, boekt BbzDesk de rente. Twee keer verwerken kan geen kwaad.",
    (Feit("tot_en_met", "Verwerk tot en met", Soort.DATUM, vraag="Vul in tot en met welke dag u wilt verwerken."),),
    "Verwerk",
    vandaag="tot_en_met",
)
