"""Whether somebody belongs to a group of the Bbz, and what that group gives: art. 1 b, 2, 14 lid 3, 18, 20 to 27a.

Three-valued: a fact that is not known leaves its condition open, and the whole only when no condition fails already.
The outcome is what the law and the policy of the municipality say about these facts; whether bijstand is granted stays
for a person to decide.
"""

from dataclasses import dataclass

from bbzdesk.domain.categorie import BEEINDIGEND, CATEGORIEEN, OUDERE
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.doelgroep_duur import Duur, bepaal_duur
from bbzdesk.domain.doelgroep_feiten import MEESTE_MAANDEN, MEESTE_UREN, UITKERINGEN, Doelgroepfeiten
from bbzdesk.domain.doelgroep_kapitaal import Kapitaalruimte, bepaal_kapitaal
from bbzdesk.domain.doelgroep_voorwaarden import Voorwaarde, vertel_einde_van_de_groep, voorwaarden_van
from bbzdesk.domain.feiten import CATEGORIEEN as ETIKETTEN
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg


@dataclass(frozen=True, slots=True)
class Doelgroep:
    """The outcome: `voldoet` is None when a fact that is not known decides."""

    voldoet: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    duur: Duur
    kapitaal: Kapitaalruimte
    regels: tuple[Regel, ...]


def toets_doelgroep(feiten: Doelgroepfeiten, lezer: Lezer, parameters: Parameters) -> Doelgroep:
    """Test every condition of a group on a day, and say how long and how much it gives.

    Raises InvoerFouten for facts that contradict each other, OnbekendeWaarde where an amount that matters is not known.
    """
    if fouten := controleer_feiten(feiten):
        raise InvoerFouten(fouten)
    uitleg = Uitleg()
    voorwaarden = voorwaarden_van(feiten, lezer, parameters)
    for voorwaarde in voorwaarden:
        uitleg.regel(voorwaarde.tekst, voorwaarde.artikel)
    uitleg.regel(
        "Kijk ook in de Participatiewet naar het recht van wie geen Nederlander is (artikel 11), wie is uitgesloten "
        "(artikel 13), een voorziening die voorgaat (artikel 15) en welke gemeente beslist (artikel 40). "
        "Dat toetst BbzDesk hier niet.",
        "Pw art. 11, 13, 15 en 40",
    )
    oordelen = [voorwaarde.oordeel for voorwaarde in voorwaarden]
    voldoet = False if False in oordelen else None if None in oordelen else True
    _vertel(feiten.categorie, oordelen, uitleg)
    # What cannot matter any more may stay unknown: group c ends by itself in 2026, before the amounts of 2027 are known.
    nodig = voldoet is not False
    # After a refusal the fields stay, but the explanation does not tell what somebody else would get.
    verder = uitleg if nodig else Uitleg()
    duur = bepaal_duur(feiten, nodig, lezer, parameters, verder)
    kapitaal = bepaal_kapitaal(feiten, nodig, lezer, verder)
    if not nodig and feiten.categorie == OUDERE:
        vertel_einde_van_de_groep(feiten.peildatum, lezer, parameters, uitleg)
    return Doelgroep(voldoet, voorwaarden, duur, kapitaal, uitleg.regels)


def _vertel(categorie: str, oordelen: list[bool | None], uitleg: Uitleg) -> None:
    groep = dict(ETIKETTEN)[categorie]
    niet, open_ = oordelen.count(False), oordelen.count(None)
    if niet:
        zin = f"De aanvrager past niet in de doelgroep {groep}: {_aantal(niet)} niet voldaan."
        if open_:
            zin += " Wat nog onbekend is, maakt dat niet anders."
    elif open_:
        zin = f"Of de aanvrager in de doelgroep {groep} past, staat nog niet vast: {_aantal(open_)} iets onbekend."
    else:
        zin = f"De aanvrager past in de doelgroep {groep}: aan alle voorwaarden is voldaan."
    uitleg.regel(zin, "Bbz art. 1 b en 2 lid 1")


def _aantal(aantal: int) -> str:
    return "bij één voorwaarde is" if aantal == 1 else f"bij {aantal} voorwaarden is"


def controleer_feiten(feiten: Doelgroepfeiten) -> list[InvoerFout]:
    """List what contradicts itself in the facts."""
    fouten = []
    geboren, start, einde = feiten.geboortedatum, feiten.start_bedrijf, feiten.beeindigt_uiterlijk
    if feiten.categorie not in CATEGORIEEN:
        fouten.append(_fout("categorie", f"De categorie is niet bekend. Kies uit: {', '.join(CATEGORIEEN)}."))
    if feiten.uitkering is not None and feiten.uitkering not in UITKERINGEN:
        fouten.append(_fout("uitkering", f"De uitkering is niet bekend. Kies uit: {', '.join(UITKERINGEN)}."))
    if geboren > feiten.peildatum:
        zin = f"De geboortedatum ({voluit(geboren)}) ligt na de peildatum. Controleer de datums."
        fouten.append(_fout("geboortedatum", zin))
    if start is not None and start < geboren:
        zin = f"De start_bedrijf ({voluit(start)}) ligt vóór de geboortedatum. Controleer de datums."
        fouten.append(_fout("start_bedrijf", zin))
    if start is not None and einde is not None and einde < start:
        zin = f"De beeindigt_uiterlijk ({voluit(einde)}) ligt vóór start_bedrijf. Controleer de datums."
        fouten.append(_fout("beeindigt_uiterlijk", zin))
    if feiten.categorie == BEEINDIGEND and start is not None and start > feiten.peildatum:
        zin = f"Een bedrijf dat pas op {voluit(start)} begint, kan nu niet worden beëindigd. Controleer start_bedrijf."
        fouten.append(_fout("start_bedrijf", zin))
    for naam, aantal, meeste in (
        ("uren_per_jaar", feiten.uren_per_jaar, MEESTE_UREN),
        ("redelijke_termijn_maanden", feiten.redelijke_termijn_maanden, MEESTE_MAANDEN),
    ):
        if aantal is not None and not 0 <= aantal <= meeste:
            fouten.append(_fout(naam, f"Bij {naam} hoort een getal van 0 tot en met {meeste}. Controleer het getal."))
    return fouten


def _fout(veld: str, zin: str) -> InvoerFout:
    return InvoerFout(veld, zin)
