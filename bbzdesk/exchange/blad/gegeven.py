"""A layout that the user gives: from JSON, and checked against the file."""

from collections.abc import Mapping
from typing import Any

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.exchange.blad.indelen import Plaatsing, is_bruikbaar, kopteksten
from bbzdesk.exchange.blad.model import VELDEN, Blad, Indeling, Werkmap
from bbzdesk.exchange.blad.tekst import kolomletter, kolomnummer, opsomming, vouw

_VORM = "De indeling heeft de vorm {blad, kopregels, kolommen}, zoals de proef de indeling toont."


def indeling_uit_json(gegevens: Any) -> Indeling:
    """Read a layout as the dry run writes it. `kopregels` may be one row number.

    Raises InvoerFout or InvoerFouten with a sentence per problem.
    """
    if not isinstance(gegevens, Mapping):
        raise InvoerFout("indeling", f"De indeling is niet te lezen. {_VORM}")
    fouten = [
        InvoerFout(f"indeling.{sleutel}", f"“{sleutel}” hoort niet in de indeling. {_VORM}")
        for sleutel in map(str, gegevens)
        if sleutel not in ("blad", "kopregels", "kolommen")
    ]
    kolommen = gegevens.get("kolommen")
    if not isinstance(kolommen, Mapping) or not all(_is_kolom(kolom) for kolom in kolommen.values()):
        raise InvoerFouten([*fouten, InvoerFout("indeling.kolommen", f"De kolommen zijn niet te lezen. {_VORM}")])
    kopregels = gegevens.get("kopregels", [])
    regels = [kopregels] if _is_rijnummer(kopregels) else kopregels
    if not isinstance(regels, list | tuple) or not all(_is_rijnummer(regel) for regel in regels):
        fouten.append(InvoerFout("indeling.kopregels", "De kopregels zijn rijnummers, zoals [4]. Geef ze zo op."))
    blad = gegevens.get("blad", "")
    if not isinstance(blad, str | None):
        fouten.append(
            InvoerFout("indeling.blad", "Het blad is een naam. Geef de naam die in Excel onder aan het blad staat.")
        )
    if fouten:
        raise InvoerFouten(fouten)
    namen = {str(veld): _kolomnaam(kolom) for veld, kolom in kolommen.items()}
    return Indeling(blad or "", tuple(sorted(set(regels) - {0})), namen)


def _is_kolom(kolom: object) -> bool:
    return isinstance(kolom, str) or (_is_rijnummer(kolom) and kolom != 0)


def _is_rijnummer(waarde: object) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool) and 0 <= waarde <= 1_048_576


def _kolomnaam(kolom: object) -> str:
    return kolom if isinstance(kolom, str) else kolomletter(int(str(kolom)))


def plaats(werkmap: Werkmap, indeling: Indeling) -> tuple[Blad, Plaatsing]:
    """Find the sheet and the columns of a given layout.

    Raises InvoerFouten: unknown sheet or field, a column that is not there, one column for two fields, a required
    field without a column.
    """
    blad = _blad(werkmap, indeling.blad)
    kop = [rij for rij in blad.rijen if rij.nr in indeling.kopregels]
    koppen = kopteksten(blad, kop)
    fouten: list[InvoerFout] = []
    kolommen: dict[str, int] = {}
    for veld, kolom in indeling.kolommen.items():
        nummer = _zoek(blad, koppen, kop[-1].cellen if kop else {}, kolom)
        dubbel = next((ander for ander, bezet in kolommen.items() if bezet == nummer), None)
        zin = _bezwaar(veld, kolom, nummer, dubbel)
        if zin:
            fouten.append(InvoerFout(f"indeling.kolommen.{veld}", zin))
        elif nummer is not None:
            kolommen[veld] = nummer
    if not fouten and not is_bruikbaar(kolommen):
        fouten.append(
            InvoerFout("indeling.kolommen", "Geef een kolom voor de restschuld en voor de naam of het dossier.")
        )
    if fouten:
        raise InvoerFouten(fouten)
    return blad, Plaatsing(blad.naam, indeling.kopregels, kolommen, koppen)


def _blad(werkmap: Werkmap, naam: str) -> Blad:
    gevonden = [blad for blad in werkmap.bladen if vouw(blad.naam) == vouw(naam)]
    if not gevonden and (not naam or werkmap.soort == "csv") and len(werkmap.bladen) == 1:
        return werkmap.bladen[0]
    if not gevonden:
        namen = opsomming([f"“{blad.naam}”" for blad in werkmap.bladen])
        raise InvoerFouten(
            [InvoerFout("indeling.blad", f"Het blad “{naam[:40]}” is er niet. Het bestand heeft {namen}. Kies er een.")]
        )
    return gevonden[0]


def _zoek(blad: Blad, koppen: Mapping[int, str], onderste: Mapping[int, Any], kolom: str) -> int | None:
    """A column by its header (whole, or its lowest row), or by its letter."""
    gezocht = " ".join(vouw(kolom).split())
    for teksten in (koppen, {nummer: cel.waarde for nummer, cel in onderste.items()}):
        gelijk = [nummer for nummer, tekst in teksten.items() if " ".join(vouw(tekst).split()) == gezocht]
        if len(gelijk) == 1:
            return gelijk[0]
    nummer = kolomnummer(kolom.strip())
    bestaat = nummer is not None and any(nummer in rij.cellen for rij in blad.rijen)
    return nummer if bestaat else None


def _bezwaar(veld: str, kolom: str, nummer: int | None, dubbel: str | None) -> str:
    if veld not in VELDEN:
        return f"“{veld[:40]}” is geen veld van een lening. Kies uit {opsomming(list(VELDEN))}."
    if nummer is None:
        return f"De kolom “{kolom[:40]}” voor {veld} is er niet of staat er twee keer. Geef de letter van de kolom."
    if dubbel:
        return f"De kolom “{kolom[:40]}” is gekozen voor {dubbel} en voor {veld}. Kies voor elk veld een eigen kolom."
    return ""
