pass
...
None
"just text"
1 + 1
if True:
    pass
for i in []:
    ...
print("end")
