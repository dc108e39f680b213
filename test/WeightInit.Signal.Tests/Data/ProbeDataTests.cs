using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Tests.Data;

public sealed class ProbeDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_last_column_of_whole_numbers_is_the_classes()
    {
        ProbeData data = ProbeData.Read(Classifier(64, 10), Repository.Golden("data", "digits.csv.gz"), null);

        Assert.Equal((ProbeData.MostSamples, 64 * ProbeData.MostSamples, ProbeData.MostSamples), (data.Batch, data.Inputs!.Length, data.Classes!.Length));
        Assert.All(data.Classes, value => Assert.InRange(value, 0, 9));
        Assert.Equal("the first 1024 of 1797 samples of digits.csv.gz, the last column its classes", data.Description);
    }

    [Fact]
    public void Targets_are_classes_or_a_gradient()
    {
        string x = Written("x.csv", "1,2,3\n4,5,6\n"), classes = Written("y.csv", "1\n0\n"), gradient = Written("g.csv", "0.5,1\n2,3\n");

        Assert.Equal([1, 0], ProbeData.Read(Classifier(3, 2), x, classes).Classes!);
        Assert.Equal([0.5f, 1, 2, 3], ProbeData.Read(Classifier(3, 2), x, gradient).OutputGradient!);
        Assert.Equal((2, null), (ProbeData.Read(Classifier(3, 2), null, classes).Batch, ProbeData.Read(Classifier(3, 2), null, classes).Inputs));
    }

    [Theory]
    [InlineData("1,2\n", null, "a sample has 2 numbers, the network reads 3")]
    [InlineData("1,2,3\n", "0\n1\n", "it has targets for 2 samples, there are 1")]
    [InlineData("1,2,3\n", "7\n", "there is a class 7; the output has classes 0 to 1")]
    [InlineData("1,2,3\n", "-1\n", "there is a class -1; the output has classes 0 to 1")]
    [InlineData("1,2,3\n", "0.5,1,2\n", "whole numbers, or an array of the output's shape (1,2), are accepted")]
    public void What_does_not_fit_the_network_is_said(string data, string? targets, string problem)
    {
        string x = Written("x.csv", data);
        string? y = targets is null ? null : Written("y.csv", targets);

        Assert.Contains(problem, Assert.Throws<DataException>(() => ProbeData.Read(Classifier(3, 2), x, y)).Message, StringComparison.Ordinal);
    }

    private static Network Classifier(long inputs, long classes)
    {
        NetworkBuilder builder = new("classifier");
        NetworkNode output = builder.Dense("dense", builder.Input("input", [inputs]), classes);
        return builder.Build(output, logits: output);
    }

    private string Written(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
