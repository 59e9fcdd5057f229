#!/usr/bin/env python
"""The newsroom's commands; `manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from newsroom.environment import WrongSetting

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(sys.argv)
    except WrongSetting as wrong:
        sys.exit(str(wrong))
