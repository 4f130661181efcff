#include "engine/lang/stdlib_names.h"

#include <string.h>

static const char *const names_of_abc[] = {
    "ABC ABCMeta _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump",
    "_reset_caches _reset_registry abstractclassmethod abstractmethod abstractproperty",
    "abstractstaticmethod get_cache_token update_abstractmethods",
};

static const char *const names_of_ast[] = {
    "AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute",
    "AugAssign AugLoad AugStore Await BinOp BitAnd BitOr BitXor BoolOp Break Bytes Call",
    "ClassDef Compare Constant Continue Del Delete Dict DictComp Div Ellipsis Eq ExceptHandler",
    "Expr Expression ExtSlice FloorDiv For FormattedValue FunctionDef FunctionType GeneratorExp",
    "Global Gt GtE If IfExp Import ImportFrom In Index IntEnum Interactive Invert Is IsNot",
    "JoinedStr LShift Lambda List ListComp Load Lt LtE MatMult Match MatchAs MatchClass",
    "MatchMapping MatchOr MatchSequence MatchSingleton MatchStar MatchValue Mod Module Mult",
    "Name NameConstant NamedExpr NodeTransformer NodeVisitor Nonlocal Not NotEq NotIn Num Or",
    "Param Pass Pow PyCF_ALLOW_TOP_LEVEL_AWAIT PyCF_ONLY_AST PyCF_TYPE_COMMENTS RShift Raise",
    "Return Set SetComp Slice Starred Store Str Sub Subscript Suite Try TryStar Tuple",
    "TypeIgnore UAdd USub UnaryOp While With Yield YieldFrom _ABC _ALL_QUOTES _INFSTR",
    "_MULTI_QUOTES _Precedence _SINGLE_QUOTES _Unparser _const_node_type_names _const_types",
    "_const_types_not _dims_getter _dims_setter _getter _new _pad_whitespace _setter",
    "_simple_enum _splitlines_no_ff alias arg arguments auto boolop cmpop comprehension",
    "contextmanager copy_location dump excepthandler expr expr_context fix_missing_locations",
    "get_docstring get_source_segment increment_lineno iter_child_nodes iter_fields keyword",
    "literal_eval main match_case mod nullcontext operator parse pattern slice stmt sys",
    "type_ignore unaryop unparse walk withitem",
};

static const char *const names_of_asyncio[] = {
    "ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy",
    "AbstractServer Barrier BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore",
    "BrokenBarrierError BufferedProtocol CancelledError Condition DatagramProtocol",
    "DatagramTransport DefaultEventLoopPolicy Event FIRST_COMPLETED FIRST_EXCEPTION",
    "FastChildWatcher Future Handle IncompleteReadError InvalidStateError LifoQueue",
    "LimitOverrunError Lock MultiLoopChildWatcher PidfdChildWatcher PriorityQueue Protocol",
    "Queue QueueEmpty QueueFull ReadTransport Runner SafeChildWatcher SelectorEventLoop",
    "Semaphore SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter",
    "SubprocessProtocol SubprocessTransport Task TaskGroup ThreadedChildWatcher Timeout",
    "TimeoutError TimerHandle Transport WriteTransport _enter_task _get_running_loop",
    "_leave_task _register_task _set_running_loop _unregister_task all_tasks as_completed",
    "base_events base_futures base_subprocess base_tasks constants coroutines",
    "create_subprocess_exec create_subprocess_shell create_task current_task ensure_future",
    "events exceptions format_helpers futures gather get_child_watcher get_event_loop",
    "get_event_loop_policy get_running_loop iscoroutine iscoroutinefunction isfuture locks log",
    "mixins new_event_loop open_connection open_unix_connection protocols queues run",
    "run_coroutine_threadsafe runners selector_events set_child_watcher set_event_loop",
    "set_event_loop_policy shield sleep sslproto staggered start_server start_unix_server",
    "streams subprocess sys taskgroups tasks threads timeout timeout_at timeouts to_thread",
    "transports trsock unix_events wait wait_for wrap_future",
};

static const char *const names_of_asyncio_locks[] = {
    "Barrier BoundedSemaphore Condition Event Lock Semaphore _BarrierState _ContextManagerMixin",
    "collections enum exceptions mixins tasks",
};

static const char *const names_of_asyncio_queues[] = {
    "GenericAlias LifoQueue PriorityQueue Queue QueueEmpty QueueFull collections heapq locks",
    "mixins",
};

static const char *const names_of_bisect[] = {
    "bisect bisect_left bisect_right insort insort_left insort_right",
};

static const char *const names_of_collections[] = {
    "ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView",
    "_OrderedDictKeysView _OrderedDictValuesView _chain _collections_abc _count_elements _eq",
    "_iskeyword _itemgetter _proxy _recursive_repr _repeat _starmap _sys _tuplegetter abc",
    "defaultdict deque namedtuple",
};

static const char *const names_of_collections_abc[] = {
    "AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection",
    "Container Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping",
    "MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized",
    "ValuesView _CallableGenericAlias",
};

static const char *const names_of_concurrent_futures[] = {
    "ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION",
    "Future ProcessPoolExecutor ThreadPoolExecutor TimeoutError as_completed wait",
};

static const char *const names_of_contextlib[] = {
    "AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack",
    "ContextDecorator ExitStack GenericAlias MethodType _AsyncGeneratorContextManager",
    "_BaseExitStack _GeneratorContextManager _GeneratorContextManagerBase _RedirectStream",
    "_collections_abc abc aclosing asynccontextmanager chdir closing contextmanager deque",
    "nullcontext os redirect_stderr redirect_stdout suppress sys wraps",
};

static const char *const names_of_contextvars[] = {
    "Context ContextVar Token copy_context",
};

static const char *const names_of_copy[] = {
    "Error _copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch",
    "_deepcopy_list _deepcopy_method _deepcopy_tuple _keep_alive _reconstruct copy deepcopy",
    "dispatch_table error",
};

static const char *const names_of_dataclasses[] = {
    "Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING",
    "_DataclassParams _EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE _FIELD_CLASSVAR _FIELD_INITVAR",
    "_HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE",
    "_MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME _add_slots _asdict_inner _astuple_inner",
    "_cmp_fn _create_fn _dataclass_getstate _dataclass_setstate _field_assign _field_init",
    "_fields_in_init_order _frozen_get_del_attr _get_field _get_slots _hash_action _hash_add",
    "_hash_exception _hash_fn _hash_set_none _init_fn _init_param _is_classvar",
    "_is_dataclass_instance _is_initvar _is_kw_only _is_type _process_class _recursive_repr",
    "_repr_fn _set_new_attribute _set_qualname _thread _tuple_str abc asdict astuple builtins",
    "copy dataclass field fields functools inspect is_dataclass itertools keyword",
    "make_dataclass re replace sys types",
};

static const char *const names_of_datetime[] = {
    "MAXYEAR MINYEAR UTC date datetime datetime_CAPI sys time timedelta timezone tzinfo",
};

static const char *const names_of_decimal[] = {
    "BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple",
    "DefaultContext DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext",
    "FloatOperation HAVE_CONTEXTVAR HAVE_THREADS Inexact InvalidContext InvalidOperation",
    "MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP ROUND_CEILING ROUND_DOWN",
    "ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal",
    "Underflow getcontext localcontext setcontext",
};

static const char *const names_of_difflib[] = {
    "Differ GenericAlias HtmlDiff IS_CHARACTER_JUNK IS_LINE_JUNK Match SequenceMatcher",
    "_calculate_ratio _check_types _file_template _format_range_context _format_range_unified",
    "_keep_original_ws _legend _mdiff _namedtuple _nlargest _styles _table_template _test",
    "context_diff diff_bytes get_close_matches ndiff restore unified_diff",
};

static const char *const names_of_enum[] = {
    "CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag",
    "FlagBoundary IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum",
    "UNIQUE _EnumDict _auto_null _dedent _high_bit _is_descriptor _is_dunder _is_internal_class",
    "_is_private _is_single_bit _is_sunder _iter_bits_lsb _make_class_unpicklable _old_convert_",
    "_or_ _power_of_two _proto_member _reduce_ex_by_global_name _simple_enum _stdlib_enums",
    "_test_simple_enum auto bin bltns global_enum global_enum_repr global_flag_repr global_str",
    "member nonmember pickle_by_enum_name pickle_by_global_name property reduce",
    "show_flag_values sys unique verify",
};

static const char *const names_of_fractions[] = {
    "Decimal Fraction _PyHASH_INF _PyHASH_MODULUS _RATIONAL_FORMAT math numbers operator re sys",
};

