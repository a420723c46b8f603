"""What all tests share: how hypothesis looks for examples.

No example has a deadline: a busy machine is not a fault. In CI the examples are the same at every run,
so that it judges the change and not the draw; elsewhere they are drawn anew.
"""

import os

from hypothesis import settings

settings.register_profile("drawn", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "drawn")
