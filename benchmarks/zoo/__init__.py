"""A zoo of script layouts with known truth, for learning and for measuring the reader of scripts.

``python -m benchmarks.zoo make OUT [--layout NAME …]`` typesets slices of plays, each in one layout, and writes each
file with its ``.truth.json``, in the shape of ``../shared/zoo``. ``python -m benchmarks.zoo score OUT`` reads them all
with Tablework's readers and prints a table; scoring needs ``../shared`` beside the checkout, making does not. No play
is kept here: where the shared texts are absent, our two sample plays are set.

The names begin with the form: p pages set by Typst, g typewriter pages, t plain text, d Word, h web pages. About a
third of the layouts are `held_out`: nothing is learned from those, so that they tell how a stranger's layout fares.

- `blocks` plays as blocks; `layout` what a layout is made of; `catalogue` and its parts: the layouts themselves
- `copy_text` what a layout prints, word by word; `truth` writes that down; `stretches` cuts a speech into blocks
- `typst_writer`, `typewriter_pages`, `typewriter`, `word_writer`, `web_writer`: the forms; `scoring` measures
"""
