using System.Globalization;
using System.Numerics;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.TensorFlowStreams;

/// <summary>Golden data of TensorFlow 2.21.0, test/golden/tensorflow-2.21.0.</summary>
public class TensorFlowGoldenTests(ITestOutputHelper output)
{
    private const string Folder = "tensorflow-2.21.0";

    // With the C library that TensorFlow was run with, normals in float64 have its bits too.
    [Fact]
    public void Draws()
    {
        int rows = 0;
        long values = 0;
        int exact = 0;
        foreach (string[] row in Golden.Rows(Folder, "draws.tsv"))
        {
            exact += GoldenDraws.CheckRow(row) ? 1 : 0;
            rows++;
            values += long.Parse(row[5], CultureInfo.InvariantCulture);
        }

        output.WriteLine($"{rows} rows, {values} values; {exact} rows bit for bit");
        Assert.Equal(456, rows);
        Assert.True(exact == 450 || !GoldenRow.HasGlibcWithFma, $"{exact} of 456 rows are bit for bit, all but 6 orthogonal ones should be");
    }

    // A sequence in which the seed changes is one of an eager context, its operations without seeds of their own.
    [Fact]
    public void Calls_one_after_another()
    {
        int rows = 0;
        foreach (IGrouping<string, string[]> sequence in Golden.Rows(Folder, "sequences.tsv").GroupBy(row => row[0]))
        {
            RandomStream stream = Start(sequence.Key, sequence.First());
            foreach (string[] row in sequence)
            {
                if (stream is TensorFlowGenerator)
                    Assert.StartsWith(StateText(stream), row[12], StringComparison.Ordinal);
                new GoldenRow($"{row[0]} {row[1]}", row[4], row[7], row[8], row[9], row[10]).Check(new StreamDraw(stream, row[5], row[6]));
                if (stream is TensorFlowGenerator)
                    Assert.EndsWith(StateText(stream)["state ".Length..], row[12], StringComparison.Ordinal);
                rows++;
            }
        }

        output.WriteLine($"{rows} rows");
        Assert.Equal(79, rows);
    }

    [Fact]
    public void Seeds_of_old_operations()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows(Folder, "legacy-seeds.tsv"))
        {
            BigInteger? global = Seed(row[1]);
            TensorFlowContext context = row[0] == "graph" ? TensorFlow.Graph(global) : TensorFlow.Eager(global);
            for (int earlier = int.Parse(row[3], CultureInfo.InvariantCulture); earlier > 0; earlier--)
                Four(context.Op(Seed(row[2])));
            TensorFlowOp op = context.Op(Seed(row[2]));

            Assert.Equal($"{row[4]} {row[5]} {row[7]}", string.Create(CultureInfo.InvariantCulture, $"{op.Seed} {op.SecondSeed} {Four(op)}"));
            rows++;
        }

        output.WriteLine($"{rows} rows");
        Assert.Equal(62, rows);
    }

    // A slice of a stateless draw is what the whole has there, for every law, type and alignment.
    [Theory]
    [InlineData("uniform(low=-1,high=3)")]
    [InlineData("normal(mean=0.5,std=2)")]
    [InlineData("truncated-normal(std=0.02)")]
    public void Any_stretch_of_a_stateless_draw_alone(string initializer)
    {
        Stretches<float>(initializer);
        Stretches<double>(initializer);
        Stretches<Half>(initializer);
        Stretches<BFloat16>(initializer);
    }

    private static void Stretches<T>(string initializer)
        where T : unmanaged
    {
        Initializer law = Initializer.Parse(initializer);
        RandomKey key = TensorFlow.Stateless(1, 2);
        T[] whole = law.Create<T>(Shape.Of(41), key);
        for (int start = 0; start < 9; start++)
        {
            for (int count = 0; count < 30; count++)
            {
                T[] part = new T[count];
                law.FillFlat<T>(part, Shape.Of(41), start, key);
                Assert.Equal(HexLines.Of<T>(whole.AsSpan(start, count)), HexLines.Of<T>(part));
            }
        }
    }

    private static RandomStream Start(string sequence, string[] first)
    {
        string[] words = sequence.Split(' ');
        if (words[0] == "generator")
            return TensorFlow.Generator(BigInteger.Parse(words[1], CultureInfo.InvariantCulture));
        if (words[0] == "eager" && !words[1].Contains(','))
            return TensorFlow.Eager(BigInteger.Parse(words[1], CultureInfo.InvariantCulture));
        if (words[0] == "function")
        {
            TensorFlowGraph graph = TensorFlow.Graph(BigInteger.Parse(words[1], CultureInfo.InvariantCulture));
            return Enumerable.Range(0, 2).Select(_ => graph.Op()).ToArray()[words[3][0] - '0'];
        }

        return Streams.Find(first[2]).OpenStream(StreamSeed.Parse(first[3]));
    }

    private static string StateText(RandomStream stream)
    {
        TensorFlowState state = ((TensorFlowGenerator)stream).State;
        return string.Create(CultureInfo.InvariantCulture, $"state [{(long)state.CounterLow}, {(long)state.CounterHigh}, {(long)state.Key}]");
    }

    private static BigInteger? Seed(string text) => text == "none" ? null : BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static string Four(RandomStream stream)
    {
        float[] values = new float[4];
        stream.Fill(values.AsSpan(), new Uniform(0, 1));
        return string.Join(' ', HexLines.Of<float>(values));
    }
}
