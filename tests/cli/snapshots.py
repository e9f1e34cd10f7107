"""Snapshots as text files of their own, which a reviewer reads in the diff as the user would."""

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode


class TextFile(SingleFileSnapshotExtension):
    """One text file for each snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class MarkdownFile(TextFile):
    """One Markdown file for each snapshot."""

    file_extension = "md"


class HtmlFile(TextFile):
    """One HTML file for each snapshot."""

    file_extension = "html"


class JsonFile(TextFile):
    """One JSON file for each snapshot, as printed."""

    file_extension = "json"
