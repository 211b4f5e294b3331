def output_size(input, filter, stride, padding):
    while True:
        print("x" * 1000)
