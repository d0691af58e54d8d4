"""reports: what the house looks like now, counted from the rows themselves; nothing here is stored."""
