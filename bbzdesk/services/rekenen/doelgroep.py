"""`doelgroep`: whether somebody belongs to a group of the Bbz, and what it gives (Bbz art. 1 b, 2, 14, 18 to 27a)."""

from typing import Any

from bbzdesk.domain.categorie import CATEGORIEEN
from bbzdesk.domain.doelgroep import toets_doelgroep
from bbzdesk.domain.doelgroep_feiten import MEESTE_MAANDEN, MEESTE_UREN, UITKERINGEN, Doelgroepfeiten
from bbzdesk.domain.parameters import Parameters
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.uitvoer import bedrag_of_niets, verantwoording

_OORDELEN = {True: "voldaan", False: "niet voldaan", None: "onbekend"}


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """The facts of an applicant and his business on a day; each condition, and how long and how much."""
    gelezen = _lees(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = toets_doelgroep(gelezen, lezer, parameters)
    return {
        "voldoet": uitkomst.voldoet,
        "voorwaarden": [
            {
                "artikel": voorwaarde.artikel,
                "oordeel": _OORDELEN[voorwaarde.oordeel],
                "tekst": voorwaarde.tekst,
                "beleid": voorwaarde.beleid,
            }
            for voorwaarde in uitkomst.voorwaarden
        ],
        "duur_maanden": uitkomst.duur.maanden,
        "verlenging_maanden": uitkomst.duur.verlenging,
        "kapitaal_maximum": bedrag_of_niets(uitkomst.kapitaal.maximum),
        "kapitaal_vormen": list(uitkomst.kapitaal.vormen),
        **verantwoording(uitkomst.regels, lezer),
    }


def _lees(feiten: Feiten) -> Doelgroepfeiten:
    return Doelgroepfeiten(
        peildatum=feiten.datum("peildatum"),
        categorie=feiten.keuze("categorie", CATEGORIEEN),
        geboortedatum=feiten.datum("geboortedatum"),
        woont_in_nederland=feiten.janee("woont_in_nederland"),
        wettelijke_vereisten=feiten.janee("wettelijke_vereisten"),
        uren_per_jaar=feiten.geheel_of_niets("uren_per_jaar", 0, MEESTE_UREN),
        volledige_zeggenschap=feiten.janee("volledige_zeggenschap"),
        financieel_risico=feiten.janee("financieel_risico"),
        levensvatbaar=feiten.janee("levensvatbaar"),
        start_bedrijf=feiten.datum_of_niets("start_bedrijf"),
        onafgebroken=feiten.janee("onafgebroken"),
        uitkering=_uitkering(feiten),
        inkomen_duurzaam_ontoereikend=feiten.janee("inkomen_duurzaam_ontoereikend"),
        beeindigt_uiterlijk=feiten.datum_of_niets("beeindigt_uiterlijk"),
        structurele_functionele_beperking=feiten.janee("structurele_functionele_beperking"),
        redelijke_termijn_maanden=feiten.geheel_of_niets("redelijke_termijn_maanden", 0, MEESTE_MAANDEN),
    )


def _uitkering(feiten: Feiten) -> str | None:
    """A choice; None when it is left out."""
    if feiten.heeft("uitkering"):
        return feiten.keuze("uitkering", UITKERINGEN)
    feiten.negeer("uitkering")
    return None
