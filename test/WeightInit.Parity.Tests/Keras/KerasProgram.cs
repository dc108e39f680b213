using System.Globalization;
using System.Numerics;

namespace WeightInit.Parity.Tests.KerasStreams;

/// <summary>The programs of seeds.tsv, by the names that its column "case" gives them, run draw by draw.</summary>
internal sealed class KerasProgram
{
    private readonly KerasBackend _backend;
    private readonly KerasSession _session;
    private readonly KerasSession _twin;
    private readonly KerasSeedGenerator? _generator;
    private readonly bool _hasOthers;

    public KerasProgram(KerasBackend backend, string name)
    {
        _backend = backend;
        string seed = name[(name.IndexOf('(', StringComparison.Ordinal) + 1)..name.IndexOf(')', StringComparison.Ordinal)];
        bool isGenerator = name.StartsWith("SeedGenerator", StringComparison.Ordinal);
        long number = isGenerator ? 0 : long.Parse(seed, CultureInfo.InvariantCulture);
        _session = Keras.SetRandomSeed(backend, number);
        _twin = Keras.SetRandomSeed(backend, number);
        _hasOthers = name.EndsWith("other users of random", StringComparison.Ordinal);
        if (isGenerator)
            _generator = Keras.SeedGenerator(backend, BigInteger.Parse(seed, CultureInfo.InvariantCulture));
        else if (name.EndsWith("keras.random without seed", StringComparison.Ordinal))
            _generator = _session.Random;
    }

    /// <summary>The two numbers that the next draw uses.</summary>
    public string SeedOfNext { get; private set; } = "";

    /// <summary>Runs the program up to the next draw and gives what draws.</summary>
    /// <param name="note">What the table says happens before it.</param>
    public KerasStream Next(string note)
    {
        if (_generator is not null)
        {
            SeedOfNext = KerasGoldenTests.Text(_generator.State);
            return _generator;
        }

        if (!_hasOthers)
        {
            SeedOfNext = KerasGoldenTests.Text(new KerasSeed(_twin.TakeSeed(), 0));
            return _session;
        }

        RunOthers(note);
        KerasInitializerSeed seeded = Keras.InitializerSeed(_backend, _session.TakeSeed());
        SeedOfNext = KerasGoldenTests.Text(seeded.Seed);
        return seeded;
    }

    private void RunOthers(string note)
    {
        string what = note.Split(':')[0];
        switch (what)
        {
            case "after keras.random.uniform without seed, which made the global SeedGenerator and took one randint":
            case "after one more keras.random.uniform":
                _session.Random.Fill<float>(new float[3], new Uniform(0, 1));
                break;
            case "after the user called random.random()":
                _session.Python.Random();
                break;
            case "after SeedGenerator()" or "after Dropout(0.5)" or "after Dense(3), never built":
                _session.TakeSeed();
                break;
            case "after LSTM(2)":
                for (int taken = 0; taken < 3; taken++)
                    _session.TakeSeed();
                break;
            case "first" or "after Dropout(0.0)" or "after np.random.rand" or "after Dense with a seeded initializer" or "after Dense with kernel_initializer=\"zeros\"":
                break;
            default:
                throw new InvalidOperationException(note);
        }
    }
}
