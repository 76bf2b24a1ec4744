"""Makes a handover package: laid out, written encrypted in one go, checked, and only then given its name."""

import hashlib
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from bbzdesk.exchange.pakket import bag, pakbon
from bbzdesk.exchange.pakket.bestandssoort import bezwaar_inhoud
from bbzdesk.exchange.pakket.bevindingen import Afwijking
from bbzdesk.exchange.pakket.controle import controleer
from bbzdesk.exchange.pakket.dossierjson import als_bytes
from bbzdesk.exchange.pakket.gegevens import (
    MEDIATYPEN,
    PakbonGegevens,
    PakketFout,
    PakketInhoud,
    PakketResultaat,
    Voortgang,
    stil,
)
from bbzdesk.exchange.pakket.grenzen import BESTAND, BLOK, ONDERDELEN, PAKKET
from bbzdesk.exchange.pakket.jsonlezen import lees_json
from bbzdesk.exchange.pakket.mdto import overdraagbaar
from bbzdesk.exchange.pakket.sip import Geplaatst, bouw_sip

EXTENSIE = ".bbzpakket"
BINNENSTE = "overdracht.zip"
WACHTWOORD_MINIMAAL = 12
_RUIMTE = 50_000_000  # what sidecars, start page, JSON and pakbon may add to the parts
_INKLAPBAAR = (".xml", ".html", ".json", ".txt", ".csv", ".eml")  # the other kinds are compressed already
_BEWAARD_BOVEN = 50  # a file that shrinks more than this is stored as it is, far from the limit of the reader


def maak_pakket(
    inhoud: PakketInhoud, doel: Path, wachtwoord: str, nu: datetime, voortgang: Voortgang = stil
) -> PakketResultaat:
    """Write the package of one dossier to `doel`, or to a file with a neutral name in the folder `doel`.

    Nothing stands under the final name until the package is complete and our own check finds it good. The contents
    never touch the disk unencrypted. Raises PakketFout.
    """
    _eis_wachtwoord(wachtwoord)
    _eis_inhoud(inhoud)
    nummer = pakketnummer(inhoud, nu)
    pad = doel / f"{nummer}{EXTENSIE}" if doel.is_dir() else doel
    if pad.suffix != EXTENSIE:
        raise PakketFout(f"Een overdrachtspakket heet altijd iets met {EXTENSIE}. Kies een andere bestandsnaam.")
    leden = _leden(inhoud, nummer, nu)
    with _in_een_keer(pad) as deel:
        _schrijf(deel, leden, wachtwoord, nu, lambda gedaan, totaal: voortgang(gedaan, 2 * totaal))
        oordeel = controleer(deel, wachtwoord, voortgang=lambda gedaan, totaal: voortgang(totaal + gedaan, 2 * totaal))
        if not oordeel.goed:
            raise PakketFout(
                f"Het pakket is niet gemaakt, want het doorstaat de controle niet. {oordeel.bevindingen[0]} "
                "Meld dit aan uw beheerder."
            )
    lading = sum(1 for lid in leden if lid.pad.startswith(f"{bag.MAP}/data/"))
    return PakketResultaat(pad, nummer, _sha512(pad), lading, pad.stat().st_size)


def pakketnummer(inhoud: PakketInhoud, nu: datetime) -> str:
    """A unique number without personal data: the moment, and a mark of store, dossier and contents."""
    som = hashlib.sha256(f"{inhoud.opslag_id}|{inhoud.dossier_id}|{nu.isoformat()}".encode())
    for onderdeel in inhoud.onderdelen:
        som.update(hashlib.sha256(onderdeel.inhoud).digest())
    return f"OP-{nu:%Y%m%d-%H%M%S}-{som.hexdigest()[:8]}"


def _eis_wachtwoord(wachtwoord: str) -> None:
    # Zip programs disagree about how other letters become bytes, so the receiver could not open it.
    if not re.fullmatch(r"[ -~]*", wachtwoord):
        raise PakketFout(
            "Het wachtwoord heeft een teken dat niet elk zipprogramma kent. "
            "Gebruik letters zonder accent, cijfers en leestekens."
        )
    if len(wachtwoord) < WACHTWOORD_MINIMAAL:
        raise PakketFout(
            f"Het wachtwoord is te kort om de gegevens te beschermen. Gebruik ten minste {WACHTWOORD_MINIMAAL} tekens."
        )


def _eis_inhoud(inhoud: PakketInhoud) -> None:
    if len(inhoud.onderdelen) > ONDERDELEN:
        raise PakketFout(
            f"Een pakket heeft hoogstens {ONDERDELEN} stukken. Kies minder stukken of maak meer pakketten."
        )
    for nummer, onderdeel in enumerate(inhoud.onderdelen, 1):
        if MEDIATYPEN.get(onderdeel.extensie) != onderdeel.mediatype:
            raise PakketFout(
                f"Onderdeel {nummer} is een soort bestand dat niet in een pakket mag ({onderdeel.extensie}). "
                "Sla het op als pdf en voeg het opnieuw toe."
            )
        if len(onderdeel.inhoud) > BESTAND:
            raise PakketFout(
                f"Onderdeel {nummer} is groter dan {BESTAND // 1_000_000} MB. Laat het weg of maak het kleiner."
            )
        if reden := bezwaar_inhoud(onderdeel.extensie, (onderdeel.inhoud,) if onderdeel.inhoud else ()):
            raise PakketFout(
                f"Onderdeel {nummer} {reden}. Open het bestand, sla het opnieuw op en voeg het opnieuw toe."
            )
    if sum(len(onderdeel.inhoud) for onderdeel in inhoud.onderdelen) > PAKKET - _RUIMTE:
        raise PakketFout("Het pakket wordt groter dan 2 GB. Laat grote stukken weg en stuur die apart.")
    if any(not overdraagbaar(tekst) for tekst in _teksten(inhoud)):
        raise PakketFout(
            "Een titel of naam heeft een onzichtbaar teken dat niet kan worden overgedragen. "
            "Typ de titels van de stukken en de namen van gemeente en partner opnieuw."
        )
    try:
        lees_json(als_bytes(inhoud.gegevens))
    except (Afwijking, TypeError, ValueError) as reden:
        # The export is made by the program itself, so this is a bug and no sentence for a user.
        raise ValueError("the export of the dossier is no strict JSON") from reden


