namespace WeightInit.Tests.Initializers;

public class GoldenTextTests
{
    // Every initializer that the golden tables name, as the command line takes it.
    [Theory]
    [InlineData("torch-1.13.1", 14)]
    [InlineData("torch-2.9.1", 14)]
    [InlineData("torch-2.13.0", 14)]
    [InlineData("jax-0.10.2", 38)]
    [InlineData("keras-3.15.1", 27)]
    [InlineData("tensorflow-2.21.0", 30)]
    public void Every_initializer_of_the_draws_reads_back(string folder, int count)
    {
        string[] texts = [.. Texts(Repository.Golden(folder, "draws.tsv"), 3)];

        foreach (string text in texts)
            ReadsBack(text);
        Assert.Equal(count, texts.Length);
    }

    [Theory]
    [InlineData("keras-3.15.1", "seeds.tsv", 6, 14)]
    [InlineData("keras-3.15.1", "models.tsv", 7, 6)]
    [InlineData("jax-0.10.2", "slices.tsv", 3, 5)]
    [InlineData("jax-0.10.2", "modules.tsv", 6, 17)]
    public void Every_initializer_of_the_other_tables_reads_back(string folder, string file, int column, int count)
    {
        // A bias of an LSTM, and one call of a function that is no initializer, are described in words.
        string[] texts = [.. Texts(Repository.Golden(folder, file), column)
            .Where(text => !text.StartsWith("zeros but ones", StringComparison.Ordinal) && !text.StartsWith("jax.random.", StringComparison.Ordinal))];

        foreach (string text in texts)
            ReadsBack(text);
        Assert.Equal(count, texts.Length);
    }

    private static IEnumerable<string> Texts(string path, int column) =>
        File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[column]).Distinct();

    private static void ReadsBack(string text)
    {
        Initializer initializer = Initializer.Parse(text);

        Assert.Equal(initializer, Initializer.Parse(initializer.ToString()));
        Assert.Equal(initializer, Initializer.FromJson(initializer.ToJson()));
        Assert.Equal(initializer, Initializer.Parse(text.Replace('(', ':').TrimEnd(')')));
    }
}
