def output_size(input, filter, stride, padding):
    everything = []
    while True:
        everything.append(bytearray(64 << 20))
