"""What is looked at on every page: words that are cut, names and roles, the way of Tab, the words, and the ink.

Each function returns what is not right, as lines for a person.
"""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from bbzdesk.ui import theme
from bbzdesk.ui.models.table import TableModel
from bbzdesk.ui.widgets.layouts import PageScroll
from bbzdesk.ui.widgets.table import Table

INVOER = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
BEDIENBAAR = (QAbstractButton, *INVOER, QAbstractItemView, QTabBar)
_ROL = QAccessible.Role
_GEEN_ROL = (_ROL.NoRole, _ROL.Client)


def zichtbaar(onder: QWidget, soort: type | tuple[type, ...] = QWidget) -> list[QWidget]:
    """The widgets of a kind in sight."""
    return [w for w in onder.findChildren(QWidget) if isinstance(w, soort) and w.isVisible()]


def naam(w: QWidget) -> str:
    # On Linux Qt gives the chosen words as the name of a combo box; there its label says what it is about.
    if isinstance(w, QComboBox):
        return w.accessibleName()
    return QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)


def _rol(w: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(w).role()


def _noem(w: QWidget) -> str:
    woorden = w.text() if isinstance(w, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(w).__name__} “{(woorden or w.accessibleName())[:70]}”"


# --- nothing is cut --------------------------------------------------------------------------------------------------


def afgekapt(venster: QWidget, maat: tuple[int, int]) -> list[str]:
    """Words and controls that do not get their room, a page wider than its window, a window larger than asked."""
    over = []
    if (venster.width(), venster.height()) != maat:
        over.append(f"venster {venster.width()}x{venster.height()} in plaats van {maat[0]}x{maat[1]}")
    for w in zichtbaar(venster):
        over += _te_klein(w) + _buiten_ouder(w)
    for blad in zichtbaar(venster, QScrollArea):
        if blad.widget().width() > blad.viewport().width():
            over.append(f"{_noem(blad)} {blad.widget().width() - blad.viewport().width()} te breed")
    for tabel in zichtbaar(venster, Table):
        over += _cellen(tabel)
    for balk in zichtbaar(venster, QTabBar):
        over += _tabbladen(balk)
    return over + _over_elkaar(venster)


def _te_klein(w: QWidget) -> list[str]:
    if isinstance(w, QLabel):
        return _tekst(w)
    if not isinstance(w, QPushButton | QLineEdit | QComboBox | QPlainTextEdit):
        return _kleiner_dan_het_kan(w)
    nodig = w.minimumSizeHint() if isinstance(w, QLineEdit | QPlainTextEdit) else w.sizeHint()
    hoog = w.heightForWidth(w.width()) if w.hasHeightForWidth() else nodig.height()
    breed = w.minimumSizeHint().width() if w.hasHeightForWidth() else nodig.width()
    over = []
    if w.width() + 1 < breed:
        over.append(f"smal: {_noem(w)} {w.width()} van {breed}")
    if w.height() + 1 < hoog:
        over.append(f"laag: {_noem(w)} {w.height()} van {hoog}")
    if isinstance(w, QLineEdit) and not w.text():
        over += _plaatshouder(w)
    return over


def _kleiner_dan_het_kan(w: QWidget) -> list[str]:
    """What paints itself has the room it asks at least, and all it asks when it says that it is of a fixed size."""
    if isinstance(w, QAbstractScrollArea | QMenuBar) or not type(w).__module__.startswith("bbzdesk"):
        return []
    vast, nodig = w.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed, w.minimumSizeHint()
    breed = w.sizeHint().width() if vast else nodig.width()
    return [f"smal: {_noem(w)} {w.width()} van {breed}"] if w.width() + 1 < breed else []


def _tekst(w: QLabel) -> list[str]:
    if not w.text():
        return []
    nodig = w.minimumSizeHint() if w.wordWrap() else w.sizeHint()
    hoog = w.heightForWidth(w.width()) if w.wordWrap() else nodig.height()
    over = [f"smal: {_noem(w)} {w.width()} van {nodig.width()}"] if w.width() + 1 < nodig.width() else []
    return over + ([f"laag: {_noem(w)} {w.height()} van {hoog}"] if w.height() + 1 < hoog else [])


def _plaatshouder(w: QLineEdit) -> list[str]:
    marges = w.textMargins()
    ruimte = w.width() - marges.left() - marges.right() - 20
    breed = w.fontMetrics().horizontalAdvance(w.placeholderText())
    return [f"plaatshouder “{w.placeholderText()}” {breed} in {ruimte}"] if breed > ruimte else []


def _buiten_ouder(w: QWidget) -> list[str]:
    """Nothing sticks out of what holds it; only what scrolls may."""
    ouder = w.parentWidget()
    if not isinstance(w, (QLabel, *BEDIENBAAR)) or ouder is None or _rolt(ouder) or w.isWindow():
        return []
    while ouder is not None and not ouder.isWindow() and not _rolt(ouder):
        plaats = QRect(w.mapTo(ouder, QPoint(0, 0)), w.size())
        if not ouder.rect().adjusted(-1, -1, 1, 1).contains(plaats):
            return [f"steekt uit {type(ouder).__name__}: {_noem(w)} {plaats.getRect()} in {ouder.size().toTuple()}"]
        ouder = ouder.parentWidget()
    return []


def _rolt(w: QWidget) -> bool:
    area = w.parentWidget()
    return isinstance(w, QAbstractScrollArea) or (isinstance(area, QAbstractScrollArea) and area.viewport() is w)


def _over_elkaar(venster: QWidget) -> list[str]:
    """Words and controls of one holder do not lie over each other."""
    over = []
    for houder in zichtbaar(venster):
        if isinstance(houder, (QAbstractItemView, QHeaderView, QTabBar, QLineEdit, QComboBox, QMenuBar)):
            continue
        delen = [w for w in houder.children() if isinstance(w, (QLabel, *BEDIENBAAR)) and w.isVisible()]
        for plaats, een in enumerate(delen):
            for ander in delen[plaats + 1 :]:
                samen = een.geometry().intersected(ander.geometry())
                if samen.width() > 2 and samen.height() > 2:
                    over.append(f"over elkaar: {_noem(een)} en {_noem(ander)}")
    return over


def _cellen(tabel: Table) -> list[str]:
    model: TableModel = tabel.list_model
    look, over = theme.current(), []
    gewoon, zwaar = QFontMetrics(look.font()), QFontMetrics(look.font(strong=True))
    kop = QFontMetrics(look.font("small", strong=True))
    for k, kolom in enumerate(model.columns):
        breed = tabel.columnWidth(k)
        if kop.horizontalAdvance(kolom.title) + 20 > breed + 1:
            over.append(f"kop {kolom.title!r} van {tabel.accessibleName()}")
        for r in range(model.rowCount()):
            cel = model.cell(model.index(r, k))
            nodig = (zwaar if cel.strong else gewoon).horizontalAdvance(cel.text) + 20
            nodig += look.icon_px + (7 if cel.status else 20 if cel.kind == "action" else -look.icon_px)
            # A long name is cut on the screen by design, and whole in what a reader hears and in its dossier.
            if cel.kind in ("text", "key"):
                nodig = min(nodig, 34 * look.em)
            if cel.text and nodig > breed + 1:
                over.append(f"cel {cel.text!r} in {kolom.title!r}: {nodig} in {breed}")
    if tabel.rowHeight(0) and tabel.rowHeight(0) < look.line_h + 2:
        over.append(f"rijen van {tabel.accessibleName()} te laag")
    return over


def _tabbladen(balk: QTabBar) -> list[str]:
    meet = QFontMetrics(theme.current().font(strong=True))
    rechten = [(balk.tabText(n), balk.tabRect(n)) for n in range(balk.count())]
    over = [f"tab {t!r}" for t, r in rechten if meet.horizontalAdvance(t.replace("&", "")) > r.width() + 1]
    return over + ([f"tabs laag: {balk.height()}"] if balk.height() < balk.sizeHint().height() else [])


# --- what a screen reader is told ------------------------------------------------------------------------------------


def bedienbaar(venster: QWidget) -> list[QWidget]:
    """What can be operated: controls, and whatever takes the focus by Tab."""
    return [
        w for w in zichtbaar(venster)
        if (isinstance(w, BEDIENBAAR) or w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(w, QHeaderView) and not isinstance(w.parentWidget(), QComboBox | QTabBar)
        and w.focusProxy() is None
    ]  # fmt: skip


def zonder_naam_of_rol(venster: QWidget) -> list[str]:
    """Controls without a name or a role, and inputs without a label or a name of their own."""
    over = []
    for w in bedienbaar(venster):
        if not naam(w).strip():
            over.append(f"zonder naam: {_noem(w)} in {_keten(w)}")
        elif _rol(w) in _GEEN_ROL:
            over.append(f"zonder rol: {_noem(w)}")
        elif isinstance(w, INVOER) and not _label(w) and (isinstance(w, QComboBox) or not w.accessibleName()):
            over.append(f"zonder label: {_noem(w)}")
        elif isinstance(w, QAbstractButton) and not _zegt_zijn_woord(w):
            over.append(f"naam zonder zijn woord: {_noem(w)} heet “{naam(w)}”")
    # The heads of a table are told by the table.
    genoemd = [w for w in zichtbaar(venster) if w.accessibleName() and not isinstance(w, QHeaderView)]
    over += [f"naam zonder rol: {_noem(w)}" for w in genoemd if _rol(w) in _GEEN_ROL]
    return list(dict.fromkeys(over))


def _zegt_zijn_woord(w: QAbstractButton) -> bool:
    """Who speaks to the computer says the word that is seen."""
    woord = re.sub(r"[\s\u200a]+", " ", w.text().replace("&&", "\0").replace("&", "").replace("\0", "&")).strip()
    gehoord = re.sub(r"[\s,:]+", " ", naam(w))
    return re.sub(r"[\s,:]+", " ", woord).strip(" …").casefold() in gehoord.casefold()


def _label(w: QWidget) -> bool:
    return any(label.buddy() is w for label in w.window().findChildren(QLabel))


def _keten(w: QWidget) -> str:
    namen, ouder = [], w.parentWidget()
    while ouder is not None and len(namen) < 4:
        namen.append(type(ouder).__name__)
        ouder = ouder.parentWidget()
    return " < ".join(namen)


def gelijke_namen(venster: QWidget) -> list[str]:
    """Two controls of one group that a reader cannot tell apart."""
    geteld = Counter(
        (_groep(w), naam(w)) for w in bedienbaar(venster) if isinstance(w, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox)
    )  # fmt: skip
    return [f"{aantal} keer “{wie}” in “{groep[1]}”" for (groep, wie), aantal in geteld.items() if aantal > 1]


def _groep(w: QWidget) -> tuple[int, str]:
    """The nearest holder with a name; the page itself when there is none."""
    ouder = w.parentWidget()
    while ouder is not None:
        if ouder.accessibleName() or ouder.isWindow():
            return id(ouder), ouder.accessibleName()
        ouder = ouder.parentWidget()
    return 0, ""


# --- the way of Tab --------------------------------------------------------------------------------------------------


def tabronde(venster: QWidget) -> list[str]:
    """Press Tab until we are back: everything is passed once, and nothing holds the keyboard."""
    verwacht = {w for w in bedienbaar(venster) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    begin = QApplication.focusWidget()
    if begin not in verwacht:
        return [f"het toetsenbord is bij {_noem(begin) if begin else 'niets'}"]
    gezien: list[QWidget] = []
    w = begin
    for _ in range(len(verwacht) + 60):
        QTest.keyClick(w, Qt.Key.Key_Tab)
        na = QApplication.focusWidget()
        if na is None or na is w:
            return [f"Tab blijft hangen in {_noem(w)}"]
        gezien.append(na)
        w = na
        if w is begin:
            break
    else:
        return [f"Tab komt niet terug bij {_noem(begin)}"]
    groepen = {_keuzegroep(x) for x in gezien} - {None}
    gemist = [x for x in verwacht - set(gezien) if _keuzegroep(x) not in groepen]
    over = [f"niet met Tab te bereiken: {_noem(x)} in {_keten(x)}" for x in gemist]
    dubbel = [x for x, aantal in Counter(gezien).items() if aantal > 1]
    vreemd = [x for x in gezien if x not in verwacht and x.isVisible() and x is not begin]
    return over + [f"twee keer: {_noem(x)}" for x in dubbel] + [f"onverwacht met Tab: {_noem(x)}" for x in vreemd]


def _keuzegroep(w: QWidget) -> QObject | None:
    """Tab stops once in a group of which one can be chosen; arrows go from one to the next."""
    if not isinstance(w, QAbstractButton):
        return None
    groep = w.group()
    return groep if groep is not None and groep.exclusive() else w.parentWidget() if w.autoExclusive() else None


# --- the words -------------------------------------------------------------------------------------------------------

ENGELS = (
    "OK|Cancel|Save|Open file|Yes|No|Delete|Close|Apply|Discard|Reset|Retry|Ignore|Abort|Undo|Redo|Cut|Copy|Paste|"
    "Select All|Loading|Error|Warning|Search|Next|Previous|Finish|Edit|View|Settings|Choose|Sort|Today|Show|Hide|"
    "Enter|Empty|None|True|False|null"
)
VERMIJDEN = (
    "conform|middels|door middel van|derhalve|inzake|betreffende|u dient te|dient u|teneinde|reeds|tevens|"
    "ten aanzien van|indien|geschieden|bovengenoemde?|voornoemde?|ongeldige?|fout|fouten|foutief|foutmelding|verboden|vergeten"
)
# Where a word of the list is meant after all: the key of that name, and the name of a law or a field.
_MAG = ("Enter",)
_ENGELS = re.compile(rf"(?<![\w-])(?:{ENGELS})(?![\w-])")
_VERMIJDEN = re.compile(rf"\b(?:{VERMIJDEN})\b", re.IGNORECASE)


def woorden(venster: QWidget) -> Iterator[str]:
    """Everything that is read or heard in a window."""
    yield venster.windowTitle()
    for w in zichtbaar(venster):
        yield from (w.accessibleName(), w.accessibleDescription(), w.toolTip())
        match w:
            case QLabel():
                yield w.text()
            case QAbstractButton():
                yield w.text()
            case QLineEdit():
                yield w.placeholderText()
            case QPlainTextEdit():
                yield w.placeholderText()
            case QComboBox():
                yield from (w.itemText(n) for n in range(w.count()))
            case QTabBar():
                yield from (w.tabText(n) for n in range(w.count()))
            case QTableView():
                yield from _woorden_in_tabel(w)
    yield from (woord for menu in venster.findChildren(QMenu) for woord in woorden_in_menu(menu))


def _woorden_in_tabel(tabel: QTableView) -> Iterator[str]:
    model = tabel.model()
    for k in range(model.columnCount()):
        yield str(model.headerData(k, Qt.Orientation.Horizontal) or "")
        yield from (str(model.index(r, k).data() or "") for r in range(model.rowCount()))


def woorden_in_menu(menu: QMenu) -> Iterator[str]:
    yield menu.title()
    for actie in menu.actions():
        yield actie.text().replace("&", "").split("\t")[0]


def vreemde_woorden(gelezen: Iterator[str]) -> list[str]:
    """English words, and words that officials avoid."""
    over = []
    for zin in dict.fromkeys(gelezen):
        gevonden = [*_ENGELS.findall(zin), *_VERMIJDEN.findall(zin)]
        over += [f"“{woord}” in: {zin[:110]}" for woord in gevonden if woord not in _MAG]
    return over


# --- the ink ---------------------------------------------------------------------------------------------------------


def zwakke_inkt(venster: QWidget) -> list[str]:
    """Words whose strongest pixel stands too weak on the ground they are really painted on, or on no ground of ours."""
    beeld = venster.grab().toImage().convertToFormat(beeldformaat())
    kleuren = {waarde.lower(): naam_ for naam_, waarde in theme.current().tokens.items()}
    inkt, over = _Inkt(bytes(beeld.constBits()), beeld.bytesPerLine()), []
    for w, plaats in _geschreven(venster):
        grond, sterkste = inkt.meet(plaats)
        if grond not in kleuren:
            over.append(f"grond {grond} is geen kleur van ons: {_noem(w)}")
        elif sterkste < 4.5:
            over.append(f"contrast {sterkste:.1f} op {kleuren[grond]}: {_noem(w)}")
    return over


def beeldformaat():
    from PySide6.QtGui import QImage

    return QImage.Format.Format_RGB32


def _geschreven(venster: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """Every piece of text in sight, and where it stands in the picture of the window."""
    for w in zichtbaar(venster, (QLabel, QPushButton, QComboBox)):
        woorden_ = w.currentText() if isinstance(w, QComboBox) else w.text()
        plaats = w.visibleRegion().boundingRect()
        if woorden_.strip() and plaats.size() == w.size():
            binnen = plaats.adjusted(4, 4, -4, -4) if isinstance(w, QPushButton) else plaats
            yield w, QRect(w.mapTo(venster, binnen.topLeft()), binnen.size())

    for tabel in zichtbaar(venster, Table):
        yield from ((tabel, plaats) for plaats in _cellen_in_beeld(tabel, venster))


def _cellen_in_beeld(tabel: Table, venster: QWidget) -> Iterator[QRect]:
    model, vlak, kop = tabel.list_model, tabel.viewport(), tabel.horizontalHeader()
    heel = vlak.visibleRegion().boundingRect()
    for k, kolom in enumerate(model.columns):
        plaats = QRect(kop.sectionViewportPosition(k), 0, kop.sectionSize(k), kop.height())
        if kolom.title and kop.viewport().visibleRegion().boundingRect().contains(plaats):
            yield QRect(kop.viewport().mapTo(venster, plaats.topLeft()), plaats.size())
        for r in range(model.rowCount()):
            plaats = tabel.visualRect(model.index(r, k))
            if model.cell(model.index(r, k)).text and heel.contains(plaats):
                yield QRect(vlak.mapTo(venster, plaats.topLeft()), plaats.size())


class _Inkt:
    def __init__(self, punten: bytes, per_regel: int) -> None:
        self._punten, self._per_regel = memoryview(punten).cast("I"), per_regel // 4
        self._licht: dict[int, float] = {}

    def meet(self, plaats: QRect) -> tuple[str, float]:
        """The ground, and the contrast of what differs most from it."""
        geteld: Counter[int] = Counter()
        for y in range(plaats.top(), plaats.bottom() + 1):
            begin = y * self._per_regel + plaats.left()
            geteld.update(self._punten[begin : begin + plaats.width()].tolist())
        grond = geteld.most_common(1)[0][0]
        return f"#{grond & 0xFFFFFF:06x}", max(self._contrast(grond, punt) for punt in geteld)

    def _contrast(self, een: int, ander: int) -> float:
        laag, hoog = sorted((self._helder(een), self._helder(ander)))
        return (hoog + 0.05) / (laag + 0.05)

    def _helder(self, kleur: int) -> float:
        if kleur not in self._licht:
            delen = [(kleur >> schuif & 255) / 255 for schuif in (16, 8, 0)]
            recht = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
            self._licht[kleur] = 0.2126 * recht[0] + 0.7152 * recht[1] + 0.0722 * recht[2]
        return self._licht[kleur]


__all__ = [
    "PageScroll",
    "afgekapt",
    "gelijke_namen",
    "tabronde",
    "vreemde_woorden",
    "woorden",
    "zonder_naam_of_rol",
    "zwakke_inkt",
]
