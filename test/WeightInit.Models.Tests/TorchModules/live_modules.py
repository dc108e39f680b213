"""Makes the module list of each line of standard input with torch.nn and prints what came of it, a line each.

A line is JSON: {"seed": n, "modules": [...]}. The answer has, separated by blanks, for each tensor of the state dict of
nn.Sequential its name:shape:dtype:sha256 of the little-endian bytes, and last the sha256 of the generator's state.
"""

import hashlib
import json
import sys
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
WORDS = {1: torch.uint8, 2: torch.int16, 4: torch.int32, 8: torch.int64}


def argument(name, value):
    if isinstance(value, dict):
        return module(value)
    if name == "dtype" and value is not None:
        return getattr(torch, value)
    return value


def module(described):
    (name, arguments), = described.items()
    if name == "Sequential":
        return nn.Sequential(*[module(item) for item in arguments])
    return getattr(nn, name)(**{key: argument(key, value) for key, value in arguments.items()})


def digest(tensor):
    return hashlib.sha256(tensor.detach().contiguous().reshape(-1).view(WORDS[tensor.element_size()]).numpy().tobytes()).hexdigest()


for line in sys.stdin:
    case = json.loads(line)
    torch.manual_seed(case["seed"])
    try:
        made = nn.Sequential(*[module(item) for item in case["modules"]])
        words = [
            f"{name}:{','.join(map(str, tensor.shape))}:{str(tensor.dtype)[6:]}:{digest(tensor)}"
            for name, tensor in made.state_dict().items()
        ]
        words.append(hashlib.sha256(bytes(torch.get_rng_state().tolist())).hexdigest())
        print(" ".join(words))
    except Exception as refused:
        print("refused", type(refused).__name__, str(refused).replace("\n", " "))
