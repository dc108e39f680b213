namespace WeightInit.TorchCpu;

/// <summary>
/// The values of one fill whose words are known, one after another from any element on. Normals come in blocks of 16; a fill's
/// last 16, where they are no whole block, come from words behind all others.
/// </summary>
internal sealed class FillStretch<T> : TorchValues<T>
    where T : unmanaged
{
    private const int Block = NormalFill.Block;

    private readonly TorchFill _fill;
    private readonly Mt19937Places _words;
    private readonly long _begin;
    private readonly T[] _block = new T[Block];
    private readonly Source _source;
    private Range _ready = new(0, 0);
    private T[]? _tail;

    /// <param name="fill">The fill; of one that rejects, its normals.</param>
    /// <param name="words">The generator at any word.</param>
    /// <param name="word">The word at which the fill begins.</param>
    /// <param name="start">The first element that is wanted.</param>
    internal FillStretch(TorchFill fill, Mt19937Places words, long word, long start)
    {
        _fill = fill;
        _words = words;
        _begin = word;
        long aligned = Aligned(start);
        Drawn = aligned;
        _source = new Source(fill.Version, words.At(word + (fill.WordsEach * Math.Min(aligned, fill.Whole))));
        SkipTo(start);
    }

    /// <summary>The element that comes next.</summary>
    internal long Next => Drawn - (_ready.End.Value - _ready.Start.Value);

    /// <summary>The element before which all have been drawn.</summary>
    private long Drawn { get; set; }

    private int Ready => _ready.End.Value - _ready.Start.Value;

    /// <summary>Passes over elements that are not wanted; goes forward only.</summary>
    internal void SkipTo(long element)
    {
        long aligned = Math.Min(Aligned(element), _fill.Whole);
        if (aligned > Drawn)
        {
            _ready = new(0, 0);
            _source.Engine.Skip((aligned - Drawn) * _fill.WordsEach);
            Drawn = aligned;
        }

        while (Next < element)
        {
            if (Ready == 0)
                DrawBlock();
            int passed = (int)Math.Min(Ready, element - Next);
            _ready = new(_ready.Start.Value + passed, _ready.End);
        }
    }

    internal override void Read(Span<T> destination)
    {
        while (!destination.IsEmpty)
        {
            int many = (int)Math.Min(destination.Length, _fill.TailStart - Drawn);
            if (_fill.IsNormal)
                many = many / Block * Block;
            int taken;
            if (Ready > 0 || many <= 0)
            {
                if (Ready == 0)
                    DrawBlock();
                taken = Math.Min(Ready, destination.Length);
                _block.AsSpan(_ready.Start.Value, taken).CopyTo(destination);
                _ready = new(_ready.Start.Value + taken, _ready.End);
            }
            else
            {
                taken = many;
                Draw(destination[..taken]);
                Drawn += taken;
            }

            destination = destination[taken..];
        }
    }

    internal override void Close() =>
        _words.Keep(_begin + (_fill.WordsEach * (_tail is null ? Drawn : _fill.TailWord / _fill.WordsEach + Block)), _source.Engine);

    private long Aligned(long element) => _fill.IsNormal ? element / Block * Block : element;

    /// <summary>The block of which only a part is wanted, or in which the last 16 begin, or what lies behind all blocks.</summary>
    private void DrawBlock()
    {
        int count = (int)Math.Min(Block, _fill.Count - Drawn);
        if (Drawn < _fill.Whole)
            Draw(_block.AsSpan(0, _fill.IsNormal ? Block : count));
        if (Drawn + count > _fill.TailStart)
        {
            _tail ??= DrawTail();
            int first = (int)Math.Max(0, _fill.TailStart - Drawn);
            _tail.AsSpan((int)(Drawn + first - _fill.TailStart), count - first).CopyTo(_block.AsSpan(first));
        }

        Drawn += count;
        _ready = new(0, count);
    }

    private T[] DrawTail()
    {
        long word = _fill.WordsEach * Math.Min(_fill.Whole, Drawn + Block);
        _source.Engine.Skip(_fill.TailWord - word);
        T[] tail = new T[Block];
        Draw(tail);
        return tail;
    }

    private void Draw(Span<T> values)
    {
        Distribution law = _fill.Rejected is { } rejected ? new Normal(rejected.Mean, rejected.Std) : _fill.Law;
        LawFill.Fill(_source, values, law, contiguous: true, dense: true);
    }
}
