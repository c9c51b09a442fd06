"""``python -m tablework``."""

import sys

from tablework.cli.main import main

sys.exit(main())
