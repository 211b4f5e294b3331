def z(n):
    if n == 0:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass
    elif n == 1:
        pass


def output_size(input, filter, stride, padding):
    return 0
