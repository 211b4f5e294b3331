while True:
    pass


def output_size(input, filter, stride, padding):
    return 0
