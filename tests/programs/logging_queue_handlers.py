# logging.handlers: records through a queue, records kept for later.
import logging, logging.handlers, queue, sys
q = queue.Queue(-1)
qh = logging.handlers.QueueHandler(q)
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('%(threadName)s %(levelname)s: %(message)s'))
l = logging.handlers.QueueListener(q, h, respect_handler_level=True)
root = logging.getLogger(); root.addHandler(qh); root.setLevel(logging.INFO)
l.start(); root.warning('Look %s', 'out'); root.info('hm'); root.debug('no')
try: 1/0
except ZeroDivisionError: root.exception('bad')
l.stop()
m = logging.handlers.MemoryHandler(3, target=h); lg = logging.getLogger('m'); lg.propagate = False; lg.addHandler(m); lg.info('1'); lg.info('2'); print('buffered'); lg.error('3'); lg.info('4'); m.close()
