namespace WeightInit.Models;

/// <summary>The tensors that save_pretrained writes for a model: its state dict without ties, under the names of a checkpoint.</summary>
internal static class FileTensors
{
    /// <summary>The tensors in the order in which they are cut into shards.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isConverted">Whether the library converts the state dict; it sorts it by module names then.</param>
    /// <param name="fileNames">Parts of module names and what checkpoints have in their place.</param>
    internal static IReadOnlyList<TensorSpec> Of(Module model, bool isConverted, IReadOnlyList<(string Module, string File)> fileNames)
    {
        ModuleTensor[] all = [.. model.AllTensors()];
        ILookup<ModuleTensor, string> ties = all.Where(tensor => tensor.TiedTo is not null)
            .ToLookup(tensor => Kept(tensor), tensor => Rename(tensor.Path, fileNames));
        IEnumerable<ModuleTensor> written = all.Where(tensor => tensor.TiedTo is null);
        if (isConverted)
            written = written.OrderBy(tensor => tensor.Path, DottedNames.Order);
        return [.. written.SelectMany(tensor => Write(tensor, ties[tensor], fileNames))];
    }

    private static IEnumerable<TensorSpec> Write(ModuleTensor tensor, IEnumerable<string> ties, IReadOnlyList<(string, string)> fileNames)
    {
        if (tensor.Parts.Count == 0)
            return [tensor.Spec with { Name = Rename(tensor.Path, fileNames), TiedNames = [.. ties.Order(StringComparer.Ordinal)] }];
        return tensor.Parts.Select(part => tensor.Spec with
        {
            Name = Rename($"{tensor.Owner.Path}.{part.Name}", fileNames),
            Shape = part.Shape,
            Layout = WeightLayout.OutIn,
            Fused = new FusedTensor(tensor.Path, tensor.Spec.Shape, part.Offset, part.Matrix),
        });
    }

    private static ModuleTensor Kept(ModuleTensor tensor)
    {
        while (tensor.TiedTo is { } other)
            tensor = other;
        return tensor;
    }

    /// <summary>Replaces runs of whole parts of a dotted name.</summary>
    internal static string Rename(string path, IReadOnlyList<(string Module, string File)> fileNames)
    {
        string dotted = $".{path}.";
        foreach ((string module, string file) in fileNames)
        {
            int at = dotted.IndexOf($".{module}.", StringComparison.Ordinal);
            if (at >= 0)
                dotted = $"{dotted[..(at + 1)]}{file}{dotted[(at + 1 + module.Length)..]}";
        }

        return dotted[1..^1];
    }
}
