"""Tests of what turns files into records: strict YAML, the loader, the work tree and git."""
