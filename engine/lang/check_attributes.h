// check_attributes: attributes of CPython's own objects that no object of Lockstep has, refused
// before the run: `policy._local`, `code.co_consts`.
//
// Of what class an object is shows only while the program runs. So a name is refused when it can
// only be CPython's: the program does nothing with it but read it from objects.
#pragma once

#include "engine/base/diag.h"
#include "engine/lang/ast.h"

// Adds one DIAG_UNSUPPORTED for each name, where it is read first.
void check_attributes(const Source *source, const Module *module, Diags *diags);
