namespace WeightInit.TorchCpu;

/// <summary>
/// The values of a truncated normal that is drawn by rejection: every round draws normals for all elements, and those that lie
/// outside take their value from the next. A round's words are known, so the rounds are followed side by side.
/// </summary>
internal sealed class RejectedStretch<T> : TorchValues<T>
    where T : unmanaged
{
    private readonly TorchFill _fill;
    private readonly Mt19937Places _words;
    private readonly List<FillStretch<T>> _rounds = [];
    private readonly List<TorchPlace> _places;
    private readonly double _low;
    private readonly double _high;
    private long _next;
    private T[] _again = [];

    internal RejectedStretch(TorchFill fill, Mt19937Places words, TorchPlace place, long start)
    {
        _fill = fill;
        _words = words;
        _places = [place];
        _next = start;
        _low = Cast.ToDouble(Cast.To<T>(fill.Rejected!.Minimum));
        _high = Cast.ToDouble(Cast.To<T>(fill.Rejected.Maximum));
    }

    /// <summary>Rounds that the elements read so far needed, 1 or more.</summary>
    internal int Rounds { get; private set; } = 1;

    internal override void Read(Span<T> destination)
    {
        Draw(0, destination);
        for (int round = 1; RejectionFill.AnyOutside<T>(destination, _low, _high); round++)
        {
            if (_again.Length < destination.Length)
                _again = GC.AllocateUninitializedArray<T>(destination.Length);
            Span<T> again = _again.AsSpan(0, destination.Length);
            Draw(round, again);
            RejectionFill.Replace(destination, again, _low, _high);
            Rounds = Math.Max(Rounds, round + 1);
        }

        _next += destination.Length;
        if (_fill.Law is Scaled scaled)
            LawFill.Scale(_fill.Version, destination, scaled);
    }

    internal override void Close() => _rounds.ForEach(round => round.Close());

    private void Draw(int round, Span<T> values)
    {
        while (_places.Count <= round)
            _places.Add(_fill.After(_places[^1]));
        if (_rounds.Count <= round)
            _rounds.Add(new FillStretch<T>(_fill, _words, _places[round].Word, _next));
        _rounds[round].SkipTo(_next);
        _rounds[round].Read(values);
    }
}
