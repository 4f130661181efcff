#!/usr/bin/env python3
"""test_live: real runs print what the model predicted, end as they should, and leave nothing.

    test_live.py LOCKSTEP [--all] [--seconds S] [--runs N] [--kinds K,...] [--family F] [--slow]
                 [--as MODEL] [PROGRAM...]

First, programs of tests/programs run in virtual time and for real; what they print and how they end
is compared. A program is taken when its virtual time is at most S seconds (default 0.35; --all: 3).
READS_CLOCK: numbers are not compared, the machine decides them. ORDER_IS_FREE: the lines are, but
not their order, which the operating system decides. COUNTS_TURNS: what it prints depends on which
thread came first, so it must only end well. ENDS_EITHER_WAY: even how it ends.

On a busy machine the system once in a while gives a thread nothing for many milliseconds, and then
another comes first that never does else. A run that differs is therefore repeated, TRIES times at
most; more than MOST_REPEATED programs that need it are a failure, because then it is no accident.

The blocks of every lesson run in both ways, too. Then, unless programs are named, what can go wrong
in a run is done to it, and each kind of run is repeated N times (default 50): see live_runs.py.
--kinds sync,faults: only that. --without-filters HELPER: only what commands say when the engine
cannot be confined; HELPER is test_sandbox.
"""
import argparse
import glob
import json
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from live_runs import KINDS, check_all_ends, check_kinds, check_unconfined, run

FOLDER = os.path.dirname(os.path.abspath(__file__))
JOBS = 2
SLEEPERS = 8
TRIES = 3
MOST_REPEATED = 6
REPEATED = 'same, repeated'
READS_CLOCK = {
    'how long something took': '''
        asyncio_queue_from_thread asyncio_run_in_executor_many await_is_one_after_another
        call_later_order thread_pool_pipeline
        import_forms queue_timeouts signal_handlers threads_asyncio_run_in_thread
        threads_atexit_order
        threads_busy_wait threads_equal_deadlines threads_event_stop_flag threads_join_timeout
        threads_lock_methods threads_lru_cache_shared threads_philosophers threads_queue_workers
        threads_rate_limiter
        threads_reader_writer threads_rlock threads_seeded_by_name threads_semaphore time_differences time_raw_floats
        wait_for_timeout''',
    'when something happens': '''
        contextlib_exit_stack contextvars_given handles logging_dense sync_reprs time_dense'''}
ORDER_IS_FREE = {
    'woken together': 'threads_condition_notify_all threads_event',
    'due at the same time': '''
        threads_asyncio_run_in_thread threads_equal_deadlines threads_exception threads_local
        threads_seeded_by_name threads_semaphore threads_shared_list threads_start_order
        thread_pool_without_shutdown''',
    'sleep(0) lets who is ready go first': 'sleep_tiny_loses_to_zero threads_sleep_zero'}
COUNTS_TURNS = {
    'lost updates': 'threads_counter_race',
    'who came first': '''
        threads_counter_lock threads_job_system threads_low_level threads_property_with_lock
        threads_singleton
        threads_two_locks_ordered''',
    'how many have ended by then': 'threads_many',
    'which worker of a pool': '''
        logging_thread_names processes_threads_inside processes_worker_classes
        thread_pool_initializer_local thread_pool_shutdown_cancel''',
    'whether there are microseconds': 'datetime_dense subset_l3_datetime'}

# With --as threads every task is a thread: the system decides which of those that could run gets
# the interpreter, where the model has each run up to where it waits.
THREADS_ORDER_IS_FREE = {
    'a task runs beside who made it': '''
        asyncio_run_in_executor_many call_soon_from_callback contexts_of_callbacks
        contextvars_given create_task_waits_its_turn event_starts_the_race gather_nested
        hints_with_parameters sleep_zero_takes_turns task_never_gets_a_turn two_level_tasks''',
    'woken together': 'condition_notify future_many_waiters',
    'due at the same time': 'sleep_tie_chain_is_later threads_generator_shared threads_stdout_lock'}
