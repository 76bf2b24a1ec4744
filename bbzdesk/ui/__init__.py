"""The window: PySide6 on top of the services. It shows and asks; what the law says is decided elsewhere."""

from bbzdesk.ui.singletons import keep_singletons

keep_singletons()
