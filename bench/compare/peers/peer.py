"""NumPy and PyTorch as a worker: answers `WORK COUNT REPEATS` with seconds, `version` with versions, or `!` and a reason.

Targets are warm: filled once before they are timed. NumPy's legacy generator has no out=, so it is asked for 2^20 values at a
time, which its heap gives back each time.
"""
import importlib.util
import sys
import time

numpy = torch = None
if importlib.util.find_spec("numpy"):
    import numpy
if importlib.util.find_spec("torch"):
    import torch
    torch.set_num_threads(1)

SEED = 42
AT_A_TIME = 1 << 20


def in_parts(draw, count):
    def run():
        for _ in range(count // AT_A_TIME):
            draw(AT_A_TIME)
        if count % AT_A_TIME:
            draw(count % AT_A_TIME)
    return run


def torch_fill(fill, threads=1):
    def make(count):
        tensor = torch.empty(count, dtype=torch.float32)
        tensor.fill_(1)
        torch.manual_seed(SEED)

        def run():
            torch.set_num_threads(threads)
            fill(tensor)
            torch.set_num_threads(1)
        return run
    return make


def torch_matrix(function, dtype=None):
    def make(count):
        side = int(count ** 0.5)
        torch.manual_seed(SEED)
        matrix = torch.randn(side, side, dtype=dtype or torch.float32)
        return lambda: function(matrix)
    return make


def rng_out(method, dtype):
    def make(count):
        out = numpy.ones(count, dtype)
        draw = getattr(numpy.random.default_rng(SEED), method)
        return lambda: draw(out=out, dtype=dtype)
    return make


WORKS = {}
if numpy:
    WORKS |= {
        "numpy-uniform": lambda count: in_parts(numpy.random.RandomState(SEED).random_sample, count),
        "numpy-normal": lambda count: in_parts(numpy.random.RandomState(SEED).standard_normal, count),
        "default-rng-random": rng_out("random", numpy.float64),
        "default-rng-normal": rng_out("standard_normal", numpy.float64),
        "default-rng-random-float32": rng_out("random", numpy.float32),
        "default-rng-normal-float32": rng_out("standard_normal", numpy.float32),
    }
if torch:
    WORKS |= {
        "torch-fill": torch_fill(lambda t: t.fill_(1)),
        "torch-uniform": torch_fill(lambda t: t.uniform_()),
        "torch-normal": torch_fill(lambda t: t.normal_(0, 0.02)),
        "torch-truncated": torch_fill(lambda t: torch.nn.init.trunc_normal_(t, 0, 0.02, -0.04, 0.04)),
        "torch-asymmetric": torch_fill(lambda t: torch.nn.init.trunc_normal_(t, 0, 0.02, -0.02, 0.06)),
        "torch-uniform-2": torch_fill(lambda t: t.uniform_(), 2),
        "torch-normal-2": torch_fill(lambda t: t.normal_(0, 0.02), 2),
        "torch-truncated-2": torch_fill(lambda t: torch.nn.init.trunc_normal_(t, 0, 0.02, -0.04, 0.04), 2),
        "torch-qr": torch_matrix(torch.linalg.qr),
        "torch-orthogonal": torch_matrix(torch.nn.init.orthogonal_),
        "torch-gemm": torch_matrix(lambda m: m @ m),
        "torch-gemm-float64": torch_matrix(lambda m: m @ m, torch.float64),
    }


def version():
    parts = ["Python " + sys.version.split()[0]]
    parts += ["NumPy " + numpy.__version__] if numpy else []
    parts += ["PyTorch " + torch.__version__] if torch else []
    return ", ".join(parts)


def main():
    ready = {}
    for line in sys.stdin:
        work, count, repeats = line.split()
        if work == "version":
            answer = version()
        elif work not in WORKS:
            answer = "!no such work here"
        else:
            if (work, count) not in ready:
                ready.clear()
                ready[work, count] = WORKS[work](int(count))
                ready[work, count]()
            run = ready[work, count]
            start = time.perf_counter()
            for _ in range(int(repeats)):
                run()
            answer = repr(time.perf_counter() - start)
        print(answer, flush=True)


main()
