"""Golden data of NumPy's Generator, its bit generators and SeedSequence, with Debian's python3-numpy 1.24.2:

    /usr/bin/python3 tools/golden/numpy_generator.py test/golden/numpy-1.24.2
"""

import pathlib
import sys

import numpy as np
from numpy.random import MT19937, PCG64, PCG64DXSM, SFC64, Generator, Philox, RandomState, SeedSequence

from table import COLUMNS, INTEGER_SEEDS, LENGTHS, bits, digest, lines, places, row, seed_text

STREAMS = {"numpy-default-rng": PCG64, "numpy-pcg64dxsm": PCG64DXSM, "numpy-philox": Philox, "numpy-sfc64": SFC64, "numpy-mt19937": MT19937}
LISTS = [[1, 2, 3], [42], [2**32, 0, 7]]
BIG = [2**64 - 1, 2**128 + 12345, 10**40]
LAWS = [
    ("uniform(low=-0.1,high=0.1)", "bit", "r.uniform(-0.1, 0.1, {})", lambda r, s: r.uniform(-0.1, 0.1, s)),
    ("normal(mean=0,std=1)", "bit (glibc with FMA)", "r.normal(0.0, 1.0, {})", lambda r, s: r.normal(0.0, 1.0, s)),
    ("normal(mean=0.25,std=0.02)", "bit (glibc with FMA)", "r.normal(0.25, 0.02, {})", lambda r, s: r.normal(0.25, 0.02, s)),
]
METHODS = [
    ("random", "float64", "bit", lambda r, n: r.random(n)),
    ("random", "float32", "bit", lambda r, n: r.random(n, dtype=np.float32)),
    ("standard_normal", "float64", "bit (glibc with FMA)", lambda r, n: r.standard_normal(n)),
    ("standard_normal", "float32", "bit (glibc)", lambda r, n: r.standard_normal(n, dtype=np.float32)),
]


def seeds_and_lengths():
    for seed in INTEGER_SEEDS + LISTS[:1]:
        for length in LENGTHS:
            yield seed, length
    for seed in LISTS[1:] + BIG:
        yield seed, 17


def draws(file):
    for name, kind in STREAMS.items():
        for seed, length in seeds_and_lengths():
            for law, check, call, draw in LAWS:
                values = draw(Generator(kind(seed)), (length,))
                for dtype in ("float64", "float32"):
                    what = f"r = Generator({kind.__name__}({seed})); {call.format((length,))}"
                    precise = check if dtype == "float64" else "bit"
                    file.write(row(name, seed_text(seed), dtype, law, (length,), values, precise, what, most=4, all_up_to=5))


def methods(file):
    """NumPy's own methods, in float32 too: those take other bits than the rounded doubles of draws.tsv."""
    for name, kind in STREAMS.items():
        for seed, length in seeds_and_lengths():
            for method, dtype, check, draw in METHODS:
                hex_lines = lines(bits(draw(Generator(kind(seed)), length), dtype), dtype)
                shown = " ".join(f"{i}:{hex_lines[i]}" for i in places(length, 4, 5))
                file.write("\t".join([name, seed_text(seed), method, dtype, str(length), check, digest(hex_lines), shown]) + "\n")


def raw(generator, count):
    """64-bit words, of MT19937 32-bit ones."""
    return " ".join(format(int(word), "x") for word in generator.random_raw(count))


def jumps(file):
    """A generator after draws (of 64-bit words and of one half word), then jumped or advanced: its next words, then floats."""
    for name, kind in STREAMS.items():
        for seed in (0, 42, [1, 2, 3]):
            for drawn in (0, 1, 3, 700):
                operations = ["none"]
                if kind is not SFC64:
                    operations += ["jumped 1", "jumped 3"]
                if kind not in (SFC64, MT19937):
                    operations += ["advance 1", "advance 1000003", f"advance {10**20}", "advance -1", f"advance {2**200 + 9}"]
                for operation in operations:
                    generator = kind(seed)
                    generator.random_raw(drawn)
                    Generator(generator).random(1, dtype=np.float32)
                    verb, _, number = operation.partition(" ")
                    if verb == "jumped":
                        generator = generator.jumped(int(number))
                    elif verb == "advance":
                        generator.advance(int(number))
                    single = lines(bits(Generator(generator).random(3, dtype=np.float32), "float32"), "float32")
                    file.write(f"{name}\t{seed_text(seed)}\t{drawn}\t{operation}\t{' '.join(single)} {raw(generator, 5)}\n")


def sequences(file):
    entropies = INTEGER_SEEDS + LISTS + BIG + [[], [0], [0, 0], [10**40, 3], list(range(9))]
    for entropy in entropies:
        for spawn_key in [(), (0,), (5,), (1, 2), (2**40,)]:
            words = SeedSequence(entropy, spawn_key=spawn_key).generate_state(11).tolist()
            shown = " ".join(format(word, "08x") for word in words)
            text = seed_text(entropy) if entropy != [] else "[]"
            file.write(f"state\t{text}\t{' '.join(map(str, spawn_key))}\t{shown}\n")
    parent = SeedSequence(42)
    for child in parent.spawn(2) + parent.spawn(2) + parent.spawn(1)[0].spawn(2):
        words = child.generate_state(3, np.uint64).tolist()
        file.write(f"spawned\t42\t{' '.join(map(str, child.spawn_key))}\t{' '.join(format(word, '016x') for word in words)}\n")


def others(file):
    """What is made in other ways than by a seed."""
    for key, counter in [([1, 2], 5), ([0, 0], 0), ([2**64 - 1, 7], 2**256 - 1), ([3, 4], 2**64 - 1)]:
        generator = Philox(key=np.array(key, np.uint64), counter=counter)
        file.write(f"philox\t{key[0]},{key[1]}\t{counter}\t{raw(generator, 10)}\n")
    for seed in (0, 42):
        r = RandomState(MT19937(seed))
        shown = " ".join(lines(bits(np.concatenate([r.random_sample(700), r.standard_normal(5)]), "float64"), "float64")[-8:])
        file.write(f"randomstate\t{seed}\t\t{shown}\n")
    for name, kind in STREAMS.items():
        generator = kind(42)
        r = Generator(generator)
        parts = []
        for _ in range(40):
            parts += lines(bits(r.random(1, dtype=np.float32), "float32"), "float32")
            parts += lines(bits(r.standard_normal(3), "float64"), "float64")
            parts += lines(bits(r.standard_normal(2, dtype=np.float32), "float32"), "float32")
            parts += lines(bits(r.uniform(-1, 2, 1), "float64"), "float64")
        file.write(f"mixed\t{name}\t42\t{' '.join(parts)}\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    title = f"# numpy.random.Generator, NumPy {np.__version__}; see README.md\n"
    tables = [
        ("generator-draws.tsv", COLUMNS, draws),
        ("generator-methods.tsv", "# stream\tseed\tmethod\tdtype\tcount\tcheck\tsha256\tvalues\n", methods),
        ("generator-jumps.tsv", "# stream\tseed\twords drawn\toperation\t3 floats, 5 raw words\n", jumps),
        ("seed-sequences.tsv", "# what\tentropy\tspawn key\twords\n", sequences),
        ("generator-others.tsv", "# what\tkey or seed\tcounter\tvalues\n", others),
    ]
    for name, columns, write in tables:
        with open(folder / name, "w", encoding="utf-8", newline="\n") as file:
            file.write(title + columns)
            write(file)


main()
