using System.Globalization;
using System.Text;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.NumPyStreams;

/// <summary>Random cases drawn here and by the NumPy of Debian's Python, where it is.</summary>
public class NumPyLiveTests(ITestOutputHelper output)
{
    private static readonly string Script = Path.Combine(Repository.Root, "test", "WeightInit.Parity.Tests", "NumPy", "live_numpy.py");

    private static readonly Dictionary<string, string> Stream = new()
    {
        ["RandomState"] = "numpy",
        ["PCG64"] = "numpy-default-rng",
        ["PCG64DXSM"] = "numpy-pcg64dxsm",
        ["Philox"] = "numpy-philox",
        ["SFC64"] = "numpy-sfc64",
        ["MT19937"] = "numpy-mt19937",
    };

    [NumPyFact]
    public void RandomState_agrees_in_a_thousand_random_cases() =>
        Compare(1000, pick => new Case("RandomState", pick.LegacySeed(), pick.Law(), pick.Number(), pick.Number(), pick.Length(), pick.DType()));

    [NumPyFact]
    public void Generators_agree_in_a_thousand_random_cases() =>
        Compare(1001, pick => new Case(pick.BitGenerator(), pick.Seed(), pick.GeneratorLaw(), pick.Number(), pick.Number(), pick.Length(), pick.DType()).Settled());

    private void Compare(int count, Func<Picker, Case> next)
    {
        var pick = new Picker(NumPy.RandomState(count));
        Case[] cases = [.. Enumerable.Range(0, count).Select(_ => next(pick))];
        var asked = new StringBuilder();
        foreach (Case one in cases)
            asked.Append(one).Append('\n');
        string[] theirs = DebianPython.Run(Script, asked.ToString()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(count, theirs.Length);
        string[] differing = [.. cases.Where((one, i) => one.Digest() != theirs[i]).Select(one => one.ToString())];
        output.WriteLine($"{count} random cases against {Script}: {differing.Length} differ");
        Assert.Empty(differing);
    }

    private sealed class Picker(NumPyRandomState source)
    {
        public int Below(int bound) => (int)(source.RandomSample() * bound);

        public string LegacySeed() => Below(4) switch
        {
            0 => string.Join(',', Enumerable.Range(0, 2 + Below(5)).Select(_ => source.NextUInt32())),
            1 => Below(100).ToString(CultureInfo.InvariantCulture),
            _ => source.NextUInt32().ToString(CultureInfo.InvariantCulture),
        };

        public string BitGenerator() => Stream.Keys.ElementAt(1 + Below(5));

        public string Seed() => Below(4) == 0 ? $"{source.NextUInt32()}{source.NextUInt32()}{source.NextUInt32()}{source.NextUInt32()}" : LegacySeed();

        public string GeneratorLaw() => new[] { "uniform", "normal", "divided", "multiplied", "random-float32", "normal-float32" }[Below(6)];

        public string Law() => new[] { "uniform", "normal", "normal", "divided", "multiplied" }[Below(5)];

        public double Number() => Math.Abs(source.Normal(0, Math.ScaleB(1, Below(12) - 8))) + 1e-3;

        public int Length() => Below(3) == 0 ? Below(40) : Below(3000);

        public string DType() => new[] { "float64", "float64", "float32", "float16" }[Below(4)];
    }

    private sealed record Case(string Generator, string Seed, string Law, double A, double B, int Count, string DType)
    {
        // NumPy's own float32 methods make floats, and its new uniform wants the smaller bound first.
        public Case Settled() => Law.EndsWith("float32", StringComparison.Ordinal)
            ? this with { DType = "float32" }
            : this with { A = Math.Min(A, B), B = Math.Max(A, B) };

        public override string ToString() => $"{Generator} {Seed} {Law} {Hexadecimal(A)} {Hexadecimal(B)} {Count} {DType}";

        public string Digest() => DType switch
        {
            "float64" => Digest<double>(),
            "float32" => Digest<float>(),
            _ => Digest<Half>(),
        };

        private string Digest<T>()
            where T : unmanaged
        {
            RandomStream stream = Streams.Find(Stream[Generator]).OpenStream(StreamSeed.Parse(Seed));
            T[] values = new T[Count];
            if (values is float[] singles && Law == "random-float32")
                ((NumPyGenerator)stream).Random(singles);
            else if (values is float[] normals && Law == "normal-float32")
                ((NumPyGenerator)stream).StandardNormal(normals);
            else
                stream.Fill<T>(values, Distribution());
            return HexLines.Digest<T>(values);
        }

        private Distribution Distribution() => Law switch
        {
            "uniform" => new Uniform(A, B),
            "normal" => new Normal(A, B),
            "divided" => new Scaled(new Normal(0, 1), ScaleOperation.Divide, A),
            "multiplied" => new Scaled(new Normal(0, 1), ScaleOperation.Multiply, A),
            _ => throw new InvalidOperationException(Law),
        };

        // As Python's float.fromhex reads it: nothing is lost on the way.
        private static string Hexadecimal(double value)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            long exponent = ((bits >> 52) & 0x7FF) - 1075;
            long fraction = (bits & 0xFFFFFFFFFFFFF) | (1L << 52);
            return string.Create(CultureInfo.InvariantCulture, $"{(bits < 0 ? "-" : "")}0x{fraction:x}p{exponent}");
        }
    }
}
