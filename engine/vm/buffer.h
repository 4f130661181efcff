// buffer: the bytes that a bytearray holds, which change in place; and bytes as C has numbers.
//
// The object is an instance of a Python class (lib/bytearray.py) with the bytes as the value
// inside, so that whatever takes bytes takes it as well. Nobody else holds these bytes while they
// change.
#pragma once

#include "engine/vm/runtime.h"

extern const NativeInfo natives_buffer[];
