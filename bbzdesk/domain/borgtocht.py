"""Bedrijfskapitaal as borgtocht for a loan of a bank: Bbz art. 14 to 16, 20 and 24, and the loan after uitwinning."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bbzdesk.domain.doelgroep_kapitaal import BORGTOCHT, KAPITAALREGELS, maximum_kapitaal
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, euro
from bbzdesk.domain.lening import DERTIG_360, Leningvoorwaarden, Uitbetaling
from bbzdesk.domain.lening.dagen import MAANDEN_PER_JAAR
from bbzdesk.domain.lening.voorwaarden import controleer
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde, alle, vertel

BANK, RECHTSPERSOON, ANDERS = "bank", "rechtspersoon", "anders"
KREDIETGEVERS = (BANK, RECHTSPERSOON, ANDERS)


@dataclass(frozen=True, slots=True)
class Borgtochtfeiten:
    """The facts of a borgtocht. Amounts in cents; None is unknown.

    `voor_rente_of_kosten` is whether the borgtocht also covers interest or costs. `erkend` is whether the college
    recognised a rechtspersoon without profit motive that gives credit.
    """

    categorie: str
    bedrag: int
    banklening: int
    looptijd_maanden: int
    peildatum: date
    kredietgever: str | None = None
    erkend: bool | None = None
    voor_rente_of_kosten: bool | None = None


@dataclass(frozen=True, slots=True)
class Borgtochttoets:
    """Whether the law leaves room for the borgtocht (None: an unknown decides); whether to give it decides the college."""

    mag: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    regels: tuple[Regel, ...]


def toets_borgtocht(feiten: Borgtochtfeiten, lezer: Lezer) -> Borgtochttoets:
    """Test a borgtocht against art. 16, 20 and 24. Raises InvoerFouten for facts that cannot be."""
    _controleer(feiten)
    uitleg = Uitleg()
    voorwaarden = (
        *_bedrag(feiten, lezer, uitleg),
        _rente_en_kosten(feiten),
        _looptijd(feiten, lezer),
        _kredietgever(feiten),
    )
    vertel(voorwaarden, uitleg)
    uitleg.regel("De bank mag pas uitwinnen na toestemming van het college.", "Bbz art. 16 e")
    uitleg.regel("Wat de ondernemer na uitwinning schuldig is, is een lening.", "Bbz art. 16 d")
    return Borgtochttoets(alle(voorwaarden), voorwaarden, uitleg.regels)


def lening_na_uitwinning(
    bedrag: int,
    uitgewonnen_op: date,
    rente: Decimal,
    eerste_vervaldatum: date,
    aantal_termijnen: int,
    vorm: str,
    *,
    toestemming: bool | None,
    dagtelling: str = DERTIG_360,
) -> Leningvoorwaarden:
    """The loan that a debtor owes after uitwinning (art. 16 d). Its rate and terms are those of a decision: none is in the law.

    Raises InvoerFouten for impossible terms, and while there is no consent of the college (art. 16 e).
    """
    if not toestemming:
        zin = "De bank mag alleen uitwinnen na toestemming van het college. Leg eerst die toestemming vast."
        raise InvoerFouten([InvoerFout("toestemming", zin)])
    lening = Leningvoorwaarden(
        hoofdsom=bedrag,
        rente=rente,
        uitbetalingen=(Uitbetaling(uitgewonnen_op, bedrag),),
        eerste_vervaldatum=eerste_vervaldatum,
        aantal_termijnen=aantal_termijnen,
        vorm=vorm,
        dagtelling=dagtelling,
    )
    controleer(lening)
    return lening


def _controleer(feiten: Borgtochtfeiten) -> None:
    fouten = []
    for naam, bedrag in (("bedrag", feiten.bedrag), ("banklening", feiten.banklening)):
        if not 0 < bedrag <= MAXIMUM:
            fouten.append(
                InvoerFout(naam, f"Bij {naam} hoort een bedrag van meer dan {euro(0)}. Controleer het bedrag.")
            )
    if feiten.looptijd_maanden < 1:
        fouten.append(
            InvoerFout("looptijd_maanden", "De looptijd_maanden moet ten minste 1 zijn. Controleer het aantal.")
        )
    if feiten.kredietgever is not None and feiten.kredietgever not in KREDIETGEVERS:
        zin = f"Bij kredietgever hoort een keuze. Kies uit: {', '.join(KREDIETGEVERS)}."
        fouten.append(InvoerFout("kredietgever", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _bedrag(feiten: Borgtochtfeiten, lezer: Lezer, uitleg: Uitleg) -> list[Voorwaarde]:
    regel = KAPITAALREGELS.get(feiten.categorie)
    if regel is None or BORGTOCHT not in regel.vormen:
        zin = "Borgtocht is er alleen voor gevestigde en startende zelfstandigen."
        return [Voorwaarde("Bbz art. 20 en 24", False, zin)]
    maximum = maximum_kapitaal(regel, feiten.peildatum, lezer, uitleg)
    past, binnen = feiten.bedrag <= maximum, feiten.bedrag <= feiten.banklening
    boven = "niet hoger" if past else "hoger"
    lening = "niet hoger" if binnen else "hoger"
    return [
        Voorwaarde(regel.artikel, past, f"De borgtocht van {euro(feiten.bedrag)} is {boven} dan het hoogste bedrag."),
        Voorwaarde("Bbz art. 16", binnen, f"De borgtocht is {lening} dan de lening van {euro(feiten.banklening)}."),
    ]


def _rente_en_kosten(feiten: Borgtochtfeiten) -> Voorwaarde:
    zinnen = {
        None: "Niet bekend is of de borgtocht ook geldt voor rente of kosten.",
        True: "De borgtocht geldt ook voor rente of kosten. Dat kan niet.",
        False: "De borgtocht geldt niet voor rente of kosten.",
    }
    voor = feiten.voor_rente_of_kosten
    return Voorwaarde("Bbz art. 16 a", None if voor is None else not voor, zinnen[voor])


def _looptijd(feiten: Borgtochtfeiten, lezer: Lezer) -> Voorwaarde:
    langste = MAANDEN_PER_JAAR * lezer.aantal("bbz_vast.looptijd_borgtocht_jaren", feiten.peildatum)
    kort = feiten.looptijd_maanden <= langste
    zin = f"De lening van de bank loopt {feiten.looptijd_maanden} maanden. Ten hoogste {langste} maanden is mogelijk."
    return Voorwaarde("Bbz art. 16 b", kort, zin)


def _kredietgever(feiten: Borgtochtfeiten) -> Voorwaarde:
    artikel = "Bbz art. 16 c"
    if feiten.kredietgever is None:
        return Voorwaarde(artikel, None, "Niet bekend is wie de lening geeft.")
    if feiten.kredietgever == BANK:
        return Voorwaarde(artikel, True, "Een bank geeft de lening.")
    if feiten.kredietgever == ANDERS:
        zin = "Wie de lening geeft, is geen bank en geen erkende rechtspersoon zonder winstoogmerk."
        return Voorwaarde(artikel, False, zin)
    zinnen = {
        None: "Niet bekend is of het college deze rechtspersoon heeft erkend.",
        True: "Het college heeft deze rechtspersoon zonder winstoogmerk erkend.",
        False: "Het college heeft deze rechtspersoon niet erkend.",
    }
    return Voorwaarde(artikel, feiten.erkend, zinnen[feiten.erkend])
