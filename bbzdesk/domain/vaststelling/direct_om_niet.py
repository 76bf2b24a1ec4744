"""Bijstand that is a gift from the start, without a determination afterwards (Bbz art. 19): three conditions.

Whether an income comes in regularly and stays low is for the official to judge; unknown stays unknown.
"""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.boekjaar import Dagen, maak_boekjaar
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde, alle, vertel
from bbzdesk.domain.vermogen import GEVESTIGD, Vermogen, toets_vermogen


@dataclass(frozen=True, slots=True)
class DirectOmNietFeiten:
    """The days over which bijstand is paid, and what is known of income and assets; None is not known."""

    categorie: str
    tijdvak: Dagen
    peildatum: date
    regelmatig_inkomen: bool | None = None
    duurzaam_lager_dan_norm: bool | None = None
    vermogen: Vermogen | None = None


@dataclass(frozen=True, slots=True)
class DirectOmNiet:
    """Whether bijstand is a gift from the start; None while an unknown decides."""

    voldoet: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    regels: tuple[Regel, ...]


def direct_om_niet(feiten: DirectOmNietFeiten, lezer: Lezer) -> DirectOmNiet:
    """Test the conditions of art. 19. Raises InvoerFouten for days that are turned round."""
    if feiten.tijdvak.tot < feiten.tijdvak.van:
        zin = "Het tijdvak eindigt voor het begint. Controleer de datums."
        raise InvoerFouten([InvoerFout("tijdvak", zin)])
    uitleg = Uitleg()
    voorwaarden = (_groep(feiten.categorie), _duur(feiten, lezer), *_inkomen(feiten), _vermogen(feiten, lezer, uitleg))
    vertel(voorwaarden, uitleg)
    voldoet = alle(voorwaarden)
    uitleg.regel(_SLOT[voldoet], "Bbz art. 19")
    return DirectOmNiet(voldoet, voorwaarden, uitleg.regels)


_SLOT = {
    True: "De bijstand is meteen een bedrag om niet. Er is achteraf geen vaststelling.",
    False: "De bijstand is voorlopig een renteloze lening.",
    None: "Of de bijstand meteen om niet is, hangt af van wat nog niet bekend is.",
}


def _groep(categorie: str) -> Voorwaarde:
    gevestigd = categorie == GEVESTIGD
    zin = f"De aanvrager is {'een' if gevestigd else 'geen'} gevestigde zelfstandige."
    return Voorwaarde("Bbz art. 19", gevestigd, zin)


def _duur(feiten: DirectOmNietFeiten, lezer: Lezer) -> Voorwaarde:
    maanden = lezer.aantal("bbz_vast.direct_om_niet_maanden", feiten.tijdvak.van)
    uiterlijk = maak_boekjaar(feiten.tijdvak.van, None, maanden).tot  # whole months from date to date
    kort = feiten.tijdvak.tot <= uiterlijk
    duurt = "duurt niet langer" if kort else "duurt langer"
    zin = f"De bijstand {duurt} dan {maanden} maanden (tot en met {voluit(uiterlijk)})."
    return Voorwaarde("Bbz art. 19 a", kort, zin)


def _inkomen(feiten: DirectOmNietFeiten) -> tuple[Voorwaarde, Voorwaarde]:
    regelmatig = {
        True: "Het inkomen komt regelmatig over het jaar binnen.",
        False: "Het inkomen komt niet regelmatig over het jaar binnen.",
        None: "Niet bekend is of het inkomen regelmatig over het jaar binnenkomt.",
    }
    lager = {
        True: "Het inkomen is duurzaam lager dan de norm en de bijzondere bijstand.",
        False: "Het inkomen is niet duurzaam lager dan de norm en de bijzondere bijstand.",
        None: "Niet bekend is of het inkomen duurzaam lager is dan de norm en de bijzondere bijstand.",
    }
    return (
        Voorwaarde("Bbz art. 19 b", feiten.regelmatig_inkomen, regelmatig[feiten.regelmatig_inkomen]),
        Voorwaarde("Bbz art. 19 b", feiten.duurzaam_lager_dan_norm, lager[feiten.duurzaam_lager_dan_norm]),
    )


def _vermogen(feiten: DirectOmNietFeiten, lezer: Lezer, uitleg: Uitleg) -> Voorwaarde:
    if feiten.vermogen is None:
        return Voorwaarde("Bbz art. 19 c", None, "Niet bekend is hoe hoog het vermogen is.")
    mag = toets_vermogen(feiten.categorie, feiten.vermogen, feiten.peildatum, lezer, uitleg).om_niet_mogelijk
    zin = f"Het vermogen is {'niet ' if mag else ''}hoger dan de grens van artikel 3."
    return Voorwaarde("Bbz art. 19 c", mag, zin)
