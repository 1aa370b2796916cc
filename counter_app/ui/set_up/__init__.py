"""The first start on a PC: a counter is set up, or brought back from a backup."""
