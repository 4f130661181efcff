def main():
print("not indented")