static const char *const names_of_functools[] = {
    "GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _NOT_FOUND",
    "_c3_merge _c3_mro _compose_mro _convert _find_impl _ge_from_gt _ge_from_le _ge_from_lt",
    "_gt_from_ge _gt_from_le _gt_from_lt _initial_missing _le_from_ge _le_from_gt _le_from_lt",
    "_lru_cache_wrapper _lt_from_ge _lt_from_gt _lt_from_le _make_key _unwrap_partial cache",
    "cached_property cmp_to_key get_cache_token lru_cache namedtuple partial partialmethod",
    "recursive_repr reduce singledispatch singledispatchmethod total_ordering update_wrapper",
    "wraps",
};

static const char *const names_of_heapq[] = {
    "_heapify_max _heappop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max",
    "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
};

static const char *const names_of_inspect[] = {
    "ArgInfo Arguments Attribute BlockFinder BoundArguments CORO_CLOSED CORO_CREATED",
    "CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR",
    "CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS",
    "CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED",
    "GEN_CREATED GEN_RUNNING GEN_SUSPENDED OrderedDict Parameter Signature TPFLAGS_IS_ABSTRACT",
    "Traceback _ClassFinder _FrameInfo _KEYWORD_ONLY _NonUserDefinedCallables _POSITIONAL_ONLY",
    "_POSITIONAL_OR_KEYWORD _ParameterKind _Traceback _VAR_KEYWORD _VAR_POSITIONAL _check_class",
    "_check_instance _empty _filesbymodname _findclass _finddoc _get_code_position",
    "_get_code_position_from_tb _getmembers _has_code_flag _is_type _main _missing_arguments",
    "_sentinel _shadowed_dict _signature_bound_method _signature_from_builtin",
    "_signature_from_callable _signature_from_function _signature_fromstr",
    "_signature_get_partial _signature_get_user_defined_method _signature_is_builtin",
    "_signature_is_functionlike _signature_strip_non_python_syntax _static_getmro _too_many",
    "_void abc ast attrgetter builtins classify_class_attrs cleandoc collections currentframe",
    "dis enum findsource formatannotation formatannotationrelativeto formatargvalues functools",
    "get_annotations getabsfile getargs getargvalues getattr_static getblock getcallargs",
    "getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc",
    "getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes",
    "getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes",
    "getsource getsourcefile getsourcelines importlib indentsize isabstract isasyncgen",
    "isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction",
    "isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor",
    "iskeyword ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule",
    "isroutine istraceback itertools linecache modulesbyfile namedtuple os re signature stack",
    "sys token tokenize trace types unwrap walktree",
};

static const char *const names_of_itertools[] = {
    "_grouper _tee _tee_dataobject accumulate chain combinations combinations_with_replacement",
    "compress count cycle dropwhile filterfalse groupby islice pairwise permutations product",
    "repeat starmap takewhile tee zip_longest",
};

static const char *const names_of_json[] = {
    "JSONDecodeError JSONDecoder JSONEncoder _default_decoder _default_encoder codecs decoder",
    "detect_encoding dump dumps encoder load loads scanner",
};

static const char *const names_of_logging[] = {
    "BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer",
    "Formatter GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET",
    "NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle StreamHandler",
    "StringTemplateStyle Template WARN WARNING _STYLES _StderrHandler _acquireLock",
    "_addHandlerRef _after_at_fork_child_reinit_locks _at_fork_reinit_lock_weakset _checkLevel",
    "_defaultFormatter _defaultLastResort _handlerList _handlers _is_internal_frame",
    "_levelToName _lock _logRecordFactory _loggerClass _nameToLevel",
    "_register_at_fork_reinit_lock _releaseLock _removeHandlerRef _showwarning _srcfile",
    "_startTime _str_formatter _warnings_showwarning addLevelName atexit basicConfig",
    "captureWarnings collections critical currentframe debug disable error exception fatal",
    "getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info io",
    "lastResort log logMultiprocessing logProcesses logThreads makeLogRecord os raiseExceptions",
    "re root setLogRecordFactory setLoggerClass shutdown sys threading time traceback warn",
    "warning warnings weakref",
};

static const char *const names_of_math[] = {
    "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf",
    "erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose",
    "isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm",
    "pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp",
};

static const char *const names_of_multiprocessing[] = {
    "Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event",
    "JoinableQueue Lock Manager Pipe Pool Process ProcessError Queue RLock RawArray RawValue",
    "SUBDEBUG SUBWARNING Semaphore SimpleQueue TimeoutError Value active_children",
    "allow_connection_pickling context cpu_count current_process freeze_support",
    "get_all_start_methods get_context get_logger get_start_method log_to_stderr parent_process",
    "process reducer reduction set_executable set_forkserver_preload set_start_method sys",
};

static const char *const names_of_operator[] = {
    "_abs abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem",
    "gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow",
    "irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul",
    "methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor",
};

static const char *const names_of_os[] = {
    "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry",
    "EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR",
    "EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE",
    "EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK",
    "GRND_RANDOM GenericAlias MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB",
    "MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB",
    "MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK",
    "MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC",
    "O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME",
    "O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC",
    "O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM",
    "POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2",
    "POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID",
    "P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE",
    "RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH",
    "SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END",
    "SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK",
    "ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS",
    "ST_WRITE TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED",
    "WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK",
    "XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX X_OK _Environ _check_methods _execvpe _exists",
    "_exit _fspath _fwalk _get_exports_list _spawnvef _walk _wrap_close abc abort access altsep",
    "chdir chmod chown chroot close closerange confstr confstr_names copy_file_range cpu_count",
    "ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd",
    "eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep",
    "fchdir fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath",
    "fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path get_inheritable",
    "get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist",
    "getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom",
    "getresgid getresuid getsid getuid getxattr initgroups isatty kill killpg lchown linesep",
    "link listdir listxattr lockf login_tty lseek lstat major makedev makedirs memfd_create",
    "minor mkdir mkfifo mknod name nice open openpty pardir path pathconf pathconf_names",
    "pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn posix_spawnp",
    "pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove removedirs",
    "removexattr rename renames replace rmdir scandir sched_get_priority_max",
    "sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param",
    "sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield",
    "sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp",
    "setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle",
    "spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice st stat stat_result statvfs",
    "statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids",
    "supports_fd supports_follow_symlinks symlink sync sys sysconf sysconf_names system",
    "tcgetpgrp tcsetpgrp terminal_size times times_result truncate ttyname umask uname",
    "uname_result unlink unsetenv urandom utime wait wait3 wait4 waitid waitid_result waitpid",
    "waitstatus_to_exitcode walk write writev",
};

static const char *const names_of_os_path[] = {
    "_get_sep _joinrealpath _path_normpath _varprog _varprogb abspath altsep basename",
    "commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep",
    "genericpath getatime getctime getmtime getsize isabs isdir isfile islink ismount join",
    "lexists normcase normpath os pardir pathsep realpath relpath samefile sameopenfile",
    "samestat sep split splitdrive splitext stat supports_unicode_filenames sys",
};

static const char *const names_of_pprint[] = {
    "PrettyPrinter _StringIO _builtin_scalars _collections _dataclasses _perfcheck _recursion",
    "_safe_key _safe_tuple _sys _types _wrap_bytes_repr isreadable isrecursive pformat pp",
    "pprint re saferepr",
};

static const char *const names_of_queue[] = {
    "Empty Full LifoQueue PriorityQueue Queue SimpleQueue _PySimpleQueue deque heappop heappush",
    "threading time types",
};

static const char *const names_of_random[] = {
    "BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence",
    "_Set _accumulate _acos _bisect _ceil _cos _e _exp _floor _index _inst _isfinite _log _os",
    "_pi _random _repeat _sha512 _sin _sqrt _test _test_generator _urandom _warn betavariate",
    "choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate",
    "normalvariate paretovariate randbytes randint random randrange sample seed setstate",
    "shuffle triangular uniform vonmisesvariate weibullvariate",
};

static const char *const names_of_re[] = {
    "A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S",
    "Scanner T TEMPLATE U UNICODE VERBOSE X _MAXCACHE _cache _casefix _compile _compile_repl",
    "_compiler _constants _expand _parser _pickle _special_chars_map _subx compile copyreg enum",
    "error escape findall finditer fullmatch functools match purge search split sub subn",
    "template",
};

static const char *const names_of_secrets[] = {
    "DEFAULT_ENTROPY SystemRandom _sysrand base64 binascii choice compare_digest randbelow",
    "randbits token_bytes token_hex token_urlsafe",
};

