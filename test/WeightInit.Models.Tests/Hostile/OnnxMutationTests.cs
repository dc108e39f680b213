using WeightInit.Mutations;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.Hostile;

/// <summary>ONNX graphs changed at random; docs/mutations.md has the counts of many.</summary>
public class OnnxMutationTests(ITestOutputHelper output)
{
    private const int Mutants = 2_000;

    [Fact]
    public void Changed_graphs_are_planned_and_lowered_or_refused_in_one_line()
    {
        using Bench bench = new(WeightInit.Tests.Repository.Root);

        Tally tally = bench.Run(Mutants, seed: 2026, [Kind.Onnx]);

        output.WriteLine(tally.ToString());
        Assert.Equal(Mutants, tally.Read + tally.Refused);
        Assert.True(tally.Read > Mutants / 20 && tally.Refused > Mutants / 4, tally.ToString());
    }
}
