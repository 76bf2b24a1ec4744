"""The dossier and its viability investigation as documents for people: for the file, for a partner, for the archive."""

from collections.abc import Sequence
from typing import Literal

from bbzdesk.content.checklists import Regel
from bbzdesk.documents.model import Alinea, Blok, Document, Feiten, Kop, Lijst, Tabel
from bbzdesk.documents.pdf import render_pdf
from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.zaak import Aanvraag, Advies, Antwoord, Contact, Invulling, Onderzoek
from bbzdesk.exchange.pakket import Verhaaldeel
from bbzdesk.services import checklists, dossiers, instellingen, onderzoeken
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.services.stukken import bewaar_stuk
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing


def dossier_pdf(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> bytes:
    """The whole dossier as a readable document."""
    gezien = dossiers.beeld(bron, dossier_id, kantoor.vandaag)
    blokken = [
        *_gegevensblokken(gezien),
        *_verhaalblokken(kantoor, bron, gezien),
        *_oordeelblokken(kantoor, bron, dossier_id),
    ]
    onderwerp = f"{gezien.aanvrager.naam}, {gezien.bedrijf.naam}"
    return _rapport(kantoor, bron, f"Dossier {gezien.dossier.nummer}", onderwerp, gezien.dossier.nummer, blokken)


def bewaar_onderzoek(kantoor: Kantoor, onderzoek_id: str) -> Gedaan[bytes]:
    """Make the report of an investigation and keep it in the dossier, as it is now."""
    pdf = onderzoek_pdf(kantoor, onderzoek_id)
    with kantoor.werk("Rapport van het onderzoek gemaakt") as w:
        onderzoek = records.haal(w, Onderzoek, onderzoek_id)
        titel = kantoor.inhoud.formats[onderzoek.format].titel
        bewaar_stuk(kantoor, w, onderzoek.dossier_id, "onderzoek", titel, "application/pdf", pdf)
    return Gedaan(pdf, w.wijziging)


def onderzoek_pdf(kantoor: Kantoor, onderzoek_id: str) -> bytes:
    """The report of the viability investigation: five parts, SWOT and conclusion (LV-09)."""
    with kantoor.opslag.lees() as bron:
        onderzoek = records.haal(bron, Onderzoek, onderzoek_id)
        gezien = dossiers.beeld(bron, onderzoek.dossier_id, kantoor.vandaag)
        titel = kantoor.inhoud.formats[onderzoek.format].titel
        blokken = _onderzoekblokken(kantoor, bron, onderzoek_id, 1)
        onderwerp = f"{gezien.aanvrager.naam}, {gezien.bedrijf.naam}"
        return _rapport(kantoor, bron, titel, onderwerp, gezien.dossier.nummer, blokken)


def _rapport(
    kantoor: Kantoor, bron: Lezing, titel: str, onderwerp: str, kenmerk: str, blokken: Sequence[Blok]
) -> bytes:
    document = Document(
        titel=titel,
        onderwerp=onderwerp,
        blokken=tuple(blokken),
        auteur=f"Gemeente {instellingen.gemeentefeiten(bron)['gemeente.naam'] or ''}".strip(),
        kenmerk=kenmerk,
        merk="OEFENING" if kantoor.oefening else "",
    )
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def verhaal(kantoor: Kantoor, bron: Lezing, gezien: dossiers.Dossierbeeld) -> tuple[Verhaaldeel, ...]:
    """What the entrepreneur has told already, so that he need not tell it twice (SM-11)."""
    delen = []
    for contact in records.waar(bron, Contact, dossier_id=gezien.dossier.id):
        medium = toon_feit(FEITEN["contact.medium"], contact.medium)
        eerste = f"Op {voluit(contact.datum)} was er contact ({medium}). De vraag was: {contact.hulpvraag or 'niet genoteerd'}"
        delen.append(Verhaaldeel("Het eerste contact", (eerste, *_screening(kantoor, bron, contact.id))))
    for aanvraag in records.waar(bron, Aanvraag, dossier_id=gezien.dossier.id):
        soort = toon_feit(FEITEN["aanvraag.soort"], aanvraag.soort)
        zin = f"Op {voluit(aanvraag.ontvangen)} vroeg de ondernemer {soort} aan. Waarvoor: {aanvraag.bestemming or 'niet genoteerd'}"
        delen.append(Verhaaldeel("De aanvraag", (zin,)))
    return tuple(delen)


def _screening(kantoor: Kantoor, bron: Lezing, contact_id: str) -> list[str]:
    regels = []
    for invulling in records.waar(bron, Invulling, onderwerp_soort="contact", onderwerp_id=contact_id):
        definitie = kantoor.inhoud.checklists[invulling.checklist]
        antwoorden = {antwoord.regel: antwoord for antwoord in records.waar(bron, Antwoord, invulling_id=invulling.id)}
        beantwoord = [regel for regel in definitie.regels if regel.id in antwoorden]
        regels += [_antwoordzin(regel, antwoorden[regel.id], invulling) for regel in beantwoord]
    return regels


def _antwoordzin(regel: Regel, gegeven: Antwoord, invulling: Invulling) -> str:
    antwoord = gegeven.antwoord
    if regel.feit is not None:
        antwoord = toon_feit(regel.feit, checklists.lees_antwoord(regel.feit, antwoord, invulling))
    return " ".join(deel for deel in (regel.vraag, f"{antwoord.rstrip('.')}.", gegeven.opmerking) if deel)


def _gegevensblokken(gezien: dossiers.Dossierbeeld) -> list[Blok]:
    feiten = dossiers.feiten_van(gezien)
    bekend = [(FEITEN[naam], waarde) for naam, waarde in feiten.items() if waarde is not None]
    return [Kop(1, "Gegevens"), Feiten(tuple((feit.etiket, toon_feit(feit, waarde)) for feit, waarde in bekend))]


def _verhaalblokken(kantoor: Kantoor, bron: Lezing, gezien: dossiers.Dossierbeeld) -> list[Blok]:
    blokken: list[Blok] = []
    for deel in verhaal(kantoor, bron, gezien):
        blokken += [Kop(1, deel.kop), Alinea(deel.alineas[0])]
        if len(deel.alineas) > 1:
            blokken.append(Lijst(deel.alineas[1:]))
    return blokken


def _oordeelblokken(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> list[Blok]:
    blokken: list[Blok] = []
    for onderzoek in records.waar(bron, Onderzoek, dossier_id=dossier_id):
        titel = kantoor.inhoud.formats[onderzoek.format].titel
        blokken += [Kop(1, titel), *_onderzoekblokken(kantoor, bron, onderzoek.id, 2)]
    for advies in records.waar(bron, Advies, dossier_id=dossier_id):
        oordeel = toon_feit(FEITEN["advies.oordeel"], advies.oordeel)
        blokken += [Kop(1, f"Advies van {voluit(advies.datum)}"), Alinea(f"{advies.adviseur}: {oordeel}.")]
        blokken.append(Alinea(advies.motivatie))
    if besluiten := records.waar(bron, Besluit, dossier_id=dossier_id):
        rijen = tuple((b.nummer, kantoor.inhoud.brieven[b.brief].titel, voluit(b.besluitdatum)) for b in besluiten)
        blokken += [Kop(1, "Besluiten"), Tabel(("Nummer", "Besluit", "Datum"), rijen)]
    return blokken


def _onderzoekblokken(kantoor: Kantoor, bron: Lezing, onderzoek_id: str, niveau: Literal[1, 2]) -> list[Blok]:
    gezien = onderzoeken.beeld(bron, onderzoek_id)
    definitie = kantoor.inhoud.formats[gezien.onderzoek.format]
    feiten = dossiers.feiten_van(dossiers.beeld(bron, gezien.onderzoek.dossier_id, kantoor.vandaag))
    blokken: list[Blok] = [Feiten(_kop_van_onderzoek(gezien))]
    for deel in definitie.onderdelen:
        rijen = []
        for veld in deel.velden:
            if veld.feit is not None:
                rijen.append((veld.vraag, toon_feit(veld.feit, feiten.get(veld.feit.naam))))
            else:
                rijen.append((veld.vraag, onderzoeken.toon_waarde(veld, gezien.waarden.get((deel.nummer, veld.id)))))
        blokken += [Kop(niveau, f"{deel.nummer}. {deel.titel}"), Alinea(deel.inleiding), Feiten(tuple(rijen))]
        if deel.swot:
            blokken.append(_swottabel(gezien))
    blokken += [
        Kop(niveau, "Conclusie"),
        Alinea(definitie.slotvraag),
        Alinea(gezien.onderzoek.conclusie or "Nog geen conclusie."),
    ]
    if gezien.onderzoek.oordeel:
        blokken.append(Alinea(f"Oordeel: {toon_feit(FEITEN['onderzoek.oordeel'], gezien.onderzoek.oordeel)}."))
    return blokken


def _kop_van_onderzoek(gezien: onderzoeken.Onderzoeksbeeld) -> tuple[tuple[str, str], ...]:
    onderzoek = gezien.onderzoek
    afgerond = voluit(onderzoek.afgerond) if onderzoek.afgerond else "nog niet"
    return (
        ("Begonnen op", voluit(onderzoek.begonnen)),
        ("Afgerond op", afgerond),
        ("Onderzoeker", onderzoek.onderzoeker or "niet genoteerd"),
        ("Uitvoering", onderzoek.uitvoering),
    )


def _swottabel(gezien: onderzoeken.Onderzoeksbeeld) -> Tabel:
    rijen = tuple(
        (etiket, punt.tekst, str(punt.gewicht))
        for soort, etiket in onderzoeken.SWOT_SOORTEN
        for punt in sorted(gezien.swot, key=lambda punt: -punt.gewicht)
        if punt.soort == soort
    )
    return Tabel(("SWOT", "Punt", "Gewicht"), rijen, ("links", "links", "rechts"), breedtes=(2, 7, 1))