static const char *const names_of_shutil[] = {
    "COPY_BUFSIZE Error ExecError ReadError RegistryError SameFileError SpecialFileError",
    "_ARCHIVE_FORMATS _BZ2_SUPPORTED _GiveupOnFastCopy _HAS_FCOPYFILE _LZMA_SUPPORTED",
    "_UNPACK_FORMATS _USE_CP_SENDFILE _WINDOWS _WIN_DEFAULT_PATHEXT _ZLIB_SUPPORTED",
    "_access_check _basename _check_unpack_options _copyfileobj_readinto _copytree _copyxattr",
    "_destinsrc _ensure_directory _fastcopy_fcopyfile _fastcopy_sendfile _find_unpack_format",
    "_get_gid _get_uid _is_immutable _islink _make_tarball _make_zipfile _ntuple_diskusage",
    "_rmtree_isdir _rmtree_islink _rmtree_safe_fd _rmtree_unsafe _samefile _stat",
    "_unpack_tarfile _unpack_zipfile _use_fd_functions chown collections copy copy2 copyfile",
    "copyfileobj copymode copystat copytree disk_usage errno fnmatch get_archive_formats",
    "get_terminal_size get_unpack_formats ignore_patterns make_archive move nt os posix",
    "register_archive_format register_unpack_format rmtree stat sys unpack_archive",
    "unregister_archive_format unregister_unpack_format which",
};

static const char *const names_of_signal[] = {
    "Handlers ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL ItimerError NSIG SIGABRT SIGALRM SIGBUS",
    "SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL",
    "SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP",
    "SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ",
    "SIG_BLOCK SIG_DFL SIG_IGN SIG_SETMASK SIG_UNBLOCK Sigmasks Signals _IntEnum _enum_to_int",
    "_int_to_enum _signal alarm default_int_handler getitimer getsignal pause pidfd_send_signal",
    "pthread_kill pthread_sigmask raise_signal set_wakeup_fd setitimer siginterrupt signal",
    "sigpending sigtimedwait sigwait sigwaitinfo strsignal struct_siginfo valid_signals",
};

static const char *const names_of_statistics[] = {
    "Counter Decimal Fraction LinearRegression NormalDist StatisticsError _SQRT2 _coerce",
    "_convert _decimal_sqrt_of_frac _exact_ratio _fail_neg _float_sqrt_of_frac",
    "_integer_sqrt_of_frac_rto _isfinite _mean_stdev _normal_dist_inv_cdf _sqrt_bit_width _ss",
    "_sum bisect_left bisect_right correlation covariance defaultdict erf exp fabs fmean fsum",
    "geometric_mean groupby harmonic_mean hypot linear_regression log math mean median",
    "median_grouped median_high median_low mode mul multimode namedtuple numbers pstdev",
    "pvariance quantiles random reduce repeat sqrt stdev sys tau variance",
};

static const char *const names_of_string[] = {
    "Formatter Template _ChainMap _re _sentinel_dict _string ascii_letters ascii_lowercase",
    "ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace",
};

static const char *const names_of_sys[] = {
    "_base_executable _clear_type_cache _current_exceptions _current_frames _debugmallocstats",
    "_framework _getframe _getquickenedcount _git _home _stdlib_dir _xoptions abiflags",
    "addaudithook api_version argv audit base_exec_prefix base_prefix breakpointhook",
    "builtin_module_names byteorder call_tracing copyright displayhook dont_write_bytecode",
    "exc_info excepthook exception exec_prefix executable exit flags float_info",
    "float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth",
    "get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags",
    "getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount",
    "getsizeof getswitchinterval gettrace hash_info hexversion implementation int_info intern",
    "is_finalizing maxsize maxunicode meta_path modules orig_argv path path_hooks",
    "path_importer_cache platform platlibdir prefix pycache_prefix set_asyncgen_hooks",
    "set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile",
    "setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout",
    "thread_info unraisablehook version version_info warnoptions",
};

static const char *const names_of_textwrap[] = {
    "TextWrapper _leading_whitespace_re _whitespace _whitespace_only_re dedent fill indent re",
    "shorten wrap",
};

static const char *const names_of_threading[] = {
    "Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock",
    "Semaphore TIMEOUT_MAX Thread ThreadError Timer WeakSet _CRLock _DummyThread",
    "_HAVE_THREAD_NATIVE_ID _MainThread _PyRLock _RLock _SHUTTING_DOWN _active",
    "_active_limbo_lock _after_fork _allocate_lock _count _counter _dangling _deque _enumerate",
    "_islice _limbo _main_thread _maintain_shutdown_locks _make_invoke_excepthook _newname _os",
    "_profile_hook _register_atexit _set_sentinel _shutdown _shutdown_locks",
    "_shutdown_locks_lock _start_new_thread _sys _threading_atexits _time _trace_hook",
    "activeCount active_count currentThread current_thread enumerate excepthook functools",
    "get_ident get_native_id getprofile gettrace local main_thread setprofile settrace",
    "stack_size",
};

static const char *const names_of_time[] = {
    "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME",
    "CLOCK_TAI CLOCK_THREAD_CPUTIME_ID _STRUCT_TM_ITEMS altzone asctime clock_getres",
    "clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight",
    "get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns",
    "process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time",
    "thread_time thread_time_ns time time_ns timezone tzname tzset",
};

static const char *const names_of_traceback[] = {
    "FrameSummary StackSummary TracebackException _Anchors _ExceptionPrintContext",
    "_RECURSIVE_CUTOFF _Sentinel _WIDE_CHAR_SPECIFIERS _byte_offset_to_character_offset",
    "_cause_message _context_message _display_width _extract_caret_anchors_from_line_segment",
    "_format_final_exc_line _get_code_position _parse_value_tb _safe_string _sentinel",
    "_walk_tb_with_full_positions clear_frames collections extract_stack extract_tb format_exc",
    "format_exception format_exception_only format_list format_stack format_tb itertools",
    "linecache print_exc print_exception print_last print_list print_stack print_tb suppress",
    "sys textwrap walk_stack walk_tb",
};

static const char *const names_of_types[] = {
    "AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType",
    "ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType",
    "FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType",
    "MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType",
    "ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType",
    "WrapperDescriptorType _GeneratorWrapper _calculate_meta _cell_factory coroutine new_class",
    "prepare_class resolve_bases",
};

static const char *const names_of_typing[] = {
    "ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable",
    "AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection",
    "Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict",
    "EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO",
    "ItemsView Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView",
    "Match MethodDescriptorType MethodWrapperType MutableMapping MutableSequence MutableSet",
    "NamedTuple NamedTupleMeta Never NewType NoReturn NotRequired Optional OrderedDict",
    "ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence",
    "Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex",
    "SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias",
    "TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView",
    "WrapperDescriptorType _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta",
    "_BaseGenericAlias _BoundVarianceMixin _CallableGenericAlias _CallableType",
    "_ConcatenateGenericAlias _DeprecatedType _Final _GenericAlias _Immutable",
    "_LiteralGenericAlias _LiteralSpecialForm _NamedTuple _NotIterable _PROTO_ALLOWLIST",
    "_PickleUsingNameMixin _ProtocolMeta _SPECIAL_NAMES _SpecialForm _SpecialGenericAlias",
    "_TYPING_INTERNALS _TupleType _TypedDict _TypedDictMeta _TypingEllipsis _UnionGenericAlias",
    "_UnpackGenericAlias _alias _allow_reckless_class_checks _allowed_types _caller",
    "_check_generic _cleanups _collect_parameters _deduplicate _eval_type",
    "_flatten_literal_params _get_protocol_attrs _idfunc _is_callable_members_only _is_dunder",
    "_is_param_expr _is_typevar_like _is_unpacked_typevartuple _make_nmtuple",
    "_namedtuple_mro_entries _no_init_or_replace_init _overload_dummy _overload_registry",
    "_prohibited _remove_dups_flatten _should_unflatten_callable_args _special",
    "_strip_annotations _tp_cache _type_check _type_convert _type_repr _unpack_args",
    "_value_and_type_iter abstractmethod assert_never assert_type cast clear_overloads",
    "collections contextlib dataclass_transform defaultdict final functools get_args get_origin",
    "get_overloads get_type_hints io is_typeddict no_type_check no_type_check_decorator",
    "operator overload re reveal_type runtime_checkable stdlib_re sys types warnings",
};

