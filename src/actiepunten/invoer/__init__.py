"""What people type and bring along, as data of records: dates, phrases, the text of a meeting, lists."""
