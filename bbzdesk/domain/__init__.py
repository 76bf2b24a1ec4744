"""What the law and the case file say: pure functions on dates, Decimal and frozen dataclasses.

Nothing here reads a file, a clock or a database. Every function that applies a rule names its article.
"""
