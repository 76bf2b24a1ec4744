"""A document as plain text, for a mail, a case system or a screen without layout."""

from collections.abc import Sequence

from bbzdesk.documents.model import (
    Afbeelding,
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Feiten,
    Inhoud,
    Kop,
    Lijst,
    NieuwePagina,
    Ondertekening,
    Tabel,
    platte_tekst,
)
from bbzdesk.documents.tekens import op_een_regel, schoon


def render_tekst(document: Document) -> str:
    """Write the document as lines of text; tables keep their columns when read in a font of one width."""
    delen = [f"*** {document.merk} ***"] if document.merk else []
    if document.briefhoofd:
        delen.append(_briefhoofd(document.briefhoofd))
    titel = op_een_regel(document.titel)
    delen.append(f"{titel}\n{'=' * len(titel)}")
    delen += [deel for blok in document.blokken if (deel := _blok(blok).rstrip())]
    return "\n\n".join(delen) + "\n"


def _briefhoofd(hoofd: Briefhoofd) -> str:
    kenmerken = (
        ("Datum", hoofd.datum),
        ("Ons kenmerk", hoofd.kenmerk),
        ("Contact", ", ".join(hoofd.contact)),
        ("Bijlagen", hoofd.bijlagen),
    )
    groepen = (
        [hoofd.afzender, hoofd.afdeling, hoofd.retouradres],
        list(hoofd.adresregels),
        [f"{label}: {waarde}" for label, waarde in kenmerken if waarde.strip()],
    )
    regels = ("\n".join(schone for regel in groep if (schone := schoon(regel).rstrip()).strip()) for groep in groepen)
    return "\n\n".join(groep for groep in regels if groep)


def _blok(blok: Blok) -> str:
    match blok:
        case Kop():
            kop = op_een_regel(blok.tekst)
            return f"{kop}\n{'-' * len(kop)}"
        case Alinea():
            return schoon(platte_tekst(blok.tekst))
        case Feiten():
            return "\n".join(_feit(*paar) for paar in blok.rijen)
        case Tabel():
            return _tabel(blok)
        case Lijst():
            items = (_plat(item) for item in blok.items)
            return "\n".join(f"{f'{n}.' if blok.genummerd else '-'} {item}" for n, item in enumerate(items, 1))
        case Afbeelding():
            return f"[Afbeelding: {op_een_regel(blok.alternatieve_tekst)}]"
        case Ondertekening():
            return "\n".join(schoon(regel) for regel in blok.regels)
        case NieuwePagina():
            return ""


def _plat(inhoud: Inhoud) -> str:
    return op_een_regel(platte_tekst(inhoud))


def _feit(vraag: Inhoud, antwoord: Inhoud) -> str:
    kop = _plat(vraag)
    return f"{kop}{' ' if kop.endswith(('?', ':')) else ': '}{_plat(antwoord)}"


def _tabel(tabel: Tabel) -> str:
    rijen = [[_plat(cel) for cel in rij] for rij in (tabel.koppen, *tabel.rijen)]
    totaal = [_plat(cel) for cel in tabel.totaal] if tabel.totaal else None
    alle = [*rijen, totaal] if totaal else rijen
    breedtes = [max(len(rij[kolom]) for rij in alle) for kolom in range(len(tabel.koppen))]

    def regel(rij: Sequence[str]) -> str:
        cellen = (
            cel.rjust(breedtes[kolom]) if tabel.kant(kolom) == "rechts" else cel.ljust(breedtes[kolom])
            for kolom, cel in enumerate(rij)
        )
        return "  ".join(cellen).rstrip()

    streep = "  ".join("-" * breedte for breedte in breedtes)
    regels = [regel(rijen[0]), streep, *(regel(rij) for rij in rijen[1:])]
    if totaal:
        regels += [streep, regel(totaal)]
    bijschrift = op_een_regel(tabel.bijschrift)
    return "\n".join([bijschrift, *regels] if bijschrift else regels)
