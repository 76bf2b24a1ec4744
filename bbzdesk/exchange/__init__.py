"""Files in and out: handover packages and debtor sheets. Nothing that is read is trusted."""
