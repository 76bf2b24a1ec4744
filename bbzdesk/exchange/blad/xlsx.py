"""Reading the cells of an .xlsx: values as Excel last computed them, never a formula, a link or a macro."""

import io
import re
import zipfile
import zlib
from datetime import date, timedelta

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.archief import blokken, gecontroleerd
from bbzdesk.exchange.blad.grenzen import BESCHADIGD, TE_GROOT, BladFout
from bbzdesk.exchange.blad.model import DATUM, FORMULE, GETAL, JANEE, MELDING, TEKST, Blad, Cel, Rij, Werkmap
from bbzdesk.exchange.blad.ontleder import Attributen, ontleed
from bbzdesk.exchange.blad.tekst import kolomnummer
from bbzdesk.exchange.blad.werkmap import Bladverwijzing, Boek, lees_boek, opgeschoond


def lees_xlsx(inhoud: bytes) -> Werkmap:
    """Check the archive as a whole, then read every sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            gecontroleerd(archief)
            boek = lees_boek(archief)
            ruimte = _Ruimte()
            bladen = tuple(_Bladlezer(boek, ruimte).lees(archief, blad) for blad in boek.bladen)
    except _KAPOT:
        raise BladFout(BESCHADIGD) from None
    macros = ("Het werkboek bevat macro’s. BbzDesk heeft ze niet uitgevoerd.",) if boek.macros else ()
    return Werkmap("xlsx", bladen, boek.datum1904, macros)


# What zipfile raises on a damaged archive; offsets that point nowhere are a ValueError.
_KAPOT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)


class _Ruimte:
    """How many filled cells may still come, over all sheets together."""

    def __init__(self) -> None:
        self._over = grenzen.CELLEN

    def neem(self) -> None:
        self._over -= 1
        if self._over < 0:
            raise BladFout(TE_GROOT)


_VERWIJZING = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_GETAL = re.compile(r"[-+]?[0-9]{0,40}\.?[0-9]{0,40}([eE][-+]?[0-9]{1,3})?")


class _Bladlezer:
    """Gathers the rows of one sheet while its XML streams by."""

    def __init__(self, boek: Boek, ruimte: _Ruimte) -> None:
        self._boek, self._ruimte = boek, ruimte
        self._rijen: list[Rij] = []
        self._verborgen_kolommen: set[int] = set()
        self._samengevoegd: list[tuple[int, int, int, int]] = []
        self._rijnr, self._kolom = 0, 0
        self._rij_verborgen = False
        self._cellen: dict[int, Cel] = {}
        self._soort, self._stijl = "", 0
        self._waarde: list[str] | None = None
        self._formule: list[str] | None = None
        self._doel: list[str] | None = None
        self._uitspraak = 0

    def lees(self, archief: zipfile.ZipFile, blad: Bladverwijzing) -> Blad:
        ontleed(blokken(archief, blad.pad), self._begin, self._einde, self._tekst)
        return Blad(
            blad.naam,
            blad.verborgen,
            tuple(self._rijen),
            frozenset(self._verborgen_kolommen),
            tuple(self._samengevoegd),
        )

    def _begin(self, naam: str, attributen: Attributen) -> None:
        if naam == "c":
            self._begin_cel(attributen)
        elif naam in ("v", "t"):
            if not self._uitspraak and (naam == "v" or self._soort == "inlineStr"):
                self._waarde = self._waarde if naam == "t" and self._waarde is not None else []
                self._doel = self._waarde
        elif naam == "f":
            self._formule = self._doel = []
        elif naam == "row":
            self._begin_rij(attributen)
        elif naam == "rPh":
            self._uitspraak += 1
        elif naam == "col":
            self._kolombreedte(attributen)
        elif naam == "mergeCell":
            self._samenvoeging(attributen.get("ref", ""))

    def _einde(self, naam: str) -> None:
        if naam == "c":
            self._einde_cel()
        elif naam in ("v", "t", "f"):
            self._doel = None
        elif naam == "row" and self._cellen:
            self._rijen.append(Rij(self._rijnr, self._rij_verborgen, self._cellen))
            self._cellen = {}
        elif naam == "rPh":
            self._uitspraak -= 1

    def _tekst(self, stuk: str) -> None:
        if self._doel is not None:
            self._doel.append(stuk)

    def _begin_rij(self, attributen: Attributen) -> None:
        nummer = attributen.get("r", "")
        self._rijnr = int(nummer) if nummer.isascii() and nummer.isdigit() and len(nummer) < 8 else self._rijnr + 1
        if not 0 < self._rijnr <= grenzen.RIJEN or (self._rijen and self._rijnr <= self._rijen[-1].nr):
            raise BladFout(BESCHADIGD)
        self._rij_verborgen = attributen.get("hidden", "0") in ("1", "true")
        self._kolom, self._cellen = 0, {}

    def _begin_cel(self, attributen: Attributen) -> None:
        plaats = _VERWIJZING.fullmatch(attributen.get("r", ""))
        self._kolom = (kolomnummer(plaats[1]) or grenzen.KOLOMMEN + 1) if plaats else self._kolom + 1
        if self._kolom > grenzen.KOLOMMEN or (plaats and int(plaats[2]) != self._rijnr):
            raise BladFout(BESCHADIGD)
        stijl = attributen.get("s", "0")
        self._stijl = int(stijl) if stijl.isascii() and stijl.isdigit() and len(stijl) < 7 else 0
        self._soort = attributen.get("t", "n")
        self._waarde = self._formule = self._doel = None

    def _einde_cel(self) -> None:
        if self._waarde is None and self._formule is None:
            return
        formule = None if self._formule is None else "".join(self._formule)[:500]
        cel = self._cel("".join(self._waarde or ()), formule)
        if cel is not None:
            self._ruimte.neem()
            self._cellen[self._kolom] = cel

    def _cel(self, ruw: str, formule: str | None) -> Cel | None:
        if self._waarde is None:
            return Cel(FORMULE, "", formule)
        if self._soort in ("s", "str", "inlineStr"):
            tekst = self._gedeeld(ruw) if self._soort == "s" else opgeschoond(ruw)
            # An old-fashioned writer leaves an empty outcome where Excel has yet to compute one.
            return Cel(TEKST, tekst, formule) if tekst.strip() else None
        if self._soort == "e":
            return Cel(MELDING, ruw[:20], formule)
        if self._soort == "b":
            return Cel(JANEE, "ja" if ruw.strip() == "1" else "nee", formule)
        if self._soort == "d":
            return Cel(DATUM, ruw[:10], formule)
        return self._getal(ruw.strip(), formule)

    def _gedeeld(self, ruw: str) -> str:
        kaal = ruw.strip()
        if not (kaal.isascii() and kaal.isdigit() and len(kaal) < 9 and int(kaal) < len(self._boek.teksten)):
            raise BladFout(BESCHADIGD)
        return self._boek.teksten[int(kaal)]

    def _getal(self, ruw: str, formule: str | None) -> Cel | None:
        if not ruw:
            return Cel(FORMULE, "", formule) if formule is not None else None
        if not _GETAL.fullmatch(ruw) or not re.search("[0-9]", ruw):
            return Cel(MELDING, ruw[:20], formule)
        soort = self._boek.stijlen[self._stijl] if self._stijl < len(self._boek.stijlen) else GETAL
        if soort == DATUM:
            return Cel(DATUM, dag_van(ruw, self._boek.datum1904), formule)
        return Cel(soort, ruw, formule)

    def _kolombreedte(self, attributen: Attributen) -> None:
        eerste, laatste = attributen.get("min", ""), attributen.get("max", "")
        if attributen.get("hidden", "0") in ("1", "true") and eerste.isdigit() and laatste.isdigit():
            # Hiding "all columns to the right" names 16,384 of them; only those with cells matter.
            self._verborgen_kolommen.update(range(int(eerste[:6]), min(int(laatste[:6]), 1000) + 1))

    def _samenvoeging(self, gebied: str) -> None:
        delen = [_VERWIJZING.fullmatch(deel) for deel in gebied.split(":")]
        if len(delen) != 2 or delen[0] is None or delen[1] is None or len(self._samengevoegd) >= 100_000:
            return
        van, tot = delen[0], delen[1]
        self._samengevoegd.append(
            (int(van[2]), kolomnummer(van[1]) or 0, int(tot[2]), kolomnummer(tot[1]) or 0),
        )


def dag_van(ruw: str, datum1904: bool) -> str:
    """The ISO date of Excel's day number; empty when there is no such day (day 60 is Excel's 29 February 1900)."""
    dag = int(float(ruw)) if abs(float(ruw)) < 1e7 else -1
    # Up to its day 60 Excel counts from a day later: its 1900 had a 29 February.
    na_fout = date(1899, 12, 30) if dag > 60 else date(1899, 12, 31)
    begin = date(1904, 1, 1) if datum1904 else na_fout
    if dag < 1 or dag > 2_958_465 or (dag == 60 and not datum1904):
        return ""
    try:
        return (begin + timedelta(days=dag)).isoformat()
    except OverflowError:
        return ""
