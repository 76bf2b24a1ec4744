"""The window: PySide6 on top of the services. It shows and asks; what the law says is decided elsewhere."""
