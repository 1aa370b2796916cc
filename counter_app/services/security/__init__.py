"""What keeps the counter locked and provable: keys, recovery, traces, repair, retirement."""
