"""Register of decisions, actions and cases: what was decided, who does what, what came of it, what is late."""

__version__ = "0.1.0"