static const char *const names_of_uuid[] = {
    "Enum NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE",
    "RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID UUID _AIX _GETTERS _LINUX _MAC_DELIM",
    "_MAC_OMITS_LEADING_ZEROES _OS_GETTERS _UuidCreate _arp_getnode _find_mac_near_keyword",
    "_find_mac_under_heading _generate_time_safe _get_command_stdout",
    "_has_uuid_generate_time_safe _ifconfig_getnode _ip_getnode _ipconfig_getnode _is_universal",
    "_lanscan_getnode _last_timestamp _load_system_functions _netbios_getnode _netstat_getnode",
    "_node _parse_mac _platform_system _random_getnode _simple_enum _unix_getnode _uuid",
    "_windll_getnode bytes_ getnode int_ os platform sys uuid1 uuid3 uuid4 uuid5",
};

static const char *const names_of_warnings[] = {
    "WarningMessage _DEPRECATED_MSG _OptionError _add_filter _defaultaction _deprecated",
    "_filters_mutated _formatwarning_orig _formatwarnmsg _formatwarnmsg_impl _getaction",
    "_getcategory _is_internal_frame _next_external_frame _onceregistry _processoptions",
    "_setoption _showwarning_orig _showwarnmsg _showwarnmsg_impl _warn_unawaited_coroutine",
    "catch_warnings defaultaction filters filterwarnings formatwarning onceregistry",
    "resetwarnings showwarning simplefilter sys warn warn_explicit",
};

static const char *const names_of_weakref[] = {
    "CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod",
    "WeakSet WeakValueDictionary _IterationGuard _collections_abc _remove_dead_weakref finalize",
    "getweakrefcount getweakrefs itertools proxy ref sys",
};

static const char *const names_of_argparse[] = {
    "Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError",
    "BooleanOptionalAction FileType HelpFormatter MetavarTypeHelpFormatter Namespace",
    "ONE_OR_MORE OPTIONAL PARSER REMAINDER RawDescriptionHelpFormatter RawTextHelpFormatter",
    "SUPPRESS ZERO_OR_MORE _ _ActionsContainer _AppendAction _AppendConstAction _ArgumentGroup",
    "_AttributeHolder _CountAction _ExtendAction _HelpAction _MutuallyExclusiveGroup",
    "_StoreAction _StoreConstAction _StoreFalseAction _StoreTrueAction _SubParsersAction",
    "_UNRECOGNIZED_ARGS_ATTR _VersionAction _copy_items _get_action_name _os _re _sys ngettext",
    "warnings",
};

static const char *const names_of_asyncio_log[] = {
    "logger logging",
};

static const char *const names_of_atexit[] = {
    "_clear _ncallbacks _run_exitfuncs register unregister",
};

static const char *const names_of_base64[] = {
    "MAXBINSIZE MAXLINESIZE _85encode _A85END _A85START _B32_DECODE_DOCSTRING",
    "_B32_DECODE_MAP01_DOCSTRING _B32_ENCODE_DOCSTRING _a85chars _a85chars2 _b32alphabet",
    "_b32decode _b32encode _b32hexalphabet _b32rev _b32tab2 _b85alphabet _b85chars _b85chars2",
    "_b85dec _bytes_from_decode_data _input_type_check _urlsafe_decode_translation",
    "_urlsafe_encode_translation a85decode a85encode b16decode b16encode b32decode b32encode",
    "b32hexdecode b32hexencode b64decode b64encode b85decode b85encode binascii bytes_types",
    "decode decodebytes encode encodebytes main re standard_b64decode standard_b64encode struct",
    "test urlsafe_b64decode urlsafe_b64encode",
};

static const char *const names_of_errno[] = {
    "E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD",
    "EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED",
    "ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT",
    "EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR",
    "EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD",
    "ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP",
    "ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA",
    "ENODEV ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG",
    "ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM",
    "ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD",
    "EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE",
    "EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE",
    "ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV",
    "EXFULL errorcode",
};

static const char *const names_of_gc[] = {
    "DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks",
    "collect disable enable freeze garbage get_count get_debug get_freeze_count get_objects",
    "get_referents get_referrers get_stats get_threshold is_finalized is_tracked isenabled",
    "set_debug set_threshold unfreeze",
};

static const char *const names_of_hashlib[] = {
    "_hashlib algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new",
    "pbkdf2_hmac scrypt sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512",
    "shake_128 shake_256",
};

static const char *const names_of_io[] = {
    "BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter",
    "BytesIO DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR",
    "SEEK_END SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation _io abc open",
    "open_code text_encoding",
};

static const char *const names_of_json_decoder[] = {
    "BACKSLASH FLAGS JSONArray JSONDecodeError JSONDecoder JSONObject NaN NegInf PosInf",
    "STRINGCHUNK WHITESPACE WHITESPACE_STR _CONSTANTS _decode_uXXXX c_scanstring py_scanstring",
    "re scanner scanstring",
};

static const char *const names_of_json_encoder[] = {
    "ESCAPE ESCAPE_ASCII ESCAPE_DCT HAS_UTF8 INFINITY JSONEncoder _make_iterencode",
    "c_encode_basestring c_encode_basestring_ascii c_make_encoder encode_basestring",
    "encode_basestring_ascii py_encode_basestring py_encode_basestring_ascii re",
};

static const char *const names_of_platform[] = {
    "_Processor _WIN32_CLIENT_RELEASES _WIN32_SERVER_RELEASES _comparable_version _component_re",
    "_default_architecture _follow_symlinks _get_machine_win32 _ironpython26_sys_version_parser",
    "_ironpython_sys_version_parser _java_getprop _libc_search _mac_ver_xml _node _norm_version",
    "_os_release_cache _os_release_candidates _os_release_line _os_release_unescape",
    "_parse_os_release _platform _platform_cache _pypy_sys_version_parser _sys_version",
    "_sys_version_cache _sys_version_parser _syscmd_file _syscmd_ver _uname_cache",
    "_unknown_as_blank _ver_output _ver_stages architecture collections freedesktop_os_release",
    "functools itertools java_ver libc_ver mac_ver machine node os platform processor",
    "python_branch python_build python_compiler python_implementation python_revision",
    "python_version python_version_tuple re release sys system system_alias uname uname_result",
    "version win32_edition win32_is_iot win32_ver",
};

static const char *const names_of_array[] = {
    "ArrayType _array_reconstructor array typecodes",
};

static const char *const names_of_binascii[] = {
    "Error Incomplete a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32",
    "crc_hqx hexlify unhexlify",
};

static const char *const names_of_calendar[] = {
    "Calendar EPOCH FRIDAY February HTMLCalendar IllegalMonthError IllegalWeekdayError January",
    "LocaleHTMLCalendar LocaleTextCalendar MONDAY SATURDAY SUNDAY THURSDAY TUESDAY TextCalendar",
    "WEDNESDAY _EPOCH_ORD _colwidth _get_default_locale _locale _localized_day _localized_month",
    "_monthlen _nextmonth _prevmonth _spacing c calendar datetime day_abbr day_name",
    "different_locale error firstweekday format formatstring isleap leapdays main mdays month",
    "month_abbr month_name monthcalendar monthrange prcal prmonth prweek repeat setfirstweekday",
    "sys timegm week weekday weekheader",
};

static const char *const names_of_cmath[] = {
    "acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log",
    "log10 nan nanj phase pi polar rect sin sinh sqrt tan tanh tau",
};

static const char *const names_of_fnmatch[] = {
    "_compile_pattern filter fnmatch fnmatchcase functools os posixpath re translate",
};

static const char *const names_of_numbers[] = {
    "ABCMeta Complex Integral Number Rational Real abstractmethod",
};

static const char *const names_of_pathlib[] = {
    "EBADF ELOOP ENOENT ENOTDIR Path PosixPath PurePath PurePosixPath PureWindowsPath S_ISBLK",
    "S_ISCHR S_ISDIR S_ISFIFO S_ISLNK S_ISREG S_ISSOCK Sequence WindowsPath _Flavour",
    "_IGNORED_ERRNOS _IGNORED_WINERRORS _PathParents _PosixFlavour _PreciseSelector",
    "_RecursiveWildcardSelector _Selector _TerminatingSelector _WINERROR_CANT_RESOLVE_FILENAME",
    "_WINERROR_INVALID_NAME _WINERROR_NOT_READY _WildcardSelector _WindowsFlavour _ignore_error",
    "_is_wildcard_pattern _make_selector _posix_flavour _windows_flavour attrgetter fnmatch",
    "functools io ntpath os posixpath re sys urlquote_from_bytes warnings",
};

static const char *const names_of_struct[] = {
    "Struct _clearcache calcsize error iter_unpack pack pack_into unpack unpack_from",
};

static const char *const names_of_zlib[] = {
    "DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION",
    "Z_BEST_COMPRESSION Z_BEST_SPEED Z_BLOCK Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED",
    "Z_FINISH Z_FIXED Z_FULL_FLUSH Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH",
    "Z_RLE Z_SYNC_FLUSH Z_TREES adler32 compress compressobj crc32 decompress decompressobj error",
};

