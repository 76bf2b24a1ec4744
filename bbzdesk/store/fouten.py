"""What can go wrong with a store, each with one Dutch sentence: what, why and what now."""

from bbzdesk.domain.fouten import GebruikersFout


class OpslagFout(GebruikersFout):
    """A problem with the store that the user can solve."""


class SchijfVol(OpslagFout):
    """No room left on the disk; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "Het opslaan is niet gelukt: de schijf is vol. Er is niets veranderd. "
            "Maak ruimte vrij op de schijf en probeer het opnieuw."
        )


class SchijfStoring(OpslagFout):
    """The operating system refused a read or a write (a quota, a disk that is gone or broken); nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "De schijf kan nu niet worden gelezen of beschreven; er is niets veranderd. Controleer of er ruimte vrij is "
            "en probeer het opnieuw; lukt het dan nog niet, vraag dan uw beheerder om de schijf na te kijken."
        )


class ErNietMeer(OpslagFout, KeyError):
    """A record that a page still shows was undone or removed meanwhile."""

    __str__ = Exception.__str__  # the sentence, where KeyError would show the quotes of a key

    def __init__(self) -> None:
        super().__init__("Dit is er niet meer, omdat het ongedaan is gemaakt. Kies Opnieuw om het terug te halen.")


class AlleenLezen(OpslagFout):
    """The store was opened for reading only, or the disk refuses writing."""

    def __init__(self) -> None:
        super().__init__(
            "De gegevens kunnen alleen worden gelezen, omdat u in de map niet mag schrijven. "
            "Vraag uw beheerder om schrijfrechten of zet de gegevens terug in een andere map."
        )


class OpslagBezet(OpslagFout):
    """Another program holds the file for longer than we wait."""

    def __init__(self) -> None:
        super().__init__(
            "De gegevens zijn nu bezet door een ander programma, bijvoorbeeld een virusscanner. "
            "Wacht even en probeer het opnieuw."
        )


class OpslagInGebruik(OpslagFout):
    """Another window has this store open."""

    def __init__(self) -> None:
        super().__init__(
            "Deze gegevens zijn al geopend in een ander venster van BbzDesk. Ga naar dat venster of sluit het eerst."
        )


class OpslagBeschadigd(OpslagFout):
    """The file cannot be read as it should."""

    def __init__(self) -> None:
        super().__init__(
            "De gegevens zijn beschadigd en kunnen niet goed worden gelezen. "
            "Zet de nieuwste back-up terug in een nieuwe map en bewaar deze map zoals hij is."
        )


class VerkeerdWachtwoord(OpslagFout):
    """The passphrase opens nothing."""

    def __init__(self) -> None:
        super().__init__("Het wachtwoord past niet bij deze gegevens. Probeer het opnieuw of gebruik het herstelblad.")


class VerkeerdeHerstelcode(OpslagFout):
    """The recovery code opens nothing; which group is wrong is not said."""

    def __init__(self) -> None:
        super().__init__(
            "De herstelcode past niet bij deze gegevens. Vergelijk elk teken met het nieuwste herstelblad."
        )


class GeenOpslag(OpslagFout):
    """The folder or file is no store of BbzDesk. The sentence says what it is instead."""


class NieuwereOpslag(OpslagFout):
    """The store was made by a newer version of the program."""

    def __init__(self, in_bestand: int, van_programma: int) -> None:
        super().__init__(
            f"Deze gegevens zijn van een nieuwere versie van BbzDesk (opslagversie {in_bestand}; dit programma kent "
            f"versie {van_programma}). Installeer de nieuwste BbzDesk; er is niets veranderd."
        )


class PlaatsGeweigerd(OpslagFout):
    """The store may not live in this folder. The sentence says why."""


class BackupMislukt(OpslagFout):
    """A backup could not be made or does not stand its check. The sentence says why."""


class HerstelMislukt(OpslagFout):
    """A backup could not be put back. The sentence says why."""


class NietOngedaan(OpslagFout):
    """A labelled work cannot be undone. The sentence says what stands in the way."""

    def __init__(self, zin: str, *, moet_teruggedraaid: bool = False) -> None:
        super().__init__(zin)
        self.moet_teruggedraaid = moet_teruggedraaid


class StukFout(OpslagFout):
    """A file of a dossier cannot be kept or read. The sentence says why."""
