"""Reading a csv file: its encoding and its separator are found out and said."""

import csv
import io
import itertools

from bbzdesk.exchange.blad import grenzen
from bbzdesk.exchange.blad.grenzen import TE_GROOT, BladFout
from bbzdesk.exchange.blad.model import TEKST, Blad, Cel, Rij, Werkmap

_SCHEIDING = {";": "een puntkomma", ",": "een komma", "\t": "een tab", "|": "een streep"}
_DUBBEL = ("Ã©", "Ã«", "Ã¶", "Ã¼", "Ã¨", "Ã¯", "â‚¬", "Ã¡", "Ã³")
_OPNIEUW = "Open de lijst in Excel, kies Opslaan als .xlsx en lees dat bestand in."


def lees_csv(inhoud: bytes) -> Werkmap:
    """Read the whole text as one sheet named `csv`."""
    tekst, codering = _tekst(inhoud)
    _controleer_regels(tekst)
    tekst, scheiding = _scheiding(tekst)
    waarschuwingen = [f"Het csv-bestand is gelezen als {codering}, met {_SCHEIDING[scheiding]} tussen de kolommen."]
    if any(teken in tekst for teken in _DUBBEL):
        waarschuwingen.append(
            "Letters met een accent zien er vreemd uit (zoals Ã©). Controleer de namen of sla de lijst opnieuw op."
        )
    return Werkmap("csv", (Blad("csv", False, tuple(_rijen(tekst, scheiding))),), False, tuple(waarschuwingen))


def _tekst(inhoud: bytes) -> tuple[str, str]:
    pogingen = [("utf-8", "UTF-8"), ("cp1252", "Windows-1252")]
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        pogingen = [("utf-16", "UTF-16")]
    elif inhoud.startswith(b"\xef\xbb\xbf"):
        pogingen = [("utf-8-sig", "UTF-8")]
    elif inhoud[:400:2].count(0) > 80 * len(inhoud[:400:2]) // 100:
        pogingen = [("utf-16-be", "UTF-16")]
    elif inhoud[1:400:2].count(0) > 80 * len(inhoud[1:400:2]) // 100:
        pogingen = [("utf-16-le", "UTF-16")]
    for codering, naam in pogingen:
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" in tekst or sum(map(tekst.count, map(chr, (*range(1, 9), *range(14, 32))))) > 0:
            break
        return tekst, naam
    raise BladFout(f"Het bestand bevat tekens die niet in een csv-bestand horen. {_OPNIEUW}")


def _controleer_regels(tekst: str) -> None:
    begin = 0
    while (einde := tekst.find("\n", begin)) >= 0:
        if einde - begin > grenzen.REGEL:
            break
        begin = einde + 1
    rest = einde - begin if einde >= 0 else len(tekst) - begin
    if rest > grenzen.REGEL:
        raise BladFout(f"Het csv-bestand heeft een regel van meer dan een miljoen tekens. {_OPNIEUW}")


def _scheiding(tekst: str) -> tuple[str, str]:
    """Return the text without Excel's `sep=` line, and the separator that cuts the lines most evenly."""
    if tekst[:4].lower() == "sep=" and tekst[4:5] in _SCHEIDING:
        return tekst.partition("\n")[2], tekst[4]
    monster = tekst[:200_000]
    return tekst, max(_SCHEIDING, key=lambda teken: _gelijkmatig(monster, teken))


def _gelijkmatig(monster: str, teken: str) -> tuple[int, int]:
    """How many of the first lines have the commonest number of columns, and how many columns that is."""
    csv.field_size_limit(grenzen.REGEL)
    try:
        regels = list(itertools.islice(csv.reader(io.StringIO(monster), delimiter=teken), 60))
    except csv.Error:
        return 0, 0
    breedtes = [len(regel) for regel in regels if len(regel) > 1]
    if not breedtes:
        return 0, 0
    gewoonst = max(set(breedtes), key=lambda breedte: (breedtes.count(breedte), breedte))
    return breedtes.count(gewoonst) * min(gewoonst, 8), gewoonst


def _rijen(tekst: str, scheiding: str) -> list[Rij]:
    rijen, over = [], grenzen.CELLEN
    try:
        for nummer, regel in enumerate(csv.reader(io.StringIO(tekst), delimiter=scheiding), 1):
            cellen = {kolom: Cel(TEKST, _kaal(deel)) for kolom, deel in enumerate(regel, 1) if deel.strip()}
            over -= len(cellen)
            if over < 0 or nummer > grenzen.RIJEN or len(regel) > grenzen.KOLOMMEN:
                raise BladFout(TE_GROOT)
            if cellen:
                rijen.append(Rij(nummer, False, cellen, len(regel)))
    except csv.Error:
        raise BladFout(f"Het csv-bestand heeft een cel die niet te lezen is. {_OPNIEUW}") from None
    return rijen


def _kaal(deel: str) -> str:
    """A cell without the `="…"` that other programs put around numbers to keep their noughts."""
    kort = deel.strip()[: grenzen.TEKST + 1]
    return kort[2:-1] if kort.startswith('="') and kort.endswith('"') and len(kort) > 3 else kort
