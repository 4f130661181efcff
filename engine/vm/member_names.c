#include "engine/vm/member_names.h"

#include "engine/vm/runtime.h"

#define SET_NAMES     "__rand__ __ror__ __rsub__ __rxor__"
#define UNICODE_NAMES "encoding end object reason start"

typedef struct MemberNames {
    ClassId cls;
    const char *names;
} MemberNames;

static const MemberNames table[] = {
    {CLASS_INT, "__getnewargs__ denominator imag numerator real"},
    {CLASS_FLOAT, "__getformat__ __getnewargs__ imag real"},
    {CLASS_STR, "__getnewargs__ __rmod__"},
    {CLASS_BYTES, "__bytes__ __getnewargs__ __mod__ __rmod__ maketrans"},
    {CLASS_LIST, "__class_getitem__"},
    {CLASS_TUPLE, "__class_getitem__ __getnewargs__"},
    {CLASS_DICT, "__class_getitem__"},
    {CLASS_SET, "__class_getitem__ " SET_NAMES},
    {CLASS_FROZENSET, "__class_getitem__ " SET_NAMES},
    {CLASS_RANGE, "__bool__ start step stop"},
    {CLASS_SLICE, "start step stop"},
    {CLASS_FUNCTION, "__annotations__ __builtins__ __closure__ __code__ __defaults__ "
                     "__dict__ __globals__ __kwdefaults__ __module__ __name__ "
                     "__qualname__"},
    {CLASS_METHOD, "__func__ __self__"},
    {CLASS_BUILTIN, "__module__ __name__ __qualname__ __self__ __text_signature__"},
    {CLASS_GENERATOR, "__del__ __name__ __qualname__ gi_code gi_frame gi_running gi_suspended "
                      "gi_yieldfrom"},
    {CLASS_COROUTINE, "__del__ __name__ __qualname__ cr_await cr_code cr_frame cr_origin "
                      "cr_running cr_suspended"},
    {CLASS_ASYNC_GENERATOR, "__class_getitem__ __del__ __name__ __qualname__ ag_await ag_code "
                            "ag_frame ag_running"},
    {CLASS_PROPERTY, "__delete__ __isabstractmethod__ __set_name__ fdel fget fset"},
    {CLASS_DICT_KEYS, SET_NAMES " mapping"},
    {CLASS_DICT_ITEMS, SET_NAMES " mapping"},
    {CLASS_DICT_VALUES, "mapping"},
    {CLASS_TYPE, "__abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __dict__ "
                 "__dictoffset__ __flags__ __itemsize__ __module__ __mro__ __name__ __qualname__ "
                 "__text_signature__ __weakrefoffset__"},
    {CLASS_NONE_TYPE, "__bool__"},
    {CLASS_BASE_EXCEPTION, "__cause__ __context__ __dict__ __setstate__ __suppress_context__ "
                           "__traceback__ args"},
    {CLASS_BASE_EXCEPTION_GROUP, "__class_getitem__ exceptions message"},
    {CLASS_SYSTEM_EXIT, "code"},
    {CLASS_ATTRIBUTE_ERROR, "name obj"},
    {CLASS_IMPORT_ERROR, "msg name path"},
    {CLASS_NAME_ERROR, "name"},
    {CLASS_OS_ERROR, "characters_written errno filename filename2 strerror"},
    {CLASS_STOP_ITERATION, "value"},
    {CLASS_SYNTAX_ERROR, "end_lineno end_offset filename lineno msg offset print_file_and_line "
                         "text"},
    {CLASS_UNICODE_DECODE_ERROR, UNICODE_NAMES},
    {CLASS_UNICODE_ENCODE_ERROR, UNICODE_NAMES},
    {CLASS_UNICODE_TRANSLATE_ERROR, UNICODE_NAMES},
};

const char *member_names(const Machine *m, Value cls) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (builtin_class(m, table[i].cls) == cls) {
            return table[i].names;
        }
    }
    return NULL;
}
