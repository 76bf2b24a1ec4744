"""The new schedule of a loan after uitstel of payment: Bbz art. 41 lid 2 and 3, art. 15 b.

The decision on uitstel says how the debtor pays afterwards; the Bbz does not. So the end date and the way in which
deferred interest is paid are asked each time and have no default. What the law does say is here:
- Repayment is deferred first, then interest: what the debtor can pay per term goes to interest first.
- Deferred interest bears no interest. The rate of the loan keeps running on the principal that is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import laatste_dag, plus_jaren, plus_maanden, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.lening import Betaling, Leningvoorwaarden, Schema, Uitbetaling, maak_schema, verloop
from bbzdesk.domain.lening.rente import Tijdlijn
from bbzdesk.domain.lening.voorwaarden import controleer
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

LOOPTIJD_GELIJK, EINDDATUM_SCHUIFT = "looptijd_gelijk", "einddatum_schuift"
EINDDATUMS = (LOOPTIJD_GELIJK, EINDDATUM_SCHUIFT)
GESPREID, EERSTE_TERMIJN, LAATSTE_TERMIJN = "gespreid", "eerste_termijn", "laatste_termijn"
TERUGBETALINGEN = (GESPREID, EERSTE_TERMIJN, LAATSTE_TERMIJN)
VOORRANG, KEUZE, TIEN_JAAR = "Bbz art. 41 lid 3", "Bbz art. 39 lid 1 a", "Bbz art. 15 b"


@dataclass(frozen=True, slots=True)
class Vervolglening(Leningvoorwaarden):
    """The terms of a loan from the end of an uitstel on.

    `vervaldag` keeps the day of the month of the first due date ever, which a first due date in February may have lost;
    `verstrekt_op` keeps the day on which the loan itself began.
    """

    vervaldag: int = 1
    verstrekt_op: date = date.min

    def vervaldatum(self, nummer: int) -> date:
        """The due date of a term: its day of the month, or the last day of a month that is too short."""
        eerste = plus_maanden(self.eerste_vervaldatum.replace(day=1), nummer - 1)
        return eerste.replace(day=min(self.vervaldag, laatste_dag(eerste.year, eerste.month).day))


@dataclass(frozen=True, slots=True)
class Restant:
    """What is open on a loan on a day, in cents: all principal, and interest that fell due."""

    hoofdsom: int
    open_rente: int = 0


@dataclass(frozen=True, slots=True)
class Herziening:
    """The facts of a new schedule.

    `restant` is the standing right after the last due date before the uitstel; later payments belong to what follows.
    `betaalt_per_termijn` is what the debtor pays on each due date within the uitstel, nought at full uitstel.
    `einddatum` and `uitgestelde_rente` are choices of the decision. `termijnbedrag` is an amount that was agreed anew.
    `artikel_15` is False for a loan to which the longest term of art. 15 does not apply.
    """

    lening: Leningvoorwaarden
    uitstel: Dagen
    restant: Restant
    einddatum: str
    uitgestelde_rente: str
    betaalt_per_termijn: int = 0
    termijnbedrag: int | None = None
    artikel_15: bool = True


@dataclass(frozen=True, slots=True)
class Uitsteltermijn:
    """One due date within the uitstel: the interest of that term, what is paid of it, and what is open afterwards."""

    vervaldatum: date
    rente: int
    betaald_rente: int
    betaald_aflossing: int
    restschuld: int
    uitgestelde_rente: int


@dataclass(frozen=True, slots=True)
class Vervolgtermijn:
    """One term after the uitstel; `uitgestelde_rente` is the part of the deferred interest that is paid with it."""

    nr: int
    vervaldatum: date
    rente: int
    aflossing: int
    uitgestelde_rente: int
    restschuld: int

    @property
    def termijnbedrag(self) -> int:
        """What falls due: interest, repayment and deferred interest together."""
        return self.rente + self.aflossing + self.uitgestelde_rente


@dataclass(frozen=True, slots=True)
class NieuwSchema:
    """The outcome. `uitgestelde_rente` is all interest that is paid later, without interest on it."""

    lening: Vervolglening
    tijdens: tuple[Uitsteltermijn, ...]
    termijnen: tuple[Vervolgtermijn, ...]
    uitgestelde_rente: int
    einddatum: date
    langer_dan_toegestaan: bool
    regels: tuple[Regel, ...]


def restant_op(lening: Leningvoorwaarden, betalingen: Sequence[Betaling], op: date) -> Restant:
    """What is open on a loan at the end of a day, from its real payments up to then."""
    gedaan = [betaling for betaling in betalingen if betaling.datum <= op]
    gevolgd = verloop(lening, gedaan, op)
    verschenen = sum(termijn.rente for termijn in gevolgd.termijnen if termijn.vervaldatum <= op)
    return Restant(gevolgd.stand.restschuld, max(0, verschenen - sum(deel.rente for deel in gevolgd.verdeling)))


def herzie_na_uitstel(vraag: Herziening, lezer: Lezer) -> NieuwSchema:
    """Make the schedule after an uitstel. Raises InvoerFouten for facts that contradict each other."""
    controleer(vraag.lening)
    _controleer(vraag)
    termijnen = _Termijnen.van(vraag)
    _controleer_ruimte(vraag, termijnen)
    uitleg = Uitleg()
    tijdens = _tijdens(vraag, termijnen)
    _leg_uitstel_uit(vraag, tijdens, uitleg)
    lening = _vervolg(vraag, termijnen, tijdens[-1])
    schema = maak_schema(lening)
    uitgesteld = tijdens[-1].uitgestelde_rente
    daarna = _met_uitgestelde_rente(schema, uitgesteld, vraag.uitgestelde_rente)
    te_lang = _leg_vervolg_uit(vraag, lening, daarna, uitgesteld, lezer, uitleg)
    return NieuwSchema(lening, tijdens, daarna, uitgesteld, daarna[-1].vervaldatum, te_lang, uitleg.regels)


@dataclass(frozen=True, slots=True)
class _Termijnen:
    """How many terms fall due before, within and after the uitstel."""

    ervoor: int
    erin: int
    erna: int

    @classmethod
    def van(cls, vraag: Herziening) -> "_Termijnen":
        lening = vraag.lening
        dagen = [lening.vervaldatum(nummer) for nummer in range(1, lening.aantal_termijnen + 1)]
        ervoor = sum(1 for dag in dagen if dag < vraag.uitstel.van)
        erna = sum(1 for dag in dagen if dag > vraag.uitstel.tot)
        return cls(ervoor, len(dagen) - ervoor - erna, erna)


def _controleer(vraag: Herziening) -> None:
    fouten = []
    for naam, waarde, keuzes in (
        ("einddatum", vraag.einddatum, EINDDATUMS),
        ("uitgestelde_rente", vraag.uitgestelde_rente, TERUGBETALINGEN),
    ):
        if waarde not in keuzes:
            fouten.append(InvoerFout(naam, f"Bij {naam} hoort een keuze. Kies uit: {', '.join(keuzes)}."))
    if vraag.uitstel.van > vraag.uitstel.tot:
        fouten.append(InvoerFout("uitstel", "Bij uitstel ligt van na tot. Controleer de datums."))
    if vraag.uitstel.van < vraag.lening.begin:
        zin = (
            f"Het uitstel begint op {voluit(vraag.uitstel.van)}, vóór de uitbetaling op {voluit(vraag.lening.begin)}. "
            "Controleer de datums."
        )
        fouten.append(InvoerFout("uitstel", zin))
    for naam, bedrag in (("open_rente", vraag.restant.open_rente), ("betaalt_per_termijn", vraag.betaalt_per_termijn)):
        if not 0 <= bedrag <= MAXIMUM:
            fouten.append(
                InvoerFout(naam, f"Bij {naam} hoort een bedrag van {euro(0)} of meer. Controleer het bedrag.")
            )
    if not 0 < vraag.restant.hoofdsom <= vraag.lening.hoofdsom:
        zin = (
            f"De restschuld ({euro(vraag.restant.hoofdsom)}) moet meer zijn dan {euro(0)} en niet meer dan de hoofdsom "
            f"({euro(vraag.lening.hoofdsom)}). Controleer het bedrag."
        )
        fouten.append(InvoerFout("restschuld", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _controleer_ruimte(vraag: Herziening, termijnen: _Termijnen) -> None:
    if not termijnen.erin:
        zin = (
            f"Tussen {voluit(vraag.uitstel.van)} en {voluit(vraag.uitstel.tot)} vervalt geen termijn van deze lening. "
            "Controleer de datums van het uitstel."
        )
        raise InvoerFouten([InvoerFout("uitstel", zin)])
    if not termijnen.erna and vraag.einddatum == LOOPTIJD_GELIJK:
        zin = (
            f"Na {voluit(vraag.uitstel.tot)} vervalt geen termijn meer, dus de looptijd kan niet gelijk blijven. "
            f"Kies {EINDDATUM_SCHUIFT} of een korter uitstel."
        )
        raise InvoerFouten([InvoerFout("einddatum", zin)])


def _tijdens(vraag: Herziening, termijnen: _Termijnen) -> tuple[Uitsteltermijn, ...]:
    """The terms within the uitstel, with the interest that runs on what is open (art. 41 lid 3)."""
    tijdlijn = Tijdlijn(vraag.lening)
    saldo, uitgesteld = vraag.restant.hoofdsom, vraag.restant.open_rente
    # The time line counts what is paid out on its first day itself.
    saldo -= sum(
        deel.bedrag for deel in vraag.lening.uitbetalingen if deel.datum == tijdlijn.vervaldatums[termijnen.ervoor]
    )
    rijen = []
    for nr in range(termijnen.ervoor + 1, termijnen.ervoor + termijnen.erin + 1):
        rente = 0
        for stuk in tijdlijn.stukken(nr):
            saldo += stuk.uitbetaald
            rente += tijdlijn.rente(saldo, stuk)
        naar_rente = min(vraag.betaalt_per_termijn, uitgesteld + rente)
        aflossing = vraag.betaalt_per_termijn - naar_rente
        if aflossing >= saldo:
            raise _te_veel(vraag, tijdlijn.vervaldatums[nr])
        uitgesteld += rente - naar_rente
        saldo -= aflossing
        rijen.append(Uitsteltermijn(tijdlijn.vervaldatums[nr], rente, naar_rente, aflossing, saldo, uitgesteld))
    return tuple(rijen)


def _te_veel(vraag: Herziening, dag: date) -> InvoerFouten:
    zin = (
        f"Met {euro(vraag.betaalt_per_termijn)} per termijn is de lening op {voluit(dag)} al afgelost. "
        "Uitstel is dan niet nodig. Controleer het bedrag bij betaalt_per_termijn."
    )
    return InvoerFouten([InvoerFout("betaalt_per_termijn", zin)])


def _vervolg(vraag: Herziening, termijnen: _Termijnen, laatste: Uitsteltermijn) -> Vervolglening:
    """The terms from the last due date within the uitstel on."""
    lening = vraag.lening
    schuift = vraag.einddatum == EINDDATUM_SCHUIFT
    later = tuple(deel for deel in lening.uitbetalingen if deel.datum >= laatste.vervaldatum)
    voorbij = termijnen.ervoor + (0 if schuift else termijnen.erin)
    return Vervolglening(
        hoofdsom=laatste.restschuld + sum(deel.bedrag for deel in later),
        rente=lening.rente,
        uitbetalingen=(Uitbetaling(laatste.vervaldatum, laatste.restschuld), *later),
        eerste_vervaldatum=lening.vervaldatum(termijnen.ervoor + termijnen.erin + 1),
        aantal_termijnen=lening.aantal_termijnen - voorbij,
        vorm=lening.vorm,
        dagtelling=lening.dagtelling,
        aflossingsvrij=max(0, lening.aflossingsvrij - voorbij),
        termijnbedrag=vraag.termijnbedrag or (lening.termijnbedrag if schuift else None),
        afronding_termijn=lening.afronding_termijn,
        rentevrij=lening.rentevrij,
        renteberekening=lening.renteberekening,
        vervaldag=lening.vervaldag if isinstance(lening, Vervolglening) else lening.eerste_vervaldatum.day,
        verstrekt_op=_verstrekt_op(lening),
    )


def _verstrekt_op(lening: Leningvoorwaarden) -> date:
    return lening.verstrekt_op if isinstance(lening, Vervolglening) else lening.begin


def _met_uitgestelde_rente(schema: Schema, uitgesteld: int, hoe: str) -> tuple[Vervolgtermijn, ...]:
    rijen = []
    rest, aantal = uitgesteld, len(schema.termijnen)
    deel = (
        uitgesteld
        if hoe == EERSTE_TERMIJN
        else 0
        if hoe == LAATSTE_TERMIJN
        else (2 * uitgesteld + aantal) // (2 * aantal)
    )
    for plaats, termijn in enumerate(schema.termijnen, 1):
        erbij = rest if plaats == aantal else min(deel, rest)
        rest -= erbij
        rijen.append(
            Vervolgtermijn(plaats, termijn.vervaldatum, termijn.rente, termijn.aflossing, erbij, termijn.restschuld)
        )
    return tuple(rijen)


def _leg_uitstel_uit(vraag: Herziening, tijdens: Sequence[Uitsteltermijn], uitleg: Uitleg) -> None:
    uitleg.regel("Bij het begin van het uitstel staat deze hoofdsom open.", VOORRANG, vraag.restant.hoofdsom)
    if vraag.restant.open_rente:
        uitleg.regel("Aan rente stond er toen al open.", VOORRANG, vraag.restant.open_rente)
    zin = (
        f"Het uitstel geldt voor {len(tijdens)} {'termijn' if len(tijdens) == 1 else 'termijnen'}, van {voluit(tijdens[0].vervaldatum)} "
        f"tot en met {voluit(tijdens[-1].vervaldatum)}. De rente van de lening loopt door over de hoofdsom."
    )
    uitleg.regel(zin, VOORRANG, sum(rij.rente for rij in tijdens))
    if vraag.betaalt_per_termijn:
        zin = "Wat de ondernemer per termijn betaalt, gaat eerst naar de rente: uitstel is eerst van de aflossing."
        uitleg.regel(zin, VOORRANG, vraag.betaalt_per_termijn)
    zin = "Dit is de uitgestelde rente. Daarover loopt geen rente."
    uitleg.regel(zin, VOORRANG, tijdens[-1].uitgestelde_rente)
    uitleg.regel("Na het uitstel is dit de hoofdsom.", VOORRANG, tijdens[-1].restschuld)


_HOE_TERUG = {
    GESPREID: "De uitgestelde rente is verdeeld over alle termijnen na het uitstel.",
    EERSTE_TERMIJN: "De uitgestelde rente komt bij de eerste termijn na het uitstel.",
    LAATSTE_TERMIJN: "De uitgestelde rente komt bij de laatste termijn.",
}


def _leg_vervolg_uit(
    vraag: Herziening,
    lening: Vervolglening,
    daarna: Sequence[Vervolgtermijn],
    uitgesteld: int,
    lezer: Lezer,
    uitleg: Uitleg,
) -> bool:
    """Explain the choices and warn when the loan gets longer than art. 15 b allows; return whether it does."""
    einde = daarna[-1].vervaldatum
    wat = "De einddatum schuift op" if vraag.einddatum == EINDDATUM_SCHUIFT else "De einddatum blijft gelijk"
    zin = f"{wat}. De laatste van {len(daarna)} termijnen vervalt op {voluit(einde)}. Dat is een keuze in het besluit."
    uitleg.regel(zin, KEUZE)
    uitleg.regel("De eerste termijn na het uitstel is dit bedrag.", KEUZE, daarna[0].termijnbedrag)
    if uitgesteld:
        uitleg.regel(f"{_HOE_TERUG[vraag.uitgestelde_rente]} Dat is een keuze in het besluit.", VOORRANG, uitgesteld)
    if not vraag.artikel_15:
        return False
    jaren = lezer.aantal("bbz_vast.looptijd_jaren", lening.verstrekt_op)
    grens = plus_jaren(lening.verstrekt_op, jaren)
    if einde <= grens:
        return False
    zin = (
        f"Let op: de lening loopt door tot {voluit(einde)}. Een lening duurt ten hoogste {jaren} jaar: tot {voluit(grens)}. "
        "De wet zegt niet dat uitstel dit langer maakt. Kies een kortere looptijd of leg in het besluit uit waarom dit kan."
    )
    uitleg.regel(zin, TIEN_JAAR)
    return True
