# logging, name by name.
import io
import logging
import logging.handlers
import queue
import sys
import warnings

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.DEBUG, format='%(levelname)s|%(name)s|%(message)s')


def show(title, *calls):
    """Prints what each call gives or how it fails, and then what was logged."""
    print("--", title)
    for number, call in enumerate(calls, 1):
        try:
            print(number, repr(call()))
        except Exception as error:
            print(number, type(error).__name__ + ":", error)
        if stream.getvalue():
            print('   log:', stream.getvalue().rstrip('\n'))
            stream.seek(0)
            stream.truncate()


def failing(log):
    try:
        [].pop()
    except IndexError:
        log('failed')


log = logging.getLogger('app')
child = logging.getLogger('app.part')
show('module', lambda: logging.debug('d %s', 1), lambda: logging.info('i'),
     lambda: logging.warning('w'),
     lambda: logging.error('e %d %d', 1, 2), lambda: logging.critical('c'),
          lambda: logging.log(25, 'l'),
     lambda: logging.fatal('f'), lambda: failing(logging.exception),
          lambda: logging.getLevelName(20),
     lambda: logging.getLevelName('INFO'), lambda: logging.getLevelName(5),
          lambda: logging.addLevelName(25, 'NOTE'),
     lambda: logging.log(25, 'named'), lambda: logging.disable(logging.INFO),
          lambda: logging.info('hidden'),
     lambda: logging.warning('seen'), lambda: logging.disable(logging.NOTSET),
          lambda: logging.info('again'),
     lambda: logging.info('100%'), lambda: logging.info({'a': 1}),
          lambda: logging.info('%(a)s', {'a': 5}),
     lambda: logging.log('INFO', 'x'), lambda: logging.getLogger(5), lambda: logging.root,
          lambda: logging.getLogger(),
     lambda: logging.getLevelNamesMapping()['WARN'], lambda: logging.raiseExceptions)
show('Logger', lambda: log, lambda: log.name, lambda: child.parent,
     lambda: log.getEffectiveLevel(),
     lambda: log.setLevel('WARNING'), lambda: log, lambda: child.info('no'),
          lambda: child.warning('yes'),
     lambda: log.setLevel(5), lambda: log.setLevel('LOUD'), lambda: log.setLevel(1.5),
          lambda: log.isEnabledFor(10),
     lambda: log.level, lambda: child.getChild('deep').name, lambda: log.hasHandlers(),
          lambda: log.handlers,
     lambda: failing(log.exception), lambda: log.error('with', exc_info=True),
          lambda: log.warn('old'),
     lambda: log.info('stack' if log.info.__name__ == 'info' else '', stacklevel=2),
          lambda: log.propagate,
     lambda: log.info('extra', extra={'user': 'me'}),
          lambda: log.info('extra', extra={'message': 'me'}),
     lambda: log.log(10, 'ten'), lambda: logging.getLogger('app') is log, lambda: log.disabled,
          lambda: log.nope,
     lambda: logging.LoggerAdapter(log, {'k': 1}).info('adapted'), lambda: log.critical('end'),
          lambda: log.fatal('f'))
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter('[%(levelname)-8s] %(threadName)s %(funcName)s:%(lineno)d %(message)s'))
second = logging.getLogger('second')
second.propagate = False
second.addHandler(out)


class OnlyOdd(logging.Filter):
    def filter(self, record):
        record.number = 7
        return len(record.getMessage()) % 2 == 1


class Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.texts = []

    def emit(self, record):
        self.texts.append(self.format(record))


collector = Collector()


show('handlers', lambda: out, lambda: second.info('to stdout'), lambda: second.handlers,
     lambda: out.setLevel('ERROR'),
     lambda: second.warning('no'), lambda: second.error('yes'),
          lambda: out.setLevel(0),
     lambda: second.addFilter(OnlyOdd()), lambda: second.info('even'), lambda: second.info('odd'),
     lambda: second.filters[0].__class__.__name__, lambda: second.removeFilter(second.filters[0]),
     lambda: second.addFilter(lambda record: 'no' not in record.msg), lambda: second.info('no'),
          lambda: second.info('si'),
     lambda: second.addHandler(collector), lambda: second.info('low'),
          lambda: second.error('high'), lambda: collector.texts,
     lambda: second.removeHandler(out), lambda: second.handlers[0].level,
          lambda: collector.close(),
     lambda: logging.NullHandler().handle(1),
          lambda: logging.StreamHandler().stream is sys.stderr,
     lambda: logging.Handler().emit(1), lambda: logging.Handler('LOUD'), lambda: out.get_name())


def formatted(*args, **kwds):
    record = logging.makeLogRecord({'name': 'n', 'levelname': 'INFO', 'msg': 'm %s', 'args': (5,), 'created': 0.5,
                                    'msecs': 500, 'levelno': 20})
    return logging.Formatter(*args, **kwds).format(record)


show('Formatter', lambda: formatted(), lambda: formatted('%(asctime)s %(message)s'),
     lambda: formatted('%(asctime)s', '%H:%M'),
     lambda: formatted('{levelname:>6} {message}', style='{'),
          lambda: formatted('$name $message', style='$'),
     lambda: formatted('%(nope)s'), lambda: formatted('x', style='q'),
          lambda: formatted('{message}'),
     lambda: formatted('%(name)s %(levelno)d %(msecs)03d'),
          lambda: formatted('%(user)s', defaults={'user': 'u'}),
     lambda: logging.Formatter().formatTime(logging.makeLogRecord({'created': 0, 'msecs': 7})),
     lambda: logging.Formatter('%(message)s').usesTime(), lambda: logging.BASIC_FORMAT,
          lambda: logging.makeLogRecord({}).name)
memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=collector)
records = queue.Queue()
listener = logging.handlers.QueueListener(records, collector, respect_handler_level=True)


def through_queue():
    logger = logging.getLogger('queued')
    logger.propagate = False
    logger.addHandler(logging.handlers.QueueHandler(records))
    listener.start()
    logger.warning('one %d', 1)
    logger.debug('low')
    listener.stop()
    return collector.texts[-1]


show('more', lambda: second.addHandler(memory), lambda: second.warning('kept'),
     lambda: len(memory.buffer),
     lambda: second.error('flush'), lambda: collector.texts[-1], through_queue,
     lambda: logging.basicConfig(nope=1),
     lambda: logging.basicConfig(stream=sys.stdout, handlers=[]),
          lambda: logging.basicConfig(force=True, level='INFO',
                                                                                          stream=sys.stdout),
     lambda: logging.info('forced'), lambda: logging.shutdown(), lambda: logging.lastResort.level)
