"""What a lead oversees: counts of the office at a glance."""
