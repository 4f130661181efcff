// check_support: valid Python that Lockstep does not run, refused before the run.
//
// Asks the catalog what the machine offers and the tables of CPython 3.11 what exists at all: a
// name that CPython has and the machine has not is unsupported; a name that nobody has is the
// program's own mistake and fails when it runs, as in CPython. Changes nothing.
#pragma once

#include "engine/lang/compile.h"
#include "engine/lang/symtable.h"

// Adds one DIAG_UNSUPPORTED for each place. A NULL catalog refuses only what the machine can not
// run whatever it offers.
void check_support(const Module *module, const Symtable *symtable, const Catalog *catalog,
                   Diags *diags);