static const char *const names_of_asyncio_base_events[] = {
    "BaseEventLoop MAXIMUM_SELECT_TIMEOUT Server _HAS_IPv6 _MIN_CANCELLED_TIMER_HANDLES_FRACTION",
    "_MIN_SCHEDULED_TIMER_HANDLES _SendfileFallbackProtocol _check_ssl_socket _format_handle",
    "_format_pipe _interleave_addrinfos _ipaddr_info _run_until_complete_cb _set_nodelay",
    "_set_reuseport collections concurrent constants coroutines events exceptions functools",
    "futures heapq itertools logger os protocols socket ssl sslproto staggered stat subprocess",
    "sys tasks threading time traceback transports trsock warnings weakref",
};

static const char *const names_of_asyncio_events[] = {
    "AbstractEventLoop AbstractEventLoopPolicy AbstractServer BaseDefaultEventLoopPolicy Handle",
    "TimerHandle _RunningLoop _c__get_event_loop _c__get_running_loop _c__set_running_loop",
    "_c_get_event_loop _c_get_running_loop _event_loop_policy _get_event_loop _get_running_loop",
    "_init_event_loop_policy _lock _py__get_event_loop _py__get_running_loop",
    "_py__set_running_loop _py_get_event_loop _py_get_running_loop _running_loop",
    "_set_running_loop contextvars format_helpers get_child_watcher get_event_loop",
    "get_event_loop_policy get_running_loop new_event_loop os set_child_watcher set_event_loop",
    "set_event_loop_policy socket subprocess sys threading",
};

static const char *const names_of_asyncio_exceptions[] = {
    "BrokenBarrierError CancelledError IncompleteReadError InvalidStateError LimitOverrunError",
    "SendfileNotAvailableError TimeoutError",
};

static const char *const names_of_asyncio_futures[] = {
    "Future GenericAlias STACK_DEBUG _CANCELLED _CFuture _FINISHED _PENDING _PyFuture _asyncio",
    "_chain_future _convert_future_exc _copy_future_state _get_loop _set_concurrent_future_state",
    "_set_result_unless_cancelled base_futures concurrent contextvars events exceptions",
    "format_helpers isfuture logging sys wrap_future",
};

static const char *const names_of_asyncio_runners[] = {
    "Runner _State _cancel_all_tasks contextvars coroutines enum events exceptions functools run",
    "signal sys tasks threading",
};

static const char *const names_of_asyncio_tasks[] = {
    "ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION GenericAlias Task _CTask _GatheringFuture",
    "_PyTask _all_tasks _asyncio _c_enter_task _c_leave_task _c_register_task _c_unregister_task",
    "_cancel_and_wait _current_tasks _ensure_future _enter_task _is_coroutine _leave_task",
    "_py_enter_task _py_leave_task _py_register_task _py_unregister_task _register_task",
    "_release_waiter _set_task_name _task_name_counter _unregister_task _wait _wrap_awaitable",
    "all_tasks as_completed base_tasks concurrent contextvars coroutines create_task current_task",
    "ensure_future events exceptions functools futures gather inspect itertools",
    "run_coroutine_threadsafe shield sleep types wait wait_for warnings weakref",
};

static const char *const names_of_asyncio_timeouts[] = {
    "Optional Timeout TracebackType Type _State enum events exceptions final tasks timeout",
    "timeout_at",
};

static const char *const names_of_asyncio_taskgroups[] = {
    "TaskGroup events exceptions tasks",
};

static const char *const names_of_asyncio_coroutines[] = {
    "_COROUTINE_TYPES _format_coroutine _is_coroutine _is_debug_mode _iscoroutine_typecache",
    "collections inspect iscoroutine iscoroutinefunction os sys traceback types",
};

static const char *const names_of_asyncio_threads[] = {
    "contextvars events functools to_thread",
};

static const char *const names_of_asyncio_unix_events[] = {
    "AbstractChildWatcher BaseChildWatcher DefaultEventLoopPolicy FastChildWatcher",
    "MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher SelectorEventLoop",
    "ThreadedChildWatcher _UnixDefaultEventLoopPolicy _UnixReadPipeTransport",
    "_UnixSelectorEventLoop _UnixSubprocessTransport _UnixWritePipeTransport _sighandler_noop",
    "base_events base_subprocess constants coroutines errno events exceptions futures io",
    "itertools logger os selector_events selectors signal socket stat subprocess sys tasks",
    "threading transports waitstatus_to_exitcode warnings",
};

static const char *const names_of_multiprocessing_pool[] = {
    "ApplyResult AsyncResult CLOSE ExceptionWithTraceback IMapIterator IMapUnorderedIterator INIT",
    "MapResult MaybeEncodingError Pool RUN RemoteTraceback TERMINATE ThreadPool TimeoutError",
    "_PoolCache _helper_reraises_exception collections get_context itertools job_counter mapstar",
    "os queue rebuild_exc starmapstar threading time traceback types util wait warnings worker",
};

static const char *const names_of_multiprocessing_context[] = {
    "AuthenticationError BaseContext BufferTooShort DefaultContext ForkContext ForkProcess",
    "ForkServerContext ForkServerProcess Process ProcessError SpawnContext SpawnProcess",
    "TimeoutError _concrete_contexts _default_context _force_start_method _tls assert_spawning",
    "get_spawning_popen os process reduction set_spawning_popen sys threading",
};

static const char *const names_of_multiprocessing_queues[] = {
    "Empty Finalize Full JoinableQueue Queue SimpleQueue _ForkingPickler _multiprocessing",
    "_sentinel collections connection context debug errno info is_exiting os register_after_fork",
    "sys threading time types weakref",
};

static const char *const names_of_multiprocessing_synchronize[] = {
    "Barrier BoundedSemaphore Condition Event Lock RECURSIVE_MUTEX RLock SEMAPHORE SEM_VALUE_MAX",
    "SemLock Semaphore _multiprocessing context process sem_unlink sys tempfile threading time",
    "util",
};

static const char *const names_of_concurrent_futures_thread[] = {
    "BrokenThreadPool ThreadPoolExecutor _WorkItem _base _global_shutdown_lock _python_exit",
    "_shutdown _threads_queues _worker itertools os queue threading types weakref",
};

static const char *const names_of_concurrent_futures_process[] = {
    "BrokenProcessPool EXTRA_QUEUED_CALLS ProcessPoolExecutor Queue _CallItem",
    "_ExceptionWithTraceback _ExecutorManagerThread _MAX_WINDOWS_WORKERS _RemoteTraceback",
    "_ResultItem _SafeQueue _ThreadWakeup _WorkItem _base _chain_from_iterable_of_lists",
    "_check_system_limits _get_chunks _global_shutdown _process_chunk _process_worker",
    "_python_exit _rebuild_exc _sendback_result _system_limited _system_limits_checked",
    "_threads_wakeups format_exception itertools mp multiprocessing os partial queue sys",
    "threading weakref",
};

static const char *const names_of_csv[] = {
    "Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC",
    "Sniffer StringIO _Dialect excel excel_tab field_size_limit get_dialect list_dialects re",
    "reader register_dialect unix_dialect unregister_dialect writer",
};

static const char *const names_of_graphlib[] = {
    "CycleError GenericAlias TopologicalSorter _NODE_DONE _NODE_OUT _NodeInfo",
};

static const char *const names_of_hmac[] = {
    "HMAC _functype _hashlib _hashopenssl _warnings compare_digest digest digest_size new",
    "trans_36 trans_5C",
};

static const char *const names_of_html[] = {
    "_charref _html5 _invalid_charrefs _invalid_codepoints _re _replace_charref entities escape",
    "unescape",
};

static const char *const names_of_http[] = {
    "HTTPMethod HTTPStatus IntEnum StrEnum _simple_enum",
};

static const char *const names_of_keyword[] = {
    "iskeyword issoftkeyword kwlist softkwlist",
};

static const char *const names_of_logging_config[] = {
    "BaseConfigurator ConvertingDict ConvertingList ConvertingMixin ConvertingTuple",
    "DEFAULT_LOGGING_CONFIG_PORT DictConfigurator IDENTIFIER RESET_ERROR StreamRequestHandler",
    "ThreadingTCPServer _clearExistingHandlers _create_formatters _handle_existing_loggers",
    "_install_handlers _install_loggers _listener _resolve _strip_spaces dictConfig",
    "dictConfigClass errno fileConfig io listen logging os queue re stopListening struct",
    "threading traceback valid_ident",
};

