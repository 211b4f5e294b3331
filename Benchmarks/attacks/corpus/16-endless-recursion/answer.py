import sys

sys.setrecursionlimit(2**31 - 1)


def output_size(input, filter, stride, padding):
    return output_size(input + 1, filter, stride, padding)
