"""The sheet of a start code: with it one colleague opens the data once, and then chooses a passphrase of his own."""

from bbzdesk.documents.model import Alinea, Blok, Document, Feiten, Kop, Lijst, Tekst
from bbzdesk.domain.datum import voluit
from bbzdesk.services.kantoor import Kantoor


def startblad(kantoor: Kantoor, naam: str, groepen: tuple[str, ...]) -> Document:
    """One page for one colleague; nobody else's code is on it."""
    code = Feiten(tuple((f"Groep {nummer}", Tekst(groep, vet=True)) for nummer, groep in enumerate(groepen, 1)))
    blokken: tuple[Blok, ...] = (
        Alinea(
            f"Dit blad is voor {naam}. De gegevens van BbzDesk hebben een nieuw slot gekregen, en het wachtwoord van "
            "daarvoor past daar niet op. Met deze startcode opent u BbzDesk; daarna kiest u een nieuw wachtwoord."
        ),
        Kop(1, "Openen"),
        Lijst(
            (
                f"Start BbzDesk en kies bij “Wie bent u?” de naam {naam}.",
                "Typ de groepen op volgorde in het veld “Wachtwoord”. Hoofdletters en spaties maken niet uit.",
                "Kies “Toon wachtwoord” als u wilt zien wat u typt.",
                "Bedenk daarna een eigen wachtwoord. De startcode werkt dan niet meer.",
            ),
            genummerd=True,
        ),
        Kop(1, "De startcode"),
        code,
        Kop(1, "Bewaren"),
        Alinea("Geef dit blad aan niemand anders, en vernietig het als u een eigen wachtwoord hebt."),
        Feiten((("Opslag", kantoor.opslag.opslag_id), ("Gemaakt op", voluit(kantoor.vandaag)))),
    )
    return Document(
        titel="Startcode voor BbzDesk",
        blokken=blokken,
        auteur="BbzDesk",
        merk="OEFENING" if kantoor.oefening else "",
    )
