def output_size(input, filter, stride, padding):
    way = input + 2 * padding - filter
    if way < 0 or way % stride:
        return None
    return way // stride + 1