def _teksten(waarde: Any) -> Iterator[str]:
    """Every text that ends up in XML."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from _teksten(deel)
    elif hasattr(waarde, "__slots__") and hasattr(waarde, "__dataclass_fields__"):
        for veld in waarde.__dataclass_fields__:
            yield from _teksten(getattr(waarde, veld))


def _leden(inhoud: PakketInhoud, nummer: str, nu: datetime) -> tuple[Geplaatst, ...]:
    """Every file of the inner archive: the bag, and the pakbon beside it."""
    lading = bouw_sip(inhoud, nummer, nu)
    in_bag = bag.bouw_bag(lading, inhoud, nummer, nu)
    manifest = next(plaats.inhoud for plaats in in_bag if plaats.pad == bag.MANIFEST)
    echte = [plaats for plaats in lading if not plaats.pad.lower().endswith(".mdto.xml")]
    bon = PakbonGegevens(
        pakketnummer=nummer,
        titel=inhoud.dossiertitel,
        doellocatie=inhoud.partner.naam,
        hash_sip=bag.hash_van_sip(manifest),
        gemaakt_op=nu,
        organisatie=inhoud.gemeente.naam,
        contactpersoon=inhoud.gemeente.contact,
        email=inhoud.gemeente.email,
        aantal_informatieobjecten=len(inhoud.onderdelen) + 2,  # the dossier itself and the schema
        aantal_bestanden=len(lading),
        aantal_inhoudsbestanden=len(echte),
        bytes_inhoudsbestanden=sum(len(plaats.inhoud) for plaats in echte),
        bijzonderheden=inhoud.bijzonderheden,
    )
    return (
        Geplaatst(pakbon.XML, pakbon.naar_xml(bon)),
        Geplaatst(pakbon.PDF, inhoud.pakbon_pdf(bon)),
        *(Geplaatst(f"{bag.MAP}/{plaats.pad}", plaats.inhoud) for plaats in in_bag),
    )


@contextmanager
def _in_een_keer(pad: Path) -> Iterator[Path]:
    """Give a temporary file beside `pad`; rename it when all went well, remove it otherwise."""
    if pad.exists():
        raise PakketFout("Op deze plaats staat al een bestand met die naam. Kies een andere naam of een andere map.")
    if not pad.parent.is_dir():
        raise PakketFout("De map voor het pakket bestaat niet. Kies een bestaande map.")
    deel = pad.with_name(f".{secrets.token_hex(8)}.deel")
    try:
        yield deel
        os.replace(deel, pad)  # noqa: PTH105  one call that is atomic on every system
        _vast(pad.parent)
    except OSError as reden:
        raise PakketFout(
            "Het pakket kon niet worden geschreven. Controleer of er genoeg ruimte is en of u in deze map mag opslaan."
        ) from reden
    finally:
        deel.unlink(missing_ok=True)


def _vast(map_: Path) -> None:
    """Make the new name itself survive a power cut, where the system knows how."""
    if os.name == "posix":
        greep = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)


def _schrijf(deel: Path, leden: Sequence[Geplaatst], wachtwoord: str, nu: datetime, voortgang: Voortgang) -> None:
    import pyzipper

    greep = os.open(deel, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(greep, "w+b") as stroom:
        with pyzipper.AESZipFile(stroom, "w", pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES) as buitenste:
            buitenste.setpassword(wachtwoord.encode("ascii"))
            lid = buitenste.zipinfo_cls(BINNENSTE, nu.timetuple()[:6])
            lid.create_system, lid.external_attr = 3, 0o100600 << 16
            with buitenste.open(lid, "w") as binnen:
                _schrijf_binnenste(binnen, leden, nu, voortgang)
        stroom.flush()
        os.fsync(stroom.fileno())


def _schrijf_binnenste(stroom: IO[bytes], leden: Sequence[Geplaatst], nu: datetime, voortgang: Voortgang) -> None:
    gedaan, totaal = 0, sum(len(lid.inhoud) for lid in leden)
    with zipfile.ZipFile(stroom, "w") as binnenste:
        for lid in leden:
            info = zipfile.ZipInfo(lid.pad, nu.timetuple()[:6])
            info.create_system, info.external_attr = 3, 0o100600 << 16
            info.compress_type = _methode(lid)
            binnenste.writestr(info, lid.inhoud)
            gedaan += len(lid.inhoud)
            voortgang(gedaan, totaal)


def _methode(lid: Geplaatst) -> int:
    if not lid.pad.endswith(_INKLAPBAAR):
        return zipfile.ZIP_STORED
    klein = len(zlib.compress(lid.inhoud, 1))
    return zipfile.ZIP_STORED if klein * _BEWAARD_BOVEN < len(lid.inhoud) else zipfile.ZIP_DEFLATED


def _sha512(pad: Path) -> str:
    som = hashlib.sha512()
    with pad.open("rb") as stroom:
        while blok := stroom.read(BLOK):
            som.update(blok)
    return som.hexdigest()
