import random


def output_size(input, filter, stride, padding):
    return random.randint(-9, 0)
