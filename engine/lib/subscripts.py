

# --- subscripts.py: classes that hints give parameters ------------------------------------------------
# What stands in a hint is evaluated: ContextVar[str], re.Pattern[str], Future[int].

_class_subscript = classmethod(lambda cls, item: _parameterized(cls, item))

for _subscripted in (ContextVar, _ContextToken, ChainMap, SimpleQueue, partial, cached_property,
                     partialmethod, singledispatchmethod, chain, Field, _ConcurrentFuture, Match,
                     Pattern, WeakSet, AbstractContextManager, AbstractAsyncContextManager,
                     AsyncExitStack, ExitStack, aclosing, closing, nullcontext, redirect_stdout,
                     redirect_stderr, suppress, LoggerAdapter, StreamHandler, ApplyResult,
                     _ProcessSimpleQueue):
    _extend_class(_subscripted, "__class_getitem__", _class_subscript)
