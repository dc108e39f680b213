using System.Buffers.Binary;
using System.Globalization;
using WeightInit.Native;

namespace WeightInit.Words;

/// <summary>An endless sequence of words of our own stream, picked in one of four ways.</summary>
internal abstract class WordSource
{
    private const int BlocksInGroup = 16;

    /// <summary>The source that the arguments ask for, or null if they are not understood.</summary>
    public static WordSource? Create(string[] args)
    {
        ulong seed = 42;
        if (args.Length > 1 && !ulong.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        string name = args.Length > 2 ? args[2] : TensorSpec.DefaultName;
        return args[0] switch
        {
            "stream" => new Elements(seed, name, VectorWidth.GroupSize),
            "seeds" => new Singles(i => FirstWord(unchecked(seed + i), name)),
            "names" => new Singles(i => FirstWord(seed, string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"))),
            "blocks" => new Elements(seed, name, BlocksInGroup),
            _ => null,
        };
    }

    /// <summary>Writes the next words.</summary>
    public abstract void Fill(Span<byte> bytes);

    private static NativeKey Key(ulong seed, string name) => (NativeKey)RandomKey.FromSeed(seed).For(name);

    private static uint FirstWord(ulong seed, string name)
    {
        Span<uint> words = stackalloc uint[VectorWidth.GroupSize];
        Group(Key(seed, name), 0, words);
        return words[0];
    }

    /// <summary>The words of a group: the sixteen first words of its blocks, the sixteen second ones and so on.</summary>
    private static unsafe void Group(NativeKey key, ulong group, Span<uint> words)
    {
        fixed (uint* keyWords = key.Words)
        fixed (uint* to = words)
            VectorWidth.Words(keyWords, group, to);
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

    /// <summary>The first words of each group of sixteen blocks of a tensor: all of them, or as many as there are blocks.</summary>
    private sealed class Elements(ulong seed, string name, int words) : WordSource
    {
        private readonly NativeKey _key = Key(seed, name);
        private ulong _group;

        public override void Fill(Span<byte> bytes)
        {
            Span<uint> group = stackalloc uint[VectorWidth.GroupSize];
            for (int at = 0; at < bytes.Length;)
            {
                Group(_key, _group++, group);
                for (int i = 0; i < words; i++, at += sizeof(uint))
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], group[i]);
            }
        }
    }
}
