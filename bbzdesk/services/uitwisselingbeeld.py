"""*Uitwisseling*: which sheets came in, which dossiers went out, and whether a package is whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.uitwisseling import Inlezing, Overdracht
from bbzdesk.services import inleesbeeld
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import aantal_van, grootte, wie
from bbzdesk.store import overzichten, records

if TYPE_CHECKING:
    from bbzdesk.exchange.pakket import PakbonGegevens

TERUGDRAAIEN = "Terugdraaien…"
_HEEL = "Dit pakket is heel en onveranderd. U kunt het uitpakken met 7-Zip en hetzelfde wachtwoord. Begin dan bij index.html."


@dataclass(frozen=True, slots=True)
class Inleesregel:
    """A sheet that was taken over; without `actie` it was turned back. `totaal` in cents, `vraag` asks before turning back."""

    inlezing_id: str
    dag: date
    aantal: int
    totaal: int
    staat: str
    actie: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Overdrachtregel:
    """A package that was made, and the dossier it is about."""

    overdracht_id: str
    dag: date
    wie: str
    partner: str
    pakketnummer: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class Uitwisselingbeeld:
    """What came in and what went out, newest first."""

    ingelezen: tuple[Inleesregel, ...]
    overgedragen: tuple[Overdrachtregel, ...]


@dataclass(frozen=True, slots=True)
class Pakketoordeel:
    """Whether a package is whole, in one sentence; what is in it, or what was found if it is not."""

    goed: bool
    zin: str
    bevindingen: tuple[str, ...] = ()
    inhoud: tuple[tuple[str, str], ...] = ()


def beeld(kantoor: Kantoor) -> Uitwisselingbeeld:
    """Everything that came in and went out."""
    with kantoor.opslag.lees() as bron:
        inlezingen = records.waar(bron, Inlezing, volgorde="id")
        overdrachten = records.waar(bron, Overdracht, volgorde="id")
        dossiers = overzichten.dossiers(bron, kantoor.vandaag, [o.dossier_id for o in overdrachten])
    namen = {
        rij.dossier_id: wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer for rij in dossiers.values()
    }
    return Uitwisselingbeeld(
        tuple(_inleesregel(inlezing, kantoor.nu) for inlezing in reversed(inlezingen)),
        tuple(_overdrachtregel(overdracht, namen, kantoor.nu) for overdracht in reversed(overdrachten)),
    )


def controleer_pakket(
    pad: Path, wachtwoord: str, voortgang: Callable[[int, int], None] = lambda gedaan, totaal: None
) -> Pakketoordeel:
    """Judge a package that came from somebody else; nothing of it is taken over or kept."""
    from bbzdesk.exchange.pakket import ANDER_WACHTWOORD, controleer

    if not wachtwoord:
        raise InvoerFout(
            "wachtwoord", "Het wachtwoord ontbreekt. Vul het wachtwoord in dat de afzender apart heeft gegeven."
        )
    oordeel = controleer(pad, wachtwoord, voortgang=voortgang)
    if oordeel.goed:
        return Pakketoordeel(True, _HEEL, inhoud=_inhoud(oordeel.pakbon))
    if oordeel.bevindingen == (ANDER_WACHTWOORD,):
        return Pakketoordeel(False, ANDER_WACHTWOORD)
    zin = "Dit pakket kunt u zo niet gebruiken. Hieronder staat waarom, en wat u kunt doen."
    return Pakketoordeel(False, zin, oordeel.bevindingen)


def _inhoud(pakbon: "PakbonGegevens | None") -> tuple[tuple[str, str], ...]:
    """What the pakbon says, for who wonders whether this is the package he waits for."""
    if pakbon is None:
        return ()
    van = ", ".join(deel for deel in (pakbon.organisatie, pakbon.contactpersoon, pakbon.email) if deel)
    return (
        ("Wat het is", pakbon.titel),
        ("Van", van),
        ("Voor", pakbon.doellocatie),
        ("Gemaakt op", voluit(pakbon.gemaakt_op.date())),
        ("Pakketnummer", pakbon.pakketnummer),
        (
            "Omvang",
            f"{aantal_van(pakbon.aantal_inhoudsbestanden, 'stuk', 'stukken')}, {grootte(pakbon.bytes_inhoudsbestanden)}",
        ),
    )


def _inleesregel(inlezing: Inlezing, nu: datetime) -> Inleesregel:
    terug = inlezing.teruggedraaid_op
    return Inleesregel(
        inlezing_id=inlezing.id,
        dag=_dag(inlezing.ingelezen_op, nu),
        aantal=inlezing.goed,
        totaal=inlezing.totaal,
        staat="Overgenomen" if terug is None else f"Teruggedraaid op {kort(_dag(terug, nu))}",
        actie=TERUGDRAAIEN if terug is None else "",
        vraag=inleesbeeld.vraag_terug(inlezing),
    )


def _overdrachtregel(overdracht: Overdracht, namen: dict[str, str], nu: datetime) -> Overdrachtregel:
    return Overdrachtregel(
        overdracht_id=overdracht.id,
        dag=_dag(overdracht.gemaakt_op, nu),
        wie=namen.get(overdracht.dossier_id, ""),
        partner=overdracht.partner,
        pakketnummer=overdracht.pakketnummer,
        doel=Doel("dossier", overdracht.dossier_id, "overzicht"),
    )


def _dag(moment: datetime, nu: datetime) -> date:
    """The day where the user is."""
    return moment.astimezone(nu.tzinfo).date()
