"""What only shows between rows: a loan that is listed twice, and one BSN with two names."""

from collections.abc import Sequence

from bbzdesk.exchange.blad.beoordelen import Oordeel
from bbzdesk.exchange.blad.tekst import woorden


def vergelijk(oordelen: Sequence[Oordeel]) -> frozenset[int]:
    """Add faults and doubts between rows; return the places of the rows that list a loan again."""
    dubbel = _dubbele_leningen(oordelen)
    _een_bsn_twee_namen(oordelen)
    return dubbel


def _dubbele_leningen(oordelen: Sequence[Oordeel]) -> frozenset[int]:
    per_sleutel: dict[tuple[object, ...], list[Oordeel]] = {}
    dubbel = set()
    for plaats, oordeel in enumerate(oordelen):
        sleutels = _sleutels(oordeel)
        eerdere = [eerder for sleutel in sleutels for eerder in per_sleutel.get(sleutel, ())]
        gelijk = next((eerder for eerder in eerdere if _zelfde_lening(eerder, oordeel)), None)
        if gelijk is not None:
            dubbel.add(plaats)
            oordeel.fout("dossier", _staat_al(gelijk, oordeel))
            continue
        if eerdere and any(sleutel[0] == "dossier" and sleutel in per_sleutel for sleutel in sleutels):
            oordeel.twijfel(
                "dossier",
                f"Dit dossiernummer staat ook op {_plek(eerdere[0])}, met een andere lening. Beide leningen tellen mee.",
            )
        for sleutel in sleutels:
            per_sleutel.setdefault(sleutel, []).append(oordeel)
    return frozenset(dubbel)


def _sleutels(oordeel: Oordeel) -> list[tuple[object, ...]]:
    """What can betray the same loan: its number, or its person with amount and first day."""
    sleutels: list[tuple[object, ...]] = []
    if oordeel.tekst("dossier"):
        sleutels.append(("dossier", woorden(oordeel.tekst("dossier"))))
    hoofdsom, ingang = oordeel.centen("hoofdsom"), oordeel.dag("ingangsdatum")
    if hoofdsom is not None and ingang is not None:
        if oordeel.tekst("naam"):
            sleutels.append(("naam", _naam(oordeel), hoofdsom, ingang))
        if oordeel.tekst("bsn"):
            sleutels.append(("bsn", oordeel.tekst("bsn"), hoofdsom, ingang))
    return sleutels


def _zelfde_lening(een: Oordeel, ander: Oordeel) -> bool:
    """One dossier may hold several loans: what both rows tell about the loan must be equal."""
    bsn, andere_bsn = een.tekst("bsn"), ander.tekst("bsn")
    if bsn and andere_bsn and bsn != andere_bsn:
        return False
    for veld in ("hoofdsom", "ingangsdatum", "soort"):
        waarde, andere = een.waarden.get(veld), ander.waarden.get(veld)
        if waarde is not None and andere is not None and waarde != andere:
            return False
    return True


def _staat_al(eerder: Oordeel, nu: Oordeel) -> str:
    begin = f"Deze lening staat al op {_plek(eerder)}"
    oud, nieuw = eerder.centen("restschuld"), nu.centen("restschuld")
    if oud is not None and nieuw is not None and oud != nieuw:
        return f"{begin}, met een andere restschuld. Deze rij telt niet mee; controleer welke klopt."
    return f"{begin}. Deze rij telt niet mee."


def _plek(oordeel: Oordeel) -> str:
    return f"blad {oordeel.blad} rij {oordeel.rij}"


def _naam(oordeel: Oordeel) -> str:
    """A name to compare: `Zijlstra, Bram` is `bram zijlstra`."""
    achter, komma, voor = oordeel.tekst("naam").partition(",")
    return woorden(f"{voor} {achter}" if komma else achter)


def _een_bsn_twee_namen(oordelen: Sequence[Oordeel]) -> None:
    eerste: dict[str, Oordeel] = {}
    for oordeel in oordelen:
        bsn = oordeel.tekst("bsn")
        if not bsn or not oordeel.tekst("naam"):
            continue
        eerder = eerste.setdefault(bsn, oordeel)
        if not _zelfde_naam(_naam(eerder), _naam(oordeel)):
            oordeel.twijfel(
                "bsn", f"Dit burgerservicenummer staat op {_plek(eerder)} bij een andere naam. Controleer wie het is."
            )


def _zelfde_naam(een: str, ander: str) -> bool:
    """Equal, or the same surname with a first name that can be the same (`b zijlstra`, `bram zijlstra`)."""
    delen, andere = een.split(), ander.split()
    if een == ander or not delen or not andere:
        return True
    if delen[-1] != andere[-1]:
        return False
    return len(delen) == 1 or len(andere) == 1 or (delen[0][0] == andere[0][0] and 1 in (len(delen[0]), len(andere[0])))
