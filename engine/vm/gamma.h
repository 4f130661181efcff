// gamma: the gamma function and its logarithm by Lanczos' approximation (g = 6.0247, 13 terms),
// step by step as CPython computes them, so that the last digit is the same.
#pragma once

double gamma_of(double x);     // NaN outside the domain, infinite when it is too large
double gamma_log_of(double x); // infinite at 0, -1, -2 ...
