"""Words for people: translation, formats, labels, messages."""
