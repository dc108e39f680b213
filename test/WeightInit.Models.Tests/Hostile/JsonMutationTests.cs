using WeightInit.Mutations;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.Hostile;

/// <summary>The mutation program (tools/mutations), few mutants of it; docs/mutations.md has the counts of many.</summary>
public class JsonMutationTests(ITestOutputHelper output)
{
    private const int Mutants = 2_000;

    [Fact]
    public void Changed_configs_indexes_manifests_and_recipes_are_read_or_refused_in_one_line()
    {
        using Bench bench = new(WeightInit.Tests.Repository.Root);

        Tally tally = bench.Run(Mutants, seed: 2026, Enum.GetValues<Kind>());

        output.WriteLine(tally.ToString());
        Assert.Equal(Mutants, tally.Read + tally.Refused);
        Assert.True(tally.Read > Mutants / 20 && tally.Refused > Mutants / 4, tally.ToString());
    }

    [Fact]
    public void Changed_module_lists_are_read_or_refused_in_one_line()
    {
        using Bench bench = new(WeightInit.Tests.Repository.Root);

        Tally tally = bench.Run(Mutants, seed: 2027, [Kind.Modules]);

        output.WriteLine(tally.ToString());
        Assert.Equal(Mutants, tally.Read + tally.Refused);
        Assert.True(tally.Read > Mutants / 50 && tally.Refused > Mutants / 4, tally.ToString());
    }

    [Theory]
    [InlineData(Kind.KerasModels)]
    [InlineData(Kind.KerasArchives)]
    internal void Changed_Keras_models_are_read_or_refused_in_one_line(Kind kind)
    {
        using Bench bench = new(WeightInit.Tests.Repository.Root);

        Tally tally = bench.Run(Mutants, seed: 2028, [kind]);

        output.WriteLine(tally.ToString());
        Assert.Equal(Mutants, tally.Read + tally.Refused);
        Assert.True(tally.Read > Mutants / 20 && tally.Refused > Mutants / 4, tally.ToString());
    }

    [Fact]
    public void The_same_seed_makes_the_same_mutants()
    {
        byte[] seed = File.ReadAllBytes(Path.Combine(WeightInit.Tests.Repository.Root, "recipes", "gpt2.json"));

        Assert.Equal(new Mutator(new System.Random(1)).Change(seed), new Mutator(new System.Random(1)).Change(seed));
        Assert.NotEqual(seed, new Mutator(new System.Random(1)).Change(seed));
    }
}
