"""What lists show: models of frozen rows, tested without a window."""
