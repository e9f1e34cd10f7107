"""The public edition: what it leaves out, what it says instead, and that nothing of the rest is in any output."""
