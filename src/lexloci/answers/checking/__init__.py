"""Pages held against the record and against themselves, sentence by sentence."""
