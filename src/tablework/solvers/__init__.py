"""Problems solved: each kind behind one door, which chooses the method and answers with a bound."""
