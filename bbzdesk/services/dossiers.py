"""Opening a dossier from a contact without retyping, and keeping person, household and company up to date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.domain.feiten import lees_feiten
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.zaak import Bedrijf, Contact, Dossier, Huishouden, Persoon, Rol, splits_naam
from bbzdesk.services import checklists, zoekindex
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.werk import Werk

_PERSOON = (
    "voornamen", "tussenvoegsel", "achternaam", "aanhef", "bsn", "geboortedatum",
    "straat", "postcode", "woonplaats", "telefoon", "email", "iban",
)  # fmt: skip
_BEDRIJF = (
    "naam", "rechtsvorm", "kvk", "activiteit", "gestart_op",
    "uren_per_jaar", "volledige_zeggenschap", "financieel_risico", "wettelijke_vereisten",
)  # fmt: skip
VERPLICHT = ("persoon.achternaam", "bedrijf.naam", "huishouden.leefvorm", "dossier.categorie")


@dataclass(frozen=True, slots=True)
class Dossierbeeld:
    """A dossier with its people, company and household as they are on a date."""

    dossier: Dossier
    aanvrager: Persoon
    partner: Persoon | None
    bedrijf: Bedrijf
    huishouden: Huishouden | None


def open_dossier(kantoor: Kantoor, contact_id: str | None, invoer: Mapping[str, str]) -> Gedaan[Dossier]:
    """Open a dossier; what the contact and its screening already told is taken over, what is typed now counts more.

    A person who is known by his BSN is the same person, not a second one (BM-22). Raises InvoerFouten.
    """
    with kantoor.werk("Dossier geopend") as w:
        bekend = bekende_feiten(kantoor, w, contact_id)
        verplicht = tuple(naam for naam in VERPLICHT if bekend.get(naam) is None)
        feiten = bekend | lees_feiten(invoer, verplicht, kantoor.vandaag)
        dossier = _maak_dossier(kantoor, w, feiten)
        if contact_id is not None:
            contact = records.haal(w, Contact, contact_id)
            records.bewaar(w, replace(contact, dossier_id=dossier.id, uitkomst="dossier"))
    return Gedaan(dossier, w.wijziging)


def beeld(bron: Lezing, dossier_id: str, op: date) -> Dossierbeeld:
    """The dossier as it is on a date."""
    dossier = records.haal(bron, Dossier, dossier_id)
    rollen = {rol.rol: rol for rol in records.waar(bron, Rol, dossier_id=dossier_id) if _loopt(rol, op)}
    huishoudens = records.waar(bron, Huishouden, volgorde="van", dossier_id=dossier_id)
    partner = rollen.get("partner")
    assert dossier.bedrijf_id is not None
    return Dossierbeeld(
        dossier=dossier,
        aanvrager=records.haal(bron, Persoon, rollen["aanvrager"].persoon_id),
        partner=records.haal(bron, Persoon, partner.persoon_id) if partner else None,
        bedrijf=records.haal(bron, Bedrijf, dossier.bedrijf_id),
        huishouden=next((h for h in reversed(huishoudens) if h.van <= op), None),
    )


def feiten_van(gezien: Dossierbeeld) -> dict[str, Any]:
    """The facts of a dossier under their names in the catalogue."""
    feiten: dict[str, Any] = {f"persoon.{naam}": getattr(gezien.aanvrager, naam) or None for naam in _PERSOON}
    feiten |= {f"bedrijf.{naam}": getattr(gezien.bedrijf, naam) for naam in _BEDRIJF}
    feiten |= {
        "persoon.naam": gezien.aanvrager.naam,
        "persoon.aanhef": gezien.aanvrager.aanhef or f"Beste {gezien.aanvrager.naam}",
        "dossier.nummer": gezien.dossier.nummer,
        "dossier.zaaknummer": gezien.dossier.zaaknummer or None,
        "dossier.categorie": gezien.dossier.categorie,
    }
    if gezien.huishouden is not None:
        feiten |= {
            "huishouden.leefvorm": gezien.huishouden.leefvorm,
            "huishouden.kinderen": gezien.huishouden.kinderen,
            "huishouden.kostendelers": gezien.huishouden.kostendelers,
        }
    if gezien.partner is not None:
        feiten |= {"partner.naam": gezien.partner.naam, "partner.geboortedatum": gezien.partner.geboortedatum}
    return feiten


def wijzig_fase(w: Werk, dossier_id: str, fase: str) -> None:
    """Move a dossier to another phase; part of the act that makes it so."""
    records.bewaar(w, replace(records.haal(w, Dossier, dossier_id), fase=fase))


def open_voor_wijziging(bron: Lezing, dossier_id: str) -> Dossier:
    """Return the dossier when it may be changed; after a handover the original takes only notes, tasks and payments."""
    dossier = records.haal(bron, Dossier, dossier_id)
    if dossier.overgedragen_op is not None:
        raise NietMogelijk(
            "Dit dossier is overgedragen aan de partner. U kunt nog wel ontvangen betalingen vastleggen."
        )
    return dossier


def bekende_feiten(kantoor: Kantoor, bron: Lezing, contact_id: str | None) -> dict[str, Any]:
    """What a contact and its screening told already; raises NietMogelijk when it has a dossier."""
    if contact_id is None:
        return {}
    contact = records.haal(bron, Contact, contact_id)
    if contact.dossier_id is not None:
        raise NietMogelijk("Bij dit contact is al een dossier geopend. Open dat dossier.")
    uit_contact = {
        "persoon.achternaam": contact.naam,
        "persoon.telefoon": contact.telefoon,
        "persoon.woonplaats": contact.woonplaats,
        "bedrijf.naam": contact.bedrijf or None,
    }
    return uit_contact | checklists.feiten_uit(kantoor, bron, "contact", contact_id)


def _maak_dossier(kantoor: Kantoor, w: Werk, feiten: Mapping[str, Any]) -> Dossier:
    persoon = _bewaar_persoon(w, feiten)
    bedrijf = Bedrijf(id=w.nieuw_id(), **_velden(feiten, "bedrijf", _BEDRIJF))
    records.voeg_toe(w, bedrijf)
    nummer = _nieuw_nummer(w, kantoor.vandaag)
    dossier = Dossier(w.nieuw_id(), nummer, bedrijf.id, feiten["dossier.categorie"], "intake", kantoor.naam)
    records.voeg_toe(w, dossier)
    records.voeg_toe(w, Rol(w.nieuw_id(), dossier.id, persoon.id, "aanvrager", kantoor.vandaag))
    _voeg_partner_toe(kantoor, w, dossier.id, feiten)
    huishouden = Huishouden(
        id=w.nieuw_id(),
        dossier_id=dossier.id,
        van=kantoor.vandaag,
        leefvorm=feiten["huishouden.leefvorm"],
        kinderen=feiten.get("huishouden.kinderen"),
        kostendelers=feiten.get("huishouden.kostendelers") or 0,
    )
    records.voeg_toe(w, huishouden)
    zoekindex.indexeer_dossier(w, dossier.id)
    return dossier


def _bewaar_persoon(w: Werk, feiten: Mapping[str, Any]) -> Persoon:
    velden = _velden(feiten, "persoon", _PERSOON)
    zelfde = records.waar(w, Persoon, bsn=velden["bsn"]) if velden.get("bsn") else ()
    if not zelfde:
        persoon = Persoon(id=w.nieuw_id(), **velden)
    elif zelfde[0].achternaam.casefold() == velden["achternaam"].casefold():
        persoon = replace(zelfde[0], **velden)
    else:
        raise InvoerFout(
            "persoon.bsn", "Dit burgerservicenummer hoort bij iemand met een andere achternaam. Controleer het nummer."
        )
    records.bewaar(w, persoon)
    return persoon


def _voeg_partner_toe(kantoor: Kantoor, w: Werk, dossier_id: str, feiten: Mapping[str, Any]) -> None:
    naam = feiten.get("partner.naam")
    if feiten["huishouden.leefvorm"] != "gehuwd":
        return
    if naam is None:
        raise InvoerFout("partner.naam", "De naam van de partner ontbreekt. Vul deze in, want de partner tekent mee.")
    voornamen, tussenvoegsel, achternaam = splits_naam(naam)
    geboren = feiten.get("partner.geboortedatum")
    partner = Persoon(w.nieuw_id(), achternaam, voornamen, tussenvoegsel, geboortedatum=geboren)
    records.voeg_toe(w, partner)
    records.voeg_toe(w, Rol(w.nieuw_id(), dossier_id, partner.id, "partner", kantoor.vandaag))


def _velden(feiten: Mapping[str, Any], soort: str, namen: tuple[str, ...]) -> dict[str, Any]:
    """The known facts of one record; what is unknown keeps the default of the record."""
    return {naam: feiten[f"{soort}.{naam}"] for naam in namen if feiten.get(f"{soort}.{naam}") is not None}


def _nieuw_nummer(w: Werk, op: date) -> str:
    return f"BBZ-{op.year}-{records.volgend_nummer(w, Dossier, 'nummer', f'BBZ-{op.year}-'):04d}"


def _loopt(rol: Rol, op: date) -> bool:
    return rol.van <= op and (rol.tot is None or op <= rol.tot)
