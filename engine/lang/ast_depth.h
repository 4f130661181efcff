// ast_depth: guards everything that walks the tree with recursion.
#pragma once

#include "engine/lang/ast.h"

// Whether some node lies more than limit levels deep; *deep is then its place. Itself recurses no
// deeper than limit.
bool ast_too_deep(const Module *module, int limit, Span *deep);
