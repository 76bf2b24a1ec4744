"""Two folders with the same data: those that somebody worked in, and a backup of them that was put back beside.

They have one identity, so both would give the same number to another decision. A small file in the folder says which of
the two is in use and where the other one stands; the window says it for as long as somebody is in the one that is not.
The file is no secret and no part of a backup: it is about the folder, not about what is in it.
"""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout
from bbzdesk.services import besluitnummers
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.store import instellingen, sleutels
from bbzdesk.store.bestanden import neem_rechten_over, schrijf_atomisch
from bbzdesk.store.fouten import OpslagFout
from bbzdesk.store.herstel import LAATSTE_OP_PAPIER
from bbzdesk.store.logboek import Melding
from bbzdesk.store.openen import DATABASE

BESTAND = "naast.json"
_GROOTSTE = 100_000
_GEWEIGERD = frozenset({errno.EACCES, errno.EPERM})  # on Windows also when another program has the file open
_OVERGESTAPT, _HIER_VERDER = "Verder gewerkt in een andere map", "Verder gewerkt in deze map"
_GEEN = "geen"
_ONLEESBAAR = (
    "BbzDesk kan niet lezen of dit de gegevens zijn waarmee u werkt, dus een besluit krijgt hier geen nummer. "
    "Kies bij Opslag en back-up: Werk hier verder."
)
Onthoud = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Naast:
    """What the file says: where the other data stand, since when, and whether these here are the ones in use."""

    map: Path
    sinds: date
    in_gebruik: bool


def lees(map_: Path) -> Naast | None:
    """What stands beside the data in this folder; None when nothing is known of others, or it cannot be read."""
    try:
        with (map_ / BESTAND).open("rb") as stroom:
            inhoud = json.loads(stroom.read(_GROOTSTE))
        return Naast(Path(inhoud["map"]), date.fromisoformat(inhoud["sinds"]), inhoud["in_gebruik"] is True)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def kies(hier: Path, daar: Path, op: date) -> None:
    """From this day the data here are in use, and those there are not; raises GebruikersFout and says where it stopped.

    The other folder first: cut between the two, both refuse to number a decision, and never do both.
    """
    for map_, andere, in_gebruik in ((daar, hier, False), (hier, daar, True)):
        if (map_ / DATABASE).exists():
            _schrijf(map_, Naast(andere.absolute(), op, in_gebruik))


def als_bestand(in_gebruik: Path, op: date) -> dict[str, bytes]:
    """The same for a folder that is still being made: marked from the moment it is there."""
    return {BESTAND: _inhoud(Naast(in_gebruik.absolute(), op, in_gebruik=False))}


def zet_apart(map_: Path, in_gebruik: Path, op: date) -> None:
    """Say in a folder where a backup was put back that the work goes on elsewhere, until somebody decides otherwise."""
    _schrijf(map_, Naast(in_gebruik.absolute(), op, in_gebruik=False))


def onleesbaar(map_: Path) -> bool:
    """Whether something was written down about another folder that cannot be read any more."""
    return lees(map_) is None and (map_ / BESTAND).exists()


def zin(map_: Path) -> str | None:
    """The sentence of the band above everything when these data are not the ones in use; None when they are."""
    naast = lees(map_)
    if onleesbaar(map_):
        return _ONLEESBAAR
    if naast is None or naast.in_gebruik:
        return None
    return (
        f"Dit zijn niet de gegevens waarmee u werkt; die staan sinds {voluit(naast.sinds)} in {_laatste(naast)}. "
        "Hier stelt u geen besluiten vast: een besluit daar kan hetzelfde nummer krijgen."
    )


def eis_in_gebruik(kantoor: Kantoor) -> None:
    """Raise NietMogelijk where a decision would get a number that another folder gives too."""
    naast = lees(kantoor.opslag.map)
    if onleesbaar(kantoor.opslag.map):
        raise NietMogelijk(_ONLEESBAAR)
    if naast is not None and not naast.in_gebruik:
        raise NietMogelijk(
            f"Een besluit krijgt hier geen nummer, want dit zijn niet de gegevens waarmee u werkt; die staan in {_laatste(naast)}. "
            "Open die map, of kies bij Opslag en back-up: Werk hier verder."
        )


def merk_zelfde(hier: Path, andere: Path, op: date) -> None:
    """Before somebody looks into another folder with the same data: say there that the work goes on here.

    Such a folder may be unmarked, as after a restore on the command line, or when a disk that was away is back.
    """
    dit, dat = lees(hier), lees(andere)
    if (dit is None or dit.in_gebruik) and (dat is None or dat.in_gebruik) and _zelfde(hier, andere):
        zet_apart(andere, hier, op)


