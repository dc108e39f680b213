using WeightInit.TorchCpu;
using Xunit.Abstractions;

namespace WeightInit.Tests.TorchFills;

/// <summary>
/// A stretch of a fill is what the whole fill has there, and a place is where the generator stands: compared with fills one after
/// another on one generator.
/// </summary>
public class TorchValuesTests(ITestOutputHelper output)
{
    private const ulong Seed = 42;

    private static readonly Distribution[] Laws =
    [
        new Uniform(-0.1, 0.1),
        new Normal(0.5, 2),
        TruncatedNormal.Within(0, 0.02, -2, 2),
        TruncatedNormal.Within(0, 1, -1.5, 2),
        TruncatedNormal.Within(0, 1, 1.5, 2),
        new Scaled(new Normal(0, 1), ScaleOperation.Multiply, 0.3),
        new Constant(3),
    ];

    private static readonly long[] Counts = [1, 3, 15, 16, 17, 31, 32, 40, 48, 100, 1000, 1007, 5, 0, 2];

    public static TheoryData<TorchVersion> Versions => [TorchVersion.V1_13, TorchVersion.V2_0, TorchVersion.V2_13];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_stretch_is_what_the_whole_fill_has_there(TorchVersion version)
    {
        int stretches = Compare<float>(version) + Compare<double>(version) + Compare<BFloat16>(version);
        if (version == TorchVersion.V2_13)
            stretches += Compare<Half>(version);

        output.WriteLine($"{version}: {stretches} stretches");
        Assert.True(stretches > 3000, $"{stretches} stretches");
    }

    private static int Compare<T>(TorchVersion version)
        where T : unmanaged
    {
        TorchGenerator whole = WeightInit.Torch.Generator(Seed, version);
        Mt19937Places words = new(Mt19937.FromWord((uint)Seed));
        TorchPlace place = default;
        int stretches = 0;
        foreach (Distribution law in Laws)
        {
            foreach (long count in Counts)
            {
                T[] expected = new T[count];
                whole.Fill(expected.AsSpan(), law);
                TorchFill fill = new(version, law, DTypes.Of<T>(), count);
                foreach (long start in new[] { 0, 1, 15, 16, 17, count - 17, count - 16, count - 5, count / 2 }.Where(start => start >= 0 && start <= count).Distinct())
                {
                    foreach (int piece in new[] { 16, 7, 64 })
                    {
                        Assert.Equal(expected[(int)start..], Read<T>(fill, words, place, start, piece));
                        stretches++;
                    }
                }

                place = TorchRounds.After(fill, words, place);
            }
        }

        return stretches;
    }

    private static T[] Read<T>(TorchFill fill, Mt19937Places words, TorchPlace place, long start, int piece)
        where T : unmanaged
    {
        TorchValues<T> values = TorchValues<T>.Open(fill, words, place, start);
        T[] read = new T[fill.Count - start];
        for (int at = 0; at < read.Length; at += piece)
            values.Read(read.AsSpan(at, Math.Min(piece, read.Length - at)));
        values.Close();
        return read;
    }
}
