"""A dialog in which people type: what stands there half is kept as a form is, and stands there again when it is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bbzdesk.services import kladden
from bbzdesk.ui.desk import Desk
from bbzdesk.ui.forms.draft import Draft, DraftKeeper
from bbzdesk.ui.widgets.dialogs import Dialog
from bbzdesk.ui.widgets.layouts import Part
from bbzdesk.ui.widgets.reader import announce
from bbzdesk.ui.widgets.text import Text


class DraftedDialog(Dialog):
    """Stays open until who uses it accepts. A subclass gives its texts, takes them back, and calls `touch`.

    Nothing is kept before `keep_as`; a dialog with a passphrase is never one of these.
    """

    typed = Signal()

    def __init__(self, parent: QWidget, title: str, sentence: str, *parts: Part, verb: str) -> None:
        self._touched = False
        self._keeper: DraftKeeper | None = None
        self._since = Text("", "muted", wrap=True)
        self._since.hide()
        dirty = lambda: self._touched  # noqa: E731 - asked when it closes
        super().__init__(parent, title, sentence, self._since, *parts, verb=verb, stays=True, dirty=dirty)

    def texts(self) -> Draft:
        """What stands in the fields."""
        raise RuntimeError("a dialog without texts keeps no draft")

    def put_back(self, texts: Draft) -> None:
        """Write kept texts in the fields."""
        raise RuntimeError("a dialog without texts keeps no draft")

    def touch(self) -> None:
        """Somebody typed or chose something."""
        self._touched = True
        self.typed.emit()

    def keep_as(self, desk: Desk, key: str) -> None:
        """Keep from now on what is typed, and put back what was kept before under this key.

        Confirming and throwing away both wipe it; a kill, a lock or a closed window does not.
        """
        kantoor = desk.kantoor
        self._keeper = keeper = DraftKeeper(
            self.typed, self.texts, lambda texts: desk.keep_draft(key, texts, owner=desk), parent=self
        )
        desk.work.ending.connect(keeper.flush)

        def forget() -> None:
            keeper.stop()
            desk.wipe_draft(key, owner=desk)

        def put_away() -> None:
            if self._touched:
                forget()

        self.accepted.connect(forget)
        self.rejected.connect(put_away)
        desk.read(lambda: kladden.terug(kantoor, key), lambda found: self._restore(*found), owner=self)

    def hold_draft(self) -> None:
        """Before the act: keep what is typed, and nothing more until it is refused."""
        if self._keeper is not None:
            self._keeper.hold()

    def go_on_keeping(self) -> None:
        """The act was refused: what is typed is kept again."""
        if self._keeper is not None:
            self._keeper.go_on()

    def _restore(self, texts: Draft, words: str) -> None:
        """Who began to type meanwhile answers anew."""
        if not texts or self._touched:
            return
        self.put_back(texts)
        self._touched = True
        self._since.setText(f"{words}.")
        self._since.show()
        announce(self, words)
