"""oracle: runs one program on real CPython in virtual time, and on Lockstep.

Both runs start in the program's own folder with the bare file name, so that both show the same
name in messages. Used by compare.py and check_lessons.py; keeps nothing between runs.
"""
import os
import re
import subprocess
import sys
from dataclasses import dataclass

FOLDER = os.path.dirname(os.path.abspath(__file__))
VLOOP = os.path.join(FOLDER, 'vloop.py')
TIMEOUT_S = 60
VERSIONS = ((3, 11), (3, 12))

# vloop.py's exit statuses, and Lockstep's for the same end.
STATUS_OF_VLOOP = {70: 4, 72: 5}


@dataclass
class Run:
    status: int  # negative: ended by that signal; None: did not end in time
    stdout: str
    stderr: str

    def last_line(self):
        lines = self.stderr.rstrip('\n').split('\n')
        return lines[-1]

    def own_stderr(self):
        """Without the frames of the library, which Lockstep does not show."""
        kept = []
        in_library = False
        for line in self.stderr.splitlines():
            inside = re.sub(r'^ *\| ', '', line)  # without the margin of an exception group
            frame = re.match(r' *File "([^"]+)"', inside)
            if frame:
                in_library = '/' in frame.group(1) or '<' in frame.group(1)
            elif not inside.startswith('    '):
                in_library = False
            if not in_library:
                kept.append(line)
        return '\n'.join(kept)


def python_problem():
    """Why this Python cannot be the judge, or None."""
    if sys.implementation.name != 'cpython' or sys.version_info[:2] not in VERSIONS:
        return ('the comparison needs CPython 3.11 or 3.12, this is %s %d.%d'
                % (sys.implementation.name, *sys.version_info[:2]))
    return None


def leave_without_judge():
    """Ends the program when there is no judge: an error in CI, else a skipped stage."""
    problem = python_problem()
    if problem:
        print(problem)
        sys.exit(1 if os.environ.get('CI') else 77)


def mask(text):
    """Addresses differ from run to run; places inside asyncio differ from release to release."""
    text = re.sub(r'0x[0-9a-f]{6,16}(?![0-9a-f])', '0xADDRESS', text)
    text = re.sub(r"'_asyncio\.(Future|Task)'", r"'\1'", text)  # vloop.py has them in Python
    text = re.sub(r'\S*/vloop\.py:\d+', 'asyncio/base_events.py', text)
    text = re.sub(r'(line repeated) \d+', r'\1 N', text)  # vloop.py has frames of its own
    text = re.sub(r"(from '[\w.]+' \()/[^)]*\)", r'\1FILE)', text)
    text = re.sub(r'/\S*/lib/python3\.\d+/(\S+):\d+: (\w*Warning:)', r'\1: \2', text)
    return re.sub(r'/\S*/((?:asyncio|unittest)/\w+\.py)(:\d+)?', r'\1', text)


def input_of(path):
    """What the program reads: NAME.stdin beside NAME.py, or nothing."""
    name = os.path.splitext(path)[0] + '.stdin'
    if not os.path.exists(name):
        return b''
    with open(name, 'rb') as file:
        return file.read()


def run(command, folder, timeout_s=TIMEOUT_S, stdin=b''):
    try:
        done = subprocess.run(command, cwd=folder, input=stdin, timeout=timeout_s,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    except subprocess.TimeoutExpired as late:
        return Run(None, _decode(late.stdout), _decode(late.stderr))
    return Run(done.returncode, _decode(done.stdout), _decode(done.stderr))


def _decode(data):
    return (data or b'').decode('utf-8', 'backslashreplace')


def directive(path, name):
    """The words of a comment in the program, such as `# options: --max-time 20`."""
    with open(path, encoding='utf-8') as file:
        found = re.search(r'^# %s: (.*)$' % name, file.read(), re.MULTILINE)
    return found.group(1).split() if found else []


def options_of(path):
    """Options for both sides."""
    return directive(path, 'options')


def is_judge_for(path):
    """Some programs show what only some versions print: `# judge: 3.11`, or from 3.11.7 on
    `# judge: 3.11.7+`."""
    versions = directive(path, 'judge')
    here = sys.version_info[:3]
    return not versions or any(
        tuple(map(int, version[:-1].split('.'))) <= here if version.endswith('+')
        else '%d.%d' % here[:2] == version for version in versions)


def has_processes(path):
    """Processes have no virtual clock: these programs run on CPython as they are."""
    return os.path.basename(path).startswith('processes_')


def in_any_order(path):
    """`# order: any`: which process prints first is not the program's to say."""
    return directive(path, 'order') == ['any']


def run_cpython(path, python=sys.executable):
    folder, name = os.path.split(os.path.abspath(path))
    if has_processes(path):
        return run([python, '-u', name], folder, stdin=input_of(path))
    command = [python, VLOOP, '--name', name, *options_of(path), name]
    result = run(command, folder, stdin=input_of(path))
    if is_syntax_error(result):
        return run([python, name], folder)
    result.status = STATUS_OF_VLOOP.get(result.status, result.status)
    return result


def is_syntax_error(result):
    """The program did not begin. vloop.py compiles a text; python itself, which reads the file,
    places some carets at its end differently."""
    return (result.stdout == '' and
            re.match(r'(Syntax|Indentation|Tab)Error: ', result.last_line()) is not None)


def run_lockstep(lockstep, path, *options):
    folder, name = os.path.split(os.path.abspath(path))
    return run([lockstep, 'run', *options_of(path), *options, name], folder, stdin=input_of(path))
