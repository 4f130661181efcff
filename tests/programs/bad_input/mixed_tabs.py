if True:
	print("tab")
        print("spaces")
