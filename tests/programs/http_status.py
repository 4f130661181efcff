# http.HTTPStatus and HTTPMethod.
from http import HTTPStatus, HTTPMethod
s = HTTPStatus.NOT_FOUND
print(s, repr(s), s.phrase, s == 404, f"{s}", HTTPStatus(200).name, HTTPMethod.GET, repr(HTTPMethod.GET), HTTPStatus.IM_A_TEAPOT.phrase, s.value, isinstance(s, int), HTTPStatus['OK'], len(HTTPStatus), HTTPStatus(404) is s, type(s), s + 1, {s: 1})
try: HTTPStatus(999)
except ValueError as e: print(e)
