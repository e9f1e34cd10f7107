"""The rules of check: pure functions over a stand."""
