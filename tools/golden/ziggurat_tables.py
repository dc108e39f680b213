"""The 256-layer ziggurat tables of NumPy's standard normal, out of Debian's NumPy into a C# file.

They cannot be computed again to the bit from the ziggurat's radius (parity with numpy/random/src/distributions/
ziggurat_constants.h, BSD-3-Clause), so they are data. The tables are found in the extension module by their first values.

    /usr/bin/python3 tools/golden/ziggurat_tables.py > src/WeightInit/Random/NumPy/ZigguratTables.cs
"""

import pathlib
import struct
import sys

import numpy as np

BINARY = next(pathlib.Path(np.random.__file__).parent.glob("_generator.*.so"))

# name, C# type, NumPy type, digits, the first values, what it holds
TABLES = [
    ("DoubleBounds", "ulong", "<u8", struct.pack("<3Q", 0x000EF33D8025EF6A, 0, 0x000C08BE98FBC6A8), "k: a 52-bit integer below it is inside its layer."),
    ("DoubleWidths", "ulong", "<u8", struct.pack("<2d", 8.68362706080130616677e-16, 4.77933017572773682428e-17), "w: bits of the double that scales the integer to x."),
    ("DoubleHeights", "ulong", "<u8", struct.pack("<2d", 1.0, 9.77101701267671596263e-01), "f: bits of exp(-x²/2) at the layers' edges, a double."),
    ("SingleBounds", "uint", "<u4", struct.pack("<2I", 0x007799EC, 0), "k for floats: a 23-bit integer below it is inside its layer."),
    ("SingleWidths", "uint", "<u4", struct.pack("<2f", 4.66198677960027669255e-07, 2.56588335019207033255e-08), "w for floats: bits of the float that scales the integer to x."),
    ("SingleHeights", "uint", "<u4", struct.pack("<2f", 1.0, 9.77101701267671596263e-01), "f for floats: bits of exp(-x²/2) at the layers' edges, a float."),
]


def main():
    data = BINARY.read_bytes()
    out = ["namespace WeightInit;", "",
           "/// <summary>", "/// The tables of NumPy's 256-layer ziggurat for the standard normal (see NOTICE), made by tools/golden/ziggurat_tables.py.",
           "/// </summary>", "internal static class ZigguratTables", "{"]
    for name, kind, dtype, first, text in TABLES:
        start = data.find(first)
        assert start >= 0 and data.find(first, start + 1) < 0, f"{name}: not there once"
        values = np.frombuffer(data, dtype, 256, start)
        digits, a_line = (16, 6) if kind == "ulong" else (8, 10)
        if name != TABLES[0][0]:
            out.append("")
        out += [f"    /// <summary>{text}</summary>", f"    internal static ReadOnlySpan<{kind}> {name} =>", "    ["]
        for i in range(0, 256, a_line):
            out.append("        " + " ".join(f"0x{value:0{digits}x}," for value in values[i:i + a_line].tolist()))
        out.append("    ];")
    out.append("}")
    sys.stdout.write("\n".join(out) + "\n")


main()
