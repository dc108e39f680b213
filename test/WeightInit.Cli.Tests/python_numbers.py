"""For each line of bits and digits: the number and the number rounded, as json.dumps writes them."""

import json
import struct
import sys

for line in sys.stdin:
    bits, digits = line.split()
    (x,) = struct.unpack(">d", bytes.fromhex(bits))
    print(json.dumps(x), json.dumps(round(x, int(digits))))