static const char *const names_of_logging_handlers[] = {
    "BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT",
    "DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler MemoryHandler",
    "NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler ST_DEV ST_INO",
    "ST_MTIME SYSLOG_TCP_PORT SYSLOG_UDP_PORT SocketHandler SysLogHandler",
    "TimedRotatingFileHandler WatchedFileHandler _MIDNIGHT copy io logging os pickle queue re",
    "socket struct threading time",
};

static const char *const names_of_sched[] = {
    "Event _sentinel _time count heapq namedtuple scheduler threading time",
};

static const char *const names_of_shlex[] = {
    "StringIO _find_unsafe _print_tokens deque join os quote re shlex split sys",
};

static const char *const names_of_timeit[] = {
    "Timer _globals default_number default_repeat default_timer dummy_src_name gc itertools main",
    "reindent repeat sys template time timeit",
};

static const char *const names_of_unittest[] = {
    "BaseTestSuite FunctionTestCase IsolatedAsyncioTestCase SkipTest TestCase TestLoader",
    "TestProgram TestResult TestSuite TextTestResult TextTestRunner _TextTestResult",
    "addModuleCleanup case defaultTestLoader doModuleCleanups enterModuleContext",
    "expectedFailure findTestCases getTestCaseNames installHandler load_tests loader main",
    "makeSuite registerResult removeHandler removeResult result runner signals skip skipIf",
    "skipUnless suite util",
};

static const char *const names_of_urllib_parse[] = {
    "DefragResult DefragResultBytes ParseResult ParseResultBytes ResultBase SplitResult",
    "SplitResultBytes _ALWAYS_SAFE _ALWAYS_SAFE_BYTES _DefragResultBase _NetlocResultMixinBase",
    "_NetlocResultMixinBytes _NetlocResultMixinStr _ParseResultBase _Quoter _ResultMixinBytes",
    "_ResultMixinStr _SplitResultBase _UNSAFE_URL_BYTES_TO_REMOVE _WHATWG_C0_CONTROL_OR_SPACE",
    "_asciire _byte_quoter_factory _check_bracketed_host _checknetloc _coerce_args _decode_args",
    "_encode_result _hexdig _hextobyte _hostprog _implicit_encoding _implicit_errors _noop",
    "_portprog _splitattr _splithost _splitnetloc _splitnport _splitparams _splitpasswd",
    "_splitport _splitquery _splittag _splittype _splituser _splitvalue _to_bytes _typeprog",
    "clear_cache functools ipaddress namedtuple non_hierarchical parse_qs parse_qsl quote",
    "quote_from_bytes quote_plus re scheme_chars splitattr splithost splitnport splitpasswd",
    "splitport splitquery splittag splittype splituser splitvalue sys to_bytes types unquote",
    "unquote_plus unquote_to_bytes unwrap urldefrag urlencode urljoin urlparse urlsplit",
    "urlunparse urlunsplit uses_fragment uses_netloc uses_params uses_query uses_relative",
    "warnings",
};

static const char *const names_of_unicodedata[] = {
    "UCD _ucnhash_CAPI bidirectional category combining decimal decomposition digit",
    "east_asian_width is_normalized lookup mirrored name normalize numeric ucd_3_2_0",
    "unidata_version",
};

static const char *const names_of_pickle[] = {
    "ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2",
    "BINPERSID BINPUT BINSTRING BINUNICODE BINUNICODE8 BUILD BYTEARRAY8 DEFAULT_PROTOCOL DICT",
    "DUP EMPTY_DICT EMPTY_LIST EMPTY_SET EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME",
    "FROZENSET FunctionType GET GLOBAL HIGHEST_PROTOCOL INST INT LIST LONG LONG1 LONG4",
    "LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER NONE",
    "OBJ PERSID POP POP_MARK PROTO PUT PickleBuffer PickleError Pickler PicklingError",
    "PyStringMap READONLY_BUFFER REDUCE SETITEM SETITEMS SHORT_BINBYTES SHORT_BINSTRING",
    "SHORT_BINUNICODE STACK_GLOBAL STOP STRING TRUE TUPLE TUPLE1 TUPLE2 TUPLE3 UNICODE",
    "Unpickler UnpicklingError _Framer _HAVE_PICKLE_BUFFER _Pickler _Stop _Unframer",
    "_Unpickler __all__ _compat_pickle _dump _dumps _extension_cache _extension_registry",
    "_getattribute _inverted_registry _load _loads _test _tuplesize2code bytes_types codecs",
    "compatible_formats decode_long dispatch_table dump dumps encode_long format_version io",
    "islice load loads maxsize pack partial re sys unpack whichmodule",
};

static const char *const names_of_copyreg[] = {
    "_HEAPTYPE __all__ __newobj__ __newobj_ex__ _extension_cache _extension_registry",
    "_inverted_registry _new_type _reconstructor _reduce_ex _slotnames add_extension",
    "clear_extension_cache constructor dispatch_table pickle pickle_complex pickle_union",
    "remove_extension",
};

static const char *const names_of_tracemalloc[] = {
    "BaseFilter DomainFilter Filter Frame Iterable Sequence Snapshot Statistic StatisticDiff",
    "Trace Traceback _Traces _compare_grouped_stats _format_size _get_object_traceback",
    "_get_traces _normalize_filename clear_traces fnmatch get_object_traceback",
    "get_traceback_limit get_traced_memory get_tracemalloc_memory is_tracing linecache os",
    "pickle reset_peak start stop take_snapshot total_ordering",
};

static const char *const names_of_zoneinfo[] = {
    "InvalidTZPathWarning TZPATH ZoneInfo ZoneInfoNotFoundError __all__ __dir__ __getattr__",
    "_common _tzpath available_timezones reset_tzpath",
};

static const char *const names_of_multiprocessing_shared_memory[] = {
    "ShareableList SharedMemory _O_CREX _SHM_NAME_PREFIX _SHM_SAFE_NAME_LENGTH _USE_POSIX",
    "__all__ _encoding _make_filename _posixshmem errno mmap os partial resource_tracker",
    "secrets struct types",
};

static const char *const names_of_builtins[] = {
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup",
    "BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError",
    "ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError",
    "DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception",
    "ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning",
    "GeneratorExit IOError ImportError ImportWarning IndentationError IndexError",
    "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError",
    "ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError",
    "OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError",
    "RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning",
    "StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError",
    "TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError",
    "UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning",
    "ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes",
    "callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec",
    "filter float format frozenset getattr globals hasattr hash help hex id input int",
    "isinstance issubclass iter len list locals map max memoryview min next object oct open ord",
    "pow print property range repr reversed round set setattr slice sorted staticmethod str sum",
    "super tuple type vars zip exit quit",
};

static const char *const names_of_future[] = {
    "CO_FUTURE_ABSOLUTE_IMPORT CO_FUTURE_ANNOTATIONS CO_FUTURE_BARRY_AS_BDFL",
    "CO_FUTURE_DIVISION CO_FUTURE_GENERATOR_STOP CO_FUTURE_PRINT_FUNCTION",
    "CO_FUTURE_UNICODE_LITERALS CO_FUTURE_WITH_STATEMENT CO_GENERATOR_ALLOWED CO_NESTED",
    "_Feature absolute_import all_feature_names annotations barry_as_FLUFL division",
    "generator_stop generators nested_scopes print_function unicode_literals with_statement",
};

static const char *const names_of_thread[] = {
    "LockType RLock TIMEOUT_MAX _ExceptHookArgs _count _excepthook _local _set_sentinel",
    "allocate allocate_lock error exit exit_thread get_ident get_native_id interrupt_main",
    "stack_size start_new start_new_thread",
};

static const char *const names_of_concurrent_futures_base[] = {
    "ALL_COMPLETED BrokenExecutor CANCELLED CANCELLED_AND_NOTIFIED CancelledError",
    "DoneAndNotDoneFutures Error Executor FINISHED FIRST_COMPLETED FIRST_EXCEPTION Future",
    "InvalidStateError LOGGER PENDING RUNNING TimeoutError _AS_COMPLETED _AcquireFutures",
    "_AllCompletedWaiter _AsCompletedWaiter _FUTURE_STATES _FirstCompletedWaiter",
    "_STATE_TO_DESCRIPTION_MAP _Waiter _create_and_install_waiters _result_or_cancel",
    "_yield_finished_futures as_completed collections logging threading time types wait",
};

