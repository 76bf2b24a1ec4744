"""`jaarnorm`: the norms of a boekjaar together (Bbz art. 1 g)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.domain.boekjaar import DELEN_VAN_MAAND, HELE_MAANDEN, Dagen, maak_boekjaar
from bbzdesk.domain.jaarnorm import Jaarnorm, Normperiode, jaarnorm
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.situatie import FEITEN_VAN_SITUATIE, lees_rest_van_situatie, lees_situatie
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording

_VAN_EEN_PERIODE = (*FEITEN_VAN_SITUATIE, "verlaging", "uitgesloten")


@dataclass(frozen=True, slots=True)
class Jaarnormfeiten:
    """What a jaarnorm is computed from. Without periods `situatie` holds for the whole boekjaar."""

    begin: date
    eind: date | None
    situatie: Normperiode | None
    perioden: tuple[Normperiode, ...]
    bijzondere_bijstand: int
    deel_van_maand: str


def lees_jaarnormfeiten(feiten: Feiten, begin: date | None = None, eind: date | None = None) -> Jaarnormfeiten:
    """Read the boekjaar and its situations; other subjects that need a jaarnorm read it with this too.

    A subject that knows the boekjaar already hands it in: it need not be repeated here.
    """
    begin = feiten.datum("boekjaar_begin") if begin is None else feiten.datum_of_niets("boekjaar_begin") or begin
    eind = feiten.datum_of_niets("boekjaar_eind") or eind
    delen = feiten.lijst("perioden", WEINIG_DELEN)
    bijzondere_bijstand = feiten.bedrag_of_niets("bijzondere_bijstand") or 0
    deel_van_maand = feiten.keuze("deel_van_maand", DELEN_VAN_MAAND, HELE_MAANDEN)
    situatie = None
    perioden: tuple[Normperiode, ...] = ()
    if delen is None:
        situatie = _lees_periode(feiten, Dagen(begin, begin))
    else:
        _alleen_perioden(feiten)
        perioden = tuple(_lees_periode(deel, Dagen(deel.datum("van"), deel.datum("tot"))) for deel in delen)
    return Jaarnormfeiten(begin, eind, situatie, perioden, bijzondere_bijstand, deel_van_maand)


def bereken_jaarnorm(gelezen: Jaarnormfeiten, lezer: Lezer, parameters: Parameters) -> Jaarnorm:
    """Compute the jaarnorm of facts that were read."""
    meeste = lezer.aantal("bbz_vast.boekjaar_maanden", gelezen.begin)
    boekjaar = maak_boekjaar(gelezen.begin, gelezen.eind, meeste)
    perioden = gelezen.perioden
    if gelezen.situatie is not None:
        perioden = (replace(gelezen.situatie, dagen=boekjaar),)
    return jaarnorm(boekjaar, perioden, gelezen.bijzondere_bijstand, gelezen.deel_van_maand, lezer, parameters)


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """A boekjaar and its situations; the jaarnorm and what each month adds to it."""
    gelezen = lees_jaarnormfeiten(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = bereken_jaarnorm(gelezen, lezer, parameters)
    return {
        "jaarnorm": bedrag(uitkomst.bedrag),
        "maanden": [{"maand": f"{maand.maand:%Y-%m}", "norm": bedrag(maand.norm)} for maand in uitkomst.maanden],
        **verantwoording(uitkomst.regels, lezer),
    }


def _lees_periode(feiten: Feiten, dagen: Dagen) -> Normperiode:
    uitgesloten = feiten.janee("uitgesloten")
    verlaging = feiten.bedrag_of_niets("verlaging") or 0
    if uitgesloten and verlaging:
        feiten.fout("verlaging", "past geen bedrag als er geen recht is (uitgesloten). Laat een van de twee weg.")
    if uitgesloten and not (feiten.heeft("leefvorm") or feiten.heeft("geboortedatum")):
        lees_rest_van_situatie(feiten)  # checked, though nothing depends on them
        return Normperiode(dagen, None, 0, feiten.plaats)
    situatie = lees_situatie(feiten)
    return Normperiode(dagen, None if uitgesloten else situatie, verlaging, feiten.plaats)


def _alleen_perioden(feiten: Feiten) -> None:
    """With periods the facts of a situation belong inside them."""
    for naam in _VAN_EEN_PERIODE:
        if feiten.heeft(naam):
            feiten.fout(naam, "hoort geen waarde naast perioden. Zet dit feit in elke periode.")
        feiten.negeer(naam)
