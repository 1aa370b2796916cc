"""What the gateway does: one function is one deed is one transaction."""
