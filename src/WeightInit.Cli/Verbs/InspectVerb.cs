using System.CommandLine;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary><c>weightinit inspect FILE|DIR</c>: the tensors of a file or checkpoint and what their elements are like.</summary>
internal static class InspectVerb
{
    internal static Command Create(Terminal terminal)
    {
        Argument<string> path = new("FILE|DIR") { Description = "A safetensors, npy, npz or onnx file, a shard index, or a folder with a checkpoint." };
        Option<bool> json = new("--json") { Description = "Print JSON (docs/formats/inspect.md)." };
        Command verb = new("inspect", "Show the tensors of a file: shapes, types, moments, histograms.") { path, json };
        verb.SetAction((parsed, interruption) =>
        {
            Inspect(terminal, parsed.GetValue(path)!, parsed.GetValue(json), interruption);
            return Task.FromResult((int)ExitCode.Done);
        });
        return verb;
    }

    private static void Inspect(Terminal terminal, string path, bool asJson, CancellationToken interruption)
    {
        if (path.Length == 0)
            throw new CliException(ExitCode.Usage, "inspect: the name of the file is empty");
        if (H5Weights.FileOf(path) is { } file)
            throw new CliException(ExitCode.Usage, $"inspect: {OneLine.Plain(file)} is HDF5, which inspect does not read; verify does");
        using StoredModel model = StoredModel.Open(path);
        TensorStatistics[] statistics = new TensorStatistics[model.Tensors.Count];
        using (ProgressLine progress = new(terminal, $"inspecting {OneLine.Plain(path)}"))
        {
            long total = model.Tensors.Sum(tensor => tensor.ByteCount), passes = 0;
            for (int i = 0; i < statistics.Length; i++)
                statistics[i] = model.Tensors[i].Measure(bytes => progress.Report(new WriteProgress((passes += bytes) / 2, total)), interruption);
        }

        if (asJson)
            InspectionReport.PrintJson(terminal, model, statistics);
        else
            InspectionReport.Print(terminal, model, statistics);
    }
}