THREADS_COUNT_TURNS = {
    'a task may have begun or ended before it is looked at': 'many_tasks sync_reprs',
    'who came first': 'threads_priority_scheduler',
    'lost updates': 'lost_update_across_await'}
# A coroutine that two threads want is refused in one of two ways, of which the program catches one.
THREADS_END_EITHER_WAY = {'coroutine_objects'}
# The consumer waits for ever if it looks at the event before the last item and the end come.
ENDS_EITHER_WAY = {'threads_pipeline_realpython': (0, 4)}

# With --as processes every task and thread is a process: the system starts them one beside the
# other, where the model has each of them begin at its own time.
PROCESSES_READ_CLOCK = {
    'starting processes takes time': '''
        blocking_sleep_stalls_everybody call_later_order cancel_cleanup_takes_time condition_notify
        sleep_tie_chain_is_later sleep_ties thread_pool_map thread_pool_pipeline threads_bank_transfer
        threads_cache_with_expiry
        threads_elevator_simulation threads_periodic_timer threads_pipeline threads_reader_writer
        threads_semaphore_parking threads_timer threads_timer_classes threads_two_sleepers
        threads_watchdog'''}
PROCESSES_ORDER_IS_FREE = {
    'a task runs beside who made it': '''
        asyncgen_lifetimes await_coroutine_is_no_switch call_soon_from_callback
        contexts_of_callbacks contextvars_tasks create_task_waits_its_turn deadlock_two_tasks
        event_starts_the_race gather_nested lock_deadlock_ab_ba logging_basic
        sleep_zero_takes_turns task_fits_into_gap task_names task_outlives_gap
        threads_daemon_at_exit threads_deadlock_philosophers threads_generator_shared
        threads_stdout_lock threads_subclass two_level_tasks''',
    'woken together': '''
        condition_notify contextvars_given future_many_waiters threads_barrier
        threads_reader_writer''',
    'due at the same time': '''
        call_later_order random_sleeps sleep_tie_chain_is_later sleep_ties
        thread_pool_real_uses''',
    'who asks first gets the lock': 'lock_no_barging threads_bank_transfer threads_lock_barging'}
PROCESSES_COUNT_TURNS = {
    'a task may have begun or ended before it is cancelled or looked at': '''
        asyncio_interrupt_with_callback cancel_before_start future_cancel
        gather_of_finished_tasks queue_workers_join sync_reprs
        task_methods task_never_gets_a_turn threads_names_and_reprs threads_start_order''',
    'who comes first': 'threads_condition threads_shared_list threads_try_lock_backoff many_tasks',
    'which worker of a pool': 'thread_pool_names_and_initializer'}
# what ./dev test runs as processes, too
PROCESS_SAMPLE = '''
    await_coroutine_is_no_switch call_soon_from_callback cancel_before_start
    create_task_waits_its_turn deadlock_two_locks future_cancel future_many_waiters
    gather_return_exceptions gather_of_finished_tasks gather_details lock_no_barging
    queue_producer_consumer task_never_gets_a_turn threads_bank_transfer two_level_tasks'''


def lists_for(model):
    """Of --as: (reads the clock, order is free, counts turns)"""
    lists = [(READS_CLOCK, ORDER_IS_FREE, COUNTS_TURNS)]
    if model == 'threads':
        lists.append(({}, THREADS_ORDER_IS_FREE, THREADS_COUNT_TURNS))
    if model == 'processes':
        lists.append((PROCESSES_READ_CLOCK, PROCESSES_ORDER_IS_FREE, PROCESSES_COUNT_TURNS))
    return [set().union(*(names_in(reasons) for reasons in kinds)) for kinds in zip(*lists)]


def names_in(reasons):
    return {name for names in reasons.values() for name in names.split()}


