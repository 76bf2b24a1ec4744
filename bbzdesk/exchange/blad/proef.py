"""The dry run of a debtor sheet: what would be taken in, what not and why. It changes nothing."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bbzdesk.domain.geld import als_tekst
from bbzdesk.exchange.blad.beoordelen import Omstandigheden, Oordeel, beoordeel
from bbzdesk.exchange.blad.eenheid import eenheden
from bbzdesk.exchange.blad.gegeven import plaats
from bbzdesk.exchange.blad.grenzen import BladFout
from bbzdesk.exchange.blad.indelen import Plaatsing, voorstel
from bbzdesk.exchange.blad.kopbreedte import kopbreedte
from bbzdesk.exchange.blad.lezen import Stap, geen_stap, lees_werkmap
from bbzdesk.exchange.blad.model import FORMULE, Bevinding, Blad, Indeling, Proef, Rij, Werkmap
from bbzdesk.exchange.blad.rijsoort import Rijsoort, doorgetrokken, rijsoort
from bbzdesk.exchange.blad.samenhang import vergelijk
from bbzdesk.exchange.blad.stijl import stijl_van
from bbzdesk.exchange.blad.tekst import kolomletter, opsomming, rijnummers, vouw
from bbzdesk.exchange.blad.totalen import Totaalregel, vergelijk_totalen


class GeenKopregel(BladFout):
    """No sheet has a row that looks like the header of loans."""


@dataclass(slots=True)
class _Bladuitkomst:
    plaatsing: Plaatsing
    oordelen: list[Oordeel] = field(default_factory=list)
    waarschuwingen: list[str] = field(default_factory=list)


def proef_inlezen(
    pad: Path,
    indeling: Indeling | None,
    vandaag: date,
    *,
    langste_looptijd: int | None = None,
    werkmap: Werkmap | None = None,
    stap: Stap = geen_stap,
) -> Proef:
    """Read a debtor sheet without taking anything in.

    Without `indeling` the layout is proposed and returned; other visible sheets with the same columns are read too.
    `langste_looptijd` is the longest term of bedrijfskapitaal in months, from the parameters; None leaves it unjudged.
    `werkmap` is what was read of the file before, or a part of it; `stap` hears how many rows were judged.

    Raises BladFout when the file cannot be read or no sheet holds loans, InvoerFouten when a given layout does not fit.
    """
    werkmap = werkmap or lees_werkmap(pad, stap=stap)
    try:
        return beoordeel_werkmap(werkmap, indeling, vandaag, langste_looptijd=langste_looptijd, stap=stap)
    except GeenKopregel:
        if werkmap.soort == "csv" and pad.suffix.lower() in (".xlsx", ".xlsm"):
            raise _geen_excel(pad.suffix.lower()) from None
        raise


def _geen_excel(uitgang: str) -> BladFout:
    return BladFout(
        f"De naam van dit bestand eindigt op {uitgang}, maar het is gewone tekst en geen Excel-bestand. "
        "Open de lijst in Excel, kies Opslaan als .xlsx en lees dat bestand in."
    )


def beoordeel_werkmap(
    werkmap: Werkmap,
    indeling: Indeling | None,
    vandaag: date,
    *,
    langste_looptijd: int | None = None,
    stap: Stap = geen_stap,
) -> Proef:
    """Judge cells that have been read; the part of the dry run that needs no file."""
    gekozen, waarschuwingen = _kies(werkmap, indeling, vandaag)
    uitkomsten = []
    tel = _teller(stap, sum(len(blad.rijen) for blad, _ in gekozen))
    for blad, plaatsing in gekozen:
        rijen = [(rijsoort(rij, plaatsing), rij) for rij in doorgetrokken(blad, plaatsing)]
        leningen = [rij for soort, rij in rijen if soort is Rijsoort.LENING]
        stijl = stijl_van(leningen, plaatsing, werkmap.datum1904)
        om = Omstandigheden(
            plaatsing, stijl, vandaag, langste_looptijd, eenheden(blad, plaatsing), kopbreedte(blad, plaatsing)
        )
        uitkomst = _lees_blad(blad, rijen, om, tel)
        uitkomst.waarschuwingen += _zelfde_kop(plaatsing) + _niet_gelezen(plaatsing)
        uitkomst.waarschuwingen += _tweede_tabel(blad, rijen, plaatsing)
        uitkomst.waarschuwingen += _verborgen(blad, leningen, plaatsing) + _zonder_uitkomst(blad, leningen, plaatsing)
        uitkomsten.append(uitkomst)
    return _samen(werkmap, uitkomsten, waarschuwingen)


def _teller(stap: Stap, totaal: int) -> Callable[[], None]:
    """Counts the rows of all sheets together."""
    nummers = itertools.count(1)
    return lambda: stap(next(nummers), totaal)


def _kies(werkmap: Werkmap, indeling: Indeling | None, vandaag: date) -> tuple[list[tuple[Blad, Plaatsing]], list[str]]:
    """The main sheet first, then other visible sheets that have most of its columns; say what is left out."""
    voorstellen = {
        blad.naam: gevonden
        for blad in werkmap.bladen
        if (indeling is None or blad.naam != indeling.blad) and (gevonden := voorstel(blad, vandaag)) is not None
    }
    if indeling is not None:
        hoofd, plaatsing = plaats(werkmap, indeling)
    else:
        hoofd, plaatsing = _hoofdblad(werkmap, voorstellen)
    gekozen, waarschuwingen = [(hoofd, plaatsing)], []
    for blad in werkmap.bladen:
        if blad.naam == hoofd.naam or blad.naam not in voorstellen:
            continue
        gedeeld = set(voorstellen[blad.naam].kolommen) & set(plaatsing.kolommen)
        if blad.verborgen:
            waarschuwingen.append(
                f"Blad {blad.naam} is verborgen en is niet gelezen. Maak het zichtbaar als het meetelt."
            )
        elif len(gedeeld) < 0.6 * len(plaatsing.kolommen):
            waarschuwingen.append(f"Blad {blad.naam} heeft andere kolommen en is niet gelezen. Lees het apart in.")
        else:
            gekozen.append((blad, voorstellen[blad.naam]))
            waarschuwingen.append(f"Ook blad {blad.naam} is gelezen, want het heeft dezelfde kolommen.")
    return gekozen, waarschuwingen


def _hoofdblad(werkmap: Werkmap, voorstellen: dict[str, Plaatsing]) -> tuple[Blad, Plaatsing]:
    mogelijk = [blad for blad in werkmap.bladen if blad.naam in voorstellen]
    if not mogelijk:
        raise _niets_gevonden(werkmap)
    hoofd = max(
        mogelijk,
        key=lambda blad: (
            not blad.verborgen,
            len(voorstellen[blad.naam].kolommen),
            min(len(blad.rijen), 3),
            _laatste_jaar(blad.naam),
            -werkmap.bladen.index(blad),
        ),
    )
    return hoofd, voorstellen[hoofd.naam]


def _laatste_jaar(naam: str) -> int:
    """Of a sheet per year the latest is the standing; the older ones tell again about the same loans."""
    return max((int(jaar) for jaar in re.findall(r"20\d{2}", naam)), default=0)


def _niets_gevonden(werkmap: Werkmap) -> BladFout:
    if not any(blad.rijen for blad in werkmap.bladen):
        return BladFout("Het bestand heeft geen enkele gevulde cel. Kies het bestand met de leningen.")
    return GeenKopregel(
        "Er is geen kopregel gevonden met een kolom voor de restschuld en een voor de naam of het dossier. "
        "Zet boven elke kolom wat erin staat, of kies zelf wat waar staat."
    )


def _lees_blad(
    blad: Blad, rijen: list[tuple[Rijsoort, Rij]], om: Omstandigheden, tel: Callable[[], None]
) -> _Bladuitkomst:
    uitkomst = _Bladuitkomst(om.plaatsing)
    totalen: list[Totaalregel] = []
    teksten: list[int] = []
    kolom = om.plaatsing.kolommen["restschuld"]
    for soort, rij in rijen:
        tel()
        if soort is Rijsoort.LENING:
            uitkomst.oordelen.append(beoordeel(rij, om))
        elif soort is Rijsoort.TOTAAL:
            # A total in thousands cannot be compared with amounts that were not taken.
            cel = None if "restschuld" in om.eenheden else rij.cellen.get(kolom)
            totalen.append(Totaalregel(rij.nr, cel, len(uitkomst.oordelen)))
        elif soort is Rijsoort.TEKST:
            teksten.append(rij.nr)
    bedragen = [oordeel.centen("restschuld") for oordeel in uitkomst.oordelen]
    uitkomst.waarschuwingen += vergelijk_totalen(blad.naam, totalen, bedragen, om.stijl.decimaal["restschuld"])
    if teksten:
        uitkomst.waarschuwingen.append(f"Op blad {blad.naam} is {rijnummers(teksten)} alleen tekst en overgeslagen.")
    return uitkomst


def _zelfde_kop(plaatsing: Plaatsing) -> list[str]:
    """Of two columns with one head only a person knows which is meant; that one was chosen is said."""
    meldingen = []
    for kolom in plaatsing.kolommen.values():
        zelfde = _met_dezelfde_kop(plaatsing, kolom)
        if len(zelfde) > 1 and not set(zelfde) - {kolom} & set(plaatsing.kolommen.values()):
            letters = opsomming([kolomletter(nummer) for nummer in zelfde])
            meldingen.append(
                f"Op blad {plaatsing.blad} staat “{plaatsing.koppen[kolom]}” boven kolom {letters}. "
                f"Kolom {kolomletter(kolom)} is gelezen. Kies een andere kolom als dat de verkeerde is."
            )
    return meldingen


def _met_dezelfde_kop(plaatsing: Plaatsing, kolom: int) -> list[int]:
    gezocht = vouw(plaatsing.koppen.get(kolom, "")).strip()
    return [nummer for nummer, kop in plaatsing.koppen.items() if gezocht and vouw(kop).strip() == gezocht]


def _niet_gelezen(plaatsing: Plaatsing) -> list[str]:
    gelezen = {nummer for kolom in plaatsing.kolommen.values() for nummer in _met_dezelfde_kop(plaatsing, kolom)}
    gelezen |= set(plaatsing.kolommen.values())
    over = [kop for kolom, kop in plaatsing.koppen.items() if kolom not in gelezen]
    if not over or len(over) == len(plaatsing.koppen):
        return []
    namen = opsomming([f"“{kop}”" for kop in over[:12]])
    return [f"Op blad {plaatsing.blad} zijn deze kolommen niet gelezen: {namen}. Kies zo nodig zelf wat waar staat."]


def _tweede_tabel(blad: Blad, rijen: list[tuple[Rijsoort, Rij]], plaatsing: Plaatsing) -> list[str]:
    """A header further down with other columns: its rows were read as if they were under the first one."""
    anders = [rij.nr for soort, rij in rijen if soort is Rijsoort.KOP and _andere_kop(rij, plaatsing)]
    if not anders:
        return []
    return [f"Op blad {blad.naam} staat op {rijnummers(anders)} een andere kop. Zet die tabel op een eigen blad."]


def _andere_kop(rij: Rij, plaatsing: Plaatsing) -> bool:
    if rij.nr == plaatsing.laatste_kopregel + 1:
        return False
    gelijk = sum(vouw(cel.waarde).strip() in vouw(plaatsing.koppen.get(kolom, "")) for kolom, cel in rij.cellen.items())
    return gelijk < 0.8 * len(rij.cellen)


def _verborgen(blad: Blad, leningen: list[Rij], plaatsing: Plaatsing) -> list[str]:
    meldingen = []
    if blad.verborgen:
        meldingen.append(f"Blad {blad.naam} is verborgen in Excel en is toch gelezen.")
    if verborgen := [rij.nr for rij in leningen if rij.verborgen]:
        meldingen.append(f"Op blad {blad.naam} is {rijnummers(verborgen)} verborgen; verborgen rijen tellen mee.")
    kolommen = sorted(blad.verborgen_kolommen & set(plaatsing.kolommen.values()))
    if kolommen:
        letters = opsomming([kolomletter(kolom) for kolom in kolommen])
        meldingen.append(f"Op blad {blad.naam} is kolom {letters} verborgen; verborgen kolommen tellen mee.")
    return meldingen


def _zonder_uitkomst(blad: Blad, leningen: list[Rij], plaatsing: Plaatsing) -> list[str]:
    kolommen = set(plaatsing.kolommen.values())
    if any(rij.cellen[kolom].soort == FORMULE for rij in leningen for kolom in kolommen & set(rij.cellen)):
        wat_nu = "Open het bestand in Excel, sla het op en lees het opnieuw in."
        return [f"Blad {blad.naam} heeft formules zonder uitkomst. {wat_nu}"]
    return []


def _samen(werkmap: Werkmap, uitkomsten: list[_Bladuitkomst], waarschuwingen: list[str]) -> Proef:
    oordelen = [oordeel for uitkomst in uitkomsten for oordeel in uitkomst.oordelen]
    dubbel = vergelijk(oordelen)
    rijen = tuple(oordeel.als_rij() for oordeel in oordelen if not oordeel.fouten)
    hoofd = uitkomsten[0].plaatsing
    return Proef(
        indeling=hoofd.als_indeling(),
        rijen=rijen,
        fout=tuple(regel for oordeel in oordelen for regel in oordeel.bevindingen(oordeel.fouten)),
        twijfel=tuple(regel for oordeel in oordelen for regel in oordeel.bevindingen(oordeel.twijfels)),
        totaal_restschuld=sum(rij.restschuld for rij in rijen),
        totaal_alle_rijen=sum(
            oordeel.centen("restschuld") or 0 for nr, oordeel in enumerate(oordelen) if nr not in dubbel
        ),
        bladen=tuple(blad.naam for blad in werkmap.bladen),
        gelezen_bladen=tuple(uitkomst.plaatsing.blad for uitkomst in uitkomsten),
        waarschuwingen=(
            *werkmap.waarschuwingen,
            *waarschuwingen,
            *(melding for uitkomst in uitkomsten for melding in uitkomst.waarschuwingen),
        ),
    )


def naar_json(proef: Proef) -> dict[str, Any]:
    """The dry run as the command line writes it."""
    return {
        "indeling": indeling_naar_json(proef.indeling),
        "goed": len(proef.rijen),
        "fout": [_regel(bevinding) for bevinding in proef.fout],
        "twijfel": [_regel(bevinding) for bevinding in proef.twijfel],
        "totaal_restschuld": als_tekst(proef.totaal_restschuld),
        "totaal_alle_rijen": als_tekst(proef.totaal_alle_rijen),
    }


def indeling_naar_json(indeling: Indeling) -> dict[str, Any]:
    """A layout as it can be given back with `--indeling`."""
    return {"blad": indeling.blad, "kopregels": list(indeling.kopregels), "kolommen": dict(indeling.kolommen)}


def _regel(bevinding: Bevinding) -> dict[str, Any]:
    return {"blad": bevinding.blad, "rij": bevinding.rij, "veld": bevinding.veld, "reden": bevinding.reden}
