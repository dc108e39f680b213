namespace WeightInit.Models;

/// <summary>The key of tensors for which nothing is drawn: it refuses to draw.</summary>
internal sealed class Undrawn : RandomKey
{
    /// <summary>The only one.</summary>
    internal static Undrawn Key { get; } = new();

    public override string StreamName => "none";

    public override string SeedText => "none";

    public override RandomKey For(string name) => this;

    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        if (law is not Constant)
            throw new NotSupportedException($"{law} is drawn, and the library's order has no draw for it.");
        RandomKey.FromSeed(0).Fill(destination, law, start);
    }
}
