"""The store's key beside the officers' passwords: recovery, the PC's own store, a new key."""
