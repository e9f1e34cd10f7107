"""What the tests build their material with."""
