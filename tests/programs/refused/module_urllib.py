# expect: urllib
import urllib.request  # <--

print(urllib.request.urlopen("https://example.org"))
