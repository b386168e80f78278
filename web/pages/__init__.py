"""The pages, one module a room; each exports its ROUTES."""
