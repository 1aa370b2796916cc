"""The parts of one round of the engine: deliver, heal, take news, send scans."""
