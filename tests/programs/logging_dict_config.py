# logging.config.dictConfig.
import logging, logging.config, asyncio
logging.config.dictConfig({
 'version': 1, 'disable_existing_loggers': False,
 'formatters': {'std': {'format': '%(asctime)s [%(levelname)s] %(name)s: %(message)s', 'datefmt': '%H:%M:%S'}, 'short': {'format': '{levelname} {message}', 'style': '{'}},
 'filters': {'f': {'name': 'app'}},
 'handlers': {'console': {'class': 'logging.StreamHandler', 'level': 'INFO', 'formatter': 'std', 'stream': 'ext://sys.stdout'}, 'err': {'class': 'logging.StreamHandler', 'formatter': 'short', 'filters': ['f']}},
 'loggers': {'app': {'handlers': ['console', 'err'], 'level': 'DEBUG', 'propagate': False}},
 'root': {'handlers': ['console'], 'level': 'WARNING'}})
log = logging.getLogger('app')
async def main():
    log.info('start'); log.debug('dbg'); await asyncio.sleep(2); log.warning('end %d', 3); logging.getLogger('other').warning('root'); logging.getLogger('other').info('no'); logging.getLogger('app.sub').error('sub')
asyncio.run(main()); print(log.handlers, logging.root.handlers)
try: logging.config.dictConfig({})
except ValueError as e: print(e)
