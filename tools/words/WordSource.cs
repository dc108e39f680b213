using System.Buffers.Binary;
using System.Globalization;
using WeightInit.Native;

namespace WeightInit.Words;

/// <summary>An endless sequence of words of our own stream, picked in one of four ways.</summary>
internal abstract class WordSource
{
    /// <summary>The source that the arguments ask for, or null if they are not understood.</summary>
    public static WordSource? Create(string[] args)
    {
        ulong seed = 42;
        if (args.Length > 1 && !ulong.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        string name = args.Length > 2 ? args[2] : TensorSpec.DefaultName;
        return args[0] switch
        {
            "stream" => new Elements(seed, name),
            "seeds" => new Singles(i => FirstWord(unchecked(seed + i), name)),
            "names" => new Singles(i => FirstWord(seed, string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"))),
            "blocks" => Blocks(seed, name),
            _ => null,
        };
    }

    /// <summary>Writes the next words.</summary>
    public abstract void Fill(Span<byte> bytes);

    private static NativeKey Key(ulong seed, string name) => (NativeKey)RandomKey.FromSeed(seed).For(name);

    private static uint FirstWord(ulong seed, string name) => FirstWord(Key(seed, name), 0);

    private static uint FirstWord(NativeKey key, ulong block)
    {
        Span<uint> words = stackalloc uint[ChaCha.BlockWords];
        ChaCha.Block(key.Words, block, words);
        return words[0];
    }

    private static Singles Blocks(ulong seed, string name)
    {
        NativeKey key = Key(seed, name);
        return new Singles(i => FirstWord(key, i));
    }

    /// <summary>One word for each number.</summary>
    private sealed class Singles(Func<ulong, uint> word) : WordSource
    {
        private ulong _next;

        public override void Fill(Span<byte> bytes)
        {
            for (int at = 0; at < bytes.Length; at += sizeof(uint))
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], word(_next++));
        }
    }

    /// <summary>The words of a tensor, group by group.</summary>
    private sealed class Elements(ulong seed, string name) : WordSource
    {
        private readonly NativeKey _key = Key(seed, name);
        private ulong _group;

        public override void Fill(Span<byte> bytes)
        {
            Span<uint> words = stackalloc uint[ScalarKernel.Group32];
            for (int at = 0; at < bytes.Length; at += sizeof(uint) * words.Length)
            {
                ScalarKernel.GroupWords(_key.Words, _group++, words);
                for (int i = 0; i < words.Length; i++)
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes[(at + (sizeof(uint) * i))..], words[i]);
            }
        }
    }
}
