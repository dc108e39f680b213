"""Runs a doctest in a folder: the folder is the first line of the input, the text the rest. Prints every difference, then the counts."""
import doctest
import os
import sys

sys.dont_write_bytecode = True
folder = sys.stdin.readline().rstrip("\n")
text = sys.stdin.read()
os.chdir(folder)
sys.path.insert(0, folder)
test = doctest.DocTestParser().get_doctest(text, {"__name__": "guide"}, "guide", None, 0)
result = doctest.DocTestRunner(verbose=False).run(test)
print(f"{result.attempted} run, {result.failed} failed")
