#!/usr/bin/python3
"""Writes test/golden/hostile: files that break one rule each, and odd ones that break none.

    /usr/bin/python3 tools/golden/hostile.py

Needs NumPy (the arrays of NumPy's own formats are written by it). The bytes are the same on every run. expected.tsv says of
each file what reading it gives: `read`, or the type of the exception and its cause, and a piece of text that the message holds.
"""
import io
import json
import os
import shutil
import struct
import zipfile
import zlib

import numpy as np

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "test", "golden", "hostile")
ROWS = []


def put(name, data, outcome, text="-"):
    path = os.path.join(HERE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    if outcome is not None:
        ROWS.append((name, outcome, text))


def folder(name, files, outcome, text="-"):
    for file, data in files.items():
        put(f"{name}/{file}", data, None)
    ROWS.append((name, outcome, text))


# ---- safetensors

def raw(header, data=b"", length=None):
    header = header.encode() if isinstance(header, str) else header
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def entry(dtype="F32", shape=(2,), offsets=(0, 8)):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": list(offsets)}


def st(tensors, data=8, pad=0):
    return raw(json.dumps(tensors, separators=(",", ":")) + " " * pad, bytes(data))


def one(**fields):
    return {"weight": {**entry(), **fields}}


def safetensors():
    good = st(one())

    def bad(name, data, error, text="-"):
        put(f"safetensors/{name}.safetensors", data, f"SafetensorsException.{error}", text)

    def odd(name, data, text="-"):
        put(f"safetensors/valid-{name}.safetensors", data, "read", text)

    bad("empty-file", b"", "FileTooShort", "0 bytes")
    bad("seven-bytes", good[:7], "FileTooShort", "7 bytes")
    bad("header-over-limit", raw("{}", length=100_000_001), "HeaderTooLong", "100000001")
    bad("header-near-2-64", raw("{}", length=2**64 - 1), "HeaderTooLong", "18446744073709551615")
    bad("header-wraps-with-its-length", raw("{}", length=2**64 - 8), "HeaderTooLong", "18446744073709551608")
    bad("header-at-2-63", raw("{}", length=2**63), "HeaderTooLong", "9223372036854775808")
    bad("header-at-limit-beyond-file", raw("{}", length=100_000_000), "HeaderBeyondFile", "100000000")
    bad("header-one-beyond-file", raw("{}", length=3), "HeaderBeyondFile", "3 bytes")
    bad("header-not-utf8", raw(b'{"\xff\xfe":1}'), "HeaderNotUtf8")
    bad("header-overlong-utf8", raw(b'{"\xc0\x80":1}'), "HeaderNotUtf8")
    bad("header-length-zero", raw(""), "HeaderStart", "empty")
    bad("header-array", raw("[]"), "HeaderStart", "0x5b")
    bad("header-leading-space", raw(" {}"), "HeaderStart", "0x20")
    bad("header-byte-order-mark", raw(b"\xef\xbb\xbf{}"), "HeaderStart", "0xef")
    bad("pickle", b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x07weights\x94.", "HeaderTooLong")
    bad("header-cut", raw('{"weight":{"dtype":"F32"'), "HeaderNotJson")
    bad("header-two-values", raw("{}{}"), "HeaderNotJson")
    bad("header-zero-padded", raw(b"{}\0\0\0\0\0\0"), "HeaderNotJson")
    bad("header-trailing-comma", raw('{"weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},}', bytes(8)), "HeaderNotJson")
    bad("header-comment", raw('{/**/}'), "HeaderNotJson")
    bad("header-single-quotes", raw("{'a':1}"), "HeaderNotJson")
    bad("header-nan", raw('{"weight":{"dtype":"F32","shape":[NaN],"data_offsets":[0,8]}}', bytes(8)), "HeaderNotJson")
    bad("name-half-surrogate", raw('{"\\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)), "HeaderNotJson", "surrogate")
    bad("metadata-after-the-end", raw('{},"__metadata__":{"a":"b"}'), "HeaderNotJson")
    bad("nested-10000", raw('{"weight":{"shape":' + "[" * 10_000), "HeaderTooDeep", "3 levels")
    bad("nested-objects", raw('{"weight":{"dtype":' + '{"a":' * 50), "UnknownDType", "an object")
    bad("nested-metadata", raw('{"__metadata__":{"a":{"b":' + '{"c":' * 50), "MetadataNotText")
    bad("name-twice", raw('{"weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', bytes(8)), "DuplicateKey", "'weight'")
    bad("name-twice-by-escape", raw('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0077":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', bytes(8)), "DuplicateKey", "'w'")
    bad("metadata-twice", raw('{"__metadata__":{},"__metadata__":{}}'), "DuplicateKey")
    bad("metadata-key-twice", raw('{"__metadata__":{"a":"1","a":"2"}}'), "DuplicateKey", "'a'")
    bad("field-twice", raw('{"weight":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}', bytes(8)), "DuplicateKey", "'shape'")
    bad("metadata-array", st({"__metadata__": []}, 0), "MetadataNotText", "an array")
    bad("metadata-number", st({"__metadata__": {"seed": 42}}, 0), "MetadataNotText", "'seed'")
    bad("metadata-null", st({"__metadata__": None}, 0), "MetadataNotText", "null")
    bad("entry-array", st({"weight": []}, 0), "EntryNotObject", "an array")
    bad("entry-null", st({"weight": None}, 0), "EntryNotObject", "null")
    bad("field-unknown", st(one(strides=1)), "UnknownField", "'strides'")
    bad("field-missing", st({"weight": {"dtype": "F32", "shape": [2]}}), "MissingField", "data_offsets")
    bad("dtype-unknown", st(one(dtype="F33")), "UnknownDType", "'F33'")
    bad("dtype-lower-case", st(one(dtype="f32")), "UnknownDType", "'f32'")
    bad("dtype-number", st(one(dtype=32)), "UnknownDType", "32")
    bad("dtype-with-controls", st(one(dtype="F\x1b[31m\n32\u202e")), "UnknownDType", "\\u001b[31m\\u000a32\\u202e")
    bad("dtype-very-long", st(one(dtype="F" * 5000)), "UnknownDType", "F...'")
    bad("shape-text", st(one(shape="2")), "ShapeNotIntegers", "a string")
    bad("shape-of-text", st(one(shape=["2"])), "ShapeNotIntegers", "a string")
    bad("shape-fraction", st(one(shape=[2.0])), "ShapeNotIntegers", "2.0")
    bad("shape-exponent", raw('{"weight":{"dtype":"F32","shape":[2e0],"data_offsets":[0,8]}}', bytes(8)), "ShapeNotIntegers", "2e0")
    bad("shape-null", st(one(shape=None)), "ShapeNotIntegers", "null")
    bad("axis-negative", st(one(shape=[-2])), "NegativeAxis", "-2")
    bad("axes-negative-product-right", st(one(shape=[-1, -2])), "NegativeAxis", "-1")
    bad("axis-minus-zero", raw('{"weight":{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}}'), "NegativeAxis", "-0")
    bad("axes-65", st(one(shape=[1] * 64 + [2])), "TooManyAxes", "64")
    bad("shape-wraps-to-zero", st(one(shape=[2**32, 2**32], data_offsets=[0, 0]), 0), "ShapeOverflow", "4294967296")
    bad("shape-wraps-to-two", st(one(shape=[2**63 + 1, 2])), "ShapeOverflow", "9223372036854775809")
    bad("shape-bytes-wrap", st(one(shape=[2**61, 2], data_offsets=[0, 0]), 0), "ShapeOverflow", "2^63 - 1")
    bad("axis-of-thirty-digits", raw('{"weight":{"dtype":"F32","shape":[' + "9" * 30 + '],"data_offsets":[0,8]}}', bytes(8)), "ShapeOverflow", "9" * 30)
    bad("shape-overflows-before-zero", st(one(shape=[2**62, 2**62, 0], data_offsets=[0, 0]), 0), "ShapeOverflow")
    bad("four-bits-odd", st(one(dtype="F4", shape=[3], data_offsets=[0, 1]), 1), "PartialByte", "12 bits")
    bad("six-bits-odd", st(one(dtype="F6_E2M3", shape=[2], data_offsets=[0, 1]), 1), "PartialByte", "12 bits")
    bad("offsets-text", st(one(data_offsets="0,8")), "OffsetsNotIntegers", "a string")
    bad("offsets-one", st(one(data_offsets=[0])), "OffsetsNotIntegers", "end of the array")
    bad("offsets-three", st(one(data_offsets=[0, 8, 8])), "OffsetsNotIntegers", "more than two")
    bad("offsets-negative", st(one(data_offsets=[-8, 0])), "OffsetsNotIntegers", "-8")
    bad("offsets-fraction", st(one(data_offsets=[0, 8.5])), "OffsetsNotIntegers", "8.5")
    bad("offsets-beyond-2-63", st(one(data_offsets=[0, 2**63])), "OffsetsNotIntegers", "9223372036854775808")
    bad("offsets-reversed", st(one(data_offsets=[8, 0])), "OffsetsReversed", "[8, 0]")
    bad("size-too-small", st(one(shape=[1])), "SizeMismatch", "needs 4")
    bad("size-too-large", st(one(shape=[3])), "SizeMismatch", "needs 12")
    bad("size-of-empty", st(one(shape=[0])), "SizeMismatch", "needs 0")
    bad("hole-at-start", st(one(data_offsets=[4, 12]), 12), "Hole", "byte 4")
    bad("hole-between", st({"a": entry(offsets=(0, 8)), "b": entry(offsets=(16, 24))}, 24), "Hole", "ends at 8")
    bad("overlap", st({"a": entry(offsets=(0, 8)), "b": entry(offsets=(4, 12))}, 12), "Overlap", "ends at 8")
    bad("same-bytes-twice", st({"a": entry(), "b": entry()}), "Overlap", "'b'")
    bad("same-bytes-2000-times", st({f"t{i}": entry() for i in range(2000)}), "Overlap")
    bad("empty-inside-another", st({"a": entry(), "e": entry(shape=(0,), offsets=(4, 4))}), "Overlap", "'e'")
    bad("data-cut", good[:-1], "DataBeyondFile", "it has 7")
    bad("data-far-beyond", st(one(shape=[2**40], data_offsets=[0, 2**42])), "DataBeyondFile", "4398046511104")
    bad("trailing-byte", good + b"\0", "TrailingBytes", "1 bytes")
    bad("trailing-zip", good + zip_of({"a.npy": npy(np.zeros(1))}), "TrailingBytes")
    bad("empty-with-data", st({}, 8), "TrailingBytes", "8 bytes")

    odd("empty", st({}, 0))
    odd("empty-with-metadata", st({"__metadata__": {"format": "pt", "": "", "newline\n": "\u00e9"}}, 0))
    odd("scalar", st(one(shape=[], data_offsets=[0, 4]), 4))
    odd("zero-sized", st(one(shape=[3, 0, 2], data_offsets=[0, 0]), 0))
    odd("zero-sized-among-others", st({"z": entry(shape=(0,), offsets=(8, 8)), "b": entry(offsets=(8, 16)), "a": entry(), "y": entry(shape=(2, 0), offsets=(0, 0))}, 16))
    odd("zero-before-overflow", st(one(shape=[0, 2**62, 2**62], data_offsets=[0, 0]), 0))
    odd("padded", st(one(), pad=5000))
    odd("padded-with-line-ends", raw(json.dumps(one()) + "\r\n\t ", bytes(8)))
    odd("spaced-json", raw(json.dumps(one(), indent=4), bytes(8)))
    odd("escaped", raw('{"w\\u00e9\\ud83d\\ude00\\/":{"d\\u0074ype":"F32","shape":[2],"data_offsets":[0,8]}}', bytes(8)))
    odd("unaligned", raw(json.dumps(one()), bytes(8)))
    odd("name-empty", st({"": entry()}))
    odd("name-strange", st({"a\n\x1b[31m\u202eb": entry()}))
    odd("not-in-order", st({"b": entry(offsets=(8, 16)), "a": entry()}, 16))
    odd("metadata-last", st({"a": entry(), "__metadata__": {"format": "pt"}}))
    odd("axes-64", st(one(shape=[1] * 63 + [2])))
    every = {}
    place = 0
    sizes = dict(BOOL=8, F4=4, F6_E2M3=6, F6_E3M2=6, U8=8, I8=8, F8_E5M2=8, F8_E4M3=8, F8_E8M0=8, F8_E4M3FNUZ=8, F8_E5M2FNUZ=8,
                 I16=16, U16=16, F16=16, BF16=16, I32=32, U32=32, F32=32, C64=64, F64=64, I64=64, U64=64)
    for dtype, bits in sizes.items():
        every[dtype] = entry(dtype, (4,), (place, place + bits // 2))
        place += bits // 2
    odd("every-dtype", raw(json.dumps(every), bytes(i * 37 % 256 for i in range(place))))
    odd("not-finite", raw(json.dumps(one(shape=[4], data_offsets=[0, 16])), np.array([1, np.nan, np.inf, -np.inf], "<f4").tobytes()))


# ---- npy

def npy(array, version=None):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def literal(text, data=bytes(16), version=(1, 0), pad=True):
    text = text.encode() if isinstance(text, str) else text
    size = "<H" if version[0] == 1 else "<I"
    if pad:
        text += b" " * (-(6 + 2 + struct.calcsize(size) + len(text) + 1) % 64) + b"\n"
    return b"\x93NUMPY" + bytes(version) + struct.pack(size, len(text)) + text + data


def header(descr="'<f4'", order="False", shape="(2, 2)"):
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"


def npys():
    good = npy(np.arange(4, dtype="<f4").reshape(2, 2))

    def bad(name, data, error, text="-"):
        put(f"npy/{name}.npy", data, f"NpyException.{error}", text)

    def odd(name, data):
        put(f"npy/valid-{name}.npy", data, "read")

    bad("empty-file", b"", "FileTooShort", "0 bytes")
    bad("magic-only", good[:6], "FileTooShort", "6 bytes")
    bad("length-cut", good[:9], "FileTooShort", "9 bytes")
    bad("magic-wrong", b"\x93NUMPX" + good[6:], "BadMagic")
    bad("safetensors", st(one()), "BadMagic")
    bad("version-0", literal(header(), version=(0, 0)), "UnknownVersion", "0.0")
    bad("version-1-1", literal(header(), version=(1, 1)), "UnknownVersion", "1.1")
    bad("version-9", literal(header(), version=(9, 0)), "UnknownVersion", "9.0")
    bad("header-over-limit", literal(header() + " " * 10_000), "HeaderTooLong", "at most 10000")
    bad("header-4-gigabytes", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + header().encode(), "HeaderTooLong", "4294967295")
    bad("header-beyond-file", b"\x93NUMPY\x01\x00" + struct.pack("<H", 9000) + header().encode(), "HeaderBeyondFile", "9000")
    bad("header-json", literal('{"descr": "<f4", "fortran_order": false, "shape": [2, 2]}'), "OrderNotBoolean", "false")
    bad("header-empty", literal(""), "HeaderNotDictionary", "the end of the header")
    bad("header-list", literal("['<f4', False, (2, 2)]"), "HeaderNotDictionary", "'{' is expected")
    bad("header-call", literal("__import__('os').system('true')"), "HeaderNotDictionary", "__import__")
    bad("header-dict-call", literal("dict(descr='<f4', fortran_order=False, shape=(2, 2))"), "HeaderNotDictionary")
    bad("header-cut", literal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)"), "HeaderNotDictionary", "end of the header")
    bad("header-two", literal(header() + header()), "HeaderNotDictionary", "text follows")
    bad("header-string-open", literal("{'descr: '<f4"), "HeaderNotDictionary")
    bad("header-escape", literal("{'\\x64escr': '<f4', 'fortran_order': False, 'shape': (2, 2)}"), "HeaderNotDictionary", "a string does not end")
    bad("header-nested", literal("{" * 5000), "HeaderNotDictionary")
    bad("header-shape-call", literal(header(shape="tuple([2, 2])")), "ShapeNotTuple", "tuple")
    bad("header-binary", literal(bytes(range(1, 65))), "HeaderNotDictionary")
    bad("key-unknown", literal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'extra': 1}"), "UnknownKey", "'extra'")
    bad("key-twice", literal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'shape': (4,)}"), "DuplicateKey", "'shape'")
    bad("key-missing", literal("{'descr': '<f4', 'shape': (2, 2)}"), "MissingKey", "fortran_order")
    bad("objects", npy(np.array([None, 1], object)), "ObjectArray", "'|O'")
    bad("objects-by-name", literal(header("'object'")), "ObjectArray", "'object'")
    bad("records", npy(np.zeros(2, [("a", "<f4"), ("b", "<i4")])), "UnsupportedType", "records")
    bad("text", npy(np.array(["a", "b"])), "UnsupportedType", "'<U1'")
    bad("dates", npy(np.array(["2024-01-01"], "M8[D]")), "UnsupportedType", "'<M8[D]'")
    bad("complex", npy(np.zeros(2, "<c8")), "UnsupportedType", "'<c8'")
    bad("void", npy(np.zeros(2, "V2")), "UnsupportedType", "'|V2'")
    bad("long-double", literal(header("'<f16'")), "UnsupportedType", "'<f16'")
    bad("float-without-order", literal(header("'|f4'")), "UnsupportedType", "'|f4'")
    bad("order-number", literal(header(order="0")), "OrderNotBoolean", "'0'")
    bad("order-none", literal(header(order="None")), "OrderNotBoolean", "'None'")
    bad("shape-list", literal(header(shape="[2, 2]")), "ShapeNotTuple", "[2")
    bad("shape-number", literal(header(shape="4")), "ShapeNotTuple", "'4'")
    bad("shape-in-parentheses", literal(header(shape="(4)")), "ShapeNotTuple", "(4,)")
    bad("shape-fraction", literal(header(shape="(2.0, 2)")), "ShapeNotTuple", ".0")
    bad("shape-text", literal(header(shape="('2', 2)")), "ShapeNotTuple")
    bad("shape-product", literal(header(shape="(2*2,)")), "ShapeNotTuple", "*2")
    bad("axis-negative", literal(header(shape="(-2, -2)")), "NegativeAxis", "-2")
    bad("axes-65", literal(header(shape="(" + "1, " * 65 + ")")), "TooManyAxes", "64")
    bad("shape-wraps-to-zero", literal(header(shape="(4294967296, 4294967296)"), b""), "ShapeOverflow")
    bad("axis-of-thirty-digits", literal(header(shape="(" + "9" * 30 + ",)")), "ShapeOverflow", "9" * 30)
    bad("shape-bytes-wrap", literal(header(shape="(4611686018427387904,)"), b""), "ShapeOverflow", "bytes")
    bad("shape-of-373-gigabytes", literal(header(shape="(99999999999,)"), bytes(24)), "DataTooShort", "399999999996")
    bad("data-cut", good[:-1], "DataTooShort", "needs 16")
    bad("trailing-byte", good + b"\0", "TrailingBytes", "17 follow")
    bad("two-arrays", good + good, "TrailingBytes", "one array")

    for dtype in "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1".split():
        odd(dtype, npy(np.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)))
    for dtype in "f2 f4 f8 i2 i4 i8 u2 u4 u8".split():
        odd(f"big-endian-{dtype}", npy(np.array([[0, 1, 2], [3, 4, 5]]).astype(">" + dtype)))
    odd("version-2", npy(np.arange(6, dtype="<f4").reshape(2, 3), (2, 0)))
    odd("version-3", npy(np.arange(6, dtype="<f4").reshape(2, 3), (3, 0)))
    odd("fortran", npy(np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4))))
    odd("fortran-big-endian", npy(np.asfortranarray(np.arange(24, dtype=">i4").reshape(4, 3, 2))))
    odd("scalar", npy(np.array(3.5)))
    odd("zero-sized", npy(np.zeros((3, 0, 2), "<f4")))
    odd("axes-32", npy(np.zeros((1,) * 31 + (2,), "<f4")))
    odd("unpadded", literal(header(), pad=False))
    odd("other-order-and-quotes", literal('{"shape": (2L, 2L), "fortran_order": False, "descr": "f4"}'))
    odd("no-commas-no-spaces", literal("{'shape':(2,2),'fortran_order':True,'descr':'=f4'}"))
    odd("long-name", literal("{'descr': u'float32', 'fortran_order': False, 'shape': (2, 2,)}"))
    odd("line-ends", literal("{'descr': '<f4',\n'fortran_order': False,\r\n'shape': (4,\n),\n}\n"))


# ---- npz

def zip_of(files, method=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return file.getvalue()


def entries(items):
    """A zip archive by hand: (name, stored bytes, method, claimed length, checksum, flags, offset of the local header or None)."""
    body, directory = b"", b""
    for name, data, method, length, crc, flags, shared in items:
        place = len(body) if shared is None else shared
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 0x21, crc, len(data), length, len(name), 0)
        if shared is None:
            body += b"PK\3\4" + common + name + data
        directory += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, place) + name
    return body + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(items), len(items), len(directory), len(body), 0)


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def npzs():
    arrays = {"a.npy": npy(np.arange(6, dtype="<f4").reshape(2, 3)), "layer/0.weight.npy": npy(np.arange(4, dtype=">f8"))}
    data = arrays["a.npy"]
    crc = zlib.crc32(data)

    def bad(name, data, error, text="-"):
        put(f"npz/{name}.npz", data, error if "." in error else f"NpzException.{error}", text)

    stored = zip_of(arrays)
    bad("cut", stored[:-30], "NotAnArchive")
    bad("no-directory", stored[:100], "NotAnArchive")
    bad("directory-elsewhere", stored[:-6] + b"\xff\xff\xff\x7f" + stored[-2:], "NotAnArchive")
    bad("names-twice", entries([(b"a.npy", data, 0, len(data), crc, 0, None)] * 2), "DuplicateName", "'a'")
    bad("names-twice-without-ending", entries([(b"a.npy", data, 0, len(data), crc, 0, None), (b"a", data, 0, len(data), crc, 0, None)]), "DuplicateName", "'a'")
    zeros = npy(np.zeros(1 << 16, "<f4"))
    packed = deflate(zeros)
    bad("bomb-of-shared-bytes", entries([(b"0.npy", packed, 8, len(zeros), zlib.crc32(zeros), 0, None)]
                                        + [(b"%d.npy" % i, packed, 8, len(zeros), zlib.crc32(zeros), 0, 0) for i in range(1, 200)]), "SharedBytes")
    bad("bomb-claims-a-terabyte", entries([(b"a.npy", packed, 8, 0xFFFFFF00, 0, 0, None)]), "ImpossibleSize", "4294967040")
    bad("stored-claims-more", entries([(b"a.npy", data, 0, 10_000_000, crc, 0, None)]), "ImpossibleSize")
    bad("encrypted", entries([(b"a.npy", data, 0, len(data), crc, 1, None)]), "Encrypted", "'a.npy'")
    bad("method-unknown", entries([(b"a.npy", data, 97, len(data), crc, 0, None)]), "DamagedEntry", "a.npy")
    bad("deflate-broken", entries([(b"a.npy", b"\xff" * 100, 8, len(data), crc, 0, None)]), "DamagedEntry")
    bad("deflate-short", entries([(b"a.npy", deflate(data[:40]), 8, len(data), crc, 0, None)]), "DamagedEntry", f"{len(data)} bytes")
    bad("checksum", entries([(b"a.npy", data, 0, len(data), crc ^ 1, 0, None)]), "WrongChecksum", "a.npy")
    bad("objects", zip_of({"a.npy": npy(np.array([None], object))}), "NpyException.ObjectArray", "[a.npy]")
    bad("not-npy", zip_of({"readme.txt": b"no array"}), "NpyException.BadMagic", "[readme.txt]")
    bad("shape-beyond-entry", zip_of({"a.npy": literal(header(shape="(99999999999,)"))}), "NpyException.DataTooShort", "[a.npy]")
    bad("trailing", zip_of({"a.npy": data + b"\0"}), "NpyException.TrailingBytes", "[a.npy]")

    put("npz/valid-stored.npz", stored, "read")
    put("npz/valid-deflated.npz", zip_of(arrays, zipfile.ZIP_DEFLATED), "read")
    put("npz/valid-empty.npz", zip_of({}), "read")
    put("npz/valid-with-folder.npz", zip_of({"layer/": b"", **arrays}), "read")
    put("npz/valid-zeros.npz", zip_of({"zeros.npy": zeros, "none.npy": npy(np.zeros((0, 3), "<f4"))}, zipfile.ZIP_DEFLATED), "read")


# ---- folders and indexes

def checkpoints():
    a, b = st({"a": entry()}), st({"b": entry()})
    index = "model.safetensors.index.json"
    names = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]

    def text(value):
        return json.dumps(value, indent=2).encode() + b"\n"

    def mapping(**files):
        return text({"metadata": {"total_size": 16}, "weight_map": files})

    def bad(name, files, error, part="-"):
        folder(f"checkpoints/{name}", files, error if "." in error else f"CheckpointException.{error}", part)

    both = {names[0]: a, names[1]: b}
    bad("no-weights", {"config.json": b"{}\n"}, "NoWeights", "model.safetensors")
    bad("index-and-whole", {**both, "model.safetensors": a, index: mapping(a=names[0], b=names[1])}, "Ambiguous", "both")
    bad("several-files", both, "Ambiguous", "2 safetensors files")
    bad("index-not-json", {**both, index: b"{"}, "JsonFileException.NotJson")
    bad("index-key-twice", {names[0]: a, index: b'{"weight_map":{"a":"%s","a":"x"}}' % names[0].encode()}, "JsonFileException.DuplicateKey", "$.weight_map.a")
    bad("index-nested", {index: b'{"weight_map":' + b"[" * 10_000}, "JsonFileException.TooDeep", "64")
    bad("index-not-utf8", {index: b'{"weight_map":{"\xff":"x"}}'}, "JsonFileException.NotUtf8")
    bad("index-half-surrogate", {index: b'{"weight_map":{"\\ud800":"x"}}'}, "JsonFileException.NotJson", "surrogate")
    bad("index-array", {index: b"[]"}, "IndexWithoutMap")
    bad("index-without-map", {index: text({"metadata": {}})}, "IndexWithoutMap")
    bad("index-file-number", {index: text({"weight_map": {"a": 1}})}, "IndexWithoutMap", "'a'")
    bad("shard-above", {index: mapping(a="../valid-shards/" + names[0])}, "ShardOutsideFolder", "../valid-shards")
    bad("shard-absolute", {index: mapping(a="/etc/passwd")}, "ShardOutsideFolder", "/etc/passwd")
    bad("shard-dots", {index: mapping(a="..")}, "ShardOutsideFolder")
    bad("shard-missing", {names[0]: a, index: mapping(a=names[0], b=names[1])}, "MissingShard", names[1])
    bad("tensor-missing", {**both, index: mapping(a=names[0], b=names[1], c=names[1])}, "MissingTensor", "'c'")
    bad("tensor-in-other-shard", {**both, index: mapping(a=names[1], b=names[0])}, "MissingTensor")
    bad("tensor-unlisted", {**both, names[1]: st({"b": entry(), "c": entry(offsets=(8, 16))}, 16), index: mapping(a=names[0], b=names[1])}, "UnlistedTensor", "'c'")
    folder("checkpoints/shard-broken", {**both, names[1]: b[:-1], index: mapping(a=names[0], b=names[1])}, "SafetensorsException.DataBeyondFile", names[1])
    folder("checkpoints/valid-shards", {**both, index: mapping(a=names[0], b=names[1])}, "read")
    folder("checkpoints/valid-whole", {"model.safetensors": a, "config.json": b"{}\n"}, "read")
    folder("checkpoints/valid-other-name", {"weights.safetensors": a}, "read")
    folder("checkpoints/valid-empty-index", {index: mapping()}, "read")


