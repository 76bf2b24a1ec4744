"""Taking a sheet over, step by step: which column is what, what is not taken over and why, and what will happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitwisseling import Inlezing
from bbzdesk.exchange.blad import Bevinding, Indeling, Proef
from bbzdesk.exchange.blad.gedaante import is_bsn
from bbzdesk.exchange.blad.gegeven import plaats
from bbzdesk.exchange.blad.indelen import Plaatsing, is_waarde, kopteksten
from bbzdesk.exchange.blad.lezen import lees_werkmap
from bbzdesk.exchange.blad.model import AANHEF, DATUM, GETAL, PROCENT, TEKST, VELDEN, Blad, Cel, Rij, Werkmap
from bbzdesk.exchange.blad.proef import GeenKopregel
from bbzdesk.services import inlezen
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk
from bbzdesk.services.woorden import aantal_van, bsn_verborgen, hoofdletter

UITGANGEN = (".xlsx", ".xlsm", ".csv")
NIET, CONTROLEER = "niet", "controleer"
_VOORBEELDEN, _LANGSTE = 3, 28
_PLEK = "indeling.kolommen"
_MINSTE_RIJEN = 2
_ONBEKENDE_KOLOMMEN = (
    "BbzDesk herkent de kolommen niet. Kies zelf ten minste de restschuld, en de naam of het dossiernummer."
)
_KIES_ANDERS = "Klopt een kolom niet, kies dan een andere."


@dataclass(frozen=True, slots=True)
class Kolomkeuze:
    """A column of the sheet: how the layout names it, how a person recognises it, and what stands in it."""

    naam: str
    woorden: str
    voorbeelden: str


@dataclass(frozen=True, slots=True)
class Veldkeuze:
    """A fact that a sheet can hold, and the column that holds it; an empty column is: not in this file."""

    veld: str
    etiket: str
    kolom: str


@dataclass(frozen=True, slots=True)
class Opmerking:
    """Something about one row. `soort` says whether the row is left out, or taken over and worth a look."""

    soort: str
    blad: str
    rij: int
    wat: str
    reden: str


@dataclass(frozen=True, slots=True)
class Inleesbeeld:
    """What the dry run of one file found; nothing has been taken over. `totaal` in cents."""

    pad: Path
    stand_op: date
    proef: Proef
    kop_woorden: str
    velden: tuple[Veldkeuze, ...]
    kolommen: tuple[Kolomkeuze, ...]
    goed: int
    niet_goed: int
    totaal: int
    opmerkingen: tuple[Opmerking, ...]
    meldingen: tuple[str, ...]
    gevolg: tuple[str, ...]

    @property
    def bestand(self) -> str:
        """The name of the file, without its folder."""
        return self.pad.name

    @property
    def werkwoord(self) -> str:
        """What is on the button that takes over; nothing when there is nothing to take over."""
        return f"Neem {aantal_van(self.goed, 'vordering', 'vorderingen')} over" if self.goed else ""

    def tel(self, soort: str) -> int:
        """How many remarks of a kind there are."""
        return sum(1 for opmerking in self.opmerkingen if opmerking.soort == soort)


def bekijk(kantoor: Kantoor, pad: Path, stand_op: date) -> Inleesbeeld:
    """Read a file and propose a layout; raises the sentence that belongs to the file or to the day."""
    if stand_op > kantoor.vandaag:
        raise InvoerFout("stand_op", "Deze dag ligt in de toekomst. Vul de dag in waarop het overzicht is bijgewerkt.")
    try:
        proef = inlezen.proef(kantoor, pad)
    except GeenKopregel as fout:
        return _zelf_kiezen(pad, stand_op, fout)
    werkmap = lees_werkmap(pad)
    blad, plaatsing = plaats(werkmap, proef.indeling)
    return _beeld(pad, stand_op, proef, _kop(werkmap, plaatsing), _kolommen(blad, plaatsing))


def _zelf_kiezen(pad: Path, stand_op: date, fout: GeenKopregel) -> Inleesbeeld:
    """A list of which we know no column: a person can say which is which. What is no list stays refused."""
    blad = max(lees_werkmap(pad).bladen, key=lambda blad: len(blad.rijen))
    kop = _mogelijke_kop(blad)
    koppen = kopteksten(blad, kop)
    plaatsing = Plaatsing(blad.naam, tuple(rij.nr for rij in kop), {}, koppen)
    gevuld = [rij for rij in blad.rijen if rij.nr > plaatsing.laatste_kopregel and len(rij.cellen) > 1]
    if len(gevuld) < _MINSTE_RIJEN:
        raise fout
    leeg = Proef(plaatsing.als_indeling(), (), (), (), 0, 0)
    return _beeld(pad, stand_op, leeg, _ONBEKENDE_KOLOMMEN, _kolommen(blad, plaatsing))


def _mogelijke_kop(blad: Blad) -> Sequence[Rij]:
    """The first row of words only, with the most of them; a sheet may also have none."""
    rijen = [rij for rij in blad.rijen if len(rij.cellen) > 1 and all(_is_woord(cel) for cel in rij.cellen.values())]
    return [max(rijen, key=lambda rij: len(rij.cellen))] if rijen else []


def _is_woord(cel: Cel) -> bool:
    return cel.soort == TEKST and not is_waarde(cel.waarde)


def met_kolommen(kantoor: Kantoor, eerder: Inleesbeeld, kolommen: Mapping[str, str]) -> Inleesbeeld:
    """The same file read with other columns; an empty name leaves a field out. Raises InvoerFouten, by field."""
    gekozen = {veld: kolom for veld, kolom in kolommen.items() if kolom}
    if gekozen and gekozen == dict(eerder.proef.indeling.kolommen):
        return eerder
    indeling = Indeling(eerder.proef.indeling.blad, eerder.proef.indeling.kopregels, gekozen)
    try:
        proef = inlezen.proef(kantoor, eerder.pad, indeling)
    except InvoerFouten as fouten:
        raise InvoerFouten([_bij_veld(fout) for fout in fouten.fouten]) from None
    return _beeld(eerder.pad, eerder.stand_op, proef, eerder.kop_woorden, eerder.kolommen)


def neem_over(kantoor: Kantoor, gezien: Inleesbeeld) -> Gedaan[Inlezing]:
    """Take over what the dry run found good."""
    if not gezien.pad.is_file():
        raise NietMogelijk("Het bestand is er niet meer. Zet het terug op zijn plaats of kies het bestand opnieuw.")
    return inlezen.neem_over(kantoor, gezien.pad, gezien.proef, gezien.stand_op)


def klaar(inlezing: Inlezing) -> str:
    """What was taken over, in one sentence."""
    aantal = aantal_van(inlezing.goed, "vordering is", "vorderingen zijn")
    return f"{aantal} overgenomen, samen {euro(inlezing.totaal)}."


def vraag_terug(inlezing: Inlezing) -> str:
    """What turning an import back does."""
    aantal = aantal_van(inlezing.goed, "vordering", "vorderingen")
    return (
        f"De {aantal} van dit bestand, samen {euro(inlezing.totaal)}, verdwijnen uit alle lijsten en totalen. "
        "Is er daarna op een vordering geboekt, dan zegt BbzDesk dat en verandert er niets."
    )


def _bij_veld(fout: InvoerFout) -> InvoerFout:
    return InvoerFout(fout.veld.removeprefix(_PLEK).removeprefix("."), str(fout))


def _beeld(pad: Path, stand_op: date, proef: Proef, kop: str, kolommen: tuple[Kolomkeuze, ...]) -> Inleesbeeld:
    niet_goed = len({(regel.blad, regel.rij) for regel in proef.fout})
    opmerkingen = [*_opmerkingen(NIET, proef.fout), *_opmerkingen(CONTROLEER, proef.twijfel)]
    gezien = Inleesbeeld(
        pad=pad,
        stand_op=stand_op,
        proef=proef,
        kop_woorden=kop,
        velden=tuple(Veldkeuze(veld, _etiket(veld), proef.indeling.kolommen.get(veld, "")) for veld in VELDEN),
        kolommen=kolommen,
        goed=len(proef.rijen),
        niet_goed=niet_goed,
        totaal=proef.totaal_restschuld,
        opmerkingen=tuple(opmerkingen),
        meldingen=(*_later_betaald(proef, stand_op), *proef.waarschuwingen),
        gevolg=(),
    )
    return replace(gezien, gevolg=_gevolg(gezien))


def _later_betaald(proef: Proef, stand_op: date) -> tuple[str, ...]:
    """A sheet that knows of payments after the day of its standing contradicts that day: its amounts would be wrong."""
    later = [rij.laatste_betaling for rij in proef.rijen if rij.laatste_betaling and rij.laatste_betaling > stand_op]
    if not later:
        return ()
    regels = aantal_van(len(later), "regel staat een betaling", "regels staan betalingen")
    zin = f"In {regels} van na {voluit(stand_op)}, de laatste op {voluit(max(later))}. "
    return (zin + "Klopt de dag van de stand? Vul anders de dag in waarop het bestand is bijgewerkt.",)


def _gevolg(gezien: Inleesbeeld) -> tuple[str, ...]:
    """What taking over will do, sentence by sentence."""
    if not gezien.goed:
        return ("Geen enkele regel kan worden overgenomen. Herstel het bestand of kies andere kolommen.",)
    dossiers = aantal_van(gezien.goed, "dossier met een vordering", "dossiers, elk met een vordering")
    zinnen = [
        f"BbzDesk maakt eerst een back-up, en daarna {dossiers}, samen {euro(gezien.totaal)}.",
        f"De bedragen gelden op {voluit(gezien.stand_op)}. Betalingen van daarna boekt u zelf.",
    ]
    if gezien.niet_goed:
        zinnen.append(
            f"{aantal_van(gezien.niet_goed, 'regel wordt', 'regels worden')} niet overgenomen. "
            "Herstel die in uw eigen bestand, en lees ze daarna in met een bestand waarin alleen die regels staan."
        )
    return (*zinnen, "U kunt dit in één keer terugdraaien, zolang er nog niets op is geboekt.")


def _opmerkingen(soort: str, bevindingen: Sequence[Bevinding]) -> list[Opmerking]:
    gesorteerd = sorted(bevindingen, key=lambda regel: (regel.blad, regel.rij))
    return [Opmerking(soort, regel.blad, regel.rij, _etiket(regel.veld), regel.reden) for regel in gesorteerd]


def _etiket(veld: str) -> str:
    """`Restschuld`, from *De restschuld*."""
    return hoofdletter(AANHEF[veld].partition(" ")[2]) if veld in AANHEF else hoofdletter(veld)


def _kop(werkmap: Werkmap, plaatsing: Plaatsing) -> str:
    """Where the heads were found; a csv file has no sheets."""
    rijen = " en ".join(str(nummer) for nummer in plaatsing.kopregels)
    koppen = f"De koppen staan op rij {rijen}" if rijen else "Er zijn geen koppen"
    plek = "" if werkmap.soort == "csv" else f" van blad {plaatsing.blad}"
    return f"{koppen}{plek}. {_KIES_ANDERS}"


def _kolommen(blad: Blad, plaatsing: Plaatsing) -> tuple[Kolomkeuze, ...]:
    """Every column that has a head or a value, in the order of the sheet."""
    rijen = [rij for rij in blad.rijen if rij.nr > plaatsing.laatste_kopregel]
    gevuld = {kolom for rij in rijen for kolom in rij.cellen} | set(plaatsing.koppen)
    keuzes = []
    for kolom in sorted(gevuld):
        naam = plaatsing.naam_van(kolom)
        cellen = [rij.cellen[kolom] for rij in rijen if kolom in rij.cellen][:_VOORBEELDEN]
        woorden = naam if plaatsing.koppen.get(kolom) == naam else f"Kolom {naam}"
        keuzes.append(Kolomkeuze(naam, _ingekort(woorden), " · ".join(_voorbeeld(cel) for cel in cellen)))
    return tuple(keuzes)


def _voorbeeld(cel: Cel) -> str:
    """A value as people write it; a BSN is recognised without being shown."""
    if is_bsn(cel):
        return bsn_verborgen(cel.waarde.strip())
    tekst = " ".join(cel.waarde.split())
    if cel.soort == DATUM and tekst:
        tekst = kort(datetime.fromisoformat(tekst).date())
    elif cel.soort in (GETAL, PROCENT):
        tekst = tekst.replace(".", ",")
    return _ingekort(tekst)


def _ingekort(tekst: str) -> str:
    return tekst if len(tekst) <= _LANGSTE else f"{tekst[: _LANGSTE - 1]}…"
