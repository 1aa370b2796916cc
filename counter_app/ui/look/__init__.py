"""How the window looks: one type scale, one grid, one accent, one family of icons."""
