"""Runs what each line of standard input asks of PyTorch and prints what came of it, a line each.

A line is JSON: {"seed": n} or {"state": hex}, then "steps": a list of calls one after another on the default generator. A step:
{"call": name, "args": {...}, "dtype": name, "shape": [...], "strides": [...], "offset": n}; with strides the fill is one of a view.
For each step the line has the digest of the bits, row-major by the tensor's own axes; of orthogonal_ the values in hex instead;
"refused" where PyTorch raises an error. The last item is the state of the generator in hex.
"""

import hashlib
import json
import sys
import warnings

import torch

warnings.simplefilter("ignore")
WORDS = {1: torch.uint8, 2: torch.int16, 4: torch.int32, 8: torch.int64}
MEMORY = 4096


def lines(tensor):
    width = tensor.element_size()
    words = tensor.contiguous().reshape(-1).view(WORDS[width]).tolist()
    mask = (1 << (8 * width)) - 1
    return [f"{word & mask:0{2 * width}x}" for word in words]


def digest(items):
    return hashlib.sha256("".join(item + "\n" for item in items).encode()).hexdigest()


def tensor_of(step):
    dtype = getattr(torch, step["dtype"])
    if "strides" in step:
        return torch.zeros(MEMORY, dtype=dtype).as_strided(step["shape"], step["strides"], step["offset"])
    return torch.empty(step["shape"], dtype=dtype)


def run(step):
    if step["call"] == "randperm":
        return digest(map(str, torch.randperm(step["args"]["n"]).tolist()))
    tensor = tensor_of(step)
    if step["call"] in ("mul_", "div_"):
        getattr(tensor.normal_(), step["call"])(step["args"]["factor"])
    else:
        getattr(torch.nn.init, step["call"])(tensor, **step["args"])
    return "=" + ",".join(lines(tensor)) if step["call"] == "orthogonal_" else digest(lines(tensor))


for line in sys.stdin:
    case = json.loads(line)
    if "state" in case:
        torch.set_rng_state(torch.tensor(list(bytes.fromhex(case["state"])), dtype=torch.uint8))
    else:
        torch.manual_seed(case["seed"])
    results = []
    for step in case["steps"]:
        try:
            results.append(run(step))
        except (RuntimeError, ValueError, ZeroDivisionError, OverflowError):
            results.append("refused")
    results.append(bytes(torch.get_rng_state().tolist()).hex())
    print(" ".join(results))
