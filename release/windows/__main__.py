"""`python -m release.windows`, in the environment of developers."""

import sys

from release.windows.task import main

sys.exit(main(sys.argv[1:]))
