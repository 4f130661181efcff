def main()
    print("never")
