"""Dates as people type them: days, periods, deadlines and rhythms, in Dutch."""
