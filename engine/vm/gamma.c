#include "engine/vm/gamma.h"

#include <math.h>

enum {
    TERM_COUNT = 13,
    FACTORIAL_COUNT = 23 // exact as doubles
};

static const double pi = 3.141592653589793238462643383279502884197;
static const double log_of_pi = 1.144729885849400174143427351353058711647;
static const double g = 6.024680040776729583740234375;
static const double g_minus_half = 5.524680040776729583740234375;

static const double numerators[TERM_COUNT] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};

static const double denominators[TERM_COUNT] = {
    0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
    2637558, 357423,   32670,     1925,      66,        1,
};

// A quotient of two polynomials: from the end that keeps the powers small.
static double lanczos_sum(double x) {
    double top = 0;
    double bottom = 0;
    if (x < 5) {
        for (int i = TERM_COUNT - 1; i >= 0; i--) {
            top = top * x + numerators[i];
            bottom = bottom * x + denominators[i];
        }
    } else {
        for (int i = 0; i < TERM_COUNT; i++) {
            top = top / x + numerators[i];
            bottom = bottom / x + denominators[i];
        }
    }
    return top / bottom;
}

// sin(pi * x) for positive x, exact where it is zero.
static double sine_of_turns(double x) {
    double y = fmod(x, 2);
    switch ((int)round(2 * y)) {
    case 0:
        return sin(pi * y);
    case 1:
        return cos(pi * (y - 0.5));
    case 2:
        return sin(pi * (1 - y));
    case 3:
        return -cos(pi * (y - 1.5));
    default:
        return sin(pi * (y - 2));
    }
}

static double factorial_below(double x) {
    double result = 1;
    for (int i = 2; i < (int)x; i++) {
        result *= i;
    }
    return result;
}

double gamma_of(double x) {
    double size = fabs(x);
    if (isnan(x) || x == (double)INFINITY) {
        return x;
    }
    if (x == (double)-INFINITY || (x == floor(x) && x < 0)) {
        return (double)NAN;
    }
    if (x == 0) {
        return copysign((double)INFINITY, x);
    }
    if (x == floor(x) && x <= FACTORIAL_COUNT) {
        return factorial_below(x);
    }
    if (size < 1e-20) {
        return 1 / x;
    }
    if (size > 200) {
        return x < 0 ? -0.0 / sine_of_turns(size) : (double)INFINITY;
    }
    double y = size + g_minus_half;
    // what the addition has lost
    double z = size > g_minus_half ? (y - size) - g_minus_half : (y - g_minus_half) - size;
    z = z * g / y;
    double power = size < 140 ? pow(y, size - 0.5) : pow(y, size / 2 - 0.25);
    double result;
    if (x < 0) {
        result = -pi / sine_of_turns(size) / size * exp(y) / lanczos_sum(size);
        result -= z * result;
        result /= power;
        return size < 140 ? result : result / power;
    }
    result = lanczos_sum(size) / exp(y);
    result += z * result;
    result *= power;
    return size < 140 ? result : result * power;
}

double gamma_log_of(double x) {
    double size = fabs(x);
    if (!isfinite(x)) {
        return isnan(x) ? x : (double)INFINITY;
    }
    if (x == floor(x) && x <= 2) {
        return x <= 0 ? (double)INFINITY : 0;
    }
    if (size < 1e-20) {
        return -log(size);
    }
    double result = log(lanczos_sum(size)) - g;
    result += (size - 0.5) * (log(size + g - 0.5) - 1);
    if (x < 0) {
        result = log_of_pi - log(fabs(sine_of_turns(size))) - log(size) - result;
    }
    return result;
}
