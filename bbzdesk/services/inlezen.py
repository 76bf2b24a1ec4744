"""Taking a municipality's own debtor sheet over: dry run, one transaction, one *terugdraaien* (DB-23, SY-14)."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import als_tekst
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.parameters import Parameters
from bbzdesk.domain.stoplicht import OPGEEIST, UITSTEL
from bbzdesk.domain.uitwisseling import IngelezenVordering, Inlezing
from bbzdesk.domain.vordering import VervallenTermijn, Vordering, VorderingStatus
from bbzdesk.domain.zaak import Bedrijf, Dossier, Persoon, Rol, splits_naam
from bbzdesk.exchange.blad import Bevinding, Debiteurrij, Indeling, Proef, indeling_naar_json, proef_inlezen
from bbzdesk.exchange.blad.model import Werkmap
from bbzdesk.services import backups, zoekindex
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk, Stap, geen_stap
from bbzdesk.store import grootboek, overzichten, records, vorderingen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import INGETROKKEN
from bbzdesk.store.vouwen import vouw
from bbzdesk.store.werk import Werk

OVERNAME, OVERGENOMEN = "overname", "overgenomen"
_STATUSSEN = {"uitstel": UITSTEL, "opgeeist": OPGEEIST}


def proef(
    kantoor: Kantoor,
    pad: Path,
    indeling: Indeling | None = None,
    *,
    werkmap: Werkmap | None = None,
    stap: Stap = geen_stap,
) -> Proef:
    """Read a sheet without changing anything: the layout, what is good, what is not and why.

    `werkmap` is what was read of the file before. `stap` hears how many rows were judged, and may stop it.
    """
    langste = langste_looptijd(kantoor.inhoud.parameters, kantoor.vandaag)
    gelezen = proef_inlezen(pad, indeling, kantoor.vandaag, langste_looptijd=langste, werkmap=werkmap, stap=stap)
    with kantoor.opslag.lees() as bron:
        goed = _zonder_verwisselingen(bron, gelezen)
        return replace(goed, waarschuwingen=(*_al_overgenomen(bron, goed, kantoor.vandaag), *goed.waarschuwingen))


def _al_overgenomen(bron: Lezing, gelezen: Proef, op: date) -> tuple[str, ...]:
    """A list that was saved again is another file with the same claims: nobody wants them twice."""
    bekend = vorderingen.overgenomen(bron)
    er_zijn = {
        (_woorden(kop.naam), *bekend[kop.vordering_id])
        for kop in vorderingen.koppen(bron, op)
        if kop.vordering_id in bekend
    }
    dubbel = [
        rij for rij in gelezen.rijen
        if (_woorden(rij.naam or rij.bedrijf or ""), rij.hoofdsom, als_tekst(rij.restschuld)) in er_zijn
    ]  # fmt: skip
    if not dubbel or 2 * len(dubbel) < len(gelezen.rijen):
        return ()
    regels = "De regel in dit bestand lijkt" if len(dubbel) == 1 else f"{len(dubbel)} regels in dit bestand lijken"
    return (
        f"{regels} al te zijn overgenomen: dezelfde ondernemer, hoofdsom en restschuld. Lees een lijst maar één keer in.",
    )


def _woorden(naam: str) -> frozenset[str]:
    """A name without the order of its parts."""
    return frozenset(vouw(naam).replace(",", " ").split())


def langste_looptijd(parameters: Parameters, op: date) -> int:
    """The longest term of a loan for bedrijfskapitaal in months (Bbz art. 15 b); a longer one in a sheet is a doubt."""
    return 12 * parameters.lezer().aantal("bbz_vast.looptijd_jaren", op)


def neem_over(kantoor: Kantoor, pad: Path, gelezen: Proef, stand_op: date, stap: Stap = geen_stap) -> Gedaan[Inlezing]:
    """Take the good rows of a dry run over, all or none, with the standing they had on a day.

    A file is taken over once; a backup is made first. Raises NietMogelijk. `stap` hears how far it is, and may stop it.
    """
    if stand_op > kantoor.vandaag:
        raise InvoerFout(
            "stand_op", "De dag van de stand ligt in de toekomst. Vul de dag in waarop het overzicht is bijgewerkt."
        )
    if not gelezen.rijen:
        raise NietMogelijk(
            "In dit bestand staat geen regel die zonder vragen kan worden overgenomen. Herstel eerst de regels."
        )
    totaal = len(gelezen.rijen)
    stap(0, totaal)
    sha256 = hashlib.sha256(pad.read_bytes()).hexdigest()
    backups.maak_vooraf(kantoor)
    with kantoor.werk("Debiteurenlijst ingelezen") as w:
        _weiger_dubbel(w, sha256)
        inlezing = Inlezing(
            id=w.nieuw_id(),
            sha256=sha256,
            ingelezen_op=kantoor.nu,
            indeling=indeling_naar_json(gelezen.indeling),
            goed=len(gelezen.rijen),
            totaal=gelezen.totaal_restschuld,
        )
        records.voeg_toe(w, inlezing)
        nummer = _nummering(w)
        for gedaan, rij in enumerate(gelezen.rijen):
            stap(gedaan, totaal)
            _neem_rij_over(kantoor, w, inlezing, rij, stand_op, nummer)
        stap(totaal, totaal)
    return Gedaan(inlezing, w.wijziging)


def draai_terug(kantoor: Kantoor, inlezing_id: str, stap: Stap = geen_stap) -> Gedaan[Inlezing]:
    """Take a whole import out of all views and totals; refused once something later stands on one of its claims.

    `stap` hears how many claims were taken out, and may stop it: then all of them stay.
    """
    with kantoor.werk("Inlezen teruggedraaid") as w:
        inlezing = records.haal(w, Inlezing, inlezing_id)
        if inlezing.teruggedraaid_op is not None:
            raise NietMogelijk(
                "Dit inlezen is al teruggedraaid. Lees het bestand opnieuw in als u het toch wilt gebruiken."
            )
        ingelezen = records.waar(w, IngelezenVordering, inlezing_id=inlezing_id)
        for regel in ingelezen:
            stap(0, len(ingelezen))
            _weiger_als_er_later_iets_gebeurde(w, regel)
        for gedaan, regel in enumerate(ingelezen):
            stap(gedaan, len(ingelezen))
            _draai_rij_terug(kantoor, w, regel)
        klaar = replace(inlezing, teruggedraaid_op=kantoor.nu)
        records.bewaar(w, klaar)
    return Gedaan(klaar, w.wijziging)


def _zonder_verwisselingen(bron: Lezing, gelezen: Proef) -> Proef:
    """Take out the rows whose BSN is of somebody with another name here: a debt must never land on the wrong person."""
    eigen: list[Debiteurrij] = []
    vreemd: list[Debiteurrij] = []
    for rij in gelezen.rijen:
        (vreemd if _is_een_ander(bron, rij) else eigen).append(rij)
    if not vreemd:
        return gelezen
    reden = "Dit burgerservicenummer hoort in BbzDesk bij iemand met een andere naam. Controleer naam en nummer."
    return replace(
        gelezen,
        rijen=tuple(eigen),
        fout=(*gelezen.fout, *(Bevinding(rij.blad, rij.rij, "bsn", reden) for rij in vreemd)),
        totaal_restschuld=gelezen.totaal_restschuld - sum(rij.restschuld for rij in vreemd),
    )


def _is_een_ander(bron: Lezing, rij: Debiteurrij) -> bool:
    zelfde = records.waar(bron, Persoon, bsn=rij.bsn) if rij.bsn else ()
    if not zelfde or rij.naam is None:
        return False
    return not set(vouw(zelfde[0].achternaam).split()) <= set(vouw(rij.naam).split())


def _weiger_dubbel(w: Werk, sha256: str) -> None:
    eerder = [inlezing for inlezing in records.waar(w, Inlezing, sha256=sha256) if inlezing.teruggedraaid_op is None]
    if eerder:
        raise NietMogelijk(
            f"Dit bestand is op {voluit(eerder[0].ingelezen_op.date())} al ingelezen. Draai dat eerst terug als u het opnieuw wilt doen."
        )


def _nummering(w: Werk) -> Callable[[str | None], str]:
    """Give each row its own number back, or a next one where the sheet has none or it is taken."""
    bezet = {dossier.nummer for dossier in records.waar(w, Dossier)}
    volgende = [0]

    def geef(gewenst: str | None) -> str:
        nummer = gewenst or ""
        while not nummer or nummer in bezet:
            volgende[0] += 1
            nummer = f"INGELEZEN-{volgende[0]:04d}"
        bezet.add(nummer)
        return nummer

    return geef


def _neem_rij_over(
    kantoor: Kantoor, w: Werk, inlezing: Inlezing, rij: Debiteurrij, stand_op: date, nummer: Callable[[str | None], str]
) -> None:
    dossier = _dossier_voor(kantoor, w, rij, stand_op, nummer)
    vordering = Vordering(
        id=w.nieuw_id(),
        opslag=w.opslag_id,
        dossier_id=dossier.id,
        besluit_id=None,
        nummer=dossier.nummer,
        soort=rij.soort or "onbekend",
        omschrijving="",
        ontstaan_op=rij.ingangsdatum or stand_op,
        zaaknummer="",
        aangemaakt_op=kantoor.nu,
    )
    records.voeg_toe(w, vordering)
    zoekindex.indexeer_vordering(w, vordering)
    boeking = _boek_overname(kantoor, w, vordering.id, rij, stand_op)
    if rij.achterstand:
        achter = VervallenTermijn(w.nieuw_id(), vordering.id, 0, stand_op, rij.achterstand, 0, kantoor.nu)
        records.voeg_toe(w, achter)
    _voeg_status_toe(kantoor, w, vordering.id, OVERGENOMEN, stand_op, _gegevens(rij))
    if rij.status in _STATUSSEN:
        _voeg_status_toe(kantoor, w, vordering.id, _STATUSSEN[rij.status], stand_op, {})
    regel = IngelezenVordering(w.nieuw_id(), inlezing.id, vordering.id, boeking.id, rij.blad, rij.rij)
    records.voeg_toe(w, regel)


def _dossier_voor(
    kantoor: Kantoor, w: Werk, rij: Debiteurrij, stand_op: date, nummer: Callable[[str | None], str]
) -> Dossier:
    """A dossier of its own for each claim; the same person for the same BSN (BM-22)."""
    persoon = _persoon_voor(w, rij)
    bedrijf = Bedrijf(w.nieuw_id(), rij.bedrijf or "")
    records.voeg_toe(w, bedrijf)
    dossier = Dossier(w.nieuw_id(), nummer(rij.dossier), bedrijf.id, "onbekend", "terugbetaling", kantoor.naam)
    records.voeg_toe(w, dossier)
    records.voeg_toe(
        w, Rol(w.nieuw_id(), dossier.id, persoon.id, "aanvrager", min(stand_op, rij.ingangsdatum or stand_op))
    )
    zoektekst = zoekindex.dossiertekst(dossier, [persoon], bedrijf, [rij.iban or ""])
    w.indexeer(zoekindex.DOSSIER, dossier.id, dossier.id, zoektekst)
    return dossier


def _persoon_voor(w: Werk, rij: Debiteurrij) -> Persoon:
    zelfde = records.waar(w, Persoon, bsn=rij.bsn) if rij.bsn else ()
    if zelfde:
        if _is_een_ander(w, rij):
            raise NietMogelijk(
                f"Op rij {rij.rij} staat een burgerservicenummer van iemand met een andere naam. Doe de proef opnieuw."
            )
        return zelfde[0]
    naam = rij.naam or rij.bedrijf or rij.dossier or "onbekend"
    voornamen, tussenvoegsel, achternaam = splits_naam(naam)
    persoon = Persoon(w.nieuw_id(), achternaam, voornamen, tussenvoegsel, bsn=rij.bsn, iban=rij.iban)
    records.voeg_toe(w, persoon)
    return persoon


def _boek_overname(kantoor: Kantoor, w: Werk, vordering_id: str, rij: Debiteurrij, stand_op: date) -> Boeking:
    """The opening balance. A sheet does not say what of it is interest, so all of it is principal."""
    regels = (
        Boekingsregel(Rekening.HOOFDSOM, rij.restschuld, vordering_id),
        Boekingsregel(Rekening.OVERNAME, -rij.restschuld, vordering_id),
    )
    boeking = Boeking(w.nieuw_id(), OVERNAME, OVERNAME, stand_op, kantoor.nu, regels)
    grootboek.boek(w, boeking)
    return boeking


def _voeg_status_toe(
    kantoor: Kantoor, w: Werk, vordering_id: str, soort: str, vanaf: date, gegevens: dict[str, Any]
) -> None:
    records.voeg_toe(w, VorderingStatus(w.nieuw_id(), vordering_id, soort, vanaf, None, None, gegevens, kantoor.nu))


def _gegevens(rij: Debiteurrij) -> dict[str, Any]:
    """What the sheet said, kept with the claim. Amounts in cents."""
    return {
        "hoofdsom": rij.hoofdsom,
        "rente": None if rij.rente is None else f"{rij.rente:f}",
        "looptijd": rij.looptijd,
        "laatste_betaling": rij.laatste_betaling.isoformat() if rij.laatste_betaling else None,
        "achterstand": rij.achterstand,
        "opmerking": rij.opmerking,
        "restschuld": als_tekst(rij.restschuld),
    }


def _weiger_als_er_later_iets_gebeurde(w: Werk, regel: IngelezenVordering) -> None:
    boekingen = [b for b in grootboek.geldende_boekingen(w, regel.vordering_id) if b.id != regel.boeking_id]
    if boekingen:
        vordering = records.haal(w, Vordering, regel.vordering_id)
        raise NietMogelijk(
            f"Op vordering {vordering.nummer} is na het inlezen geboekt. Draai die boeking eerst terug en probeer het opnieuw."
        )
    dossier = records.haal(w, Dossier, records.haal(w, Vordering, regel.vordering_id).dossier_id)
    if overzichten.is_aan_gewerkt(w, dossier.id):
        raise NietMogelijk(
            f"Aan dossier {dossier.nummer} is na het inlezen gewerkt, dus het inlezen kan niet meer terug. "
            "Verbeter wat niet klopt in het dossier zelf."
        )


def _draai_rij_terug(kantoor: Kantoor, w: Werk, regel: IngelezenVordering) -> None:
    """The ledger keeps what happened; the claim and the records that only the import made leave every view."""
    grootboek.draai_terug(w, regel.boeking_id)
    for achter in records.waar(w, VervallenTermijn, vordering_id=regel.vordering_id):
        records.voeg_toe(w, replace(achter, id=w.nieuw_id(), aflossing=-achter.aflossing, vastgelegd_op=kantoor.nu))
    _voeg_status_toe(kantoor, w, regel.vordering_id, INGETROKKEN, kantoor.vandaag, {})
    vordering = records.haal(w, Vordering, regel.vordering_id)
    ingetrokken = replace(vordering, nummer=None)
    records.bewaar(w, ingetrokken)
    zoekindex.indexeer_vordering(w, ingetrokken)
    dossier = records.haal(w, Dossier, vordering.dossier_id)
    rollen = records.waar(w, Rol, dossier_id=dossier.id)
    for rol in rollen:
        records.verwijder(w, rol)
    w.indexeer(zoekindex.DOSSIER, dossier.id, None, "")
    records.verwijder(w, dossier)
    if dossier.bedrijf_id is not None:
        records.verwijder(w, records.haal(w, Bedrijf, dossier.bedrijf_id))
    for rol in rollen:
        if not records.waar(w, Rol, persoon_id=rol.persoon_id):
            records.verwijder(w, records.haal(w, Persoon, rol.persoon_id))
