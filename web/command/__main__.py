"""`python -m web.command` is the onrecord command."""

import sys

from web.command import main

sys.exit(main())
