"""The text of one meeting, and the minutes that it may begin from."""
