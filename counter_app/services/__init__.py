"""What an officer can do: one public method, one deed, one transaction."""
