"""The encrypted store: tables, unit of work, ledger, log, upgrades, backup, keys. Nothing else knows that SQL exists."""
