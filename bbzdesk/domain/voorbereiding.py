"""Credit for the costs of preparing a business: Bbz art. 2 lid 3 and 29. First a renteloze lening, then what becomes of it.

The law names no amount: a ceiling is policy of the municipality. Whether somebody falls short in responsibility is for
the college to judge, with its reasons.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import plus_jaren, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.lening import DERTIG_360, Leningvoorwaarden, Uitbetaling
from bbzdesk.domain.lening.voorwaarden import controleer
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.uitstel import einde_van_maanden
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde, alle, vertel


@dataclass(frozen=True, slots=True)
class Voorbereidingsfeiten:
    """The facts of a preparation. `periode` is the whole preparation; amounts in cents; None is unknown (or no policy)."""

    periode: Dagen
    bedrag: int
    algemene_bijstand: bool | None = None
    voornemen: bool | None = None
    werkt_mee_aan_begeleiding: bool | None = None
    beleidsmaximum: int | None = None


@dataclass(frozen=True, slots=True)
class Voorbereidingstoets:
    """Whether the law and the policy leave room (None: an unknown decides)."""

    mag: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    regels: tuple[Regel, ...]


class Afloop(Enum):
    """What becomes of the loan after the preparation (art. 29 lid 3)."""

    OM_NIET = "om niet"
    RENTEDRAGEND = "rentedragende lening"
    BLIJFT_LENING = "blijft een lening"


@dataclass(frozen=True, slots=True)
class Afloopfeiten:
    """How the preparation ended: did a business begin, and if not, were duties kept (None: unknown)."""

    begonnen: bool | None
    inlichtingen_gegeven: bool | None = None
    tekortschietend_besef: bool | None = None


@dataclass(frozen=True, slots=True)
class Voorbereidingsafloop:
    """The outcome, None while an unknown decides."""

    afloop: Afloop | None
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Omzetting:
    """The loan that bears interest after a business began."""

    lening: Leningvoorwaarden
    regels: tuple[Regel, ...]


def toets_voorbereiding(feiten: Voorbereidingsfeiten, lezer: Lezer) -> Voorbereidingstoets:
    """Test a credit for preparation (art. 2 lid 3, 29 lid 1). Raises InvoerFouten for facts that cannot be."""
    _controleer(feiten)
    uitleg = Uitleg()
    voorwaarden = [
        _feit(feiten.algemene_bijstand, "Bbz art. 2 lid 3", "De aanvrager ontvangt {}algemene bijstand.", "geen "),
        _feit(feiten.voornemen, "Bbz art. 2 lid 3", "De aanvrager is {}van plan een bedrijf te beginnen.", "niet "),
        _feit(
            feiten.werkt_mee_aan_begeleiding, "Bbz art. 2 lid 3 b", "De aanvrager werkt {}mee aan begeleiding.", "niet "
        ),
        _duur(feiten, lezer),
    ]
    if feiten.beleidsmaximum is not None:
        past = feiten.bedrag <= feiten.beleidsmaximum
        zin = f"Het bedrag is {'niet hoger' if past else 'hoger'} dan {euro(feiten.beleidsmaximum)} uit het beleid van de gemeente."
        voorwaarden.append(Voorwaarde("Bbz art. 29 lid 1; beleid", past, zin))
    vertel(voorwaarden, uitleg)
    if feiten.beleidsmaximum is None:
        uitleg.regel("De wet noemt geen hoogste bedrag. De gemeente kan dat in beleid doen.", "Bbz art. 29")
    uitleg.regel("Het is voorlopig een renteloze lening.", "Bbz art. 29 lid 2", feiten.bedrag)
    return Voorbereidingstoets(alle(voorwaarden), tuple(voorwaarden), uitleg.regels)


def afloop_van_voorbereiding(feiten: Afloopfeiten) -> Voorbereidingsafloop:
    """What becomes of the loan: a gift, a loan with interest, or a loan as it was (art. 29 lid 3)."""
    uitleg = Uitleg()
    if feiten.begonnen:
        uitleg.regel("Het bedrijf is begonnen. De lening wordt een rentedragende lening.", "Bbz art. 29 lid 3 b")
        return Voorbereidingsafloop(Afloop.RENTEDRAGEND, uitleg.regels)
    if feiten.begonnen is None:
        uitleg.regel("Niet bekend is of na de voorbereiding een bedrijf is begonnen.", "Bbz art. 29 lid 3")
        return Voorbereidingsafloop(None, uitleg.regels)
    artikel = "Bbz art. 29 lid 3 a"
    if feiten.inlichtingen_gegeven is False or feiten.tekortschietend_besef:
        zin = (
            "Er is geen bedrijf begonnen en de verplichtingen zijn niet nagekomen of het besef van verantwoordelijkheid "
            "schoot tekort. De lening wordt niet omgezet. Leg de redenen vast."
        )
        uitleg.regel(zin, artikel)
        return Voorbereidingsafloop(Afloop.BLIJFT_LENING, uitleg.regels)
    if feiten.inlichtingen_gegeven is None or feiten.tekortschietend_besef is None:
        zin = "Er is geen bedrijf begonnen. Beoordeel of de inlichtingenplicht en de eigen verantwoordelijkheid zijn nagekomen."
        uitleg.regel(zin, artikel)
        return Voorbereidingsafloop(None, uitleg.regels)
    uitleg.regel("Er is geen bedrijf begonnen. De lening wordt een bedrag om niet.", artikel)
    return Voorbereidingsafloop(Afloop.OM_NIET, uitleg.regels)


def zet_om(
    bedrag: int,
    omgezet_op: date,
    eerste_vervaldatum: date,
    aantal_termijnen: int,
    vorm: str,
    lezer: Lezer,
    dagtelling: str = DERTIG_360,
) -> Omzetting:
    """Make the loan with interest after a business began (art. 29 lid 3 b), with the rate and longest term of art. 15.

    Raises InvoerFouten for impossible terms and for a term that is too long.
    """
    rente = lezer.waarde("rente_bedrijfskapitaal.procent", omgezet_op)
    jaren = lezer.aantal("bbz_vast.looptijd_jaren", omgezet_op)
    lening = Leningvoorwaarden(
        hoofdsom=bedrag,
        rente=rente,
        uitbetalingen=(Uitbetaling(omgezet_op, bedrag),),
        eerste_vervaldatum=eerste_vervaldatum,
        aantal_termijnen=aantal_termijnen,
        vorm=vorm,
        dagtelling=dagtelling,
    )
    controleer(lening)
    einde, grens = lening.vervaldatum(aantal_termijnen), plus_jaren(omgezet_op, jaren)
    if einde > grens:
        zin = (
            f"De laatste termijn is op {voluit(einde)}. Een lening duurt ten hoogste {jaren} jaar: tot {voluit(grens)}. "
            "Verlaag het aantal termijnen."
        )
        raise InvoerFouten([InvoerFout("aantal_termijnen", zin)])
    uitleg = Uitleg()
    uitleg.regel("De renteloze lening wordt een rentedragende lening.", "Bbz art. 29 lid 3 b", bedrag)
    uitleg.regel(f"De rente is {procent(rente)}% per jaar vanaf {voluit(omgezet_op)}.", "Bbz art. 15 a")
    zin = "De wet zegt niet of deze lening meetelt voor het hoogste bedrag van een starter. Leg vast wat u kiest."
    uitleg.regel(zin, "Bbz art. 24")
    return Omzetting(lening, uitleg.regels)


def _controleer(feiten: Voorbereidingsfeiten) -> None:
    fouten = []
    if feiten.periode.van > feiten.periode.tot:
        fouten.append(InvoerFout("periode", "Bij periode ligt van na tot. Controleer de datums."))
    if not 0 < feiten.bedrag <= MAXIMUM:
        fouten.append(InvoerFout("bedrag", f"Bij bedrag hoort meer dan {euro(0)}. Controleer het bedrag."))
    if fouten:
        raise InvoerFouten(fouten)


def _duur(feiten: Voorbereidingsfeiten, lezer: Lezer) -> Voorwaarde:
    maanden = lezer.aantal("duur_voorbereiding.ten_hoogste", feiten.periode.van)
    uiterlijk = einde_van_maanden(feiten.periode.van, maanden)
    kort = feiten.periode.tot <= uiterlijk
    zin = f"De voorbereiding duurt {'niet ' if kort else ''}langer dan {maanden} maanden (tot en met {voluit(uiterlijk)})."
    return Voorwaarde("Bbz art. 2 lid 3", kort, zin)


def _feit(waarde: bool | None, artikel: str, zin: str, ontkenning: str) -> Voorwaarde:
    """A condition of yes, no or unknown; `zin` has a place for its denial."""
    if waarde is None:
        return Voorwaarde(artikel, None, f"Niet bekend: {zin.format('')[0].lower()}{zin.format('')[1:]}")
    return Voorwaarde(artikel, waarde, zin.format("" if waarde else ontkenning))