def predicted(lockstep, path, model):
    """What the model prints, and its virtual time in seconds."""
    with tempfile.NamedTemporaryFile(suffix='.jsonl') as events:
        result = run([lockstep, 'run', '--as', model, '--events', events.name], path)
        lines = events.read().decode(errors='replace').splitlines()
    took_ns = json.loads(lines[-1]).get('t_ns', 0) if lines else 0
    return result, took_ns / 1e9


def order_is_free(path, listed):
    with open(path, encoding='utf-8', errors='replace') as file:
        text = file.read()
    return os.path.basename(path)[:-3] in listed or '# order: any' in text


def difference(path, model, real, asked='native'):
    name = os.path.basename(path)[:-3]
    reads_clock, free, counts_turns = lists_for(asked)
    if real.status is None:
        return 'did not end'
    if name in counts_turns and real.status == 0:
        return ''
    if asked == 'threads' and name in THREADS_END_EITHER_WAY and real.status in (0, 1):
        return ''
    if real.status in ENDS_EITHER_WAY.get(name, ()):
        return ''
    if model.status != real.status:
        return f'exit status {real.status}, not {model.status}: {real.stderr[-300:]}'
    wanted, got = model.stdout, real.stdout
    if name in reads_clock:
        wanted, got = (re.sub(r'\d+(\.\d+)?', 'N', text) for text in (wanted, got))
        wanted, got = (re.sub(r'True|False', 'B', text) for text in (wanted, got))
    wanted, got = wanted.splitlines(), got.splitlines()
    if order_is_free(path, free):
        wanted, got = sorted(wanted), sorted(got)
    for number, (one, other) in enumerate(zip(wanted + [None], got + [None]), 1):
        if one != other:
            same = sorted(wanted) == sorted(got)
            return (f'line {number} is {other!r}, not {one!r}'
                    + (' (the same lines in another order)' if same else ''))
    return ''


def check(lockstep, path, options):
    """(name, outcome): 'same', 'long', or what is different."""
    name = os.path.basename(path)[:-3]
    model, took_s = predicted(lockstep, path, options.model)
    if took_s > options.seconds:
        return name, 'long'
    if model.status == 3:
        return name, 'refused'
    return name, of_some_tries(lambda: difference_of_run(lockstep, path, model, options))


def difference_of_run(lockstep, path, model, options):
    real = run([lockstep, 'run', '--real', '--as', options.model], path)
    if options.slow and real.status == model.status:
        return ''
    return difference(path, model, real, options.model)


def of_some_tries(difference_now):
    """'same', REPEATED, or what was different every time, as it was the last time."""
    for number in range(TRIES):
        different = difference_now()
        if not different:
            return REPEATED if number else 'same'
    return different


# --- the programs and the lessons -------------------------------------------------------------

def programs(options):
    if options.programs:
        return options.programs
    found = glob.glob(os.path.join(FOLDER, 'programs', '*.py'))
    return sorted(path for path in found
                  if not os.path.basename(path).startswith(('syntax_', 'limit_'))
                  and os.path.basename(path).startswith(tuple(options.family)))


def models_of(text):
    """What the lesson shows, as far as it can be real, and what the program itself uses."""
    line = re.search(r'^models: *(.*)$', text, re.M)
    named = re.findall(r'\w+', line[1]) if line else []
    return ['native'] + [model for model in named if model in ('sync', 'async', 'threads')]


def lesson_blocks():
    """(path, number of the block, model)"""
    found = []
    for path in sorted(glob.glob(os.path.join(FOLDER, '..', 'lessons', '*', '*.md'))):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        blocks = len(re.findall(r'^```python', text, re.M))
        found += [(path, number + 1, model) for number in range(blocks)
                  for model in models_of(text)]
    return found


def check_lesson(lockstep, block):
    path, number, model = block
    command = [lockstep, 'run', '--block', str(number), '--as', model]
    wanted = run(command, path)
    name = f'{os.path.basename(path)}, block {number}, as {model}'
    if not wanted.stdout and not wanted.stderr:
        return name, 'prints nothing'
    return name, of_some_tries(
        lambda: difference(path, wanted, run(command + ['--real'], path)))


