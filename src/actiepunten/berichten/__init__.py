"""What is sent to an owner: the days in a calendar, and the digest of what is late, due and silent."""
