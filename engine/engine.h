// engine: a request becomes a stream. The whole pipeline in one call.
#pragma once

#include "engine/trace/request.h"

// Compiles, runs, records. Whatever is wrong with the program ends up in the stream's END block.
Verdict engine_run(const Request *request, Writer writer);
