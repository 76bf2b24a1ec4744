"""The key of a store and who can use it: one random key, wrapped per user and once for the recovery sheet.

`sleutels.json` holds no secret that opens without a passphrase: AES-256-GCM under a key from scrypt, with the store,
the kind of access, the name and the cost of the derivation as authenticated data. All cryptography is the
`cryptography` package's.
"""

import base64
import json
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.store import herstelcode
from bbzdesk.store.bestanden import schrijf_atomisch, vertaalde_schijffouten
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.fouten import GeenOpslag, OpslagFout, VerkeerdeHerstelcode, VerkeerdWachtwoord

BESTAND = "sleutels.json"
VERSIE = 1
KORTSTE, LANGSTE = 8, 1024
_SOORT = "bbzdesk-sleutels"
_WACHTWOORD, _HERSTELBLAD = "wachtwoord", "herstelblad"
_GROOTSTE_N_KEER_R, _GROOTSTE_P = 2**23, 4  # 1 GB of memory; a file that asks for more was not made by us


@dataclass(frozen=True, slots=True)
class Kosten:
    """The cost of the derivation, as scrypt names it. `sleutels.json` records it with every access."""

    n: int = 2**17
    r: int = 8
    p: int = 1


VLOER = Kosten()
PROEF = Kosten(n=2**4)  # for tests, which say so at opening too


@dataclass(frozen=True, slots=True)
class Toegang:
    """One way in: a user's passphrase or the recovery sheet."""

    soort: str
    naam: str
    kosten: Kosten
    zout: bytes
    nonce: bytes
    verpakt: bytes


