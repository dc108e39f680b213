namespace WeightInit;

/// <summary>A stream of the command line: what it is called, which seeds it takes, and how it is opened.</summary>
public sealed class StreamInfo
{
    private readonly Func<StreamSeed, RandomKey?>? _openKey;
    private readonly Func<StreamSeed, RandomStream?>? _openStream;

    private StreamInfo(string name, string equals, string seeds, DType defaultDType, string[] aliases)
    {
        Name = name;
        Equivalent = equals;
        Seeds = seeds;
        DefaultDType = defaultDType;
        Aliases = aliases;
    }

    internal StreamInfo(string name, string equals, string seeds, DType defaultDType, Func<StreamSeed, RandomKey?> open, params string[] aliases)
        : this(name, equals, seeds, defaultDType, aliases) => _openKey = open;

    internal StreamInfo(string name, string equals, string seeds, DType defaultDType, Func<StreamSeed, RandomStream?> open, params string[] aliases)
        : this(name, equals, seeds, defaultDType, aliases) => _openStream = open;

    /// <summary>A stream whose seed decides: some seeds are keys, the others start a generator.</summary>
    internal StreamInfo(
        string name, string equals, string seeds, DType defaultDType, Func<StreamSeed, RandomKey?> openKey, Func<StreamSeed, RandomStream?> openStream, params string[] aliases)
        : this(name, equals, seeds, defaultDType, aliases) => (_openKey, _openStream) = (openKey, openStream);

    /// <summary>The name: <c>native</c>, <c>numpy</c>, <c>torch-2.13</c>.</summary>
    public string Name { get; }

    /// <summary>Other names for the same.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>What a draw with seed n equals, as the library writes it: <c>RandomState(n)</c>.</summary>
    public string Equivalent { get; }

    /// <summary>The seeds it takes, in words.</summary>
    public string Seeds { get; }

    /// <summary>The type a tensor gets where none is asked for.</summary>
    public DType DefaultDType { get; }

    /// <summary>Whether any slice can be drawn alone, whatever the seed: it opens as a <see cref="RandomKey"/>, the others as a <see cref="RandomStream"/>.</summary>
    public bool IsAddressable => _openStream is null;

    /// <summary>Whether it opens as a <see cref="RandomKey"/> with this seed: TensorFlow's pairs are keys, its integers are not.</summary>
    /// <param name="seed">The seed.</param>
    public bool IsAddressableFrom(StreamSeed seed) => IsAddressable || _openKey?.Invoke(seed) is not null;

    /// <summary>The key with this seed.</summary>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="NotSupportedException">The stream is sequential.</exception>
    public RandomKey OpenKey(StreamSeed seed) =>
        _openKey is null ? throw new NotSupportedException($"The stream {Name} draws in order; it has no keys.") : _openKey(seed) ?? throw Refused(seed);

    /// <summary>A generator seeded with this.</summary>
    /// <exception cref="ArgumentException">The library does not take this seed.</exception>
    /// <exception cref="NotSupportedException">The stream is one of keys.</exception>
    public RandomStream OpenStream(StreamSeed seed) =>
        _openStream is null ? throw new NotSupportedException($"The stream {Name} is one of keys.") : _openStream(seed) ?? throw Refused(seed);

    /// <summary>A new array with every element of a tensor, the first that the stream draws from this seed.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="initializer">What the values are to be.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The library does not take this seed, or the tensor has no fans the initializer needs.</exception>
    /// <exception cref="NotSupportedException">The library has no such law, or not in <typeparamref name="T"/>.</exception>
    public T[] Create<T>(Initializer initializer, TensorSpec tensor, StreamSeed seed)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(initializer);
        return IsAddressableFrom(seed) ? initializer.Create<T>(tensor, OpenKey(seed)) : initializer.Create<T>(tensor, OpenStream(seed));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private ArgumentException Refused(StreamSeed seed) => new($"The seed {seed} is not accepted: the stream {Name} takes {Seeds}.");
}
