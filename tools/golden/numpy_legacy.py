"""Golden data of NumPy's legacy generator, numpy.random.RandomState, with Debian's python3-numpy 1.24.2:

    /usr/bin/python3 tools/golden/numpy_legacy.py test/golden/numpy-1.24.2
"""

import pathlib
import sys

import numpy as np

from table import COLUMNS, INTEGER_SEEDS, LENGTHS, bits, digest, lines, row, seed_text

SEEDS = INTEGER_SEEDS + [[1, 2, 3], [42], [2**32 - 1, 0], list(range(700))]
DTYPES = ["float64", "float32", "bfloat16", "float16"]
EXACT = "bit"
LOG = "bit (glibc with FMA)"

# What an initializer of the command line is in NumPy; r is the generator.
LAWS = [
    ("uniform(low=0,high=1)", EXACT, "r.uniform(0.0, 1.0, {shape})", lambda r, s: r.uniform(0.0, 1.0, s)),
    ("uniform(low=-0.1,high=0.1)", EXACT, "r.uniform(-0.1, 0.1, {shape})", lambda r, s: r.uniform(-0.1, 0.1, s)),
    ("normal(mean=0,std=1)", LOG, "r.normal(0.0, 1.0, {shape})", lambda r, s: r.normal(0.0, 1.0, s)),
    ("normal(mean=0.25,std=0.02)", LOG, "r.normal(0.25, 0.02, {shape})", lambda r, s: r.normal(0.25, 0.02, s)),
]

# The texts' expressions and the common initializers; the shape is (i, o), for out-in names (o, i).
EXPRESSIONS = [
    ("numpy.small", LOG, "0.01 * r.randn({i}, {o})", lambda r, i, o: 0.01 * r.randn(i, o)),
    ("numpy.large", LOG, "5 * r.randn({i}, {o})", lambda r, i, o: 5 * r.randn(i, o)),
    ("numpy.xavier", LOG, "r.randn({i}, {o}) / np.sqrt({i})", lambda r, i, o: r.randn(i, o) / np.sqrt(i)),
    ("numpy.kaiming", LOG, "r.randn({i}, {o}) * np.sqrt(2.0 / {i})", lambda r, i, o: r.randn(i, o) * np.sqrt(2.0 / i)),
    ("numpy.xavier-out-in", LOG, "r.randn({o}, {i}) * np.sqrt(1 / {i})", lambda r, i, o: r.randn(o, i) * np.sqrt(1 / i)),
    ("numpy.glorot-out-in", LOG, "r.randn({o}, {i}) * np.sqrt(2 / ({i} + {o}))", lambda r, i, o: r.randn(o, i) * np.sqrt(2 / (i + o))),
    ("glorot-uniform", EXACT, "r.uniform(-np.sqrt(6 / ({i} + {o})), np.sqrt(6 / ({i} + {o})), ({i}, {o}))",
     lambda r, i, o: r.uniform(-np.sqrt(6 / (i + o)), np.sqrt(6 / (i + o)), (i, o))),
    ("glorot-normal", LOG, "r.normal(0, np.sqrt(2 / ({i} + {o})), ({i}, {o}))", lambda r, i, o: r.normal(0, np.sqrt(2 / (i + o)), (i, o))),
    ("he-uniform", EXACT, "r.uniform(-np.sqrt(6 / {i}), np.sqrt(6 / {i}), ({i}, {o}))",
     lambda r, i, o: r.uniform(-np.sqrt(6 / i), np.sqrt(6 / i), (i, o))),
    ("he-normal", LOG, "r.normal(0, np.sqrt(2 / {i}), ({i}, {o}))", lambda r, i, o: r.normal(0, np.sqrt(2 / i), (i, o))),
    ("lecun-uniform", EXACT, "r.uniform(-np.sqrt(3 / {i}), np.sqrt(3 / {i}), ({i}, {o}))",
     lambda r, i, o: r.uniform(-np.sqrt(3 / i), np.sqrt(3 / i), (i, o))),
    ("lecun-normal", LOG, "r.normal(0, np.sqrt(1 / {i}), ({i}, {o}))", lambda r, i, o: r.normal(0, np.sqrt(1 / i), (i, o))),
]
FANS = [(1, 1), (3, 3), (2, 2), (3, 4), (4, 5), (7, 1), (1, 9), (64, 33), (301, 257)]


