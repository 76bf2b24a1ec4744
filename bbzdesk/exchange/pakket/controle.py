"""Judges a handover package, or what is left of it after unpacking, from the outside in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from bbzdesk.exchange.pakket import pakbon as pakbonvorm
from bbzdesk.exchange.pakket.archief import AES_OMSLAG, STORED, leden_van
from bbzdesk.exchange.pakket.bagregels import GelezenBag, controleer_bag
from bbzdesk.exchange.pakket.bevindingen import Afwijking, Bevindingen, Stop
from bbzdesk.exchange.pakket.bron import Archief, Bron, Deel, Map, lees
from bbzdesk.exchange.pakket.gegevens import Oordeel, PakbonGegevens, PakketFout, Voortgang, stil
from bbzdesk.exchange.pakket.grenzen import BESTAND, BLOK, IN_GEHEUGEN, PAKKET, SIDECAR
from bbzdesk.exchange.pakket.sipregels import GelezenSip, controleer_sip

_PAKKET, _BINNENSTE = "het pakket", "het binnenste archief"
ANDER_WACHTWOORD = "Het wachtwoord past niet bij dit pakket. Controleer het wachtwoord en probeer het opnieuw."
_BESCHADIGD = "Het pakket is beschadigd of het wachtwoord past er niet bij. Vraag de afzender om een nieuw pakket."
_ONBEREIKBAAR = (
    "Het pakket is niet te lezen. Controleer of het bestand bereikbaar is en of er genoeg ruimte op de schijf is."
)


@dataclass(frozen=True, slots=True)
class Gecontroleerd:
    """A package as far as it could be read."""

    bron: Bron
    bag: GelezenBag | None
    sip: GelezenSip | None
    pakbon: PakbonGegevens | None


def controleer(pad: Path, wachtwoord: str | None, werkmap: Path | None = None, voortgang: Voortgang = stil) -> Oordeel:
    """Judge a `.bbzpakket`, or the folder of an unpacked package or bag.

    Never unpacks to a place of the package's choosing: what does not fit in memory goes to one nameless temporary file
    in `werkmap` (mode 0700). Raises PakketFout only when there is nothing at `pad`.
    """
    bevindingen, pakbon = Bevindingen(), None
    try:
        with geopend(pad, wachtwoord, werkmap) as (bron, soort):
            pakbon = controleer_bron(bron, soort, bevindingen, voortgang).pakbon
    except Stop as reden:
        bevindingen.zin(str(reden))
    oordeel = bevindingen.oordeel()
    return replace(oordeel, pakbon=pakbon) if oordeel.goed else oordeel


def naar_json(oordeel: Oordeel) -> dict[str, Any]:
    """The verdict as the command line prints it."""
    return {"goed": oordeel.goed, "bevindingen": list(oordeel.bevindingen)}


@contextmanager
def geopend(pad: Path, wachtwoord: str | None, werkmap: Path | None) -> Iterator[tuple[Bron, str]]:
    """Give the files inside, and what they are: `pakket` (a bag and its pakbon) or `bag`; raises Stop."""
    if pad.is_dir():
        yield from _uit_map(pad)
    elif pad.is_file():
        with tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN, dir=str(werkmap) if werkmap else None) as binnenste:
            try:
                with pad.open("rb") as stroom:
                    _ontsleutel(stroom, wachtwoord, binnenste)
            except OSError:
                raise Stop(_ONBEREIKBAAR) from None
            yield Archief(binnenste, _BINNENSTE), "pakket"
    else:
        raise PakketFout("Op deze plaats staat geen pakket. Controleer de naam van het bestand of de map.")


def controleer_bron(bron: Bron, soort: str, bevindingen: Bevindingen, voortgang: Voortgang = stil) -> Gecontroleerd:
    """Check the files inside: the bag, its delivery, and the pakbon when there is one."""
    pakbon = None
    inhoud: Bron = bron
    if soort == "pakket":
        inhoud = _deel_met_bag(bron, bevindingen)
        pakbon = _pakbon(bron, bevindingen)
    bag = controleer_bag(inhoud, bevindingen, sip_verplicht=soort == "pakket", voortgang=voortgang)
    sip = None
    if bag and bag.is_sip:
        sip = controleer_sip(Deel(inhoud, "data"), bag.sommen, bevindingen)
    if pakbon and bag and sip:
        _eis_pakbon(pakbon, bag, sip, inhoud, bevindingen)
    return Gecontroleerd(inhoud, bag, sip, pakbon)


def _uit_map(pad: Path) -> Iterator[tuple[Bron, str]]:
    bron = Map(pad)
    if "bagit.txt" in bron.omvang:
        yield bron, "bag"
    elif len(bron.omvang) == 1 and next(iter(bron.omvang)).endswith(".zip"):
        with (pad / next(iter(bron.omvang))).open("rb") as stroom:
            yield Archief(stroom, _BINNENSTE), "pakket"
    elif any(naam.endswith("/bagit.txt") for naam in bron.omvang) or pakbonvorm.XML in bron.omvang:
        yield bron, "pakket"
    else:
        raise Stop("In deze map staat geen overdrachtspakket en geen bag: het bestand “bagit.txt” ontbreekt.")


def _ontsleutel(stroom: IO[bytes], wachtwoord: str | None, doel: IO[bytes]) -> None:
    """Decrypt the one member of the outer archive into `doel`."""
    import zlib

    import pyzipper

    naam = _eis_buitenste(stroom)
    if not wachtwoord:
        raise Stop("Voor dit pakket is een wachtwoord nodig. Vraag het wachtwoord aan de afzender.")
    try:
        with pyzipper.AESZipFile(stroom) as buitenste:
            buitenste.setpassword(wachtwoord.encode("utf-8", "replace"))
            with buitenste.open(naam) as lid:
                while blok := lid.read(BLOK):
                    doel.write(blok)
    except RuntimeError:
        raise Stop(ANDER_WACHTWOORD) from None
    except (pyzipper.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise Stop(_BESCHADIGD) from None


def _eis_buitenste(stroom: IO[bytes]) -> str:
    if stroom.seek(0, 2) > PAKKET:
        raise Stop("Het pakket is groter dan 2 GB en dat is te groot.")
    leden = leden_van(stroom, _PAKKET, hoogstens=100)
    if len(leden) != 1 or leden[0].is_map or "/" in leden[0].naam or not leden[0].naam.lower().endswith(".zip"):
        raise Stop("In het pakket hoort precies één archief te zitten en verder niets.")
    if not leden[0].versleuteld:
        raise Stop("Het pakket is niet versleuteld. Vraag de afzender om een pakket met een wachtwoord.")
    if not leden[0].aes256:
        raise Stop("Het pakket is niet met AES-256 versleuteld. Vraag de afzender om een nieuw pakket.")
    if leden[0].methode_binnen == STORED and leden[0].ingepakt != leden[0].omvang + AES_OMSLAG:
        raise Stop(_BESCHADIGD)
    return leden[0].naam


def _deel_met_bag(bron: Bron, bevindingen: Bevindingen) -> Bron:
    mappen = {naam.partition("/")[0] for naam in bron.omvang if "/" in naam}
    for naam in bron.omvang:
        if "/" not in naam and naam not in (pakbonvorm.XML, pakbonvorm.PDF):
            bevindingen.meld(naam, "hoort niet in een overdrachtspakket")
    if len(mappen) != 1:
        raise Stop("In het pakket hoort naast de pakbon precies één map te staan: de bag.")
    return Deel(bron, mappen.pop())


def _pakbon(bron: Bron, bevindingen: Bevindingen) -> PakbonGegevens | None:
    for naam in (pakbonvorm.XML, pakbonvorm.PDF):
        if naam not in bron.omvang:
            bevindingen.zin(f"In het pakket ontbreekt de pakbon “{naam}”.")
    try:
        if pakbonvorm.PDF in bron.omvang and not lees(bron, pakbonvorm.PDF, BESTAND).startswith(b"%PDF-"):
            bevindingen.meld(pakbonvorm.PDF, "is geen pdf")
    except Afwijking as reden:
        bevindingen.meld(pakbonvorm.PDF, str(reden))
    try:
        return pakbonvorm.uit_xml(lees(bron, pakbonvorm.XML, SIDECAR)) if pakbonvorm.XML in bron.omvang else None
    except Afwijking as reden:
        bevindingen.meld(pakbonvorm.XML, str(reden))
        return None


def _eis_pakbon(pakbon: PakbonGegevens, bag: GelezenBag, sip: GelezenSip, bron: Bron, bevindingen: Bevindingen) -> None:
    """The numbers on the pakbon must be those of the bag."""
    lading = {pad: grootte for pad, grootte in bron.omvang.items() if pad.startswith("data/")}
    echte = [grootte for pad, grootte in lading.items() if not pad.lower().endswith(".mdto.xml")]
    top = sip.objecten.get(sip.map)
    vergelijk = [
        ("pakketnummer", pakbon.pakketnummer, bag.info.get("External-Identifier", "")),
        ("controlesom van de SIP", pakbon.hash_sip.lower(), bag.hash_manifest),
        ("organisatie", " ".join(pakbon.organisatie.split()), bag.info.get("Source-Organization", "")),
        ("contactpersoon", " ".join(pakbon.contactpersoon.split()), bag.info.get("Contact-Name", "")),
        ("e-mailadres", " ".join(pakbon.email.split()), bag.info.get("Contact-Email", "")),
        ("aantal informatieobjecten", pakbon.aantal_informatieobjecten, len(sip.objecten)),
        ("aantal bestanden", pakbon.aantal_bestanden, len(lading)),
        ("aantal bestanden zonder MDTO", pakbon.aantal_inhoudsbestanden, len(echte)),
        ("aantal bytes zonder MDTO", pakbon.bytes_inhoudsbestanden, sum(echte)),
        ("titel", pakbon.titel, top.waarde("naam") if top else pakbon.titel),
    ]
    for wat, op_bon, echt in vergelijk:
        if op_bon != echt:
            bevindingen.meld(pakbonvorm.XML, f"noemt bij {wat} iets anders dan er in het pakket zit")
