namespace WeightInit.Models.KerasFiles;

/// <summary>The shapes that a layer is built with or called on, by the place or the name of the argument.</summary>
internal sealed class KerasArguments
{
    private readonly IReadOnlyList<KerasShapes?> _placed;
    private readonly IReadOnlyDictionary<string, KerasShapes> _named;

    public KerasArguments(IReadOnlyList<KerasShapes?> placed, IReadOnlyDictionary<string, KerasShapes> named)
    {
        _placed = placed;
        _named = named;
    }

    public KerasArguments(params ReadOnlySpan<KerasShapes> placed)
    {
        _placed = placed.ToArray();
        _named = new Dictionary<string, KerasShapes>();
    }

    public KerasArguments(KerasShape single)
        : this(new KerasShapes(single))
    {
    }

    /// <summary>The first argument, whatever its name.</summary>
    public KerasShapes? First => (_placed.Count > 0 ? _placed[0] : null) ?? _named.Values.FirstOrDefault();

    /// <summary>An argument by its place or its name, or null where it is not given or no tensor.</summary>
    public KerasShapes? Find(int place, string name) =>
        place < _placed.Count ? _placed[place] : _named.GetValueOrDefault(name);
}
