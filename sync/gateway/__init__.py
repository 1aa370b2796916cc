"""The province's end: takes journals from counters, keeps them, gives communes their feed."""
