"""What whoever watches the gateway sees: figures and logs."""
