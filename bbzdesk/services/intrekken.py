"""Taking away a colleague's access: what it means, said beforehand; the act; and what has to be handed out."""

import unicodedata
from dataclasses import dataclass

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.store import gebruikers, instellingen
from bbzdesk.store.fouten import VerkeerdWachtwoord
from bbzdesk.store.logboek import Melding
from bbzdesk.store.sleutelwissel import Blijver
from bbzdesk.store.werk import Wijziging

_EIGEN = "Uw eigen toegang kunt u hier niet intrekken. Vraag een collega om dat te doen."
_ER_NIET = "Deze gebruiker heeft geen toegang. Kies een naam uit de lijst."
_WACHTWOORD = "Dit is niet uw wachtwoord. Typ het wachtwoord waarmee u BbzDesk opent."
_NIET_BEVESTIGD = (
    "Het nieuwste herstelblad is niet bevestigd. Maak bij Instellingen een nieuw herstelblad; daarmee kan ook een "
    "collega zonder startcode een nieuw wachtwoord kiezen."
)


@dataclass(frozen=True, slots=True)
class Collega:
    """Somebody else with access, and what happens when it is taken away, in sentences."""

    naam: str
    gevolgen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitgifte:
    """What is handed out once and is nowhere else: the code of the new recovery sheet, and who gets which start code."""

    weg: str
    herstelcode: str
    startcodes: tuple[tuple[str, str], ...]


def collegas(kantoor: Kantoor) -> tuple[Collega, ...]:
    """Whose access can be taken away: everybody's but your own, so that there is always somebody left."""
    anderen = sorted(naam for naam in kantoor.opslag.gebruikers if naam != kantoor.naam)
    return tuple(Collega(naam, _gevolgen(naam, [ander for ander in anderen if ander != naam])) for naam in anderen)


def trek_in(kantoor: Kantoor, naam: str, bevestiging: str, wachtwoord: str) -> Gedaan[Uitgifte]:
    """Take away the access of a user. It has no undo; he can be added again, with a new passphrase.

    `bevestiging` is his name as typed, `wachtwoord` that of the user at the desk. Raises InvoerFout(en) beside
    `wie`, `bevestiging` or `wachtwoord`, or OpslagFout; nothing has changed then.
    """
    _controleer(kantoor, naam, bevestiging, wachtwoord)
    ik = Blijver(kantoor.naam, wachtwoord)
    with kantoor.opslag.lees() as bron:
        records = (("gebruiker", instellingen.gebruiker_id(bron, naam)),)
    try:
        toegang = gebruikers.trek_toegang_in(kantoor.opslag, naam, ik, kantoor.wie, kantoor.nu)
    except VerkeerdWachtwoord:
        raise InvoerFout("wachtwoord", _WACHTWOORD) from None
    uitgifte = Uitgifte(naam, toegang.herstelcode, toegang.startwachtwoorden)
    return Gedaan(uitgifte, Wijziging("", gebruikers.INGETROKKEN, records))


def bevestig(kantoor: Kantoor) -> None:
    """All codes are on paper: they were typed back."""
    melding = Melding("Nieuwe codes op papier", kantoor.wie, kantoor.opslag.omstandigheden.oorsprong)
    instellingen.noteer(kantoor.opslag, {gebruikers.CODES_OP_PAPIER: True}, melding, kantoor.nu)


def waarschuwing(kantoor: Kantoor) -> str:
    """What to do when the codes were never confirmed, as after a power cut while they stood there; else empty."""
    with kantoor.opslag.lees() as bron:
        op_papier = instellingen.alle(bron).get(gebruikers.CODES_OP_PAPIER, True)
    return "" if op_papier else _NIET_BEVESTIGD


def startblad_pdf(kantoor: Kantoor, naam: str, code: str) -> bytes:
    """The sheet for one colleague, without any other secret. Print it, and keep no file of it."""
    from bbzdesk.documents.pdf import render_pdf
    from bbzdesk.services.startblad import startblad
    from bbzdesk.services.toegang import code_groepen

    blad = startblad(kantoor, naam, code_groepen(code))
    return render_pdf(blad, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def _controleer(kantoor: Kantoor, naam: str, bevestiging: str, wachtwoord: str) -> None:
    if naam == kantoor.naam:
        raise InvoerFout("wie", _EIGEN)
    if naam not in kantoor.opslag.gebruikers:
        raise InvoerFout("wie", _ER_NIET)
    fouten = []
    if _vergelijkbaar(bevestiging) != _vergelijkbaar(naam):
        zin = f"Typ {naam} in dit veld. Zo weten wij zeker dat u deze toegang wilt intrekken."
        fouten.append(InvoerFout("bevestiging", zin))
    if not wachtwoord:
        fouten.append(InvoerFout("wachtwoord", "Vul uw wachtwoord in. Zo weten wij zeker dat u het bent."))
    if fouten:
        raise InvoerFouten(fouten)


def _vergelijkbaar(naam: str) -> str:
    """Capitals, spaces and the way a keyboard composes é do not matter."""
    return unicodedata.normalize("NFC", " ".join(naam.split())).casefold()


def _gevolgen(naam: str, anderen: list[str]) -> tuple[str, ...]:
    oud = f"Back-ups van voor dit moment gaan nog wel open met het wachtwoord dat {naam} had."
    return (
        f"{naam} kan deze gegevens daarna niet meer openen. Brieven en dossiers houden de naam van {naam}.",
        f"{oud} Zorg dat {naam} niet bij die back-ups kan.",
        f"{_startcodes(anderen)}Uw eigen wachtwoord blijft hetzelfde.",
        "U krijgt een nieuw herstelblad. Het oude blad opent daarna alleen nog back-ups van voor dit moment.",
        "Houd papier of een printer bij de hand: de codes staan maar één keer op het scherm.",
        "Dit kan niet ongedaan worden gemaakt.",
    )


def _startcodes(anderen: list[str]) -> str:
    """What the others notice; nothing when there are none."""
    if not anderen:
        return ""
    if len(anderen) == 1:
        return f"{anderen[0]} krijgt van u een startcode, en kiest daarmee een nieuw wachtwoord. "
    namen = f"{', '.join(anderen[:-1])} en {anderen[-1]}"
    return f"{namen} krijgen van u ieder een startcode, en kiezen daarmee een nieuw wachtwoord. "
