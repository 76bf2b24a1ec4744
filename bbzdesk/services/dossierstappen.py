"""The steps of a dossier in order, each with its state in one of six words, a note, and where it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.besluit import Besluit, BesluitConcept, Verzending
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.zaak import Aanvraag, Advies, Contact, Invulling, Onderzoek, Opschorting
from bbzdesk.services.doel import Doel
from bbzdesk.services.geldbeeld import Geld, Leningkort
from bbzdesk.services.termijnlijst import termijn_van
from bbzdesk.services.woorden import met_weekdag

KLAAR, BEZIG, WACHT, KAN_NIET, NIET_GESTART, PROBLEEM = (
    "klaar", "bezig", "wacht", "kan_niet", "niet_gestart", "probleem",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stap:
    """One step; `staat` is one of klaar, bezig, wacht, kan_niet, niet_gestart, probleem."""

    tekst: str
    staat: str
    noot: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class Sporen:
    """What the newest application of a dossier left behind, from contact to sending."""

    dossier_id: str
    contact: Contact | None
    screening: Invulling | None
    aanvraag: Aanvraag | None
    opschortingen: Sequence[Opschorting]
    beslissen: date | None
    onderzoek: Onderzoek | None
    advies: Advies | None
    concept: BesluitConcept | None
    besluit: Besluit | None
    verzending: Verzending | None


def beslissen_uiterlijk(aanvraag: Aanvraag | None, opschortingen: Sequence[Opschorting], lezer: Lezer) -> date | None:
    """The last day for the decision; None without an application."""
    return termijn_van(aanvraag, opschortingen, lezer).beslissen_uiterlijk if aanvraag else None


def stappen(sporen: Sporen, geld: Geld, vandaag: date) -> tuple[Stap, ...]:
    """The steps up to the decision, then those of each loan. A dossier that was taken over has only loans."""
    overgenomen = sporen.contact is None and sporen.aanvraag is None and geld.leningen
    zaak = [] if overgenomen else [*_tot_aanvraag(sporen, vandaag), *_tot_besluit(sporen, vandaag)]
    return (*zaak, *(stap for lening in geld.leningen for stap in _van_lening(lening, vandaag)))


def _tot_aanvraag(sporen: Sporen, vandaag: date) -> Iterator[Stap]:
    if sporen.contact is not None:
        doel = Doel("screening", sporen.contact.id)
        screening = sporen.screening
        if screening is None:
            yield Stap("Telefonische screening", NIET_GESTART, "", doel)
        elif screening.afgerond is None:
            begonnen = f"Begonnen op {voluit(screening.begonnen.date())}"
            yield Stap("Telefonische screening", BEZIG, begonnen, doel)
        else:
            klaar = f"Afgerond op {voluit(screening.afgerond.date())}"
            yield Stap("Telefonische screening", KLAAR, klaar, doel)
    doel = Doel("dossier", sporen.dossier_id, "aanvraag")
    if sporen.aanvraag is None:
        yield Stap("Aanvraag", NIET_GESTART, "", doel)
        yield Stap("Bewijsstukken", KAN_NIET, "Dit kan als er een aanvraag is", doel)
        return
    yield Stap("Aanvraag", KLAAR, f"Ontvangen op {voluit(sporen.aanvraag.ontvangen)}", doel)
    yield _stukken(sporen, vandaag, doel)


def _stukken(sporen: Sporen, vandaag: date, doel: Doel) -> Stap:
    wacht = next((deel for deel in sporen.opschortingen if deel.hersteld_op is None), None)
    if wacht is not None:
        te_laat = wacht.uiterste_datum < vandaag
        gevraagd = f"Gevraagd op {voluit(wacht.verzonden)}"
        einde = met_weekdag(wacht.uiterste_datum, vandaag)
        noot = f"{gevraagd}, de termijn liep af op {einde}" if te_laat else f"{gevraagd}, uiterlijk {einde}"
        return Stap("Bewijsstukken", PROBLEEM if te_laat else WACHT, noot, doel)
    if sporen.opschortingen:
        laatste = max(deel.hersteld_op for deel in sporen.opschortingen if deel.hersteld_op is not None)
        return Stap("Bewijsstukken compleet", KLAAR, f"Aangevuld op {voluit(laatste)}", doel)
    if sporen.besluit is not None:
        return Stap("Bewijsstukken", KLAAR, "Er zijn geen stukken opgevraagd", doel)
    return Stap("Bewijsstukken", NIET_GESTART, "Er zijn geen stukken opgevraagd", doel)


def _tot_besluit(sporen: Sporen, vandaag: date) -> Iterator[Stap]:
    yield _onderzoek(sporen)
    tab = Doel("dossier", sporen.dossier_id, "besluit")
    if sporen.advies is not None:
        oordeel = toon_feit(FEITEN["advies.oordeel"], sporen.advies.oordeel)
        noot = f"{sporen.advies.adviseur}: {oordeel}, {voluit(sporen.advies.datum)}"
        yield Stap("Advies", KLAAR, noot, tab)
    elif sporen.aanvraag is None:
        yield Stap("Advies", KAN_NIET, "Dit kan als er een aanvraag is", tab)
    elif sporen.onderzoek is None or sporen.onderzoek.afgerond is None:
        yield Stap("Advies", KAN_NIET, "Dit kan als het onderzoek is afgerond", tab)
    else:
        yield Stap("Advies", NIET_GESTART, "", tab)
    yield _besluit(sporen, vandaag, tab)
    if sporen.verzending is not None:
        yield Stap("Besluit verzenden", KLAAR, f"Verzonden op {voluit(sporen.verzending.verzonden_op)}", tab)
    elif sporen.besluit is not None:
        yield Stap("Besluit verzenden", NIET_GESTART, "", tab)
    else:
        yield Stap("Besluit verzenden", KAN_NIET, "Dit kan als het besluit definitief is", tab)


def _onderzoek(sporen: Sporen) -> Stap:
    doel, onderzoek = Doel("dossier", sporen.dossier_id, "levensvatbaarheid"), sporen.onderzoek
    if onderzoek is None:
        return Stap("Levensvatbaarheid", NIET_GESTART, "", doel)
    if onderzoek.afgerond is None:
        return Stap("Levensvatbaarheid", BEZIG, f"Begonnen op {voluit(onderzoek.begonnen)}", doel)
    oordeel = toon_feit(FEITEN["onderzoek.oordeel"], onderzoek.oordeel)
    return Stap("Levensvatbaarheid", KLAAR, f"Oordeel: {oordeel}, {voluit(onderzoek.afgerond)}", doel)


def _besluit(sporen: Sporen, vandaag: date, tab: Doel) -> Stap:
    if sporen.besluit is not None:
        noot = f"{sporen.besluit.nummer} van {voluit(sporen.besluit.besluitdatum)}"
        return Stap("Besluit", KLAAR, noot, tab)
    if sporen.aanvraag is None or sporen.beslissen is None:
        return Stap("Besluit", KAN_NIET, "Dit kan als er een aanvraag is", tab)
    doel = Doel("besluit", sporen.concept.id) if sporen.concept else tab
    einde = met_weekdag(sporen.beslissen, vandaag)
    if sporen.beslissen < vandaag:
        return Stap("Besluit", PROBLEEM, f"De beslistermijn liep af op {einde}", doel)
    if sporen.concept is not None:
        return Stap("Besluit", BEZIG, f"Er is een concept. Beslissen uiterlijk {einde}", doel)
    return Stap("Besluit", NIET_GESTART, f"Beslissen uiterlijk {einde}", doel)


def _van_lening(lening: Leningkort, vandaag: date) -> Iterator[Stap]:
    doel = Doel("lening", lening.vordering_id)
    if lening.gepland is not None:
        te_laat = lening.gepland < vandaag
        gepland = f"Uitbetalen is gepland op {met_weekdag(lening.gepland, vandaag)}"
        if lening.akte is not None:
            yield Stap("Akte van schuldbekentenis", KLAAR, f"Getekend op {voluit(lening.akte)}", doel)
        else:
            yield Stap("Akte van schuldbekentenis", NIET_GESTART, gepland, doel)
        if lening.uitbetaald_op is not None:
            yield Stap("Uitbetaling", KLAAR, f"Uitbetaald op {voluit(lening.uitbetaald_op)}", doel)
        elif lening.akte is None:
            yield Stap("Uitbetaling", KAN_NIET, "Dit kan als de akte is getekend", doel)
        else:
            yield Stap("Uitbetaling", PROBLEEM if te_laat else NIET_GESTART, gepland, doel)
    if lening.loopt:
        yield _terugbetaling(lening, doel)


def _terugbetaling(lening: Leningkort, doel: Doel) -> Stap:
    if lening.totaal <= 0:
        return Stap("Terugbetaling", KLAAR, f"{lening.naam} is afgelost", doel)
    staat = PROBLEEM if lening.achterstand else BEZIG
    return Stap("Terugbetaling", staat, lening.noot, doel)
