namespace WeightInit;

/// <summary>PyTorch's CPU generator: the numbers that <c>torch.nn.init</c> draws after <c>torch.manual_seed(seed)</c>.</summary>
/// <remarks>
/// Checked against PyTorch 1.13.1 as Debian builds it, 2.9.1 and 2.13.0, on processors with AVX2. What differs between releases
/// is in <see cref="TorchVersion"/>.
/// </remarks>
public static class Torch
{
    /// <summary>The newest version that is known, which <c>torch</c> and <c>torch-2</c> mean on the command line.</summary>
    public const TorchVersion Newest = TorchVersion.V2_13;

    /// <summary>The generator after <c>torch.manual_seed(seed)</c>.</summary>
    /// <param name="seed">Any; a negative one stands for 2^64 + seed. PyTorch looks at the low 32 bits only, so 5 and 5 + 2^32 draw alike.</param>
    /// <param name="version">Which PyTorch.</param>
    public static TorchGenerator Generator(long seed, TorchVersion version = Newest) => new(unchecked((ulong)seed), version);

    /// <inheritdoc cref="Generator(long, TorchVersion)"/>
    public static TorchGenerator Generator(ulong seed, TorchVersion version = Newest) => new(seed, version);

    /// <summary>The generator that goes on from a saved state: <c>torch.set_rng_state(state)</c>.</summary>
    /// <param name="state">The bytes of <c>torch.get_rng_state()</c>, or of <see cref="TorchGenerator.GetState"/>.</param>
    /// <param name="version">Which PyTorch.</param>
    /// <exception cref="ArgumentException">The bytes are no such state; the message says what is wrong.</exception>
    public static TorchGenerator Generator(ReadOnlySpan<byte> state, TorchVersion version = Newest)
    {
        var generator = new TorchGenerator(0, version);
        generator.SetState(state);
        return generator;
    }
}
