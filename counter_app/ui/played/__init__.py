"""One officer's day at the window, played by keys where there is no screen."""
