"""Plans of whole rehearsal periods: built, improved, proved in windows, changed as little as must be, and explained."""
