using System.Numerics;

namespace WeightInit.TorchCpu;

/// <summary>
/// Truncated normals by rejection in float32: every round takes words for all elements, but normals are made only of the blocks
/// of 16 in which a value still lies outside.
/// </summary>
/// <param name="source">The words.</param>
/// <param name="mean">The mean before truncation.</param>
/// <param name="std">The standard deviation before truncation.</param>
/// <param name="low">The lower bound.</param>
/// <param name="high">The upper bound.</param>
internal sealed class RejectedNormals(Source source, float mean, float std, float low, float high)
{
    private const int Block = NormalFill.Block;

    /// <summary>Blocks at a time: those of one stretch of words.</summary>
    private const int Stretch = Mt19937.Stretch / Block;

    private readonly float[] _drawn = new float[Mt19937.Stretch];
    private readonly uint[] _words = new uint[Mt19937.Stretch + Block];
    private readonly List<int> _pending = [];

    /// <summary>Fills memory in order and says how often it took words for all elements.</summary>
    /// <param name="values">16 or more; all of it is written.</param>
    internal int Fill(Span<float> values)
    {
        int whole = values.Length / Block;
        bool hasTail = values.Length % Block != 0;
        for (int block = 0; block < whole; block += Stretch)
        {
            int end = Math.Min(whole, block + Stretch);
            source.Normals(values[(block * Block)..(end * Block)], mean, std);
            for (int i = block; i < end; i++)
                Keep(values, i);
        }

        // The last 16 are drawn anew, over the last blocks.
        if (hasTail)
            DrawTail(values, values[^Block..]);
        int rounds = 1;
        for (; Prune(values) || (hasTail && IsAnyOutside(values[^Block..])); rounds++)
            Again(values, whole, hasTail);
        return rounds;
    }

    // One more round for the blocks that are pending, which lie in order.
    private void Again(Span<float> values, int whole, bool hasTail)
    {
        int next = 0;
        for (int block = 0; block < whole; block += Stretch)
        {
            int end = Math.Min(whole, block + Stretch);
            int first = next;
            while (next < _pending.Count && _pending[next] < end)
                next++;
            if (first == next)
                source.Engine.Skip((end - block) * Block);
            else
                Again(values, block, end, first, next);
        }

        if (hasTail)
        {
            Span<float> again = stackalloc float[Block];
            DrawTail(values, again);
            RejectionFill.Replace<float>(values[^Block..], again, low, high);
        }
    }

    private void Again(Span<float> values, int block, int end, int first, int next)
    {
        Span<uint> words = _words.AsSpan(0, (end - block) * Block);
        source.Engine.Words(words);
        int count = next - first;
        for (int i = 0; i < count; i++)
            words.Slice((_pending[first + i] - block) * Block, Block).CopyTo(words[(i * Block)..]);
        Span<float> drawn = _drawn.AsSpan(0, count * Block);
        Source.Normals(words, drawn, mean, std);
        int tailStart = values.Length % Block == 0 ? values.Length : values.Length - Block;
        for (int i = 0; i < count; i++)
        {
            int start = _pending[first + i] * Block;
            int length = Math.Min(Block, tailStart - start);
            RejectionFill.Replace<float>(values.Slice(start, length), drawn.Slice(i * Block, length), low, high);
        }
    }

    private void DrawTail(Span<float> values, Span<float> tail)
    {
        source.Engine.Skip(values.Length % Block);
        source.Normals(tail, mean, std);
    }

    private void Keep(Span<float> values, int block)
    {
        if (IsAnyOutside(values.Slice(block * Block, Block)))
            _pending.Add(block);
    }

    // Leaves the blocks in which a value before the last 16 lies outside.
    private bool Prune(Span<float> values)
    {
        int tailStart = values.Length % Block == 0 ? values.Length : values.Length - Block;
        int kept = 0;
        for (int i = 0; i < _pending.Count; i++)
        {
            int block = _pending[i];
            int length = Math.Min(Block, tailStart - (block * Block));
            if (length > 0 && IsAnyOutside(values.Slice(block * Block, length)))
                _pending[kept++] = block;
        }

        _pending.RemoveRange(kept, _pending.Count - kept);
        return kept > 0;
    }

    private bool IsAnyOutside(ReadOnlySpan<float> values)
    {
        if (values.Length == Block && Vector<float>.Count <= Block)
        {
            Vector<float> least = new(low);
            Vector<float> most = new(high);
            for (int i = 0; i < Block; i += Vector<float>.Count)
            {
                Vector<float> part = new(values[i..]);
                if (Vector.LessThanAny(part, least) || Vector.GreaterThanAny(part, most))
                    return true;
            }

            return false;
        }

        return RejectionFill.AnyOutside(values, low, high);
    }
}
