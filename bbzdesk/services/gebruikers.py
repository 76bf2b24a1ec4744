"""Who may open this store: adding a user, passphrases, and the recovery sheet."""

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.services.toegang import aan_het_bureau
from bbzdesk.store import gebruikers, instellingen, sleutels
from bbzdesk.store.gebruikers import Gebruiker as Gebruiker  # noqa: PLC0414 - the window takes it from here
from bbzdesk.store.logboek import Melding
from bbzdesk.store.werk import Wijziging

_LANGSTE_NAAM = 100


def lijst(kantoor: Kantoor) -> tuple[Gebruiker, ...]:
    """Everybody who has a passphrase, by name. Without a row there is no id; the list of keys decides."""
    met_toegang = set(kantoor.opslag.gebruikers)
    with kantoor.opslag.lees() as bron:
        return tuple(gebruiker for gebruiker in gebruikers.alle(bron) if gebruiker.naam in met_toegang)


def voeg_toe(kantoor: Kantoor, naam: str, wachtwoord: str) -> Gedaan[Gebruiker]:
    """Give somebody else his own passphrase; raises InvoerFout beside name or passphrase. It has no undo."""
    naam = lees_naam(naam)
    if naam.casefold() in {bekend.casefold() for bekend in kantoor.opslag.gebruikers}:
        raise InvoerFout("naam", f"Er is al een gebruiker {naam}. Kies een naam die u uit elkaar kunt houden.")
    _keur(wachtwoord)
    # The row first: a row without a key is harmless and the next attempt finds it; a key without a row has no id.
    gebruiker_id = gebruikers.voeg_toe(kantoor.opslag, naam, kantoor.wie, kantoor.nu)
    kantoor.opslag.zet_wachtwoord(naam, wachtwoord)
    nieuw = Gebruiker(gebruiker_id, naam, "", actief=True)
    return Gedaan(nieuw, Wijziging("", gebruikers.TOEGEVOEGD, (("gebruiker", gebruiker_id),)))


def wijzig_wachtwoord(kantoor: Kantoor, oud: str, nieuw: str) -> None:
    """Change the passphrase of the user at the desk; raises VerkeerdWachtwoord, or InvoerFout about the new one."""
    _keur(nieuw)
    kantoor.opslag.wijzig_wachtwoord(kantoor.naam, oud, nieuw)
    _meld(kantoor, "Wachtwoord gewijzigd")


def moet_kiezen(kantoor: Kantoor) -> bool:
    """Whether a passphrase comes before the work: nobody sits at the desk yet, or somebody with a start code."""
    opslag = kantoor.opslag
    return not opslag.alleen_lezen and (not kantoor.naam or opslag.met_startcode)


def neem_plaats(kantoor: Kantoor, naam: str, nieuw_wachtwoord: str) -> Kantoor:
    """Give a user a new passphrase and let him sit down at the desk: after the recovery sheet or with his start code.

    Raises InvoerFout beside name or passphrase.
    """
    wie = (kantoor.naam,) if kantoor.opslag.met_startcode else kantoor.opslag.gebruikers
    if naam not in wie:
        raise InvoerFout("naam", "Deze gebruiker is er niet. Kies een naam uit de lijst.")
    _keur(nieuw_wachtwoord)
    kantoor.opslag.zet_wachtwoord(naam, nieuw_wachtwoord)
    aan = aan_het_bureau(kantoor, naam)
    _meld(aan, f"Nieuw wachtwoord na gebruik van {'de startcode' if kantoor.naam else 'het herstelblad'}")
    return aan


def nieuw_herstelblad(kantoor: Kantoor) -> str:
    """Make a new recovery code and return it; the sheet before it opens only backups from before today.

    Until it is said to be on paper (`intrekken.bevestig`) every opening asks for that.
    """
    code = kantoor.opslag.nieuw_herstelblad()
    vraag_om_papier(kantoor, "Nieuw herstelblad gemaakt")
    return code


def vraag_om_papier(kantoor: Kantoor, actie: str) -> None:
    """A code was handed out: until it is said to be on paper every opening asks for that."""
    melding = Melding(actie, kantoor.wie, kantoor.opslag.omstandigheden.oorsprong)
    instellingen.noteer(kantoor.opslag, {gebruikers.CODES_OP_PAPIER: False}, melding, kantoor.nu)


def lees_naam(naam: str) -> str:
    """The name of a user as typed, tidied; raises InvoerFout."""
    kaal = " ".join(naam.split())
    if not kaal:
        raise InvoerFout("naam", "De naam ontbreekt. Vul in hoe de naam onder brieven moet staan.")
    if len(kaal) > _LANGSTE_NAAM:
        raise InvoerFout("naam", f"De naam is langer dan {_LANGSTE_NAAM} tekens. Kies een kortere schrijfwijze.")
    return kaal


def _keur(wachtwoord: str) -> None:
    """Refuse a passphrase that is no secret of somebody's own; raises InvoerFout."""
    sleutels.controleer_wachtwoord(wachtwoord)
    if sleutels.is_startcode(wachtwoord):
        raise InvoerFout(
            "wachtwoord", "Dit is een code van een blad, en dat blad kan een ander lezen. Bedenk een eigen wachtwoord."
        )


def _meld(kantoor: Kantoor, actie: str) -> None:
    kantoor.opslag.meld(Melding(actie, kantoor.wie, kantoor.opslag.omstandigheden.oorsprong), kantoor.nu)
