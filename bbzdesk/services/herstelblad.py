"""The recovery sheet as a document: what it is for, the code, and to which store it belongs."""

from bbzdesk.documents.model import Alinea, Blok, Document, Feiten, Kop, Lijst, Tekst
from bbzdesk.domain.datum import voluit
from bbzdesk.services.kantoor import Kantoor


def herstelblad(kantoor: Kantoor, groepen: tuple[str, ...]) -> Document:
    """One page: with this code the store opens when every passphrase is lost."""
    code = Feiten(tuple((f"Groep {nummer}", Tekst(groep, vet=True)) for nummer, groep in enumerate(groepen, 1)))
    blokken: tuple[Blok, ...] = (
        Alinea(
            "Met deze code gaan de gegevens van BbzDesk open als niemand het wachtwoord meer weet. Zonder wachtwoord en "
            "zonder dit blad kan niemand de gegevens openen, ook de maker van het programma niet."
        ),
        Kop(1, "Bewaren"),
        Lijst(
            (
                "Bewaar dit blad op papier in een kluis of een afgesloten kast, niet bij de computer.",
                "Wie dit blad heeft, kan alle dossiers lezen. Geef het alleen aan wie dat mag.",
                "Maakt u een nieuw herstelblad? Dan opent deze code alleen nog back-ups van daarvoor.",
            )
        ),
        Kop(1, "De code"),
        code,
        Kop(1, "Gebruiken"),
        Alinea(
            "Start BbzDesk en kies “Ik gebruik mijn herstelblad”. Typ de groepen op volgorde; hoofdletters "
            "en spaties maken niet uit. Kies daarna een nieuw wachtwoord."
        ),
        Feiten((("Opslag", kantoor.opslag.opslag_id), ("Gemaakt op", voluit(kantoor.vandaag)))),
    )
    return Document(
        titel="Herstelblad van BbzDesk",
        blokken=blokken,
        auteur="BbzDesk",
        merk="OEFENING" if kantoor.oefening else "",
    )