def unknown_names(paths):
    known = {os.path.basename(path)[:-3] for path in paths}
    listed = set().union(PROCESS_SAMPLE.split(), THREADS_END_EITHER_WAY, ENDS_EITHER_WAY,
                         *lists_for('threads'), *lists_for('processes'))
    return [(name, 'is listed, and there is no such program') for name in sorted(listed - known)]


def compare_all(options):
    paths = programs(options)
    with ThreadPoolExecutor(JOBS) as pool:
        outcomes = list(pool.map(lambda path: check(options.lockstep, path, options), paths))
    if is_part(options):
        return outcomes
    blocks = lesson_blocks()
    with ThreadPoolExecutor(SLEEPERS) as pool:  # they mostly sleep
        lessons = list(pool.map(lambda block: check_lesson(options.lockstep, block), blocks))
    print(f'{len(lessons)} runs of lessons')
    outcomes += unknown_names(paths)
    outcomes += as_processes(options)
    return outcomes + lessons + ([] if lessons else [('lessons', 'there are none')])


def as_processes(options):
    """Some of the programs; all of them by --as processes."""
    if options.model != 'native':
        return []
    asked = argparse.Namespace(**{**vars(options), 'model': 'processes', 'seconds': 3})
    paths = [os.path.join(FOLDER, 'programs', name + '.py') for name in PROCESS_SAMPLE.split()]
    with ThreadPoolExecutor(JOBS) as pool:
        outcomes = list(pool.map(lambda path: check(options.lockstep, path, asked), paths))
    print(f'{sum(text in ("same", REPEATED) for _, text in outcomes)} programs as processes')
    return [(name + ', as processes', text) for name, text in outcomes]


def is_part(options):
    return options.programs or options.family != ['']


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('lockstep')
    parser.add_argument('programs', nargs='*')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--seconds', type=float)
    parser.add_argument('--runs', type=int, default=50)
    parser.add_argument('--kinds', help='nothing else; of ' + ' '.join([*KINDS, 'faults']))
    parser.add_argument('--without-filters')
    parser.add_argument('--slow', action='store_true',
                        help='only how programs end: with ThreadSanitizer, others come first')
    parser.add_argument('--family', action='append', help='only programs whose names begin so')
    parser.add_argument('--as', dest='model', default='native')
    options = parser.parse_args()
    if options.seconds is None:
        options.seconds = 3 if options.all else 0.35
    if options.without_filters:
        sys.exit(check_unconfined(options.lockstep, options.without_filters))
    options.family = options.family or ['']
    kinds = options.kinds.split(',') if options.kinds else [*KINDS, 'faults']
    outcomes = [] if options.kinds else compare_all(options)
    failed = [(name, text) for name, text in outcomes
              if text not in ('same', REPEATED, 'long', 'refused')]
    repeated = [name for name, text in outcomes if text == REPEATED]
    if repeated:
        print(f'{len(repeated)} were right when repeated: {" ".join(repeated)}')
    if len(repeated) > MOST_REPEATED:
        failed.append(('repeated', f'at most {MOST_REPEATED} may need it'))
    others = []
    if not is_part(options) and not options.kinds:
        others += check_all_ends(options.lockstep)
    if not is_part(options):
        others += check_kinds(options.lockstep, kinds, options.runs)
    for name, text in failed:
        print(f'{name}: {text}')
    for text in others:
        print(text)
    failed += others
    same = sum(text in ('same', REPEATED) for _, text in outcomes)
    longer = sum(text == 'long' for _, text in outcomes)
    if not options.kinds:
        print(f'{longer} programs take longer in virtual time than {options.seconds} s')
    print(f'{same + (not is_part(options)) * len(kinds)} passed, {len(failed)} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