@dataclass(frozen=True, slots=True)
class Sleutelbos:
    """What `sleutels.json` says. `overgang` is there while a new key is being put on the files."""

    opslag: str
    toegangen: tuple[Toegang, ...]
    overgang: tuple[bytes, bytes] | None = None

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of the users that have a passphrase."""
        return tuple(toegang.naam for toegang in self.toegangen if toegang.soort == _WACHTWOORD)


def maak(opslag: str, naam: str, wachtwoord: str, kosten: Kosten = VLOER) -> tuple[Sleutelbos, bytes, str]:
    """Make a new key with one user; return the bunch, the key and the recovery code to print."""
    sleutel = secrets.token_bytes(32)
    bos, code = met_herstelblad(Sleutelbos(opslag, ()), sleutel, kosten)
    return met_gebruiker(bos, sleutel, naam, wachtwoord, kosten), sleutel, code


def met_gebruiker(bos: Sleutelbos, sleutel: bytes, naam: str, wachtwoord: str, kosten: Kosten = VLOER) -> Sleutelbos:
    """Return the bunch with a user added, or with a new passphrase for a user who was there."""
    controleer_wachtwoord(wachtwoord)
    nieuw = _verpak(bos.opslag, _WACHTWOORD, naam, _bytes(wachtwoord), sleutel, kosten)
    return _met(bos, nieuw)


def met_herstelblad(bos: Sleutelbos, sleutel: bytes, kosten: Kosten = VLOER) -> tuple[Sleutelbos, str]:
    """Return the bunch with a new recovery sheet, and its code; the sheet before it opens nothing any more."""
    code, geheim = herstelcode.nieuw()
    return _met(bos, _verpak(bos.opslag, _HERSTELBLAD, "", geheim, sleutel, kosten)), code


def open_met_wachtwoord(
    bos: Sleutelbos, wachtwoord: str, naam: str | None = None, *, proef: bool = False
) -> tuple[bytes, str]:
    """Return the key and the name of the user; a start code may be typed in any case and spacing.

    Raises VerkeerdWachtwoord.
    """
    if not 1 <= len(wachtwoord) <= LANGSTE:
        raise VerkeerdWachtwoord
    kandidaten = [t for t in bos.toegangen if t.soort == _WACHTWOORD and naam in (None, t.naam)]
    for getypt in dict.fromkeys((wachtwoord, herstelcode.als_gedrukt(wachtwoord) or wachtwoord)):
        for toegang in kandidaten:
            sleutel = _pak_uit(bos.opslag, toegang, _bytes(getypt), proef=proef)
            if sleutel is not None:
                return sleutel, toegang.naam
    raise VerkeerdWachtwoord


def is_startcode(wachtwoord: str) -> bool:
    """Whether this was handed out by the program: who opens with it chooses a passphrase of his own first.

    Nobody thinks of such a passphrase himself (it has a check group), so nothing has to be kept about it, and a code
    in an old backup is known for what it is too.
    """
    return herstelcode.lees(wachtwoord) is not None


def open_met_herstelcode(bos: Sleutelbos, code: str, *, proef: bool = False) -> bytes:
    """Return the key; the code may be typed in any case and spacing. Raises VerkeerdeHerstelcode."""
    geheim = herstelcode.lees(code)
    for toegang in bos.toegangen:
        if toegang.soort == _HERSTELBLAD and geheim is not None:
            sleutel = _pak_uit(bos.opslag, toegang, geheim, proef=proef)
            if sleutel is not None:
                return sleutel
    raise VerkeerdeHerstelcode


def controleer_wachtwoord(wachtwoord: str) -> None:
    """Refuse a passphrase that is too short or too long; nothing else is asked of it."""
    lengte = len(unicodedata.normalize("NFC", wachtwoord))
    if lengte < KORTSTE:
        raise InvoerFout(
            "wachtwoord", f"Het wachtwoord heeft {lengte} tekens. Kies er een van minstens {KORTSTE} tekens."
        )
    if lengte > LANGSTE:
        raise InvoerFout("wachtwoord", f"Het wachtwoord is langer dan {LANGSTE} tekens. Kies een korter wachtwoord.")


def met_overgang(bos: Sleutelbos, nieuwe: bytes, oude: bytes) -> Sleutelbos:
    """Note the old key under the new one, until every file has the new key."""
    nonce = secrets.token_bytes(12)
    return replace(bos, overgang=(nonce, _aes(nieuwe).encrypt(nonce, oude, _aad_overgang(bos.opslag))))


def oude_sleutel(bos: Sleutelbos, nieuwe: bytes) -> bytes | None:
    """The key from before an unfinished change of key; None when there is none."""
    if bos.overgang is None:
        return None
    sleutel: bytes = _aes(nieuwe).decrypt(*bos.overgang, _aad_overgang(bos.opslag))
    return sleutel


def schrijf(map_: Path, bos: Sleutelbos) -> None:
    """Write `sleutels.json`, whole or not at all."""
    toegangen = [
        {
            "soort": t.soort,
            "naam": t.naam,
            "kdf": {"naam": "scrypt", "n": t.kosten.n, "r": t.kosten.r, "p": t.kosten.p},
            "zout": _tekst(t.zout),
            "nonce": _tekst(t.nonce),
            "sleutel": _tekst(t.verpakt),
        }
        for t in bos.toegangen
    ]
    inhoud: dict[str, Any] = {"soort": _SOORT, "versie": VERSIE, "opslag": bos.opslag, "toegangen": toegangen}
    if bos.overgang is not None:
        inhoud["overgang"] = [_tekst(deel) for deel in bos.overgang]
    with vertaalde_schijffouten():
        schrijf_atomisch(map_ / BESTAND, json.dumps(inhoud, indent=1, ensure_ascii=False).encode())


def lees(map_: Path) -> Sleutelbos:
    """Read `sleutels.json`; raises GeenOpslag or OpslagFout with what is the matter."""
    try:
        tekst = (map_ / BESTAND).read_bytes()
    except FileNotFoundError:
        raise GeenOpslag(
            "In deze map ontbreekt het bestand sleutels.json, en zonder dat bestand gaan de gegevens niet open. "
            "Zet het terug uit een back-up."
        ) from None
    try:
        inhoud = json.loads(tekst)
        herkend, versie = inhoud["soort"] == _SOORT, int(inhoud["versie"])
        bos = _bos(inhoud) if herkend and versie <= VERSIE else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise _beschadigd() from None
    if not herkend:
        raise _beschadigd()
    if bos is None:
        raise OpslagFout(
            f"Het bestand sleutels.json is van een nieuwere versie van BbzDesk (versie {versie}; dit programma kent "
            f"versie {VERSIE}). Installeer de nieuwste BbzDesk; er is niets veranderd."
        )
    return bos


def _beschadigd() -> OpslagFout:
    return OpslagFout(
        "Het bestand sleutels.json is beschadigd, en zonder dat bestand gaan de gegevens niet open. "
        "Zet het terug uit een back-up."
    )


def _bos(inhoud: Any) -> Sleutelbos:
    toegangen = tuple(
        Toegang(
            soort=str(t["soort"]),
            naam=str(t["naam"]),
            kosten=Kosten(int(t["kdf"]["n"]), int(t["kdf"]["r"]), int(t["kdf"]["p"])),
            zout=base64.b64decode(t["zout"], validate=True),
            nonce=base64.b64decode(t["nonce"], validate=True),
            verpakt=base64.b64decode(t["sleutel"], validate=True),
        )
        for t in inhoud["toegangen"]
    )
    overgang = inhoud.get("overgang")
    delen = tuple(base64.b64decode(deel, validate=True) for deel in overgang) if overgang else None
    return Sleutelbos(str(inhoud["opslag"]), toegangen, (delen[0], delen[1]) if delen else None)


def _met(bos: Sleutelbos, nieuw: Toegang) -> Sleutelbos:
    anderen: Iterable[Toegang] = (t for t in bos.toegangen if (t.soort, t.naam) != (nieuw.soort, nieuw.naam))
    return replace(bos, toegangen=(*anderen, nieuw))


def _verpak(opslag: str, soort: str, naam: str, geheim: bytes, sleutel: bytes, kosten: Kosten) -> Toegang:
    zout, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    kaal = Toegang(soort, naam, kosten, zout, nonce, b"")
    return replace(kaal, verpakt=_aes(_afgeleid(geheim, kaal)).encrypt(nonce, sleutel, _aad(opslag, kaal)))


def _pak_uit(opslag: str, toegang: Toegang, geheim: bytes, *, proef: bool) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    k = toegang.kosten
    zinnig = k.n > 1 and k.r > 0 and 0 < k.p <= _GROOTSTE_P and k.n * k.r <= _GROOTSTE_N_KEER_R
    te_licht = k.n < VLOER.n or k.r < VLOER.r or k.p < VLOER.p
    if not zinnig or (te_licht and not proef) or len(toegang.nonce) != 12:
        raise OpslagFout(
            "Het bestand sleutels.json is niet door BbzDesk gemaakt of is veranderd; het wachtwoord wordt er daarom "
            "niet mee gebruikt. Zet het terug uit een back-up."
        )
    try:
        sleutel: bytes = _aes(_afgeleid(geheim, toegang)).decrypt(toegang.nonce, toegang.verpakt, _aad(opslag, toegang))
    except (InvalidTag, ValueError):
        return None
    return sleutel


def _afgeleid(geheim: bytes, toegang: Toegang) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kosten = toegang.kosten
    return Scrypt(salt=toegang.zout, length=32, n=kosten.n, r=kosten.r, p=kosten.p).derive(geheim)


def _aes(sleutel: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(sleutel)


def _aad(opslag: str, t: Toegang) -> bytes:
    return canoniek([_SOORT, VERSIE, opslag, t.soort, t.naam, t.kosten.n, t.kosten.r, t.kosten.p]).encode()


def _aad_overgang(opslag: str) -> bytes:
    return canoniek([_SOORT, VERSIE, opslag, "overgang"]).encode()


def _bytes(wachtwoord: str) -> bytes:
    """NFC, because keyboards differ in how they compose é."""
    return unicodedata.normalize("NFC", wachtwoord).encode("utf-8", "surrogatepass")


def _tekst(ruw: bytes) -> str:
    return base64.b64encode(ruw).decode()
