"""Forwarding to the provincial system: planned from the facts, sent once in effect, told back."""
