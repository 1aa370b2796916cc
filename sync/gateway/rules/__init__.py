"""What the gateway thinks of facts: pure values in, pure values out."""
