"""Who sits at this counter: signing in, locking, changing the officer."""
