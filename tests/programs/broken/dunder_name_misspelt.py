# A name of the module itself is nearest.
print(__spce__)
