# Reads a checkpoint with json and numpy.frombuffer and compares every tensor with the NumPy reference of the native stream.
# Standard input: the folder of the reference, the checkpoint, the seed, then a line a tensor: name, shape, law, number.
# Prints a line a tensor: its name, "equal" or "differs", and its number of elements.
import json
import os
import sys

import numpy as np

reference, folder, seed, *tensors = sys.stdin.read().split("\n")
sys.dont_write_bytecode = True
sys.path.insert(0, reference)
import native_stream  # noqa: E402


def read(path):
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        data = file.read()
    assert length % 8 == 0 and header.pop("__metadata__")["format"] == "pt"
    assert max((entry["data_offsets"][1] for entry in header.values()), default=0) == len(data)
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        assert entry["dtype"] == "F32" and begin % 4 == 0
        yield name, np.frombuffer(data[begin:end], "<f4").reshape(entry["shape"])


found = {}
for file in sorted(os.listdir(folder)):
    if file.endswith(".safetensors"):
        found.update(read(os.path.join(folder, file)))

index = os.path.join(folder, "model.safetensors.index.json")
if os.path.exists(index):
    with open(index) as file:
        assert sorted(json.load(file)["weight_map"]) == sorted(found)

for line in filter(None, tensors):
    name, shape, law, number = line.split(" ")
    values = found.pop(name)
    assert values.shape == tuple(map(int, shape.split(","))), name
    if law == "normal":
        expected = native_stream.normal32(int(seed), name, values.size, 0, float(number))
    else:
        expected = np.full(values.size, float(number), "<f4")
    equal = np.array_equal(values.ravel().view("<u4"), expected.view("<u4"))
    print(name, "equal" if equal else "differs", values.size)
assert not found, found.keys()
