"""Run a module where the kernel ends the process as soon as it asks for a socket to the network.

`python -m tests.hostile.offline MODULE ARGUMENTS…`. It is seccomp, so it holds for what libraries in C do and
for all children too. Linux on x86-64 and ARM alone: `is_available` says whether.
"""

from __future__ import annotations

import ctypes
import platform
import runpy
import socket
import sys

_NUMBERS_OF_SOCKET = {"x86_64": 41, "aarch64": 198}  # of the system call
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of prctl
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: ld word, jeq constant, ret constant
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_CALL, _FIRST_ARGUMENT = 0, 16  # where they are in what a filter sees


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction)))


def is_available() -> bool:
    """Return whether this system has what is needed."""
    return sys.platform == "linux" and platform.machine() in _NUMBERS_OF_SOCKET


def forbid_network() -> None:
    """Have the kernel end this process, and what it starts, when it asks for a socket to the network."""
    steps = (
        (_LOAD, 0, 0, _CALL),
        (_JUMP_IF_EQUAL, 0, 4, _NUMBERS_OF_SOCKET[platform.machine()]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 1, 0, socket.AF_INET),
        (_JUMP_IF_EQUAL, 0, 1, socket.AF_INET6),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    instructions = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    program = _Program(len(steps), instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if libc.prctl(*call) != 0:
            raise OSError(ctypes.get_errno(), "no seccomp")


if __name__ == "__main__":
    forbid_network()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
