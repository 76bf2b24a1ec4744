"""A small document model and its renderers: tagged PDF, docx, plain text and xlsx."""
