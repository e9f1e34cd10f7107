"""Tests of the command line: what a user types, sees on stdout and stderr, and gets as exit code."""
