// classes: the classes that are there before a program begins.
//
// X(id, name, base, type): type is the TypeId that instances have in the heap. The id indexes
// World.classes. Order matters: a base stands before the classes derived from it.
#pragma once

#define BUILTIN_CLASSES(X)                                                                         \
    X(OBJECT, "object", OBJECT, INSTANCE)                                                          \
    X(TYPE, "type", OBJECT, CLASS)                                                                 \
    X(NONE_TYPE, "NoneType", OBJECT, NOTHING)                                                      \
    X(INT, "int", OBJECT, BIG_INT)                                                                 \
    X(BOOL, "bool", INT, NOTHING)                                                                  \
    X(FLOAT, "float", OBJECT, NOTHING)                                                             \
    X(COMPLEX, "complex", OBJECT, COMPLEX)                                                         \
    X(STR, "str", OBJECT, STR)                                                                     \
    X(BYTES, "bytes", OBJECT, BYTES)                                                               \
    X(LIST, "list", OBJECT, LIST)                                                                  \
    X(TUPLE, "tuple", OBJECT, TUPLE)                                                               \
    X(DICT, "dict", OBJECT, DICT)                                                                  \
    X(SET, "set", OBJECT, SET)                                                                     \
    X(FROZENSET, "frozenset", OBJECT, FROZENSET)                                                   \
    X(RANGE, "range", OBJECT, RANGE)                                                               \
    X(SLICE, "slice", OBJECT, SLICE)                                                               \
    X(ELLIPSIS, "ellipsis", OBJECT, NOTHING)                                                       \
    X(NOT_IMPLEMENTED, "NotImplementedType", OBJECT, NOTHING)                                      \
    X(FUNCTION, "function", OBJECT, FUNCTION)                                                      \
    X(METHOD, "method", OBJECT, METHOD)                                                            \
    X(BUILTIN, "builtin_function_or_method", OBJECT, NATIVE)                                       \
    X(MODULE, "module", OBJECT, MODULE)                                                            \
    X(GENERATOR, "generator", OBJECT, GENERATOR)                                                   \
    X(COROUTINE, "coroutine", OBJECT, GENERATOR)                                                   \
    X(ASYNC_GENERATOR, "async_generator", OBJECT, GENERATOR)                                       \
    X(CODE, "code", OBJECT, CODE)                                                                  \
    X(CELL, "cell", OBJECT, CELL)                                                                  \
    X(FRAME, "frame", OBJECT, FRAME)                                                               \
    X(MAPPING_PROXY, "mappingproxy", OBJECT, INSTANCE)                                             \
    X(MEMBER, "member_descriptor", OBJECT, RECORD)                                                 \
    X(GETSET, "getset_descriptor", OBJECT, RECORD)                                                 \
    X(TRACEBACK, "traceback", OBJECT, TRACEBACK)                                                   \
    X(PROPERTY, "property", OBJECT, PROPERTY)                                                      \
    X(STATICMETHOD, "staticmethod", OBJECT, WRAPPER)                                               \
    X(CLASSMETHOD, "classmethod", OBJECT, WRAPPER)                                                 \
    X(SUPER, "super", OBJECT, SUPER)                                                               \
    X(GENERIC_ALIAS, "types.GenericAlias", OBJECT, GENERIC_ALIAS)                                  \
    X(DICT_KEYS, "dict_keys", OBJECT, DICT_VIEW)                                                   \
    X(DICT_VALUES, "dict_values", OBJECT, DICT_VIEW)                                               \
    X(DICT_ITEMS, "dict_items", OBJECT, DICT_VIEW)                                                 \
    X(LIST_ITERATOR, "list_iterator", OBJECT, ITERATOR)                                            \
    X(TUPLE_ITERATOR, "tuple_iterator", OBJECT, ITERATOR)                                          \
    X(STR_ITERATOR, "str_ascii_iterator", OBJECT, ITERATOR)                                        \
    X(STR_WIDE_ITERATOR, "str_iterator", OBJECT, ITERATOR)                                         \
    X(RANGE_ITERATOR, "range_iterator", OBJECT, ITERATOR)                                          \
    X(DICT_KEY_ITERATOR, "dict_keyiterator", OBJECT, ITERATOR)                                     \
    X(DICT_VALUE_ITERATOR, "dict_valueiterator", OBJECT, ITERATOR)                                 \
    X(DICT_ITEM_ITERATOR, "dict_itemiterator", OBJECT, ITERATOR)                                   \
    X(SET_ITERATOR, "set_iterator", OBJECT, ITERATOR)                                              \
    X(DEQUE_ITERATOR, "_collections._deque_iterator", OBJECT, ITERATOR)                            \
    X(DEQUE_REVERSE_ITERATOR, "_collections._deque_reverse_iterator", OBJECT, ITERATOR)            \
    X(BYTES_ITERATOR, "bytes_iterator", OBJECT, ITERATOR)                                          \
    X(LIST_REVERSE_ITERATOR, "list_reverseiterator", OBJECT, ITERATOR)                             \
    X(REVERSED, "reversed", OBJECT, ITERATOR)                                                      \
    X(ENUMERATE, "enumerate", OBJECT, ITERATOR)                                                    \
    X(ZIP, "zip", OBJECT, ITERATOR)                                                                \
    X(MAP, "map", OBJECT, ITERATOR)                                                                \
    X(FILTER, "filter", OBJECT, ITERATOR)                                                          \
    X(CALLABLE_ITERATOR, "callable_iterator", OBJECT, ITERATOR)                                    \
    X(BASE_EXCEPTION, "BaseException", OBJECT, EXCEPTION)                                          \
    X(EXCEPTION, "Exception", BASE_EXCEPTION, EXCEPTION)                                           \
    X(BASE_EXCEPTION_GROUP, "BaseExceptionGroup", BASE_EXCEPTION, EXCEPTION)                       \
    X(GENERATOR_EXIT, "GeneratorExit", BASE_EXCEPTION, EXCEPTION)                                  \
    X(KEYBOARD_INTERRUPT, "KeyboardInterrupt", BASE_EXCEPTION, EXCEPTION)                          \
    X(SYSTEM_EXIT, "SystemExit", BASE_EXCEPTION, EXCEPTION)                                        \
    X(CANCELLED_ERROR, "CancelledError", BASE_EXCEPTION, EXCEPTION)                                \
    X(ARITHMETIC_ERROR, "ArithmeticError", EXCEPTION, EXCEPTION)                                   \
    X(FLOATING_POINT_ERROR, "FloatingPointError", ARITHMETIC_ERROR, EXCEPTION)                     \
    X(OVERFLOW_ERROR, "OverflowError", ARITHMETIC_ERROR, EXCEPTION)                                \
    X(ZERO_DIVISION_ERROR, "ZeroDivisionError", ARITHMETIC_ERROR, EXCEPTION)                       \
    X(ASSERTION_ERROR, "AssertionError", EXCEPTION, EXCEPTION)                                     \
    X(ATTRIBUTE_ERROR, "AttributeError", EXCEPTION, EXCEPTION)                                     \
    X(BUFFER_ERROR, "BufferError", EXCEPTION, EXCEPTION)                                           \
    X(EOF_ERROR, "EOFError", EXCEPTION, EXCEPTION)                                                 \
    X(IMPORT_ERROR, "ImportError", EXCEPTION, EXCEPTION)                                           \
    X(MODULE_NOT_FOUND_ERROR, "ModuleNotFoundError", IMPORT_ERROR, EXCEPTION)                      \
    X(LOOKUP_ERROR, "LookupError", EXCEPTION, EXCEPTION)                                           \
    X(INDEX_ERROR, "IndexError", LOOKUP_ERROR, EXCEPTION)                                          \
    X(KEY_ERROR, "KeyError", LOOKUP_ERROR, EXCEPTION)                                              \
    X(MEMORY_ERROR, "MemoryError", EXCEPTION, EXCEPTION)                                           \
    X(NAME_ERROR, "NameError", EXCEPTION, EXCEPTION)                                               \
    X(UNBOUND_LOCAL_ERROR, "UnboundLocalError", NAME_ERROR, EXCEPTION)                             \
    X(OS_ERROR, "OSError", EXCEPTION, EXCEPTION)                                                   \
    X(BLOCKING_IO_ERROR, "BlockingIOError", OS_ERROR, EXCEPTION)                                   \
    X(CHILD_PROCESS_ERROR, "ChildProcessError", OS_ERROR, EXCEPTION)                               \
    X(CONNECTION_ERROR, "ConnectionError", OS_ERROR, EXCEPTION)                                    \
    X(BROKEN_PIPE_ERROR, "BrokenPipeError", CONNECTION_ERROR, EXCEPTION)                           \
    X(CONNECTION_ABORTED_ERROR, "ConnectionAbortedError", CONNECTION_ERROR, EXCEPTION)             \
    X(CONNECTION_REFUSED_ERROR, "ConnectionRefusedError", CONNECTION_ERROR, EXCEPTION)             \
    X(CONNECTION_RESET_ERROR, "ConnectionResetError", CONNECTION_ERROR, EXCEPTION)                 \
    X(FILE_EXISTS_ERROR, "FileExistsError", OS_ERROR, EXCEPTION)                                   \
    X(FILE_NOT_FOUND_ERROR, "FileNotFoundError", OS_ERROR, EXCEPTION)                              \
    X(INTERRUPTED_ERROR, "InterruptedError", OS_ERROR, EXCEPTION)                                  \
    X(IS_A_DIRECTORY_ERROR, "IsADirectoryError", OS_ERROR, EXCEPTION)                              \
    X(NOT_A_DIRECTORY_ERROR, "NotADirectoryError", OS_ERROR, EXCEPTION)                            \
    X(PERMISSION_ERROR, "PermissionError", OS_ERROR, EXCEPTION)                                    \
    X(PROCESS_LOOKUP_ERROR, "ProcessLookupError", OS_ERROR, EXCEPTION)                             \
    X(TIMEOUT_ERROR, "TimeoutError", OS_ERROR, EXCEPTION)                                          \
    X(REFERENCE_ERROR, "ReferenceError", EXCEPTION, EXCEPTION)                                     \
    X(RUNTIME_ERROR, "RuntimeError", EXCEPTION, EXCEPTION)                                         \
    X(NOT_IMPLEMENTED_ERROR, "NotImplementedError", RUNTIME_ERROR, EXCEPTION)                      \
    X(RECURSION_ERROR, "RecursionError", RUNTIME_ERROR, EXCEPTION)                                 \
    X(STOP_ASYNC_ITERATION, "StopAsyncIteration", EXCEPTION, EXCEPTION)                            \
    X(STOP_ITERATION, "StopIteration", EXCEPTION, EXCEPTION)                                       \
    X(SYNTAX_ERROR, "SyntaxError", EXCEPTION, EXCEPTION)                                           \
    X(INDENTATION_ERROR, "IndentationError", SYNTAX_ERROR, EXCEPTION)                              \
    X(TAB_ERROR, "TabError", INDENTATION_ERROR, EXCEPTION)                                         \
    X(SYSTEM_ERROR, "SystemError", EXCEPTION, EXCEPTION)                                           \
    X(TYPE_ERROR, "TypeError", EXCEPTION, EXCEPTION)                                               \
    X(VALUE_ERROR, "ValueError", EXCEPTION, EXCEPTION)                                             \
    X(UNICODE_ERROR, "UnicodeError", VALUE_ERROR, EXCEPTION)                                       \
    X(UNICODE_DECODE_ERROR, "UnicodeDecodeError", UNICODE_ERROR, EXCEPTION)                        \
    X(UNICODE_ENCODE_ERROR, "UnicodeEncodeError", UNICODE_ERROR, EXCEPTION)                        \
    X(UNICODE_TRANSLATE_ERROR, "UnicodeTranslateError", UNICODE_ERROR, EXCEPTION)                  \
    X(WARNING, "Warning", EXCEPTION, EXCEPTION)                                                    \
    X(BYTES_WARNING, "BytesWarning", WARNING, EXCEPTION)                                           \
    X(DEPRECATION_WARNING, "DeprecationWarning", WARNING, EXCEPTION)                               \
    X(ENCODING_WARNING, "EncodingWarning", WARNING, EXCEPTION)                                     \
    X(FUTURE_WARNING, "FutureWarning", WARNING, EXCEPTION)                                         \
    X(IMPORT_WARNING, "ImportWarning", WARNING, EXCEPTION)                                         \
    X(PENDING_DEPRECATION_WARNING, "PendingDeprecationWarning", WARNING, EXCEPTION)                \
    X(RESOURCE_WARNING, "ResourceWarning", WARNING, EXCEPTION)                                     \
    X(RUNTIME_WARNING, "RuntimeWarning", WARNING, EXCEPTION)                                       \
    X(SYNTAX_WARNING, "SyntaxWarning", WARNING, EXCEPTION)                                         \
    X(UNICODE_WARNING, "UnicodeWarning", WARNING, EXCEPTION)                                       \
    X(USER_WARNING, "UserWarning", WARNING, EXCEPTION)                                             \
    X(EXCEPTION_GROUP, "ExceptionGroup", BASE_EXCEPTION_GROUP, EXCEPTION)                          \
    X(INVALID_STATE_ERROR, "InvalidStateError", EXCEPTION, EXCEPTION)                              \
    X(FUTURE, "_asyncio.Future", OBJECT, FUTURE)                                                   \
    X(TASK, "_asyncio.Task", FUTURE, TASK)                                                         \
    X(GATHERING_FUTURE, "asyncio.tasks._GatheringFuture", FUTURE, GATHERING_FUTURE)                \
    X(EVENT_LOOP, "asyncio.unix_events._UnixSelectorEventLoop", OBJECT, LOOP)                      \
    X(HANDLE, "asyncio.events.Handle", OBJECT, HANDLE)                                             \
    X(TIMER_HANDLE, "asyncio.events.TimerHandle", HANDLE, HANDLE)                                  \
    X(FUTURE_ITER, "_asyncio.FutureIter", OBJECT, AWAITER)                                         \
    X(COROUTINE_WRAPPER, "coroutine_wrapper", FUTURE_ITER, AWAITER)                                \
    X(ASYNC_GENERATOR_ASEND, "async_generator_asend", FUTURE_ITER, AWAITER)                        \
    X(ASYNC_GENERATOR_ATHROW, "async_generator_athrow", FUTURE_ITER, AWAITER)                      \
    X(LOCK, "_thread.lock", OBJECT, LOCK)                                                          \
    X(RLOCK, "_thread.RLock", OBJECT, LOCK)                                                        \
    X(DEQUE, "collections.deque", OBJECT, DEQUE)                                                   \
    X(STRUCT_TIME, "time.struct_time", TUPLE, INSTANCE)

typedef enum ClassId {
#define X(id, name, base, type) CLASS_##id,
    BUILTIN_CLASSES(X)
#undef X
    CLASS_COUNT
} ClassId;
