"""Finds what tells of a person in Dutch text. Plain text in, places out; what was found is never part of a message."""
