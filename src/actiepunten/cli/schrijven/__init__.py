"""What the commands that write share: forms, questions, the editor, and the one way to the files."""
