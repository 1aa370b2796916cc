"""The encrypted store of one counter PC: rows stay in here, frozen values come out."""
