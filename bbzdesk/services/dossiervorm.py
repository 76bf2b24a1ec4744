"""What opening a dossier and taking in an application must still ask: what was told before is filled in (BM-22)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.zaak import Aanvraag, Contact, splits_naam
from bbzdesk.services import checklists, dossiers, screeningen
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import records

Groep = tuple[str, tuple[str, ...]]

_NAAM = ("persoon.voornamen", "persoon.tussenvoegsel", "persoon.achternaam")
_GROEPEN: tuple[Groep, ...] = (
    ("Ondernemer", (
        *_NAAM, "persoon.aanhef", "persoon.geboortedatum", "persoon.bsn", "persoon.straat", "persoon.postcode",
        "persoon.woonplaats", "persoon.telefoon", "persoon.email", "persoon.iban",
    )),
    ("Huishouden", (
        "huishouden.leefvorm", "huishouden.kinderen", "huishouden.kostendelers", "partner.naam", "partner.geboortedatum",
    )),
    ("Bedrijf", (
        "bedrijf.naam", "bedrijf.rechtsvorm", "bedrijf.kvk", "bedrijf.activiteit", "bedrijf.gestart_op",
        "bedrijf.uren_per_jaar", "bedrijf.wettelijke_vereisten", "bedrijf.volledige_zeggenschap",
        "bedrijf.financieel_risico",
    )),
    ("Dossier", ("dossier.categorie",)),
)  # fmt: skip
_PARTNER = ("partner.naam", "partner.geboortedatum")
AANVRAAG = (
    "aanvraag.soort", "aanvraag.ontvangen", "aanvraag.meldingsdatum", "aanvraag.gevraagd_bedrag",
    "aanvraag.bestemming", "aanvraag.bankafwijzing", "dossier.zaaknummer",
)  # fmt: skip
AANVRAAG_VERPLICHT = ("aanvraag.soort", "aanvraag.ontvangen")


@dataclass(frozen=True, slots=True)
class Dossiervorm:
    """`groepen` are to be asked, `alle` when somebody changes what is known; `bekend` says that in words."""

    wie: str
    groepen: tuple[Groep, ...]
    alle: tuple[Groep, ...]
    bekend: tuple[tuple[str, str], ...]
    waarden: Mapping[str, Any]
    niet_verplicht: Collection[str]


@dataclass(frozen=True, slots=True)
class Aanvraagvorm:
    """The application form of a dossier with what is known."""

    wie: str
    nummer: str
    waarden: Mapping[str, Any]
    niet_verplicht: Collection[str]


def dossiervorm(kantoor: Kantoor, contact_id: str | None) -> Dossiervorm:
    """The form for a new dossier. A name is a guess of its parts, so it is always asked; raises NietMogelijk."""
    with kantoor.opslag.lees() as bron:
        contact = records.haal(bron, Contact, contact_id) if contact_id else None
        bekend = {k: w for k, w in dossiers.bekende_feiten(kantoor, bron, contact_id).items() if w not in (None, "")}
    if "persoon.achternaam" in bekend:
        bekend |= dict(zip(_NAAM, splits_naam(bekend["persoon.achternaam"]), strict=True))
    alle = tuple((titel, _passend(namen, bekend)) for titel, namen in _GROEPEN)
    vragen = ((titel, tuple(n for n in namen if n not in bekend or n in _NAAM)) for titel, namen in alle)
    getoond = [naam for _, namen in alle for naam in namen if naam in bekend and naam not in _NAAM]
    return Dossiervorm(
        wie=screeningen.wie(contact) if contact else "",
        groepen=tuple((titel, namen) for titel, namen in vragen if namen),
        alle=alle,
        bekend=tuple((FEITEN[naam].etiket, toon_feit(FEITEN[naam], bekend[naam])) for naam in getoond),
        waarden=bekend,
        niet_verplicht=frozenset(n for _, namen in alle for n in namen if n not in _nodig(bekend)),
    )


def aanvraagvorm(kantoor: Kantoor, dossier_id: str) -> Aanvraagvorm:
    """The form for an application, with what the entrepreneur told in the contact and the screening."""
    waarden: dict[str, Any] = {}
    with kantoor.opslag.lees() as bron:
        gezien = dossiers.beeld(bron, dossier_id, kantoor.vandaag)
        eerder = records.waar(bron, Aanvraag, dossier_id=dossier_id)
        # What was told in the first contact belongs to the first application.
        for contact in () if eerder else records.waar(bron, Contact, dossier_id=dossier_id):
            waarden["aanvraag.meldingsdatum"] = contact.wil_aanvragen_op
            feiten = checklists.feiten_uit(kantoor, bron, "contact", contact.id)
            waarden |= {naam: feiten[naam] for naam in AANVRAAG if feiten.get(naam) is not None}
    waarden["dossier.zaaknummer"] = gezien.dossier.zaaknummer
    return Aanvraagvorm(
        wie=f"{gezien.aanvrager.naam}, {gezien.bedrijf.naam}",
        nummer=gezien.dossier.nummer,
        waarden=waarden,
        niet_verplicht=frozenset(naam for naam in AANVRAAG if naam not in AANVRAAG_VERPLICHT),
    )


def _nodig(bekend: Mapping[str, Any]) -> tuple[str, ...]:
    """What cannot be missing; who lives with a partner has one who signs too."""
    met_partner = bekend.get("huishouden.leefvorm") == "gehuwd"
    return (*dossiers.VERPLICHT, "partner.naam") if met_partner else dossiers.VERPLICHT


def _passend(namen: tuple[str, ...], bekend: Mapping[str, Any]) -> tuple[str, ...]:
    """Without a partner nobody asks for one."""
    alleen = bekend.get("huishouden.leefvorm", "gehuwd") != "gehuwd"
    return tuple(naam for naam in namen if not (alleen and naam in _PARTNER))
