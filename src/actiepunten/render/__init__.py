"""Plain report data in, text out."""
