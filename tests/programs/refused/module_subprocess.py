# expect: subprocess
print("before")
import subprocess  # <--

subprocess.run(["ls"])
