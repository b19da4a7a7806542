// Sesame
