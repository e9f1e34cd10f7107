"""What a record says: immutable values with Dutch names, no input or output, no clock."""
