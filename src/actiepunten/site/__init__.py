"""The browsable site of a stand: plain data per page; templates only place it."""
