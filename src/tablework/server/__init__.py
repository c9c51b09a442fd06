"""The desk: the pages, and the data behind them, over HTTP."""
