// Models at full size after torch.manual_seed(42), every tensor's SHA-256 against what PyTorch made (test/golden/transformers-5.23.0, seed42.tsv):
//   fullmodels [CASE ...]          a row of a Markdown table a model, each in a process of its own, whose peak memory it is
//   fullmodels --ends MODEL        the first and the last tensor of a model alone, and the time of the jump
//   fullmodels --walk MODEL        the same, and its values compared after all words before were drawn one by one (bfloat16, deviation 0.02)
// Nothing is written. An exit code of 1 says that a tensor differs.
using System.Diagnostics;
using WeightInit.FullModels;

const string One = "--one";

if (args is [One, var name])
    return FullModel.Check(name) ? 0 : 1;
if (args is ["--ends" or "--walk", var ends])
    return Ends.Check(ends, args[0] == "--walk") ? 0 : 1;

Console.WriteLine(Row.Header);
int code = 0;
foreach (string model in args.Length > 0 ? args : Row.Published.Keys)
{
    using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [One, model]))!;
    child.WaitForExit();
    code = Math.Max(code, child.ExitCode);
}

return code;
