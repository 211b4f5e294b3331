def output_size(input, filter, stride, padding):
    return [input] * 1_000_000_000
