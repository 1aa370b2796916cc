"""How bytes become answers: what a carrier said, and whether it was the gateway that spoke."""
