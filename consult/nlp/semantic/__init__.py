"""How probable a theme is by what a code frame says of it: two ways, by how much the frame says."""
