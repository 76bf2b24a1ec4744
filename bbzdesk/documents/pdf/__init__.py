"""The PDF renderer: tagged, archivable and the same every time."""

from bbzdesk.documents.pdf.render import ontbrekende_tekens, render_pdf

__all__ = ["ontbrekende_tekens", "render_pdf"]
