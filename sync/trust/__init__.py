"""Who is believed because the province says so: officers, and the keys that follow its own."""
