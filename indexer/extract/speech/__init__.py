"""What is said: in which form, from where to where, and whose words it is."""
