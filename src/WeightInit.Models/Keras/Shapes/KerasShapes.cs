namespace WeightInit.Models.KerasFiles;

/// <summary>A tensor's shape, or a list of such; an argument that is no tensor has none.</summary>
internal sealed class KerasShapes
{
    private readonly KerasShape? _single;

    public KerasShapes(KerasShape single)
    {
        _single = single;
        All = [single];
    }

    public KerasShapes(IReadOnlyList<KerasShape> all) => All = all;

    /// <summary>Every shape, from left to right.</summary>
    public IReadOnlyList<KerasShape> All { get; }

    /// <summary>The shape where it is one and no list.</summary>
    public KerasShape? Single => _single;

    public override string ToString() => _single?.ToString() ?? $"[{string.Join(", ", All.Take(8))}{(All.Count > 8 ? ", ..." : "")}]";
}
