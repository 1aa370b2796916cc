"""What the office itself keeps: staff, catalogue, calendar, numbers, state."""
