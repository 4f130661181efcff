// supervisor: the process that watches over a real run.
//
// Starts the process that runs the program, merges what all processes of the run record into the
// stream, and turns every way in which one of them can die into an event or the verdict. When the
// run is over, whatever the program left is ended: no process and no memory stay behind. Runs no
// program itself.
#pragma once

#include "engine/live/live.h"
#include "engine/trace/request.h"

// Runs the request in the process that the supervisor starts, and writes its stream to the writer.
typedef Verdict (*LiveBody)(const Request *request, Writer writer, Live *live);

Verdict supervise(const Request *request, Writer writer, LiveBody body);
