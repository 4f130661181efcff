def main():
    if ready:
