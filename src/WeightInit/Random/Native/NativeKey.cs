using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using WeightInit.Native;

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

    /// <inheritdoc/>
    public override string SeedText => _seed.ToString(CultureInfo.InvariantCulture);

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
    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (typeof(T) != typeof(float))
            throw new NotSupportedException("native: only float32 so far");
        Span<float> target = MemoryMarshal.Cast<T, float>(destination);
        switch (law)
        {
            case Constant c:
                target.Fill((float)c.Value);
                return;
            case Normal n:
                FillNormal(target, (ulong)start, (float)n.Mean, (float)n.Std);
                return;
            case Uniform u:
                FillUniform(target, (ulong)start, (float)u.Low, (float)u.High);
                return;
            default:
                throw new NotSupportedException($"native: {law}");
        }
    }

    private void FillNormal(Span<float> target, ulong start, float mean, float std)
    {
        Span<uint> words = stackalloc uint[ScalarKernel.Group32];
        float[] table = QuantileTable.Normal.Coefficients;
        for (int done = 0; done < target.Length;)
        {
            ulong element = start + (ulong)done;
            ScalarKernel.GroupWords(Words, element / ScalarKernel.Group32, words);
            for (int i = (int)(element % ScalarKernel.Group32); i < ScalarKernel.Group32 && done < target.Length; i++)
                target[done++] = MathF.FusedMultiplyAdd(ScalarKernel.Quantile(words[i], table), std, mean);
        }
    }

    private void FillUniform(Span<float> target, ulong start, float low, float high)
    {
        Span<uint> words = stackalloc uint[ScalarKernel.Group32];
        float scale = (high - low) * 5.9604645e-8f;
        float largest = MathF.BitDecrement(high);
        for (int done = 0; done < target.Length;)
        {
            ulong element = start + (ulong)done;
            ScalarKernel.GroupWords(Words, element / ScalarKernel.Group32, words);
            for (int i = (int)(element % ScalarKernel.Group32); i < ScalarKernel.Group32 && done < target.Length; i++)
                target[done++] = ScalarKernel.Uniform(words[i], low, scale, largest);
        }
    }
}
