"""The public edition of a register: only what is ``openbaar``, and nothing of the rest, ids included."""
