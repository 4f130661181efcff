"""window: how long the window takes to show something, and how fast frames are exported.

Used by run.py. Nothing here is compared with a limit: the figures are printed.
"""
import glob
import os
import shutil
import subprocess
import tempfile
import time

SIZE = '1280x720'
PEER_FRAMES = 48  # raw, they take 133 MB

PROGRAM = '''import asyncio
async def worker(name, pause):
    for turn in range(20):
        print(name, turn)
        await asyncio.sleep(pause)
async def main():
    await asyncio.gather(worker("red", 0.1), worker("green", 0.15), worker("blue", 0.25))
asyncio.run(main())
'''


def timed(command, **options):
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False,
                          **options)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        raise RuntimeError('%s failed:\n%s' % (' '.join(command),
                                               done.stderr.decode('utf-8', 'replace')))
    return taken


class Display:
    """An X server of our own, so that no window flashes up. None where there is no Xvfb."""

    def __enter__(self):
        self.server = None
        if not shutil.which('Xvfb'):
            return None
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', '1600x1000x24', '-nolisten', 'tcp',
             '-noreset'], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        return ':' + number if number else None

    def __exit__(self, *error):
        if self.server:
            self.server.terminate()
            self.server.wait()


def bench_first_frame(lockstep, path, repeats):
    """From the start of the process until it has shown one frame and is gone again."""
    with Display() as display, tempfile.TemporaryDirectory() as settings:
        if not display:
            print('the first frame is not measured: there is no Xvfb')
            return
        environment = dict(os.environ, DISPLAY=display, LOCKSTEP_SETTINGS_DIR=settings)
        for name in ('SDL_VIDEODRIVER', 'WAYLAND_DISPLAY'):
            environment.pop(name, None)
        command = [lockstep, '--size', SIZE, '--frames', '1', path]
        best = min(timed(command, env=environment) for _ in range(repeats))
        print('%-44s %7.1f ms' % ('start, first frame with the run in it, end', 1e3 * best))


def encoders(raw, out):
    """Programs that write the same pixels as PNG, from raw ones: they draw nothing."""
    names = os.path.join(out, 'frame-%06d.png')
    return {
        'ffmpeg': ['ffmpeg', '-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', SIZE,
                   '-i', raw, names],
        'convert': ['convert', '-size', SIZE, '-depth', '8', 'rgb:' + raw, names],
    }


def bench_peers(frames, folder, repeats):
    if not shutil.which('convert'):
        print('no peer: ImageMagick is not installed')
        return
    raw = os.path.join(folder, 'frames.rgb')
    some = sorted(frames)[:PEER_FRAMES]
    with open(raw, 'wb') as file:
        for frame in some:
            subprocess.run(['convert', frame, '-depth', '8', 'rgb:-'], stdout=file, check=True)
    for name in ('ffmpeg', 'convert'):
        if not shutil.which(name):
            continue
        best = None
        for _ in range(repeats):
            out = tempfile.mkdtemp(dir=folder)
            taken = timed(encoders(raw, out)[name])
            best = taken if best is None else min(best, taken)
            sizes = sum(os.path.getsize(path) for path in glob.glob(out + '/*.png'))
            shutil.rmtree(out)
        print('%-44s %7.1f frames/s %6.1f kB a frame' %
              ('  %s, only encoding %d of them' % (name, len(some)), len(some) / best,
               sizes / len(some) / 1e3))


def bench_export(lockstep, path, repeats):
    with tempfile.TemporaryDirectory() as folder:
        best = None
        for number in range(repeats):
            out = os.path.join(folder, 'frames%d' % number)
            taken = timed([lockstep, 'export', path, '-o', out, '--size', SIZE])
            best = taken if best is None else min(best, taken)
        frames = glob.glob(out + '/frame-*.png')
        size = sum(os.path.getsize(frame) for frame in frames)
        print('%-44s %7.1f frames/s %6.1f kB a frame' %
              ('export of %d frames, start included' % len(frames), len(frames) / best,
               size / len(frames) / 1e3))
        bench_peers(frames, folder, min(repeats, 2))


def bench_window(lockstep, repeats):
    print('\nthe window and its frames, %s' % SIZE)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'workers.py')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(PROGRAM)
        bench_first_frame(lockstep, path, repeats)
        bench_export(lockstep, path, repeats)
