"""The command line: the window, a quote, the tokens of documents, a picture, a self-check."""