# ---- manifests

def manifests():
    def tensor(**keys):
        return {"name": "weight", "shape": [3, 2], **keys}

    def manifest(*tensors, **keys):
        return json.dumps({"manifest": 1, **keys, "tensors": list(tensors)}, indent=2).encode() + b"\n"

    def bad(name, data, error, text="-"):
        put(f"manifests/{name}.json", data, error if "." in error else f"ManifestException.{error}", text)

    bad("empty-file", b"", "JsonFileException.NotJson", "line 1")
    bad("cut", manifest(tensor())[:-10], "JsonFileException.NotJson")
    bad("not-utf8", b'{"manifest": 1, "name": "\xff"}', "JsonFileException.NotUtf8")
    bad("key-twice", b'{"manifest": 1, "tensors": [{"name": "a", "shape": [1]}, {"name": "b", "name": "c"}]}', "JsonFileException.DuplicateKey", "$.tensors[1].name")
    bad("key-twice-by-escape", b'{"manifest": 1, "m\\u0061nifest": 1}', "JsonFileException.DuplicateKey", "$.manifest")
    bad("nested", b'{"tensors":' + b"[" * 10_000, "JsonFileException.TooDeep")
    bad("no-version", b'{"tensors": []}', "UnknownVersion", '"manifest": 1')
    bad("version-2", b'{"manifest": 2, "tensors": []}', "UnknownVersion", "$.manifest")
    bad("version-text", b'{"manifest": "1", "tensors": []}', "UnknownVersion", "$.manifest")
    bad("array", b"[]", "WrongKind", "$: it is an array")
    bad("key-unknown", manifest(tensor(), dtpye="float32"), "UnknownKey", "did you mean 'dtype'?")
    bad("tensor-key-unknown", manifest(tensor(), tensor(name="b", rol="bias")), "UnknownKey", "$.tensors[1]: it has the key 'rol', did you mean 'role'?")
    bad("key-of-later", manifest(tensor(order=3)), "UnknownKey", "'order'")
    bad("no-tensors", b'{"manifest": 1}', "MissingKey", "tensors")
    bad("no-name", manifest({"shape": [1]}), "MissingKey", "name")
    bad("no-shape", manifest({"name": "a"}), "MissingKey", "shape")
    bad("tensors-object", b'{"manifest": 1, "tensors": {}}', "WrongKind", "$.tensors")
    bad("tensor-null", manifest(None), "WrongKind", "null")
    bad("name-number", manifest(tensor(name=1)), "WrongKind", "$.tensors[0].name: it is 1")
    bad("shape-text", manifest(tensor(shape="3,2")), "WrongKind", "'3,2'")
    bad("axis-text", manifest(tensor(shape=["3"])), "WrongKind", "$.tensors[0].shape[0]")
    bad("scalar-text", manifest(tensor(), scalars={"n": "12"}), "WrongKind", "$.scalars.n")
    bad("scalar-infinite", b'{"manifest": 1, "scalars": {"n": 1e999}, "tensors": []}', "WrongKind", "1e999")
    bad("initializer-number", manifest(tensor(initializer=0.02)), "WrongKind", "0.02")
    bad("name-empty", manifest(tensor(name="")), "BadName")
    bad("name-metadata", manifest(tensor(name="__metadata__")), "BadName", "__metadata__")
    bad("name-star", manifest(tensor(name="h.*.weight")), "BadName", "h.*.weight")
    bad("name-half-surrogate", b'{"manifest": 1, "tensors": [{"name": "\\ud800", "shape": [1]}]}', "JsonFileException.NotJson", "surrogate")
    bad("name-twice", manifest(tensor(), tensor()), "DuplicateName", "$.tensors[1].name")
    bad("name-tied-and-own", manifest(tensor(tied=["b"]), tensor(name="b")), "DuplicateName", "'b'")
    bad("axes-65", manifest(tensor(shape=[1] * 65)), "TooManyAxes", "64")
    bad("axis-negative", manifest(tensor(shape=[3, -2])), "BadSize", "$.tensors[0].shape[1]: it is -2")
    bad("axis-fraction", manifest(tensor(shape=[2.5])), "BadSize", "2.5")
    bad("fans-zero", manifest(tensor(fans=[0, 2])), "BadSize", "$.tensors[0].fans[0]")
    bad("fans-one", manifest(tensor(fans=[2])), "BadSize", "[fan_in, fan_out]")
    bad("axis-absurd", manifest(tensor(shape=[2**41])), "TooLarge", "2199023255552")
    bad("axis-of-thirty-digits", manifest(tensor(shape=[10**30])), "TooLarge", "1" + "0" * 30)
    bad("shape-overflows", manifest(tensor(shape=[2**32, 2**32])), "TooLarge", "4294967296")
    bad("shape-absurd", manifest(tensor(shape=[2**30, 2**30])), "TooLarge", "bytes")
    bad("sum-absurd", manifest(*[tensor(name=f"t{i}", shape=[2**39, 2**10]) for i in range(9)]), "TooLarge", "$.tensors[4]")
    bad("dtype-unknown", manifest(tensor(dtype="float31")), "BadDType", "'float31'")
    bad("dtype-integer", manifest(tensor(dtype="int64")), "BadDType", "role buffer")
    bad("dtype-integer-default", manifest(tensor(), dtype="bool"), "BadDType", "$.dtype")
    bad("role-unknown", manifest(tensor(role="kernal")), "UnknownRole", "'kernal'")
    bad("layout-unknown", manifest(tensor(layout="in_out")), "BadLayout", "'in_out'")
    bad("layout-parts", manifest(tensor(layout="in-out(parts=2+2)")), "BadLayout", "$.tensors[0]")
    bad("layout-axis", manifest(tensor(layout="axes(in=0,out=5)")), "BadLayout", "axis 5")
    bad("initializer-unknown", manifest(tensor(initializer="glorot-uniforn")), "BadInitializer", "glorot-uniform")
    bad("initializer-argument", manifest(tensor(initializer="normal(sdt=1)")), "BadInitializer", "$.tensors[0].initializer")
    bad("initializer-scalar", manifest(tensor(initializer="normal(std=1 / sqrt(n_layer))")), "BadInitializer", "n_layer")
    bad("initializer-object", manifest(tensor(initializer={"name": "normal", "std": -1})), "BadInitializer", "std")
    bad("initializer-infinite", manifest(tensor(initializer="normal(std=1 / 0)")), "BadInitializer")

    flax = {"framework": "flax-linen"}
    bad("framework-unknown", manifest(tensor(), framework="flax"), "UnknownFramework", "flax-linen, flax-nnx, haiku")
    bad("framework-number", manifest(tensor(), framework=1), "WrongKind", "$.framework: it is 1")
    bad("module-without-framework", manifest(tensor(module=["a"])), "NotOfFramework", "$.tensors[0].module")
    bad("module-of-nnx", manifest(tensor(module=["a"]), framework="flax-nnx"), "NotOfFramework", "flax-linen")
    bad("module-of-buffer", manifest(tensor(module=["a"], role="buffer"), **flax), "NotOfFramework", "$.tensors[0].module")
    bad("module-text", manifest(tensor(module="a"), **flax), "WrongKind", "$.tensors[0].module: it is 'a'")
    bad("module-name", manifest(tensor(module=["a", 1]), **flax), "WrongKind", "$.tensors[0].module[1]: it is 1")
    bad("number-without-framework", manifest(tensor(number=1)), "NotOfFramework", "$.tensors[0].number")
    bad("number-of-buffer", manifest(tensor(number=1, role="buffer"), framework="haiku"), "NotOfFramework", "$.tensors[0].number")
    bad("number-zero", manifest(tensor(number=0), **flax), "BadSize", "a whole number from 1")
    bad("number-absurd", manifest(tensor(number=2**31), framework="haiku"), "TooLarge", "2147483648")
    bad("number-taken", manifest(tensor(name="m/a"), tensor(name="m/b", number=1), **flax), "BadNumber", "$.tensors[1]: the number 1 is not free; from 2")
    bad("number-falls", manifest(tensor(number=7), tensor(name="b", number=5), framework="haiku"), "BadNumber", "the number 5 is not free; from 8")
    bad("number-runs-out", manifest(tensor(number=2**24), tensor(name="b"), framework="flax-nnx"), "BadNumber", "16777217")

    put("manifests/valid-framework.json", manifest(
        tensor(name="params/m/a"), tensor(name="params/m/b", number=9), tensor(name="m/mean", role="buffer"), tensor(name="n/a", module=[], number=1), **flax), "read")
    put("manifests/valid-empty.json", b'{"manifest": 1, "tensors": []}', "read")
    put("manifests/valid-least.json", manifest(tensor()), "read")
    put("manifests/valid-sizes.json", manifest(tensor(shape=[], name="scalar", role="buffer"), tensor(shape=[0, 5], name="none")), "read")
    put("manifests/valid-everything.json", manifest(
        tensor(name="wte", shape=[100, 8], role="embedding", layout="row-dim", tied=["head"], initializer="normal(std=s / sqrt(2 * n))"),
        tensor(name="qkv", shape=[8, 24], role="kernel", layout="in-out(parts=8+8+8)", dtype="bfloat16", initializer={"name": "glorot-uniform"}),
        tensor(name="conv", shape=[4, 1, 3], role="kernel", fans=[3, 12]),
        tensor(name="norm", shape=[8], role="norm-scale"), tensor(name="shift", shape=[8], role="norm shift"),
        tensor(name="steps", shape=[], role="buffer", dtype="int64"),
        name="everything", dtype="float64", layout="out-in", scalars={"n": 12, "s": 0.02}), "read")


def main():
    for part in ("safetensors", "npy", "npz", "checkpoints", "manifests"):
        shutil.rmtree(os.path.join(HERE, part), ignore_errors=True)
    os.makedirs(HERE, exist_ok=True)
    safetensors()
    npys()
    npzs()
    checkpoints()
    manifests()
    with open(os.path.join(HERE, "expected.tsv"), "w", encoding="utf-8", newline="\n") as table:
        table.write("file\toutcome\tmessage_holds\n")
        for row in ROWS:
            table.write("\t".join(row) + "\n")
    print(f"{len(ROWS)} cases")


if __name__ == "__main__":
    main()
