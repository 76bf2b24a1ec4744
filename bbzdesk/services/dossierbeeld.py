"""The head of a dossier and its files; the other parts of its page stand in modules of their own and are named here."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.uitwisseling import Overdracht
from bbzdesk.domain.zaak import Aanvraag, Dossier, Persoon, Rol, Stuk
from bbzdesk.services import signalen
from bbzdesk.services.aanvraagbeeld import aanvraag
from bbzdesk.services.dossierlijst import FASEN, fase_index, fase_van
from bbzdesk.services.dossieroverzicht import overzicht
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.tijdlijn import tijdlijn
from bbzdesk.services.woorden import bsn_verborgen, doelgroep, grootte, hoofdletter, stoplichtsleutel, wie, zwaarste
from bbzdesk.store import overzichten, records
from bbzdesk.store.lezing import Lezing

__all__ = ["Dossierkop", "Stukregel", "aanvraag", "kop", "overzicht", "stuk_inhoud", "stukken", "tijdlijn"]


@dataclass(frozen=True, slots=True)
class Dossierkop:
    """The head: title, facts in words, the place in the bar of phases, the state of its heaviest claim.

    `overgedragen` is the sentence for a dossier that the partner has; empty for one of our own. Without an application
    (`heeft_aanvraag`) laying that down comes first: there is nothing to decide on.
    """

    dossier_id: str
    titel: str
    nummer: str
    feiten: tuple[str, ...]
    fasen: tuple[str, ...]
    fase: int
    stoplicht: str | None
    overgedragen: str
    heeft_aanvraag: bool


@dataclass(frozen=True, slots=True)
class Stukregel:
    """A file of a dossier; its content comes from `stuk_inhoud`."""

    stuk_id: str
    naam: str
    soort: str
    dag: date
    wanneer: str
    grootte: str
    mimetype: str


def kop(kantoor: Kantoor, dossier_id: str) -> Dossierkop:
    """The head of a dossier as it is now; KeyError when there is no such dossier."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        dossier = records.haal(bron, Dossier, dossier_id)
        rij = overzichten.dossiers(bron, vandaag, [dossier_id])[dossier_id]
        persoon = _aanvrager(bron, dossier_id, vandaag)
        lichten = _lichten(kantoor, bron, dossier_id, vandaag)
        overdrachten = records.waar(bron, Overdracht, dossier_id=dossier_id)
        aanvragen = records.waar(bron, Aanvraag, dossier_id=dossier_id)
    return Dossierkop(
        dossier_id=dossier_id,
        titel=wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer,
        nummer=dossier.nummer,
        feiten=_feiten(dossier, persoon),
        fasen=tuple(woord for _, woord in FASEN),
        fase=fase_index(fase_van(rij)),
        stoplicht=stoplichtsleutel(zwaarste(lichten)),
        overgedragen=_overgedragen(dossier, overdrachten),
        heeft_aanvraag=bool(aanvragen),
    )


def _aanvrager(bron: Lezing, dossier_id: str, op: date) -> Persoon | None:
    rollen = records.waar(bron, Rol, dossier_id=dossier_id, rol="aanvrager")
    lopend = [rol for rol in rollen if rol.van <= op and (rol.tot is None or op <= rol.tot)]
    return records.haal(bron, Persoon, lopend[-1].persoon_id) if lopend else None


def _lichten(kantoor: Kantoor, bron: Lezing, dossier_id: str, op: date) -> list[Stoplicht]:
    return [rij.licht for rij in signalen.lichten(kantoor, bron, op, dossier_id)]


def _feiten(dossier: Dossier, persoon: Persoon | None) -> tuple[str, ...]:
    feiten = [doelgroep(dossier.categorie), f"Dossier {dossier.nummer}", f"Contact: {dossier.contactpersoon}"]
    if dossier.zaaknummer:
        feiten.append(f"Zaak {dossier.zaaknummer}")
    if persoon is not None and persoon.telefoon:
        feiten.append(f"Telefoon {persoon.telefoon}")
    if persoon is not None and persoon.bsn:
        feiten.append(f"BSN {bsn_verborgen(persoon.bsn)}")
    return tuple(feiten)


def _overgedragen(dossier: Dossier, overdrachten: tuple[Overdracht, ...]) -> str:
    if dossier.overgedragen_op is None:
        return ""
    aan = overdrachten[-1].partner if overdrachten else "de partner"
    op = voluit(dossier.overgedragen_op)
    return f"Overgedragen aan {aan} op {op}. U kunt nog ontvangen betalingen vastleggen."


def stukken(kantoor: Kantoor, dossier_id: str) -> tuple[Stukregel, ...]:
    """The files of a dossier, newest first."""
    with kantoor.opslag.lees() as bron:
        gevonden = records.waar(bron, Stuk, dossier_id=dossier_id)
    return tuple(_stukregel(stuk) for stuk in reversed(gevonden))


def _stukregel(stuk: Stuk) -> Stukregel:
    dag = stuk.toegevoegd_op.date()
    return Stukregel(stuk.id, stuk.naam, hoofdletter(stuk.soort), dag, kort(dag), grootte(stuk.lengte), stuk.mimetype)


def stuk_inhoud(kantoor: Kantoor, stuk_id: str) -> bytes:
    """The content of a file, checked against its hash; raises StukFout when it is missing or damaged."""
    with kantoor.opslag.lees() as bron:
        stuk = records.haal(bron, Stuk, stuk_id)
    return kantoor.opslag.stukken.lees(stuk.sha256)
