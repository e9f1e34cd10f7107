"""What a change of the register means: two registers in, sentences in the words of the domain out."""
