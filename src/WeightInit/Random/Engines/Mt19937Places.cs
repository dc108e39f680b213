namespace WeightInit;

/// <summary>
/// A generator at any of its words: passed on from the nearest place that is known, or by a jump where that is nearer. Safe for
/// several threads.
/// </summary>
/// <param name="start">The generator at word 0; it stays there.</param>
internal sealed class Mt19937Places(Mt19937 start)
{
    private const int MostPlaces = 64;

    private readonly SortedList<long, Mt19937> _places = new() { [0] = start };
    private readonly Lock _guard = new();

    /// <summary>The generator after so many words.</summary>
    internal Mt19937 At(long word)
    {
        (long from, Mt19937 engine) = Nearest(word);
        return Mt19937Jump.Ahead(engine, word - from);
    }

    /// <summary>Remembers where a generator stands that nobody moves any more.</summary>
    internal void Keep(long word, Mt19937 engine)
    {
        lock (_guard)
        {
            // The lowest place but the start is the one that is needed least: models are read from their beginning on.
            if (_places.Count >= MostPlaces)
                _places.RemoveAt(1);
            _places.TryAdd(word, engine);
        }
    }

    private (long Word, Mt19937 Engine) Nearest(long word)
    {
        lock (_guard)
        {
            int low = 0;
            int high = _places.Count - 1;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                if (_places.Keys[middle] <= word)
                    low = middle;
                else
                    high = middle - 1;
            }

            return (_places.Keys[low], _places.Values[low]);
        }
    }
}