def generator(seed):
    return np.random.RandomState(seed)


def draws(file):
    for seed in SEEDS:
        lengths = LENGTHS if not isinstance(seed, list) or len(seed) == 3 else [17]
        for length in lengths:
            for name, check, call, law in LAWS:
                values = law(generator(seed), (length,))
                for dtype in DTYPES:
                    precise = check if dtype == "float64" else EXACT
                    what = f"r = np.random.RandomState({seed if len(str(seed)) < 40 else '[0, 1, ..., 699]'}); {call.format(shape=(length,))}"
                    file.write(row("numpy", seed_text(seed), dtype, name, (length,), values, precise, what))
    for seed in (0, 42):
        for i, o in FANS:
            for name, check, call, law in EXPRESSIONS:
                values = law(generator(seed), i, o)
                for dtype in ("float64", "float32"):
                    precise = check if dtype == "float64" else EXACT
                    what = f"r = np.random.RandomState({seed}); {call.format(i=i, o=o)}"
                    file.write(row("numpy", str(seed), dtype, name, values.shape, values, precise, what))


def sequences(file):
    """Calls one after another on one generator: they pin the cached normal."""
    rng = np.random.RandomState(20261123)
    for case in range(40):
        seed = int(rng.randint(0, 2**32, dtype=np.uint64))
        r = generator(seed)
        for step in range(12):
            kind = rng.randint(0, 5)
            count = int(rng.choice([0, 1, 2, 3, 5, 16, 33, 100]))
            if kind == 0:
                text, values = "random_sample", r.random_sample(count)
            elif kind == 1:
                text, values = "uniform(-1,3)", r.uniform(-1, 3, count)
            elif kind in (2, 3):
                text, values = "normal(0.5,2)", r.normal(0.5, 2, count)
            else:
                text, values = "permutation", r.permutation(count)
            shown = " ".join(map(str, values.tolist())) if kind == 4 else " ".join(lines(bits(values, "float64"), "float64"))
            file.write(f"{case}\t{seed}\t{step}\t{text}\t{count}\t{shown}\n")
        _, key, position, has_gauss, cached = r.get_state()
        words = digest(format(word, "08x") for word in key.tolist())
        file.write(f"{case}\t{seed}\t12\tget_state\t{position}\t{words} {has_gauss} {lines(bits([cached], 'float64'), 'float64')[0]}\n")


def words(file):
    """Raw words, also far from the start, and permutations of every small size."""
    for seed in SEEDS:
        raw = generator(seed).randint(0, 2**32, 100_000, dtype=np.uint32)
        shown = " ".join(format(word, "08x") for word in raw[:8].tolist())
        file.write(f"words\t{seed_text(seed)}\t100000\t{digest(format(word, '08x') for word in raw.tolist())}\t{shown}\n")
    for count in list(range(0, 40)) + [255, 256, 257, 65_536, 65_537]:
        order = generator(42).permutation(count).tolist()
        shown = " ".join(map(str, order[:8]))
        file.write(f"permutation\t42\t{count}\t{digest(map(str, order))}\t{shown}\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    title = f"# numpy.random.RandomState, NumPy {np.__version__}; see README.md\n"
    with open(folder / "draws.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write(title + COLUMNS)
        draws(file)
    with open(folder / "sequences.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write(title + "# case\tseed\tstep\toperation\tcount\tvalues\n")
        sequences(file)
    with open(folder / "words.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write(title + "# what\tseed\tcount\tsha256 of one a line\tthe first\n")
        words(file)


main()
