using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WeightInit;

/// <summary>
/// A key of our own stream, version 1: ChaCha with 8 rounds, keyed by SHA-256 over the tag, the seed and the tensor's name.
/// </summary>
internal sealed class NativeKey : RandomKey
{
    private readonly ulong _seed;
    private readonly uint[]? _words;

    internal NativeKey(ulong seed) => _seed = seed;

    private NativeKey(ulong seed, uint[] words)
    {
        _seed = seed;
        _words = words;
    }

    /// <inheritdoc/>
    public override string StreamName => "native";

    /// <summary>The eight words of the ChaCha key.</summary>
    internal ReadOnlySpan<uint> Words => (_words is null ? (NativeKey)For(TensorSpec.DefaultName) : this)._words;

    /// <inheritdoc/>
    public override RandomKey For(string name)
    {
        if (_words is not null)
            return this;
        byte[] text = [.. "weightinit/v1"u8, .. new byte[8], .. Encoding.UTF8.GetBytes(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(text.AsSpan(13), _seed);
        byte[] hash = SHA256.HashData(text);
        uint[] words = new uint[8];
        for (int i = 0; i < 8; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4 * i));
        return new NativeKey(_seed, words);
    }

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0) =>
        throw new NotSupportedException("being written");
}
