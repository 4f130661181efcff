class A:
    x = [(y := i) for i in z]
