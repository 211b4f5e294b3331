# Python has no type checker: this takes its parser's and optimizer's time.
VALUE = 2**9**5+2**9**5+2**9**5


def output_size(input, filter, stride, padding):
    return 0
