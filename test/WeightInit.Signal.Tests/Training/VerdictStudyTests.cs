using WeightInit.Tests;
using WeightInit.Verdicts;

namespace WeightInit.Signal.Tests.Training;

/// <summary>The committed study of verdicts (tools/verdict): what its table says, and that the diagnosis still says what stands in it.</summary>
public sealed class VerdictStudyTests
{
    private const int Networks = 200;

    private static string Table(string name) => Path.Combine(Repository.Root, "docs", "theory", name);

    private static string[][] Judgements(string name) => [.. File.ReadLines(Table(name)).Where(line => line[0] != '#').Select(line => line.Split('\t'))];

    [Theory]
    [InlineData("", 200, 180, 186)]
    [InlineData("-fresh", 100, 87, 92)]
    public void More_than_nine_in_ten_verdicts_of_the_table_are_right(string which, int networks, int right, int clear)
    {
        string[][] rows = Judgements($"verdict-judgements{which}.tsv");
        Assert.Equal(networks, rows.Length);
        Assert.Equal(networks, Outcome.Read(Table($"verdict-outcomes{which}.tsv")).Count());
        Assert.Equal((right, clear), (rows.Count(row => row[6] == "yes"), rows.Count(row => row[6] is "yes" or "no")));
        foreach (string[][] half in new[] { rows.Where((_, place) => place % 2 == 0).ToArray(), [.. rows.Where((_, place) => place % 2 == 1)] })
        {
            Assert.True(half.Count(row => row[6] == "yes") >= 0.9 * half.Count(row => row[6] is "yes" or "no"));
            Assert.InRange(half.Count(row => row[5] == "slow"), 0, 0.3 * half.Length);
        }
    }

    [Fact]
    public void The_table_is_what_the_diagnosis_says()
    {
        Outcome[] outcomes = [.. Outcome.Read(Table("verdict-outcomes.tsv")).Where(outcome => outcome.Net.Number % 20 == 7)];
        Assert.Equal(Networks / 20, outcomes.Length);
        Dictionary<string, string> said = Judgements("verdict-judgements.tsv").ToDictionary(row => row[0], row => row[5]);
        Assert.All(outcomes, outcome => Assert.Equal(said[$"{outcome.Net.Number}"], Judgement.Of(outcome).Verdict.Name()));
    }

    [Fact]
    public void An_outcome_of_the_table_is_what_training_gives()
    {
        (LabelledData train, LabelledData test) = LabelledData.Digits(Repository.Golden("data", "digits.csv.gz"));
        Outcome listed = Outcome.Read(Table("verdict-outcomes.tsv")).First(outcome => outcome.Net.Line.StartsWith("64-18x2-10", StringComparison.Ordinal));
        TrainingProtocol once = TrainingProtocol.Standard with { Rates = [listed.Runs[0].Rate] };
        (double accuracy, _) = once.Best(listed.Net.Network, listed.Net.Weights(1), train, test, 1);
        Assert.Equal(listed.Runs[0].Accuracy, accuracy, 0.02);
    }

    [Fact]
    public void The_sample_is_balanced_and_the_same_for_the_same_seed()
    {
        IReadOnlyList<Net> nets = NetSampler.Draw(10, 2);
        Assert.Equal(nets, NetSampler.Draw(10, 2));
        Assert.Equal(10, nets.Count);
    }
}
