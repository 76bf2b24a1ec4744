"""One line of work as *Vandaag* shows it: who, why, when, and the way to the step."""

from dataclasses import dataclass

from bbzdesk.services.doel import Doel

ACHTERSTAND, LETOP, GEWOON = "achterstand", "letop", ""

# Kind of line -> name of its icon.
ICONEN = {
    "beslissen": "let",
    "herstel": "bijlage",
    "voorschot": "debiteuren",
    "bezwaar": "klok",
    "contact": "gesprek",
    "screening": "telefoon",
    "verzending": "mail",
    "akte": "potlood",
    "uitbetaling": "debiteuren",
    "letop": "st-letop",
    "achterstand": "st-achterstand",
    "stukken": "bijlage",
    "maandverwerking": "debiteuren",
    "lijst": "info",
    "inlezen": "uitwisseling",
    "instellen": "instellingen",
    "opslag": "schild",
}


@dataclass(frozen=True, slots=True)
class Werkregel:
    """A line: its kind, who it is about, why it stands here, when, how urgent (`toon`), and where the act is done."""

    soort: str
    wie: str
    waarom: str
    wanneer: str
    toon: str
    actie: str
    doel: Doel

    @property
    def icoon(self) -> str:
        """The name of its icon; a term that has passed has the sign that stands for too late everywhere."""
        return "st-achterstand" if (self.soort, self.toon) == ("beslissen", ACHTERSTAND) else ICONEN[self.soort]