static const char *const names_of_ctypes[] = {
    "ARRAY ArgumentError Array BigEndianStructure BigEndianUnion CDLL CFUNCTYPE DEFAULT_MODE",
    "LibraryLoader LittleEndianStructure LittleEndianUnion POINTER PYFUNCTYPE PyDLL",
    "RTLD_GLOBAL RTLD_LOCAL SetPointerType Structure Union _CFuncPtr _FUNCFLAG_CDECL",
    "_FUNCFLAG_PYTHONAPI _FUNCFLAG_USE_ERRNO _FUNCFLAG_USE_LASTERROR _Pointer _SimpleCData",
    "_c_functype_cache _calcsize _cast _cast_addr _check_size _ctypes_version _dlopen _endian",
    "_memmove_addr _memset_addr _os _pointer_type_cache _reset_cache _string_at",
    "_string_at_addr _sys _types _wstring_at _wstring_at_addr addressof alignment byref",
    "c_bool c_buffer c_byte c_char c_char_p c_double c_float c_int c_int16 c_int32 c_int64",
    "c_int8 c_long c_longdouble c_longlong c_short c_size_t c_ssize_t c_ubyte c_uint c_uint16",
    "c_uint32 c_uint64 c_uint8 c_ulong c_ulonglong c_ushort c_void_p c_voidp c_wchar",
    "c_wchar_p cast cdll create_string_buffer create_unicode_buffer get_errno memmove memset",
    "pointer py_object pydll pythonapi resize set_errno sizeof string_at wstring_at",
};

static const char *const names_of_importlib[] = {
    "_RELOADING _bootstrap _bootstrap_external _imp _pack_uint32 _unpack_uint32 find_loader",
    "import_module invalidate_caches reload sys warnings",
};

static const char *const names_of_multiprocessing_connection[] = {
    "AuthenticationError BUFSIZE BufferTooShort CHALLENGE CONNECTION_TIMEOUT Client",
    "Connection ConnectionWrapper FAILURE Listener MESSAGE_LENGTH Pipe SocketClient",
    "SocketListener WELCOME XmlClient XmlListener _ConnectionBase _ForkingPickler",
    "_WaitSelector _check_timeout _init_timeout _mmap_counter _multiprocessing",
    "_validate_family _winapi _xml_dumps _xml_loads address_type answer_challenge",
    "arbitrary_address default_family deliver_challenge errno families io itertools os",
    "rebuild_connection reduce_connection reduction selectors socket struct sys tempfile time",
    "util wait",
};

static const char *const names_of_multiprocessing_dummy[] = {
    "Array Barrier BoundedSemaphore Condition DummyProcess Event JoinableQueue Lock Manager",
    "Namespace Pipe Pool Process Queue RLock Semaphore Value active_children array connection",
    "current_process dict freeze_support list shutdown sys threading weakref",
};

static const char *const names_of_multiprocessing_managers[] = {
    "AcquirerProxy Array ArrayProxy AutoProxy BarrierProxy BaseListProxy BaseManager",
    "BasePoolProxy BaseProxy ConditionProxy DictProxy EventProxy HAS_SHMEM IteratorProxy",
    "ListProxy MakeProxyType Namespace NamespaceProxy PoolProxy ProcessError ProcessLocalSet",
    "RebuildProxy RemoteError Server SharedMemoryManager SharedMemoryServer State SyncManager",
    "Token Value ValueProxy _SharedMemoryTracker all_methods array connection",
    "convert_to_error dispatch format_exc get_context get_spawning_popen getpid",
    "listener_client os pool process public_methods queue rebuild_as_list reduce_array",
    "reduction shared_memory signal sys threading time types util",
};

static const char *const names_of_multiprocessing_process[] = {
    "AuthenticationString BaseProcess ORIGINAL_DIR WeakSet _ParentProcess _children _cleanup",
    "_current_process _dangling _exitcode_to_name _parent_process _process_counter",
    "active_children current_process itertools os parent_process signal sys threading",
};

static const char *const names_of_multiprocessing_sharedctypes[] = {
    "Array RawArray RawValue Synchronized SynchronizedArray SynchronizedBase",
    "SynchronizedString Value _ForkingPickler _new_value assert_spawning class_cache copy",
    "ctypes get_context heap make_property prop_cache rebuild_ctype reduce_ctype reduction",
    "synchronized template typecode_to_type weakref",
};

static const char *const names_of_selectors[] = {
    "ABCMeta BaseSelector DefaultSelector EVENT_READ EVENT_WRITE EpollSelector Mapping",
    "PollSelector SelectSelector SelectorKey _BaseSelectorImpl _PollLikeSelector",
    "_SelectorMapping _can_use _fileobj_to_fd abstractmethod math namedtuple select sys",
};

typedef struct ModuleNames {
    const char *module;
    const char *const *lines;
    size_t line_count;
} ModuleNames;

#define NAMES(module, table)                                                                       \
    { module, table, sizeof(table) / sizeof *(table) }

static const ModuleNames modules[] = {
    NAMES("abc", names_of_abc),
    NAMES("ast", names_of_ast),
    NAMES("asyncio", names_of_asyncio),
    NAMES("asyncio.locks", names_of_asyncio_locks),
    NAMES("asyncio.queues", names_of_asyncio_queues),
    NAMES("bisect", names_of_bisect),
    NAMES("collections", names_of_collections),
    NAMES("collections.abc", names_of_collections_abc),
    NAMES("concurrent.futures", names_of_concurrent_futures),
    NAMES("contextlib", names_of_contextlib),
    NAMES("contextvars", names_of_contextvars),
    NAMES("copy", names_of_copy),
    NAMES("dataclasses", names_of_dataclasses),
    NAMES("datetime", names_of_datetime),
    NAMES("decimal", names_of_decimal),
    NAMES("difflib", names_of_difflib),
    NAMES("enum", names_of_enum),
    NAMES("fractions", names_of_fractions),
    NAMES("functools", names_of_functools),
    NAMES("heapq", names_of_heapq),
    NAMES("inspect", names_of_inspect),
    NAMES("itertools", names_of_itertools),
    NAMES("json", names_of_json),
    NAMES("logging", names_of_logging),
    NAMES("math", names_of_math),
    NAMES("multiprocessing", names_of_multiprocessing),
    NAMES("operator", names_of_operator),
    NAMES("os", names_of_os),
    NAMES("os.path", names_of_os_path),
    NAMES("pprint", names_of_pprint),
    NAMES("queue", names_of_queue),
    NAMES("random", names_of_random),
    NAMES("re", names_of_re),
    NAMES("secrets", names_of_secrets),
    NAMES("shutil", names_of_shutil),
    NAMES("signal", names_of_signal),
    NAMES("statistics", names_of_statistics),
    NAMES("string", names_of_string),
    NAMES("sys", names_of_sys),
    NAMES("textwrap", names_of_textwrap),
    NAMES("threading", names_of_threading),
    NAMES("time", names_of_time),
    NAMES("traceback", names_of_traceback),
    NAMES("types", names_of_types),
    NAMES("typing", names_of_typing),
    NAMES("unittest", names_of_unittest),
    NAMES("uuid", names_of_uuid),
    NAMES("warnings", names_of_warnings),
    NAMES("weakref", names_of_weakref),
    NAMES("argparse", names_of_argparse),
    NAMES("asyncio.log", names_of_asyncio_log),
    NAMES("atexit", names_of_atexit),
    NAMES("base64", names_of_base64),
    NAMES("errno", names_of_errno),
    NAMES("gc", names_of_gc),
    NAMES("hashlib", names_of_hashlib),
    NAMES("io", names_of_io),
    NAMES("json.decoder", names_of_json_decoder),
    NAMES("json.encoder", names_of_json_encoder),
    NAMES("platform", names_of_platform),
    NAMES("array", names_of_array),
    NAMES("binascii", names_of_binascii),
    NAMES("calendar", names_of_calendar),
    NAMES("cmath", names_of_cmath),
    NAMES("fnmatch", names_of_fnmatch),
    NAMES("numbers", names_of_numbers),
    NAMES("pathlib", names_of_pathlib),
    NAMES("struct", names_of_struct),
    NAMES("zlib", names_of_zlib),
    NAMES("asyncio.base_events", names_of_asyncio_base_events),
    NAMES("asyncio.events", names_of_asyncio_events),
    NAMES("asyncio.exceptions", names_of_asyncio_exceptions),
    NAMES("asyncio.futures", names_of_asyncio_futures),
    NAMES("asyncio.runners", names_of_asyncio_runners),
    NAMES("asyncio.tasks", names_of_asyncio_tasks),
    NAMES("asyncio.timeouts", names_of_asyncio_timeouts),
    NAMES("asyncio.taskgroups", names_of_asyncio_taskgroups),
    NAMES("asyncio.coroutines", names_of_asyncio_coroutines),
    NAMES("asyncio.threads", names_of_asyncio_threads),
    NAMES("asyncio.unix_events", names_of_asyncio_unix_events),
    NAMES("multiprocessing.pool", names_of_multiprocessing_pool),
    NAMES("multiprocessing.context", names_of_multiprocessing_context),
    NAMES("multiprocessing.queues", names_of_multiprocessing_queues),
    NAMES("multiprocessing.synchronize", names_of_multiprocessing_synchronize),
    NAMES("concurrent.futures.thread", names_of_concurrent_futures_thread),
    NAMES("concurrent.futures.process", names_of_concurrent_futures_process),
    NAMES("csv", names_of_csv),
    NAMES("graphlib", names_of_graphlib),
    NAMES("hmac", names_of_hmac),
    NAMES("html", names_of_html),
    NAMES("http", names_of_http),
    NAMES("keyword", names_of_keyword),
    NAMES("logging.config", names_of_logging_config),
    NAMES("logging.handlers", names_of_logging_handlers),
    NAMES("sched", names_of_sched),
    NAMES("shlex", names_of_shlex),
    NAMES("timeit", names_of_timeit),
    NAMES("urllib.parse", names_of_urllib_parse),
    NAMES("unicodedata", names_of_unicodedata),
    NAMES("pickle", names_of_pickle),
    NAMES("copyreg", names_of_copyreg),
    NAMES("tracemalloc", names_of_tracemalloc),
    NAMES("zoneinfo", names_of_zoneinfo),
    NAMES("multiprocessing.shared_memory", names_of_multiprocessing_shared_memory),
    NAMES("__future__", names_of_future),
    NAMES("_thread", names_of_thread),
    NAMES("concurrent.futures._base", names_of_concurrent_futures_base),
    NAMES("ctypes", names_of_ctypes),
    NAMES("importlib", names_of_importlib),
    NAMES("multiprocessing.connection", names_of_multiprocessing_connection),
    NAMES("multiprocessing.dummy", names_of_multiprocessing_dummy),
    NAMES("multiprocessing.managers", names_of_multiprocessing_managers),
    NAMES("multiprocessing.process", names_of_multiprocessing_process),
    NAMES("multiprocessing.sharedctypes", names_of_multiprocessing_sharedctypes),
    NAMES("selectors", names_of_selectors),
    NAMES("builtins", names_of_builtins),
};

