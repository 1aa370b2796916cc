"""One file a subject: its words, and what they do."""
