"""Capital as a gift or as a loan without interest: Bbz art. 13, 22 and 26.

Whether an income is lasting too low is for the official to judge; unknown stays unknown.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from bbzdesk.domain.categorie import GEVESTIGD, OUDERE
from bbzdesk.domain.datum import laatste_dag, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.lening import ANNUITAIR, Leningvoorwaarden, Uitbetaling, maak_schema
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling import ART13_LEZINGEN
from bbzdesk.domain.vaststelling.feiten import GEHEEL
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde, alle, vertel
from bbzdesk.domain.vermogen import Vermogen, toets_vermogen


@dataclass(frozen=True, slots=True)
class OmNietfeiten:
    """The facts of capital that may be a gift. The amount in cents; None is unknown.

    `lening_artikel_20` is whether the same business gets or has a loan or borgtocht of art. 20. `lezing` says how art. 13
    is read where own assets are too high (art. 26).
    """

    categorie: str
    bedrag: int
    peildatum: date
    vermogen: Vermogen | None = None
    inkomen_duurzaam_lager: bool | None = None
    lening_artikel_20: bool | None = None
    lezing: str = GEHEEL


@dataclass(frozen=True, slots=True)
class OmNiet:
    """The outcome: how much as a gift and how much as a renteloze lening, in cents; None while an unknown decides."""

    mag: bool | None
    om_niet: int | None
    renteloze_lening: int | None
    voorwaarden: tuple[Voorwaarde, ...]
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class RentelozeLening:
    """The terms of a loan without interest, with their explanation."""

    lening: Leningvoorwaarden
    regels: tuple[Regel, ...]


def toets_om_niet(feiten: OmNietfeiten, lezer: Lezer) -> OmNiet:
    """Test capital as a gift (art. 22), or as a gift or renteloze lening (art. 26). Raises InvoerFouten for what cannot be."""
    _controleer(feiten)
    if feiten.categorie == GEVESTIGD:
        return _gevestigd(feiten, lezer)
    if feiten.categorie == OUDERE:
        return _oudere(feiten, lezer)
    uitleg = Uitleg()
    voorwaarde = Voorwaarde(
        "Bbz art. 2 lid 2, 22, 24 en 26", False, "Deze groep kan geen bedrijfskapitaal om niet krijgen."
    )
    vertel([voorwaarde], uitleg)
    return OmNiet(False, 0, 0, (voorwaarde,), uitleg.regels)


def renteloze_lening(
    bedrag: int, laatste_jaar_bijstand: int, eerste_vervaldatum: date, aantal_termijnen: int, lezer: Lezer
) -> RentelozeLening:
    """Make a renteloze lening (art. 13, and art. 26 with it): equal repayments a month, each year at least the least of art. 13.

    Raises InvoerFouten for impossible terms, and for a year in which too little would be repaid.
    """
    begin = laatste_dag(laatste_jaar_bijstand, 12)
    lening = Leningvoorwaarden(
        hoofdsom=bedrag,
        rente=Decimal(0),
        uitbetalingen=(Uitbetaling(begin, bedrag),),
        eerste_vervaldatum=eerste_vervaldatum,
        aantal_termijnen=aantal_termijnen,
        vorm=ANNUITAIR,  # without interest this is an equal repayment; rounded up, so that no year falls a cent short
        termijnbedrag=-(-bedrag // max(1, aantal_termijnen)),
    )
    schema = maak_schema(lening)
    deel = lezer.waarde("bbz_vast.aflossing_per_jaar", begin)
    ten_minste = ceil(Fraction(deel) / 100 * bedrag)
    rest, jaar = bedrag, laatste_jaar_bijstand
    while rest:
        jaar += 1
        afgelost = sum(termijn.aflossing for termijn in schema.termijnen if termijn.vervaldatum.year == jaar)
        if afgelost < min(ten_minste, rest):
            raise _te_weinig(jaar, afgelost, min(ten_minste, rest), deel)
        rest -= afgelost
    uitleg = Uitleg()
    uitleg.regel("Dit blijft een lening. Er loopt geen rente.", "Bbz art. 13", bedrag)
    zin = f"Vanaf {laatste_jaar_bijstand + 1} wordt elk jaar ten minste {procent(deel)}% afgelost."
    uitleg.regel(zin, "Bbz art. 13", ten_minste)
    laatste = schema.termijnen[-1]
    zin = f"Er zijn {len(schema.termijnen)} termijnen. De laatste is op {voluit(laatste.vervaldatum)}."
    uitleg.regel(zin, "Bbz art. 13", schema.termijnen[0].aflossing)
    return RentelozeLening(lening, uitleg.regels)


def _te_weinig(jaar: int, afgelost: int, nodig: int, deel: Decimal) -> InvoerFouten:
    zin = (
        f"In {jaar} wordt {euro(afgelost)} afgelost. Ten minste {euro(nodig)} is nodig ({procent(deel)}% per jaar of wat er "
        "dan nog openstaat). Begin eerder of verlaag het aantal termijnen."
    )
    return InvoerFouten([InvoerFout("aantal_termijnen", zin)])


def _controleer(feiten: OmNietfeiten) -> None:
    fouten = []
    if not 0 < feiten.bedrag <= MAXIMUM:
        fouten.append(InvoerFout("bedrag", f"Bij bedrag hoort meer dan {euro(0)}. Controleer het bedrag."))
    if feiten.lezing not in ART13_LEZINGEN:
        fouten.append(InvoerFout("lezing", f"Bij lezing hoort een keuze. Kies uit: {', '.join(ART13_LEZINGEN)}."))
    if fouten:
        raise InvoerFouten(fouten)


def _gevestigd(feiten: OmNietfeiten, lezer: Lezer) -> OmNiet:
    uitleg = Uitleg()
    voorwaarden = [
        _bedrag(feiten, "bbz_bedragen.om_niet_gevestigd", "Bbz art. 22", lezer, uitleg),
        _inkomen(feiten.inkomen_duurzaam_lager),
        _vermogen(feiten, lezer, uitleg),
        _naast_artikel_20(feiten.lening_artikel_20),
    ]
    vertel(voorwaarden, uitleg)
    mag = alle(voorwaarden)
    om_niet = None if mag is None else feiten.bedrag if mag else 0
    uitleg.regel(_SLOT[mag], "Bbz art. 22", om_niet)
    return OmNiet(mag, om_niet, None if mag is None else 0, tuple(voorwaarden), uitleg.regels)


_SLOT = {
    True: "Het bedrijfskapitaal kan om niet. Het college beslist.",
    False: "Het bedrijfskapitaal kan niet om niet.",
    None: "Of het om niet kan, hangt af van wat nog niet bekend is.",
}


def _oudere(feiten: OmNietfeiten, lezer: Lezer) -> OmNiet:
    """Art. 26: a gift, or as far as own assets are too high a renteloze lening, in one of two readings."""
    uitleg = Uitleg()
    artikel = "Bbz art. 26"
    naam = "bbz_bedragen.kapitaal_oudere_zelfstandige"
    voorwaarde = _bedrag(feiten, naam, artikel, lezer, uitleg)
    vertel([voorwaarde], uitleg)
    if not voorwaarde.voldaan:
        return OmNiet(False, 0, 0, (voorwaarde,), uitleg.regels)
    if feiten.vermogen is None:
        uitleg.regel("Niet bekend is hoe hoog het vermogen is.", "Bbz art. 3 lid 2")
        return OmNiet(True, None, None, (voorwaarde,), uitleg.regels)
    toets = toets_vermogen(OUDERE, feiten.vermogen, feiten.peildatum, lezer, uitleg)
    lening = 0
    if not toets.om_niet_mogelijk:
        lening = feiten.bedrag if feiten.lezing == GEHEEL else min(feiten.bedrag, toets.meerdere)
        uitleg.regel(f"Dit deel is een renteloze lening (leeswijze {feiten.lezing}).", artikel, lening)
    uitleg.regel("Dit deel is een bedrag om niet.", artikel, feiten.bedrag - lening)
    return OmNiet(True, feiten.bedrag - lening, lening, (voorwaarde,), uitleg.regels)


def _bedrag(feiten: OmNietfeiten, naam: str, artikel: str, lezer: Lezer, uitleg: Uitleg) -> Voorwaarde:
    maximum = lezer.centen(naam, feiten.peildatum)
    uitleg.regel(f"Het hoogste bedrag op {voluit(feiten.peildatum)}.", artikel, maximum)
    past = feiten.bedrag <= maximum
    zin = f"Het bedrag van {euro(feiten.bedrag)} is {'niet hoger' if past else 'hoger'} dan het hoogste bedrag."
    return Voorwaarde(artikel, past, zin)


def _inkomen(lager: bool | None) -> Voorwaarde:
    zinnen = {
        None: "Niet bekend is of het inkomen duurzaam lager is dan de norm en de bijzondere bijstand.",
        True: "Het inkomen is duurzaam lager dan de norm en de bijzondere bijstand.",
        False: "Het inkomen is niet duurzaam lager dan de norm en de bijzondere bijstand.",
    }
    return Voorwaarde("Bbz art. 22", lager, zinnen[lager])


def _vermogen(feiten: OmNietfeiten, lezer: Lezer, uitleg: Uitleg) -> Voorwaarde:
    if feiten.vermogen is None:
        return Voorwaarde("Bbz art. 3 lid 1", None, "Niet bekend is hoe hoog het vermogen is.")
    mag = toets_vermogen(GEVESTIGD, feiten.vermogen, feiten.peildatum, lezer, uitleg).om_niet_mogelijk
    zin = f"Het vermogen is {'niet ' if mag else ''}hoger dan de grens."
    return Voorwaarde("Bbz art. 3 lid 1", mag, zin)


def _naast_artikel_20(lening: bool | None) -> Voorwaarde:
    zinnen = {
        None: "Niet bekend is of er ook een lening of borgtocht van artikel 20 is.",
        True: "Er is ook een lening of borgtocht van artikel 20. Dat gaat niet samen.",
        False: "Er is geen lening of borgtocht van artikel 20.",
    }
    return Voorwaarde("Bbz art. 22", None if lening is None else not lening, zinnen[lening])
