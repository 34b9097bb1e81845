"""Runs a command whose stderr goes into a pipe that never makes it wait, as the socket of a unit of systemd does. usage: piped.py PIPE COMMAND…"""
import os
import sys

pipe = os.open(sys.argv[1], os.O_RDWR | os.O_NONBLOCK)
os.dup2(pipe, 2)
os.execvp(sys.argv[2], sys.argv[2:])
