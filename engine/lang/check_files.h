// check_files: programs that could only read a file of the disk, refused before the run.
//
// A program has a folder of its own, empty when it starts (lib/files.py). One that opens a file to
// read it, writes none itself and does not expect the file to be missing was made for a file that
// lies on the disk: what it would print without the file says nothing. Changes nothing.
#pragma once

#include "engine/base/diag.h"
#include "engine/lang/ast.h"
#include "engine/lang/symtable.h"

// Adds one DIAG_UNSUPPORTED for each such call of open().
void check_files(const Module *module, const Symtable *symtable, Diags *diags);
