using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeightInit.Native;

namespace WeightInit;

/// <summary>
/// A key of our own stream, version 1: ChaCha with 8 rounds, keyed by SHA-256 over the tag, the seed and the tensor's name.
/// </summary>
internal sealed class NativeKey : RandomKey
{
    private static ReadOnlySpan<byte> Tag => "weightinit/v1"u8;

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

    /// <inheritdoc/>
    public override string SeedText => _seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The eight words of the ChaCha key.</summary>
    internal ReadOnlySpan<uint> Words => (_words is null ? (NativeKey)For(TensorSpec.DefaultName) : this)._words;

    /// <inheritdoc/>
    public override RandomKey For(string name)
    {
        if (_words is not null)
            return this;
        byte[] text = [.. Tag, .. new byte[sizeof(ulong)], .. Encoding.UTF8.GetBytes(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(text.AsSpan(Tag.Length), _seed);
        byte[] hash = SHA256.HashData(text);
        uint[] words = new uint[8];
        for (int i = 0; i < 8; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4 * i));
        return new NativeKey(_seed, words);
    }

    /// <inheritdoc/>
    public override unsafe void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        DType type = DTypes.Of<T>();
        NativeLaw drawn = NativeLaw.Of(law);
        if (drawn.Kind == LawKind.Constant)
        {
            destination.Fill(Rounded.To<T>(drawn.Mean));
            return;
        }

        fixed (uint* key = Words)
        fixed (T* to = destination)
            Fill(type, key, drawn, to, destination.Length, (ulong)start);
    }

    private static unsafe void Fill(DType type, uint* key, in NativeLaw law, void* to, long count, ulong start)
    {
        switch (type)
        {
            case DType.Float32:
                Draw32<float, Float32Storage>.Fill(key, law, (float*)to, count, start);
                break;
            case DType.BFloat16:
                Draw32<BFloat16, BFloat16Storage>.Fill(key, law, (BFloat16*)to, count, start);
                break;
            case DType.Float16:
                Draw32<Half, Float16Storage>.Fill(key, law, (Half*)to, count, start);
                break;
            default:
                Draw64.Fill(key, law, (double*)to, count, start);
                break;
        }
    }

    /// <inheritdoc/>
    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law) => NativeMatrix.Fill(destination, law, this);
}
