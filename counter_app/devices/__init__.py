"""Scanners, printers, cards: what the PC has plugged in."""
