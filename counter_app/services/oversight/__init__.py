"""What leads look after: counts of the office at a glance, and an office to practise in."""
