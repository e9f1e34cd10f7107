"""Lists that others keep, row by row; and the register as a list that goes round and comes back."""
