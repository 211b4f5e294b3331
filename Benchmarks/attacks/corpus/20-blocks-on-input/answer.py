import sys


def output_size(input, filter, stride, padding):
    while True:
        sys.stdin.readline()
