"""Taking a sheet over, step by step: which column is what, what is not taken over and why, and what will happen."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitwisseling import Inlezing
from bbzdesk.exchange.blad import Bevinding, Indeling, Proef, grenzen
from bbzdesk.exchange.blad.gegeven import plaats
from bbzdesk.exchange.blad.indelen import Plaatsing, bij_koppen, is_bruikbaar, is_waarde, kopteksten
from bbzdesk.exchange.blad.lezen import lees_werkmap
from bbzdesk.exchange.blad.model import AANHEF, TEKST, VELDEN, Blad, Cel, Rij, Werkmap
from bbzdesk.exchange.blad.proef import GeenKopregel
from bbzdesk.services import inlezen
from bbzdesk.services.bladbeeld import GEEN_REGELS, ONBEKENDE_KOLOMMEN, Bladbeeld, bladbeeld
from bbzdesk.services.kantoor import Gedaan, Kantoor, NietMogelijk, Stap, geen_stap
from bbzdesk.services.woorden import aantal_van, hoofdletter

UITGANGEN = (".xlsx", ".xlsm", ".csv")
ANDERE_VORMEN = {
    ".xls": "Dit bestand heeft de oude vorm van Excel (.xls). Open het in Excel en kies Opslaan als .xlsx. Kies daarna dat bestand.",
    ".xlsb": "Dit is een binair Excel-bestand (.xlsb). Open het in Excel en kies Opslaan als .xlsx. Kies daarna dat bestand.",
    ".ods": "Dit is een bestand van LibreOffice (.ods). Open het in LibreOffice en kies Opslaan als .xlsx. Kies daarna dat bestand.",
}
"""What to do with a list that is kept in a form that is not read, by its extension."""
NIET, CONTROLEER = "niet", "controleer"
_PLEK = "indeling.kolommen"
_MINSTE_RIJEN = 2
_GEWIJZIGD = (
    "Het bestand is na de proef veranderd of weggehaald. Ga terug naar Bestand en lees het opnieuw, "
    "dan ziet u wat er nu in staat."
)


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
class Gelezen:
    """The file as it was read, and the mark by which a change of it is seen."""

    pad: Path
    kenmerk: str
    werkmap: Werkmap = field(repr=False)


@dataclass(frozen=True, slots=True)
class Inleesbeeld:
    """What the dry run of one file found; nothing has been taken over. `totaal` in cents."""

    lezing: Gelezen
    stand_op: date
    proef: Proef
    blad: Bladbeeld
    velden: tuple[Veldkeuze, ...]
    goed: int
    niet_goed: int
    totaal: int
    opmerkingen: tuple[Opmerking, ...]
    meldingen: tuple[str, ...]
    gevolg: tuple[str, ...]

    @property
    def bestand(self) -> str:
        """The name of the file, without its folder."""
        return self.lezing.pad.name

    @property
    def kop_woorden(self) -> str:
        """Where the heads are, or that the columns have to be pointed out."""
        onbekend = not self.proef.gelezen_bladen and not self.leeg
        return ONBEKENDE_KOLOMMEN if onbekend else self.blad.woorden

    @property
    def leeg(self) -> bool:
        """Whether nothing stands below the heads."""
        return all(not kolom.voorbeelden for kolom in self.blad.kolommen)

    @property
    def werkwoord(self) -> str:
        """What is on the button that takes over; nothing when there is nothing to take over."""
        return f"Neem {aantal_van(self.goed, 'vordering', 'vorderingen')} over" if self.goed else ""

    def tel(self, soort: str) -> int:
        """How many remarks of a kind there are."""
        return sum(1 for opmerking in self.opmerkingen if opmerking.soort == soort)


def bekijk(kantoor: Kantoor, pad: Path, stand_op: date, stap: Stap = geen_stap) -> Inleesbeeld:
    """Read a file and propose a layout; raises the sentence that belongs to the file or to the day.

    `stap` hears how many rows were judged, and may stop it.
    """
    if stand_op > kantoor.vandaag:
        raise InvoerFout("stand_op", "Deze dag ligt in de toekomst. Vul de dag in waarop het overzicht is bijgewerkt.")
    return _voorstel(kantoor, _lees(pad, stap), stand_op, stap)


def met_blad(kantoor: Kantoor, eerder: Inleesbeeld, blad: str, stap: Stap = geen_stap) -> Inleesbeeld:
    """Another sheet, on its own; without a name the choice of the program again."""
    lezing = _vers(eerder, stap)
    return _voorstel(kantoor, lezing, eerder.stand_op, stap, blad, eerder.blad.voorgesteld if blad else ())


def met_kop(kantoor: Kantoor, eerder: Inleesbeeld, kopregels: Sequence[int], stap: Stap = geen_stap) -> Inleesbeeld:
    """The same sheet with the heads on other rows; the columns are looked for anew."""
    lezing = _vers(eerder, stap)
    deel = _deel(lezing.werkmap, eerder.blad.blad)
    blad = _blad(deel, eerder.proef.indeling.blad)
    plaatsing = bij_koppen(blad, kopregels, kantoor.vandaag)
    proef = _leeg(plaatsing)
    if is_bruikbaar(plaatsing.kolommen):
        proef = inlezen.proef(kantoor, lezing.pad, plaatsing.als_indeling(), werkmap=deel, stap=stap)
    return _opnieuw(eerder, lezing, proef, blad, plaatsing)


def met_kolommen(
    kantoor: Kantoor, eerder: Inleesbeeld, kolommen: Mapping[str, str], stap: Stap = geen_stap
) -> Inleesbeeld:
    """The same file read with other columns; an empty name leaves a field out.

    Raises InvoerFouten, by field, and NietMogelijk when there is nothing to read below the heads.
    """
    lezing = _vers(eerder, stap)
    if lezing is eerder.lezing and eerder.leeg:
        raise NietMogelijk(GEEN_REGELS)
    gekozen = {veld: kolom for veld, kolom in kolommen.items() if kolom}
    if lezing is eerder.lezing and gekozen and gekozen == dict(eerder.proef.indeling.kolommen):
        return eerder
    indeling = Indeling(eerder.proef.indeling.blad, eerder.blad.kopregels, gekozen)
    deel = _deel(lezing.werkmap, eerder.blad.blad)
    try:
        proef = inlezen.proef(kantoor, lezing.pad, indeling, werkmap=deel, stap=stap)
    except InvoerFouten as fouten:
        raise InvoerFouten([_bij_veld(fout) for fout in fouten.fouten]) from None
    return _opnieuw(eerder, lezing, proef, *plaats(deel, proef.indeling))


def _opnieuw(eerder: Inleesbeeld, lezing: Gelezen, proef: Proef, blad: Blad, plaatsing: Plaatsing) -> Inleesbeeld:
    """The same choice of a sheet, read in another way."""
    gekozen, voorgesteld = eerder.blad.blad, eerder.blad.voorgesteld
    if not gekozen and proef.gelezen_bladen:
        voorgesteld = proef.gelezen_bladen
    return _beeld(lezing, eerder.stand_op, proef, bladbeeld(lezing.werkmap, blad, plaatsing, gekozen, voorgesteld))


def _lees(pad: Path, stap: Stap) -> Gelezen:
    return Gelezen(pad, _kenmerk(pad), lees_werkmap(pad, stap=stap))


def _vers(eerder: Inleesbeeld, stap: Stap) -> Gelezen:
    """What was read of the file; anew when somebody saved it since, as who mends his rows in Excel does."""
    lezing = eerder.lezing
    return lezing if _kenmerk(lezing.pad) == lezing.kenmerk else _lees(lezing.pad, stap)


def _kenmerk(pad: Path) -> str:
    """A mark that changes with the file; of a file that is not there, or too large to read, there is none."""
    try:
        if pad.stat().st_size <= grenzen.BESTAND:
            return hashlib.sha256(pad.read_bytes()).hexdigest()
    except OSError:
        pass
    return ""


def _deel(werkmap: Werkmap, blad: str) -> Werkmap:
    """Only the sheet that a person chose; all of them when he left it to the program."""
    return replace(werkmap, bladen=(_blad(werkmap, blad),)) if blad else werkmap


def _blad(werkmap: Werkmap, naam: str) -> Blad:
    gevonden = next((blad for blad in werkmap.bladen if blad.naam == naam), None)
    if gevonden is None:
        raise NietMogelijk(f"Blad {naam} staat niet meer in het bestand. Lees het bestand opnieuw.")
    return gevonden


def _voorstel(
    kantoor: Kantoor,
    lezing: Gelezen,
    stand_op: date,
    stap: Stap,
    gekozen: str = "",
    voorgesteld: tuple[str, ...] = (),
) -> Inleesbeeld:
    """What the program makes of the file, or of the one sheet that was chosen."""
    deel = _deel(lezing.werkmap, gekozen)
    try:
        proef = inlezen.proef(kantoor, lezing.pad, werkmap=deel, stap=stap)
        blad, plaatsing = plaats(deel, proef.indeling)
    except GeenKopregel as fout:
        blad, plaatsing = _zelf_kiezen(deel)
        if not gekozen and _is_geen_lijst(blad, plaatsing):
            raise fout from None
        proef = _leeg(plaatsing)
    bladen = voorgesteld or proef.gelezen_bladen or (blad.naam,)
    return _beeld(lezing, stand_op, proef, bladbeeld(lezing.werkmap, blad, plaatsing, gekozen, bladen))


def _zelf_kiezen(werkmap: Werkmap) -> tuple[Blad, Plaatsing]:
    """A list of which we know no column: a person can say which is which."""
    blad = max(werkmap.bladen, key=lambda blad: (not blad.verborgen, len(blad.rijen)))
    kop = _mogelijke_kop(blad)
    return blad, Plaatsing(blad.naam, tuple(rij.nr for rij in kop), {}, kopteksten(blad, kop))


def _is_geen_lijst(blad: Blad, plaatsing: Plaatsing) -> bool:
    """Too few rows with something beside something: a letter, a note."""
    gevuld = [rij for rij in blad.rijen if rij.nr > plaatsing.laatste_kopregel and len(rij.cellen) > 1]
    return len(gevuld) < _MINSTE_RIJEN


def _leeg(plaatsing: Plaatsing) -> Proef:
    """The dry run of columns that are not all known: nothing was judged."""
    return Proef(plaatsing.als_indeling(), (), (), (), 0, 0)


def _mogelijke_kop(blad: Blad) -> Sequence[Rij]:
    """The row of words only, with the most of them, right above a row of values before others; there may be none."""
    paren = list(zip(blad.rijen, (*blad.rijen[1:], None), strict=True))
    mogelijk = [(rij, volgende) for rij, volgende in paren if len(rij.cellen) > 1 and _alleen_woorden(rij)]
    if not mogelijk:
        return []
    beste = max(mogelijk, key=lambda paar: (paar[1] is not None and not _alleen_woorden(paar[1]), len(paar[0].cellen)))
    return [beste[0]]


def _alleen_woorden(rij: Rij) -> bool:
    return all(_is_woord(cel) for cel in rij.cellen.values())


def _is_woord(cel: Cel) -> bool:
    return cel.soort == TEKST and not is_waarde(cel.waarde)


def neem_over(kantoor: Kantoor, gezien: Inleesbeeld, stap: Stap = geen_stap) -> Gedaan[Inlezing]:
    """Take over what the dry run found good; refused when the file is no more what was seen.

    `stap` hears how many rows were taken over; who stops it has taken over nothing.
    """
    if _kenmerk(gezien.lezing.pad) != gezien.lezing.kenmerk:
        raise NietMogelijk(_GEWIJZIGD)
    return inlezen.neem_over(kantoor, gezien.lezing.pad, gezien.proef, gezien.stand_op, stap)


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


def _beeld(lezing: Gelezen, stand_op: date, proef: Proef, blad: Bladbeeld) -> Inleesbeeld:
    niet_goed = len({(regel.blad, regel.rij) for regel in proef.fout})
    opmerkingen = [*_opmerkingen(NIET, proef.fout), *_opmerkingen(CONTROLEER, proef.twijfel)]
    gezien = Inleesbeeld(
        lezing=lezing,
        stand_op=stand_op,
        proef=proef,
        blad=blad,
        velden=tuple(Veldkeuze(veld, _etiket(veld), proef.indeling.kolommen.get(veld, "")) for veld in VELDEN),
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
