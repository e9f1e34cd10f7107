"""Where bytes come from and what they hold: folders, git revisions, YAML."""
