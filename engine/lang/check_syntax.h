// check_syntax: mistakes that only the whole tree shows.
//
// Where `return`, `await`, `break` and `yield` may stand, and which names `global` and `nonlocal`
// may declare: what CPython finds after parsing. Changes nothing in the tree.
#pragma once

#include "engine/lang/ast.h"

// Runs on a tree that parsed without syntax errors. Returns false when it added some, with
// CPython's words; the one that CPython reports leads.
bool check_syntax(const Module *module, const Source *source, Diags *diags);
