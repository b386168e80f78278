"""Who speaks, as against who is only named."""
