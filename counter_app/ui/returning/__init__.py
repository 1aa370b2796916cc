"""Giving results out."""
