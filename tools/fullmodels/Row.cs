using System.Globalization;

namespace WeightInit.FullModels;

/// <summary>A row of the table.</summary>
internal static class Row
{
    internal const string Header =
        "| model | parameters | tensors equal | seconds to draw | with SHA-256 | peak memory, MiB | Python's seconds, measured elsewhere |\n|---|---|---|---|---|---|---|";

    /// <summary>Seconds that transformers 5.23.0 on torch 2.13.0 took to make the model on another machine, with 2 cores.</summary>
    internal static IReadOnlyDictionary<string, double> Published { get; } = new Dictionary<string, double>
    {
        ["gpt2"] = 2.9,
        ["bert-base-uncased-mlm"] = 1.9,
        ["resnet-50"] = 0.5,
        ["vit-base-patch16-224"] = 1.1,
        ["t5-small"] = 1.9,
        ["qwen2-0.5b"] = 9.4,
        ["llama-3.2-1b"] = 22.6,
    };

    internal static string Of(string model, long parameters, int equal, int tensors, double draw, double hashed, long peak) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {model} | {parameters:N0} | {equal} of {tensors} | {draw:0.00} | {hashed:0.00} | {peak >> 20} | {(Published.TryGetValue(model, out double python) ? $"{python:0.0}" : "-")} |");
}
