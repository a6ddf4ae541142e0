"""`python -m release.windows`, in the environment of developers."""

import sys

if sys.platform != "linux":
    sys.exit("The Windows program is tried so on Linux only, under Wine.")

from release.windows.task import main

sys.exit(main(sys.argv[1:]))
