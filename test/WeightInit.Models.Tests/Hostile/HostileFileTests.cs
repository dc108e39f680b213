using WeightInit.Tests;

namespace WeightInit.Models.Tests.Hostile;

/// <summary>Runs the readers through test/golden/hostile: one file a cause, and odd ones that are read.</summary>
public class HostileFileTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Repository.Golden("hostile", "expected.tsv")).Skip(1).Select(line => line.Split('\t'))];

    public static TheoryData<string, string, string> Cases(bool read)
    {
        TheoryData<string, string, string> cases = [];
        foreach (string[] row in Rows.Where(row => row[1] == "read" == read))
            cases.Add(row[0], row[1], row[2]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases), false)]
    public void A_broken_rule_has_its_own_error_in_one_line(string file, string outcome, string text)
    {
        ModelFileException error = Assert.ThrowsAny<ModelFileException>(() => ReadAll(file));

        Assert.Equal(outcome, Cause(error));
        Assert.StartsWith("reading ", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(file.Split('[')[0]), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.DoesNotContain('\u202e', error.Message);
        Assert.InRange(error.Message.Length, 20, 700);
        if (text != "-")
            Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases), true)]
    public void An_odd_file_that_breaks_none_is_read(string file, string outcome, string text)
    {
        Assert.Equal(("read", "-"), (outcome, text));

        ReadAll(file);
    }

    [Fact]
    public void Every_cause_that_a_file_can_have_is_there()
    {
        SafetensorsError[] notOfFiles = [SafetensorsError.NoSuchTensor, SafetensorsError.OtherType];
        IEnumerable<string> causes =
        [
            .. Enum.GetValues<SafetensorsError>().Except(notOfFiles).Select(error => $"{nameof(SafetensorsException)}.{error}"),
            .. Enum.GetValues<NpyError>().Except([NpyError.TooLarge, NpyError.OtherType]).Select(error => $"{nameof(NpyException)}.{error}"),
            .. Enum.GetValues<NpzError>().Except([NpzError.NoSuchArray, NpzError.NotPlain]).Select(error => $"{nameof(NpzException)}.{error}"),
            .. Enum.GetValues<CheckpointError>().Except([CheckpointError.OtherTensor]).Select(error => $"{nameof(CheckpointException)}.{error}"),
            .. Enum.GetValues<JsonFileError>().Except([JsonFileError.TooLong]).Select(error => $"{nameof(JsonFileException)}.{error}"),
            .. Enum.GetValues<ManifestError>().Except([ManifestError.TooManyTensors]).Select(error => $"{nameof(ManifestException)}.{error}"),
        ];

        Assert.Empty(causes.Except(Rows.Select(row => row[1])));
        Assert.True(Rows.Length >= 200, $"{Rows.Length} cases");
    }

    private static void ReadAll(string file)
    {
        string path = Repository.Golden("hostile", file);
        if (file.StartsWith("manifests/", StringComparison.Ordinal))
        {
            Manifest manifest = Manifest.Read(path);
            Assert.Equal(manifest.Model.Tensors.Count, manifest.Recipe.Resolve(manifest.Model).Tensors.Count);
            return;
        }

        using StoredModel model = StoredModel.Open(path);
        foreach (StoredTensor tensor in model.Tensors)
        {
            TensorStatistics statistics = tensor.Measure();
            Assert.Equal(tensor.Shape.Count * (tensor.TypeName == "complex64" ? 2 : 1), statistics.Count + statistics.NonFinite);
        }
    }

    private static string Cause(ModelFileException error) => error switch
    {
        SafetensorsException e => $"{nameof(SafetensorsException)}.{e.Error}",
        NpyException e => $"{nameof(NpyException)}.{e.Error}",
        NpzException e => $"{nameof(NpzException)}.{e.Error}",
        CheckpointException e => $"{nameof(CheckpointException)}.{e.Error}",
        JsonFileException e => $"{nameof(JsonFileException)}.{e.Error}",
        ManifestException e => $"{nameof(ManifestException)}.{e.Error}",
        FileAccessException e => $"{nameof(FileAccessException)}.{e.Error}",
        _ => error.GetType().Name,
    };
}