// Of CPython on Linux: what other systems have is not there.
static const char *const stdlib_modules[] = {
    "__future__ _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit",
    "audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd",
    "code codecs codeop collections colorsys compileall concurrent configparser contextlib",
    "contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib",
    "dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp",
    "fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob",
    "graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect",
    "io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap",
    "marshal math mimetypes mmap modulefinder multiprocessing netrc nis nntplib ntpath nturl2path",
    "numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil",
    "platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr",
    "pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy",
    "sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket",
    "socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string",
    "stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib",
    "tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace",
    "traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid",
    "venv warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport",
    "zlib zoneinfo",
    "_abc _ast _asyncio _bisect _blake2 _bz2 _codecs _collections _collections_abc _contextvars "
    "_csv",
    "_ctypes _curses _datetime _decimal _elementtree _functools _hashlib _heapq _imp _io _json",
    "_locale _lsprof _lzma _markupbase _md5 _multiprocessing _opcode _operator _pickle _posixshmem",
    "_posixsubprocess _py_abc _pydecimal _pyio _queue _random _sha1 _sha256 _sha3 _sha512 _signal",
    "_sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct "
    "_symtable",
    "_threading_local _tkinter _tracemalloc _typing _uuid _warnings _weakref _weakrefset _zoneinfo",
};

static const char *const submodules[] = {
    "asyncio.__main__ asyncio.base_events asyncio.base_futures asyncio.base_subprocess",
    "asyncio.base_tasks asyncio.constants asyncio.coroutines asyncio.events asyncio.exceptions",
    "asyncio.format_helpers asyncio.futures asyncio.locks asyncio.log asyncio.mixins",
    "asyncio.proactor_events asyncio.protocols asyncio.queues asyncio.runners",
    "asyncio.selector_events asyncio.sslproto asyncio.staggered asyncio.streams",
    "asyncio.subprocess asyncio.taskgroups asyncio.tasks asyncio.threads asyncio.timeouts",
    "asyncio.transports asyncio.trsock asyncio.unix_events asyncio.windows_events",
    "asyncio.windows_utils collections.abc concurrent.futures concurrent.futures._base",
    "concurrent.futures.process concurrent.futures.thread email.charset email.encoders",
    "email.errors email.header email.message email.mime email.parser email.policy email.utils",
    "html.entities html.parser http.client http.cookiejar http.cookies http.server importlib.abc",
    "importlib.machinery importlib.metadata importlib.resources importlib.util json.decoder",
    "json.encoder json.scanner json.tool logging.config logging.handlers",
    "multiprocessing.connection multiprocessing.context multiprocessing.dummy",
    "multiprocessing.forkserver multiprocessing.heap multiprocessing.managers",
    "multiprocessing.pool multiprocessing.popen_fork multiprocessing.popen_forkserver",
    "multiprocessing.popen_spawn_posix multiprocessing.popen_spawn_win32 multiprocessing.process",
    "multiprocessing.queues multiprocessing.reduction multiprocessing.resource_sharer",
    "multiprocessing.resource_tracker multiprocessing.shared_memory multiprocessing.sharedctypes",
    "multiprocessing.spawn multiprocessing.synchronize multiprocessing.util os.path re._casefix",
    "re._compiler re._constants re._parser unittest.mock urllib.error urllib.request",
    "urllib.response urllib.robotparser xml.dom xml.dom.minidom xml.etree",
    "xml.etree.ElementTree xml.parsers xml.sax xmlrpc.client xmlrpc.server",
};

// In the order of CPython's dict, which decides between suggestions that are equally near.
static const char *const builtins[] = {
    "__build_class__ __import__ abs all any ascii bin breakpoint callable chr compile delattr dir",
    "divmod eval exec format getattr globals hasattr hash hex id input isinstance issubclass iter",
    "aiter len locals max min next anext oct ord pow print repr round setattr sorted sum vars",
    "None Ellipsis NotImplemented False True bool memoryview bytearray bytes classmethod complex",
    "dict enumerate filter float frozenset property int list map object range reversed set slice",
    "staticmethod str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception",
    "GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError",
    "BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError",
    "RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError",
    "Warning FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning",
    "EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning",
    "RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError",
    "ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError",
    "NotADirectoryError PermissionError ProcessLookupError TimeoutError IndentationError",
    "IndexError KeyError ModuleNotFoundError NotImplementedError RecursionError UnboundLocalError",
    "UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError",
    "ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
    "ExceptionGroup EnvironmentError IOError open quit exit copyright credits license help",
};

// A table is lines of names with one space between them.
bool stdlib_line_holds(const char *line, const char *name) {
    size_t length = strlen(name);
    for (const char *at = line; *at; at += strcspn(at, " ")) {
        at += *at == ' ';
        if (strcspn(at, " ") == length && memcmp(at, name, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool holds(const char *const *lines, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (stdlib_line_holds(lines[i], name)) {
            return true;
        }
    }
    return false;
}

#define HOLDS(table, name) holds(table, sizeof(table) / sizeof *(table), name)

bool stdlib_has_module(const char *module) {
    return strchr(module, '.') ? HOLDS(submodules, module) : HOLDS(stdlib_modules, module);
}

bool stdlib_has_name(const char *module, const char *name) {
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strcmp(modules[i].module, module) == 0) {
            return holds(modules[i].lines, modules[i].line_count, name);
        }
    }
    return false;
}

static void visit_line(const char *line, void (*visit)(void *context, const char *name),
                       void *context) {
    char name[80];
    for (const char *at = line; *at; at += strcspn(at, " ")) {
        at += *at == ' ';
        size_t length = strcspn(at, " ");
        if (length < sizeof name) {
            memcpy(name, at, length);
            name[length] = '\0';
            visit(context, name);
        }
    }
}

void stdlib_visit_names(const char *module, void (*visit)(void *context, const char *name),
                        void *context) {
    for (size_t i = 0; strcmp(module, "builtins") == 0 && i < sizeof builtins / sizeof *builtins;
         i++) {
        visit_line(builtins[i], visit, context);
    }
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strcmp(modules[i].module, module) == 0) {
            for (size_t k = 0; k < modules[i].line_count; k++) {
                visit_line(modules[i].lines[k], visit, context);
            }
        }
    }
}

bool stdlib_has_builtin(const char *name) {
    return HOLDS(builtins, name);
}
