"""The letterhead: sender, window address, reference line and fold marks, at the measures of a window envelope."""

from bbzdesk.documents.model import Briefhoofd
from bbzdesk.documents.pdf.beeld import Beeld, lees_beeld
from bbzdesk.documents.pdf.doek import Doek
from bbzdesk.documents.pdf.opmaak import (
    A4,
    BRIEFMARGE,
    GRIJS,
    LABEL,
    LIJNGRIJS,
    MM,
    RETOUR,
    WAARDE,
    ZWART,
    Kleur,
    Stijl,
    basislijn,
    leesbaar,
)
from bbzdesk.documents.pdf.structuur import Element
from bbzdesk.documents.pdf.zetten import Regel, Zetter

_VENSTER = {"links": 33 * MM, "rechts": 109 * MM}
_VENSTERBREEDTE, _VENSTER_Y, _VENSTERHOOGTE = 83 * MM, 50 * MM, 40 * MM
_RECHTERRAND = A4[0] - BRIEFMARGE
_RETOUR_Y, _ADRES_Y = 55.1 * MM, 59 * MM
_KENMERK_Y, _KOLOM = 94 * MM, 36 * MM
_ONDERWERP_Y = 112 * MM
_VOUWEN = (99 * MM, 148.5 * MM, 198 * MM)  # DL at a third and two thirds, C5 at the half
_ADRES, _ADRESREGELS = Stijl(11, 14.66), 6
_LOGO_HOOG, _LOGO_BREED = 11.2 * MM, 60 * MM
_NAAM_Y, _AFDELING_Y = 19.8 * MM, 24.2 * MM

_GeplaatsteRegel = tuple[Element, Regel, Stijl, float, float]


class Briefkop:
    """A letterhead laid out: what to draw on the first page, and from where the text may begin."""

    def __init__(self, hoofd: Briefhoofd, zetter: Zetter, wortel: Element, huiskleur: Kleur) -> None:
        self._zetter, self._wortel = zetter, wortel
        self._regels: list[_GeplaatsteRegel] = []
        self.logo: Beeld | None = None
        self._logomaat = (0.0, 0.0)
        self._kader = _VENSTER[hoofd.venster] if hoofd.proefkader else None
        self._afzender(hoofd, leesbaar(huiskleur))
        onder_adres = self._adres(hoofd)
        self.adres_past = onder_adres <= _VENSTER_Y + _VENSTERHOOGTE + 0.5 * MM
        self.tekst_vanaf = self._kenmerken(hoofd, max(_KENMERK_Y, onder_adres + 4 * MM))

    def teken(self, doek: Doek) -> None:
        """Draw the letterhead on the first page."""
        doek.artefact()
        for vouw in _VOUWEN:
            doek.lijn(4 * MM, vouw, 4 * MM, 0.2 * MM, LIJNGRIJS)
        if self._kader is not None:
            doek.kader(self._kader, _VENSTER_Y, _VENSTERBREEDTE, _VENSTERHOOGTE, 0.2 * MM, ZWART)
        if self.logo:  # an artifact: the name of the sender stands beside it as text
            doek.beeld(self.logo.naam, BRIEFMARGE, 13.9 * MM, *self._logomaat)
        for element, regel, stijl, x, y in self._regels:
            doek.merk(element)
            doek.regel(x, y, regel, stijl)

    def _afzender(self, hoofd: Briefhoofd, huiskleur: Kleur) -> None:
        x = BRIEFMARGE
        if hoofd.logo:
            ruw = lees_beeld(hoofd.logo, _LOGO_BREED / MM)
            schaal = min(_LOGO_HOOG / ruw.hoogte, _LOGO_BREED / ruw.breedte)
            self._logomaat = (ruw.breedte * schaal, ruw.hoogte * schaal)
            self.logo = ruw
            x += self._logomaat[0] + 3 * MM
        breedte = _RECHTERRAND - x
        onder = self._zet(hoofd.afzender, Stijl(15, 18, vet=True, kleur=huiskleur), (x, _NAAM_Y), breedte)
        afdeling = Stijl(9.5, 12, kleur=GRIJS)
        self._zet(hoofd.afdeling, afdeling, (x, onder - 18 + (_AFDELING_Y - _NAAM_Y)), breedte)

    def _zet(self, tekst: str, stijl: Stijl, plaats: tuple[float, float], breedte: float) -> float:
        """Set a text with its first base line at a place; return the base line that would come next."""
        x, y = plaats
        if tekst.strip():
            element = self._wortel.kind("P")
            for regel in self._zetter.regels(tekst, stijl, breedte):
                self._regels.append((element, regel, stijl, x, y))
                y += stijl.regel
        return y

    def _adres(self, hoofd: Briefhoofd) -> float:
        """The address in the window, smaller when it has many or long lines; return where it ends."""
        x = _VENSTER[hoofd.venster]
        if hoofd.retouradres.strip():
            retour = f"Retouradres: {hoofd.retouradres}"
            extra = len(self._zetter.regels(retour, RETOUR, _VENSTERBREEDTE)) - 1
            self._zet(retour, RETOUR, (x, _RETOUR_Y - extra * RETOUR.regel), _VENSTERBREEDTE)
        tekst = "\n".join(regel for regel in hoofd.adresregels if regel.strip())
        if not tekst:
            return _ADRES_Y
        for stijl in (_ADRES, Stijl(10, 13.3), Stijl(9, 12)):
            if len(self._zetter.regels(tekst, stijl, _VENSTERBREEDTE)) * stijl.regel <= _ADRESREGELS * _ADRES.regel:
                break
        volgende = self._zet(tekst, stijl, (x, _ADRES_Y + basislijn(stijl)), _VENSTERBREEDTE)
        return volgende - basislijn(stijl)

    def _kenmerken(self, hoofd: Briefhoofd, y: float) -> float:
        """The reference line: four columns, label above value; return where the subject begins."""
        kolommen = (
            ("Datum", hoofd.datum),
            ("Ons kenmerk", hoofd.kenmerk),
            ("Contact", "\n".join(hoofd.contact)),
            ("Bijlagen", hoofd.bijlagen),
        )
        onder = y
        for nummer, (label, waarde) in enumerate((label, waarde) for label, waarde in kolommen if waarde.strip()):
            x, element = BRIEFMARGE + nummer * _KOLOM, self._wortel.kind("P")
            self._regels.append((element, self._zetter.regels(f"{label}\n", LABEL, _KOLOM)[0], LABEL, x, y + 2.6 * MM))
            regel_y = y + 6.9 * MM
            for regel in self._zetter.regels(waarde, WAARDE, _KOLOM - 3 * MM):
                self._regels.append((element, regel, WAARDE, x, regel_y))
                regel_y += WAARDE.regel
            onder = max(onder, regel_y)
        return max(_ONDERWERP_Y, onder + 1 * MM)