def _zelfde(hier: Path, andere: Path) -> bool:
    try:
        return hier.absolute() != andere.absolute() and sleutels.lees(hier).opslag == sleutels.lees(andere).opslag
    except (OpslagFout, OSError):
        return False  # the door of that folder says what is the matter


def over_andere(map_: Path) -> str:
    """About the other folder, for who works in the data that are in use; nothing when there is none any more."""
    naast = lees(map_)
    if naast is None or not naast.in_gebruik or not (naast.map / DATABASE).exists():
        return ""
    return f"de gegevens van voor {voluit(naast.sinds)} staan nog in {naast.map}"


def stap_over(kantoor: Kantoor, naar: Path, onthoud: Onthoud | None) -> None:
    """Somebody goes on in another folder: write that down in both, in the log of this one, and for the next start."""
    kies(naar, kantoor.opslag.map, kantoor.vandaag)
    if not kantoor.opslag.alleen_lezen:
        kantoor.opslag.meld(Melding(_OVERGESTAPT, kantoor.wie, kantoor.opslag.omstandigheden.oorsprong), kantoor.nu)
    if onthoud is not None:
        onthoud(naar)


def neem_in_gebruik(kantoor: Kantoor, laatste_besluit: str, onthoud: Onthoud | None) -> str:
    """Go on here after all, with numbers after the last decision on paper; return the sentence about it.

    `laatste_besluit` is its number, or `geen`: left empty it might be a number that nobody looked up.
    """
    if not laatste_besluit:
        raise InvoerFout(
            "laatste_besluit",
            "Vul het nummer van het laatste besluit op papier in. Is er nog geen besluit, typ dan: geen.",
        )
    laatste_besluit = "" if laatste_besluit.casefold() == _GEEN else laatste_besluit
    besluitnummers.controleer_nummer(laatste_besluit)
    opslag, andere = kantoor.opslag, lees(kantoor.opslag.map)
    op_papier = (("laatste_besluit_op_papier", laatste_besluit),)
    melding = Melding(_HIER_VERDER, kantoor.wie, opslag.omstandigheden.oorsprong, objecten=op_papier)
    with opslag.lees() as bron:
        bekend = str(instellingen.alle(bron).get(LAATSTE_OP_PAPIER) or "")
    laatste = besluitnummers.hoogste(bekend, laatste_besluit)
    instellingen.noteer(opslag, {LAATSTE_OP_PAPIER: laatste} if laatste else {}, melding, kantoor.nu)
    if andere is not None:
        kies(opslag.map, andere.map, kantoor.vandaag)
    elif onleesbaar(opslag.map):
        (opslag.map / BESTAND).unlink()
    if onthoud is not None:
        onthoud(opslag.map)
    return "U werkt voortaan met deze gegevens. Maak in de andere map geen besluiten meer."


def onthoud_wat_in_gebruik_is(map_: Path, onthoud: Onthoud) -> None:
    """Open this folder at the next start too, unless somebody only looked into data that are not in use."""
    naast = lees(map_)
    if naast is None or naast.in_gebruik:
        onthoud(map_)


def _laatste(naast: Naast) -> Path:
    """Who put back more than one backup finds the folder in use at the end of the row."""
    gezien = {naast.map}
    while (verder := lees(naast.map)) is not None and not verder.in_gebruik and verder.map not in gezien:
        gezien.add(verder.map)
        naast = verder
    return naast.map


def _inhoud(naast: Naast) -> bytes:
    inhoud = {"map": str(naast.map), "sinds": naast.sinds.isoformat(), "in_gebruik": naast.in_gebruik}
    return json.dumps(inhoud, indent=1).encode()


def _schrijf(map_: Path, naast: Naast) -> None:
    try:
        schrijf_atomisch(map_ / BESTAND, _inhoud(naast))
        neem_rechten_over(map_ / DATABASE, map_ / BESTAND)
    except OSError as fout:
        if fout.errno == errno.EROFS or (fout.errno in _GEWEIGERD and not os.access(map_, os.W_OK)):
            return  # a folder that may only be read gives no numbers either
        raise GebruikersFout(
            f"In de map {map_} kan nu niet worden geschreven, dus BbzDesk kan daar niet zetten met welke gegevens u werkt. "
            "Maak ruimte vrij op de schijf en probeer het opnieuw."
        ) from None
