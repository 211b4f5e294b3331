import os


def output_size(input, filter, stride, padding):
    os.abort()
