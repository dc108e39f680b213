using System.Globalization;
using System.Text;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.NumPyStreams;

/// <summary>Random cases drawn here and by the NumPy of Debian's Python, where it is.</summary>
public class NumPyLiveTests(ITestOutputHelper output)
{
    private static readonly string Script = Path.Combine(Repository.Root, "test", "WeightInit.Parity.Tests", "NumPy", "live_numpy.py");

    [NumPyFact]
    public void RandomState_agrees_in_a_thousand_random_cases() =>
        Compare(1000, pick => new Case("RandomState", pick.LegacySeed(), pick.Law(), pick.Number(), pick.Number(), pick.Length(), pick.DType()));

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

        public string Law() => new[] { "uniform", "normal", "normal", "divided", "multiplied" }[Below(5)];

        public double Number() => Math.Abs(source.Normal(0, Math.ScaleB(1, Below(12) - 8))) + 1e-3;

        public int Length() => Below(3) == 0 ? Below(40) : Below(3000);

        public string DType() => new[] { "float64", "float64", "float32", "float16" }[Below(4)];
    }

    private sealed record Case(string Generator, string Seed, string Law, double A, double B, int Count, string DType)
    {
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
            T[] values = new T[Count];
            Streams.Find("numpy").OpenStream(StreamSeed.Parse(Seed)).Fill<T>(values, Distribution());
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
