"""The report: from a stand, and what changed since an earlier one, to the plain data of a page."""
