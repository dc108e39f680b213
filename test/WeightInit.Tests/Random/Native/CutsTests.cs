namespace WeightInit.Tests.Random.Native;

/// <summary>Any cut of a tensor, any number of threads and any alignment give the elements of the whole.</summary>
public class CutsTests
{
    private const int Count = 70_000;

    private static readonly RandomKey Key = RandomKey.FromSeed(7).For("cuts");

    private static readonly Distribution[] Laws =
    [
        new Constant(0.1),
        new Uniform(-0.3, 0.7),
        new Normal(0.5, 0.02),
        TruncatedNormal.InSigmas(0, 0.02, -2, 2),
        TruncatedNormal.Within(0.1, 0.5, -0.2, 1.3),
    ];

    [Fact]
    public void A_thousand_cuts_of_float32() => Cuts<float>();

    [Fact]
    public void A_thousand_cuts_of_float64() => Cuts<double>();

    [Fact]
    public void A_thousand_cuts_of_bfloat16() => Cuts<BFloat16>();

    [Fact]
    public void A_thousand_cuts_of_float16() => Cuts<Half>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Threads(int threads)
    {
        foreach (Distribution law in Laws)
        {
            float[] whole = new float[5 * Count];
            Key.Fill<float>(whole, law);
            float[] values = new float[whole.Length];
            Key.FillParallel<float>(values, law, 0, threads);
            Assert.Equal(whole, values);
            Array.Clear(values);
            Key.FillParallel<float>(values.AsMemory(3, 3 * Count), law, 12_345, threads);
            Assert.True(whole.AsSpan(12_345, 3 * Count).SequenceEqual(values.AsSpan(3, 3 * Count)));
        }
    }

    [Fact]
    public void Threads_report_what_is_wrong_with_the_law_as_one_thread_does() =>
        Assert.Throws<ArgumentException>(() => Key.FillParallel<float>(new float[Count], new Uniform(1, 0)));

    [Fact]
    public void Nothing_is_written_beside_the_destination()
    {
        float[] room = new float[300];
        for (int length = 0; length < 100; length++)
        {
            Array.Fill(room, float.NaN);
            Key.Fill(room.AsSpan(100 + (length % 17), length), new Normal(0, 1), 250);
            Assert.All(room[..(100 + (length % 17))], value => Assert.True(float.IsNaN(value)));
            Assert.All(room[(100 + (length % 17) + length)..], value => Assert.True(float.IsNaN(value)));
        }
    }

    [Fact]
    public void The_last_element_of_the_longest_tensor()
    {
        float[] two = new float[2];
        float[] one = new float[1];
        Key.Fill<float>(two, new Normal(0, 1), long.MaxValue - 1);
        Key.Fill<float>(one, new Normal(0, 1), long.MaxValue);
        Assert.Equal(two[1], one[0]);
    }

    [Fact]
    public void Negative_starts_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Key.Fill(new float[1].AsSpan(), new Normal(0, 1), -1));

    private static void Cuts<T>()
        where T : unmanaged
    {
        var random = new DeterministicSequence(99);
        foreach (Distribution law in Laws)
        {
            T[] whole = new T[Count];
            Key.Fill<T>(whole, law);
            T[] room = new T[Count + 64];
            for (int cut = 0; cut < 1000; cut++)
            {
                int length = random.Below(cut % 10 == 0 ? 20_000 : 600);
                int start = random.Below(Count - length);
                Span<T> slice = room.AsSpan(random.Below(64), length);
                Key.Fill(slice, law, start);
                Assert.True(slice.SequenceEqual(whole.AsSpan(start, length)), $"{law} at {start}, {length} elements");
            }
        }
    }

    /// <summary>Numbers for choosing cuts: Knuth's linear congruence, its upper half.</summary>
    private sealed class DeterministicSequence(ulong state)
    {
        private ulong _state = state;

        public int Below(int limit)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return (int)((_state >> 33) % (ulong)limit);
        }
    }
}
