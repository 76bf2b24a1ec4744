"""Files of a dossier: the content is on the disk before the row refers to it."""

from bbzdesk.domain.zaak import Stuk
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import records
from bbzdesk.store.werk import Werk


def bewaar_stuk(
    kantoor: Kantoor, w: Werk, dossier_id: str, soort: str, naam: str, mimetype: str, inhoud: bytes
) -> Stuk:
    """Keep a file with a dossier, inside the act that it belongs to."""
    sha256 = kantoor.opslag.stukken.bewaar(inhoud)
    stuk = Stuk(w.nieuw_id(), w.opslag_id, dossier_id, soort, naam, mimetype, len(inhoud), sha256, kantoor.nu)
    records.voeg_toe(w, stuk)
    return stuk
