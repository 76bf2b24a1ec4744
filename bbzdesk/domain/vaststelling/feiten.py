"""The facts of a determination, and what contradicts itself in them."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.boekjaar import HELE_MAANDEN, Dagen
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.inkomen import Inkomensfeiten
from bbzdesk.domain.jaarnorm import Jaarnorm
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen

NAAR_JAARNORM, MAANDNORMEN = "jaarnorm", "maandnormen"
EVENREDIG_NAAR = (NAAR_JAARNORM, MAANDNORMEN)
GEHEEL, MEERDERE = "geheel", "meerdere"
ART13_LEZINGEN = (GEHEEL, MEERDERE)


@dataclass(frozen=True, slots=True)
class Bijstandsperiode:
    """Algemene bijstand that was paid as a loan over some days of the boekjaar. `veld` is the prefix of its keys."""

    dagen: Dagen
    bedrag: int
    veld: str = ""


@dataclass(frozen=True, slots=True)
class Matiging:
    """What the college does not claim back though it could, with its reason (art. 12 lid 2 c says *kan*)."""

    bedrag: int
    reden: str = ""

    @property
    def zin(self) -> str:
        """The sentence that says so, with the reason as far as it is known here."""
        reden = f"Reden: {self.reden}." if self.reden else "De reden hoort in het besluit."
        return f"De gemeente vordert {euro(self.bedrag)} niet terug. {reden}"


@dataclass(frozen=True, slots=True)
class Vaststellingsfeiten:
    """All that a determination rests on. `jaarnorm` holds the bijzondere bijstand; it counts on the other side too.

    `bijstand_participatiewet` is bijstand under the Pw itself in the same boekjaar: it counts in the comparison and
    cannot be claimed back here. `vermogen_peildatum` None is the last day of the boekjaar.
    """

    boekjaar: Dagen
    bijstand: tuple[Bijstandsperiode, ...]
    inkomen: Inkomensfeiten
    categorie: str
    vermogen: Vermogen
    jaarnorm: Jaarnorm
    bijzondere_bijstand: int = 0
    bijstand_participatiewet: int = 0
    deel_van_maand: str = HELE_MAANDEN
    vermogen_peildatum: date | None = None
    evenredig: str = NAAR_JAARNORM
    art13_lezing: str = GEHEEL
    matiging: Matiging | None = None

    @property
    def lening(self) -> int:
        """The algemene bijstand that was paid as a loan, in cents."""
        return sum(periode.bedrag for periode in self.bijstand)


def gegeven_jaarnorm(norm: int, bijzondere_bijstand: int) -> Jaarnorm:
    """A jaarnorm of which only the sum of the norms is known, with the bijzondere bijstand added (Bbz art. 1 g)."""
    uitleg = Uitleg()
    uitleg.regel("Dit is de som van de normen over het boekjaar, zonder bijzondere bijstand.", "Bbz art. 1 g", norm)
    if bijzondere_bijstand:
        uitleg.regel("De verleende bijzondere bijstand telt mee.", "Bbz art. 1 g", bijzondere_bijstand)
    totaal = norm + bijzondere_bijstand
    uitleg.regel(f"De jaarnorm is {euro(totaal)}.", "Bbz art. 1 g", totaal)
    return Jaarnorm(totaal, (), uitleg.regels)


def controleer(feiten: Vaststellingsfeiten) -> list[InvoerFout]:
    """List what cannot be in the facts."""
    fouten = []
    if not feiten.bijstand:
        zin = "Er staat geen bijstand. Vul de algemene bijstand in die over het boekjaar als lening is betaald."
        fouten.append(InvoerFout("bijstand", zin))
    for periode in feiten.bijstand:
        fouten += _controleer_periode(periode, feiten.boekjaar)
    bedragen = {
        "bijzondere_bijstand": feiten.bijzondere_bijstand,
        "bijstand_participatiewet": feiten.bijstand_participatiewet,
        "matiging": feiten.matiging.bedrag if feiten.matiging else 0,
    }
    for veld, bedrag in bedragen.items():
        if bedrag < 0:
            zin = f"Het bedrag bij {veld} is lager dan nul. Vul een bedrag van nul of hoger in."
            fouten.append(InvoerFout(veld, zin))
    if feiten.evenredig == MAANDNORMEN and not feiten.jaarnorm.maanden:
        zin = "Voor evenredig “maandnormen” zijn de normen per maand nodig. Vul bij jaarnorm de feiten in, geen bedrag."
        fouten.append(InvoerFout("evenredig", zin))
    return fouten


def _controleer_periode(periode: Bijstandsperiode, boekjaar: Dagen) -> list[InvoerFout]:
    van, tot, veld = periode.dagen.van, periode.dagen.tot, periode.veld
    fouten = []
    if tot < van:
        zin = f"Bij {veld}tot ligt {voluit(tot)} vóór {voluit(van)}. Controleer de datums."
        fouten.append(InvoerFout(f"{veld}tot", zin))
    elif van < boekjaar.van or tot > boekjaar.tot:
        zin = (
            f"De bijstand bij {veld}van ligt niet in het boekjaar ({voluit(boekjaar.van)} tot en met "
            f"{voluit(boekjaar.tot)}). Vul alleen de bijstand over dit boekjaar in."
        )
        fouten.append(InvoerFout(f"{veld}van", zin))
    if periode.bedrag < 0:
        zin = f"Het bedrag bij {veld}bedrag is lager dan nul. Vul in wat er netto als lening is betaald."
        fouten.append(InvoerFout(f"{veld}bedrag", zin))
    return fouten
