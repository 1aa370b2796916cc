"""Orders and deeds from the JSON that programs and scripts hand in."""
