"""Handing a dossier to the mandated partner: one package with everything that was chosen, and a trace of it (SM-03)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bbzdesk.documents.model import Alinea, Document, Feiten, Ondertekening
from bbzdesk.documents.pdf import render_pdf
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.uitwisseling import Overdracht
from bbzdesk.domain.zaak import Dossier, Stuk
from bbzdesk.exchange.pakket import (
    Bewaring,
    Gebeurtenis,
    Organisatie,
    PakbonGegevens,
    PakketBestand,
    PakketInhoud,
    PakketResultaat,
    Soort,
    Vertrouwelijkheid,
    Voortgang,
    maak_pakket,
)
from bbzdesk.exchange.pakket.gegevens import stil
from bbzdesk.services import debiteurenkaart, dossierrapport, dossiers, export, instellingen
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.store import records
from bbzdesk.store.instellingen import gemaakt_op, zet
from bbzdesk.store.lezing import Lezing

PARTNER = "overdracht.partner"  # the setting that keeps the last partner, so that it is typed once
# The result of the selectielijst for a loan that is paid back; who chooses another one gives it to `draag_over`.
BEWARING = Bewaring("P10Y", "einde van de lening", "16.1", "Overeenkomst aangegaan", "Selectielijst gemeenten 2020")
_LANGSTE_TITEL = 400
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXTENSIES = {"application/pdf": "pdf", _DOCX: "docx"}


@dataclass(frozen=True, slots=True)
class Overgedragen:
    """The package as made, the record of it, and the pakbon to print."""

    overdracht: Overdracht
    pakket: PakketResultaat
    pakbon: bytes


def draag_over(
    kantoor: Kantoor,
    dossier_id: str,
    partner: Organisatie,
    doel: Path,
    wachtwoord: str,
    bewaring: Bewaring,
    voortgang: Voortgang = stil,
) -> Gedaan[Overgedragen]:
    """Make the package and make the dossier a regiedossier; without a package nothing changes.

    `doel` is the folder; the name of the file is neutral. The password goes to the partner another way.
    """
    with kantoor.opslag.lees() as bron:
        _weiger_dubbel(records.haal(bron, Dossier, dossier_id))
        inhoud = _inhoud(kantoor, bron, dossier_id, partner, bewaring)
    bonnen: list[bytes] = []

    def maak_pakbon(pakbon: PakbonGegevens) -> bytes:
        bonnen.append(_pakbon_pdf(kantoor, pakbon))
        return bonnen[-1]

    pakket = maak_pakket(replace(inhoud, pakbon_pdf=maak_pakbon), doel, wachtwoord, kantoor.nu, voortgang)
    with kantoor.werk("Dossier overgedragen") as w:
        dossier = records.haal(w, Dossier, dossier_id)
        _weiger_dubbel(dossier)
        overdracht = Overdracht(w.nieuw_id(), dossier_id, partner.naam, pakket.pakketnummer, kantoor.nu, pakket.sha512)
        records.voeg_toe(w, overdracht)
        records.bewaar(w, replace(dossier, overgedragen_op=kantoor.vandaag, fase="overgedragen"))
        zet(w, {PARTNER: {"naam": partner.naam, "contact": partner.contact, "email": partner.email}})
    return Gedaan(Overgedragen(overdracht, pakket, bonnen[-1]), w.wijziging)


def _weiger_dubbel(dossier: Dossier) -> None:
    if dossier.overgedragen_op is not None:
        raise NietMogelijk("Dit dossier is al overgedragen. Gebruik het pakket dat er al is.")


def _inhoud(kantoor: Kantoor, bron: Lezing, dossier_id: str, partner: Organisatie, bewaring: Bewaring) -> PakketInhoud:
    gezien = dossiers.beeld(bron, dossier_id, kantoor.vandaag)
    gemeente = instellingen.gemeentefeiten(bron)
    if not gemeente["gemeente.naam"]:
        raise InvoerFout("gemeente.naam", "De naam van de gemeente ontbreekt. Vul deze in bij Instellingen, Gemeente.")
    naam = f"Gemeente {gemeente['gemeente.naam']}"
    return PakketInhoud(
        opslag_id=kantoor.opslag.opslag_id,
        gemeente=Organisatie(
            naam, gemeente["gemeente.contactpersoon"] or kantoor.naam, gemeente["gemeente.email"] or ""
        ),
        partner=partner,
        dossier_id=dossier_id,
        dossiernummer=gezien.dossier.nummer,
        dossiertitel=_ingekort(f"{gezien.aanvrager.lijstnaam}: {gezien.bedrijf.naam}"),
        zaaknummer=gezien.dossier.zaaknummer,
        gegevens=export.gegevens(bron, dossier_id),
        gegevens_schema=export.schema(),
        onderdelen=tuple(_onderdelen(kantoor, bron, dossier_id)),
        pakbon_pdf=lambda pakbon: _pakbon_pdf(kantoor, pakbon),
        bewaring=bewaring,
        gebeurtenissen=(
            Gebeurtenis("Creatie", gemaakt_op(bron, "dossier", dossier_id) or kantoor.nu, naam),
            Gebeurtenis("Export", kantoor.nu, naam),
        ),
        vertrouwelijkheid=Vertrouwelijkheid("Vertrouwelijk", "Persoonsgegevens over inkomen en bedrijf."),
        verhaal=dossierrapport.verhaal(kantoor, bron, gezien),
    )


def _ingekort(titel: str) -> str:
    """The title of the package holds 400 characters; the names stand whole in the data."""
    return titel if len(titel) <= _LANGSTE_TITEL else titel[: _LANGSTE_TITEL - 1] + "…"


def _onderdelen(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Sequence[PakketBestand]:
    nu = kantoor.nu
    pdf = dossierrapport.dossier_pdf(kantoor, bron, dossier_id)
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    delen = [
        PakketBestand(Soort.DOSSIER, "Dossier", "pdf", pdf, nu, "application/pdf"),
        PakketBestand(
            Soort.DEBITEURENKAART,
            "Debiteurenkaart",
            "xlsx",
            debiteurenkaart.als_xlsx(kantoor, bron, dossier_id),
            nu,
            xlsx,
        ),
    ]
    delen += [
        PakketBestand(
            soort=Soort.STUK,
            titel=stuk.naam,
            extensie=_EXTENSIES[stuk.mimetype],
            inhoud=kantoor.opslag.stukken.lees(stuk.sha256),
            gemaakt_op=stuk.toegevoegd_op,
            mediatype=stuk.mimetype,
            kenmerk=stuk.id,
        )
        for stuk in records.waar(bron, Stuk, dossier_id=dossier_id)
    ]
    return delen


def _pakbon_pdf(kantoor: Kantoor, pakbon: PakbonGegevens) -> bytes:
    """The pakbon for signature by the receiver."""
    rijen = (
        ("Pakketnummer", pakbon.pakketnummer),
        ("Titel", pakbon.titel),
        ("Voor", pakbon.doellocatie),
        ("Van", pakbon.organisatie),
        ("Contact", pakbon.contactpersoon),
        ("E-mail", pakbon.email or "niet ingevuld"),
        ("Gemaakt op", voluit(pakbon.gemaakt_op.date())),
        ("Informatieobjecten", str(pakbon.aantal_informatieobjecten)),
        ("Bestanden", str(pakbon.aantal_bestanden)),
        ("Inhoudelijke bestanden", f"{pakbon.aantal_inhoudsbestanden}, samen {pakbon.bytes_inhoudsbestanden} bytes"),
        ("Controlegetal", pakbon.hash_sip),
        ("Bijzonderheden", pakbon.bijzonderheden or "geen"),
    )
    document = Document(
        titel="Pakbon",
        blokken=(
            Alinea(
                "Controleer of de gegevens hieronder gelijk zijn aan het pakket. Onderteken de pakbon en stuur deze terug."
            ),
            Feiten(rijen),
            Ondertekening(("Ontvangen en gecontroleerd door:", "", "", "Naam, datum en handtekening")),
        ),
        auteur=pakbon.organisatie,
        kenmerk=pakbon.pakketnummer,
    )
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)
