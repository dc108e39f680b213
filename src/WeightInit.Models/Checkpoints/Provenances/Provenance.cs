namespace WeightInit.Models;

/// <summary>
/// Everything needed to draw a checkpoint again: what <c>weightinit.json</c> in its folder says. docs/formats/checkpoint.md
/// describes it key by key.
/// </summary>
/// <param name="Model">The model's name.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="RecipeDigest">The recipe's digest.</param>
/// <param name="Stream">The stream's name on the command line.</param>
/// <param name="Seed">The seed as the command line takes it.</param>
/// <param name="ToolVersion">The version that wrote it.</param>
/// <param name="ContentDigest">The digest of the contents, whatever the shards.</param>
/// <param name="Tensors">The tensors in the order of the plan.</param>
public sealed record Provenance(
    string Model,
    string Recipe,
    string RecipeDigest,
    string Stream,
    string Seed,
    string ToolVersion,
    string ContentDigest,
    IReadOnlyList<ProvenanceTensor> Tensors)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "weightinit.json";

    /// <summary>The value of its key <c>format</c>.</summary>
    public const string Format = "weightinit-checkpoint/1";

    /// <summary>
    /// The library and release in whose order of draws the tensors lie, each with its <see cref="ProvenanceTensor.Position"/>; null where they
    /// are drawn by name, or one after another.
    /// </summary>
    public string? Order { get; init; }

    /// <summary>Elements of all tensors.</summary>
    public long Elements => Tensors.Sum(tensor => tensor.Shape.Count);

    /// <summary>How many tensors were kept from another checkpoint.</summary>
    public int Kept => Tensors.Count(tensor => tensor.KeptFrom is not null);

    /// <summary>Elements of the tensors that were drawn.</summary>
    public long DrawnElements => Tensors.Where(tensor => tensor.KeptFrom is null).Sum(tensor => tensor.Shape.Count);

    /// <summary>What every header's metadata says, in this order.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Metadata => MetadataOf(Stream, Seed, RecipeDigest);

    internal static KeyValuePair<string, string>[] MetadataOf(string stream, string seed, string recipeDigest) =>
    [
        new("format", "pt"),
        new("weightinit.stream", stream),
        new("weightinit.seed", seed),
        new("weightinit.recipe", recipeDigest),
    ];
}
