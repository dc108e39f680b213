"""What the scripts here share: the draws.tsv form of test/golden/README.md."""

import hashlib
import itertools

import numpy as np

LENGTHS = [0, 1, 5, 15, 16, 17, 100, 4096, 10**6 + 3]
INTEGER_SEEDS = [0, 1, 42, 2**31, 2**32 - 1]
DIGITS = {"float64": 16, "float32": 8, "bfloat16": 4, "float16": 4}
COLUMNS = "# stream\tseed\tdtype\tinitializer\tshape\tcount\tcheck\tsha256\tvalues\tcall\n"


def bits(values, dtype):
    """The IEEE bits of doubles (or of values already of the type) in one rounding."""
    values = np.asarray(values)
    if dtype == "bfloat16":
        return bfloat16(values)
    width = {"float64": np.uint64, "float32": np.uint32, "float16": np.uint16}[dtype]
    return np.ascontiguousarray(values.astype(dtype)).reshape(-1).view(width)


def bfloat16(values):
    """NumPy has no bfloat16: eight significant bits, ties to even, of doubles in its normal range (and of zeros)."""
    fraction, exponent = np.frexp(values.reshape(-1))
    rounded = np.ldexp(np.rint(fraction * 256) / 256, exponent)
    assert np.all((rounded == 0) | ((np.abs(rounded) > 1.2e-38) & (np.abs(rounded) < 3.3e38)))
    single = rounded.astype(np.float32)
    assert np.all(single == rounded)
    return (single.view(np.uint32) >> 16).astype(np.uint16)


def lines(raw, dtype):
    return [format(word, f"0{DIGITS[dtype]}x") for word in raw.tolist()]


def places(count, most, all_up_to):
    if count <= all_up_to:
        return range(count)
    return sorted({i * (count - 1) // (most - 1) for i in range(most)})


def digest(hex_lines):
    hasher = hashlib.sha256()
    for chunk in itertools.batched(hex_lines, 4096) if hasattr(itertools, "batched") else [hex_lines]:
        hasher.update("".join(line + "\n" for line in chunk).encode())
    return hasher.hexdigest()


def row(stream, seed, dtype, initializer, shape, values, check, call, most=8, all_up_to=17):
    hex_lines = lines(bits(values, dtype), dtype)
    shown = " ".join(f"{i}:{hex_lines[i]}" for i in places(len(hex_lines), most, all_up_to))
    shape = ",".join(map(str, shape)) if shape else "scalar"
    return "\t".join([stream, seed, dtype, initializer, shape, str(len(hex_lines)), check, digest(hex_lines), shown, call]) + "\n"


def seed_text(seed):
    """As --seed takes it; a list of one keeps its comma."""
    if isinstance(seed, list):
        return ",".join(map(str, seed)) + ("," if len(seed) == 1 else "")
    return str(seed)
