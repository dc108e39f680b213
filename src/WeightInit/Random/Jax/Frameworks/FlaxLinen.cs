using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WeightInit;

/// <summary>The keys that Flax linen gives the parameters of a model: by the module's path and a count in it.</summary>
/// <remarks>
/// <c>module.init(key, x)</c>: parameter number n of the module with the path (p1, …, pk) gets <c>fold_in(key, d)</c>, d the first
/// four bytes, big-endian, of SHA-1 over p1 … pk in UTF-8, nothing between them, and the bytes of n, big-endian, without leading
/// zeros. Equal to Flax 0.12.8, <c>bit</c>. Lifted transforms that split keys (<c>nn.scan</c>, <c>nn.vmap</c>) have other keys, and so
/// has <c>FLAX_FIX_RNG_SEPARATOR</c>.
/// </remarks>
public static class FlaxLinen
{
    /// <summary>The key of a parameter.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key that <c>init</c> gets, or its <c>params</c>.</param>
    /// <param name="module">The names of the modules from the outermost child on, <c>encoder</c>, <c>layers_0</c>; none for the model itself.</param>
    /// <param name="number">
    /// The parameter's number in its module, from 1, in order of creation: parameters that draw nothing count, those of children do not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is below 1.</exception>
    public static TKey ParameterKey<TKey>(TKey key, IEnumerable<string> module, int number)
        where TKey : IJaxKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return Jax.FoldIn(key, Digest(module, (uint)number));
    }

    private static uint Digest(IEnumerable<string> module, uint number)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        foreach (string name in module)
            hash.AppendData(Encoding.UTF8.GetBytes(name));
        Span<byte> digits = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(digits, number);
        hash.AppendData(digits.TrimStart((byte)0));
        return BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset());
    }
}
