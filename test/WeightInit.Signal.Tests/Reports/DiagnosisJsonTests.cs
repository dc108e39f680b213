using System.Text.Json;
using WeightInit.Signal;

namespace WeightInit.Tests.Reports;

public class DiagnosisJsonTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "docs", "formats", "diagnosis.schema.json");

    [Fact]
    public void It_holds_the_verdict_the_findings_and_the_layers()
    {
        JsonElement root = Json(ExampleDiagnosis.Of(4, 0.5, Verdict.Slow, findings: ExampleDiagnosis.Vanishing));

        Assert.Equal("slow", root.GetProperty("verdict").GetString());
        JsonElement finding = Assert.Single(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(["vanishing", "forward", "dense9"], new[] { "kind", "direction", "layer" }.Select(key => finding.GetProperty(key).GetString()));
        JsonElement layer = root.GetProperty("layers")[1];
        Assert.Equal("dense2", layer.GetProperty("name").GetString());
        Assert.Equal(0.25, layer.GetProperty("predicted").GetProperty("second_moment").GetDouble());
        Assert.Equal(1.1 * 0.25, layer.GetProperty("measured").GetProperty("second_moment").GetDouble());
        Assert.Equal(0, layer.GetProperty("measured").GetProperty("saturated").GetDouble());
    }

    [Fact]
    public void What_is_no_number_of_JSON_is_a_word()
    {
        JsonElement layer = Json(ExampleDiagnosis.Of(2, double.PositiveInfinity, Verdict.DoesNotTrain)).GetProperty("layers")[0];

        Assert.Equal("inf", layer.GetProperty("predicted").GetProperty("second_moment").GetString());
    }

    [Fact]
    public void The_published_schema_has_its_keys_and_words()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));
        JsonElement root = Json(ExampleDiagnosis.Of(2, 0.5, Verdict.Trains, findings: ExampleDiagnosis.Vanishing with { IsTip = true }), ExampleDiagnosis.Of(2, 1, Verdict.Trains));
        JsonElement Defined(string name) => schema.RootElement.GetProperty("$defs").GetProperty(name);

        Assert.Equal(Keys(schema.RootElement.GetProperty("properties")), Keys(root));
        Assert.Equal(Keys(Defined("finding").GetProperty("properties")), Keys(root.GetProperty("findings")[0]));
        Assert.Equal(Keys(Defined("layer").GetProperty("properties")), Keys(root.GetProperty("layers")[0]));
        Assert.Equal(Keys(Defined("predicted").GetProperty("properties")), Keys(root.GetProperty("layers")[0].GetProperty("predicted")));
        Assert.Equal(Keys(Defined("measured").GetProperty("properties")), Keys(root.GetProperty("layers")[0].GetProperty("measured")));
        Assert.Equal(Enum.GetValues<FindingKind>().Select(kind => kind.Name()), Words(Defined("finding").GetProperty("properties").GetProperty("kind")));
        Assert.Equal(Enum.GetValues<SignalDirection>().Select(direction => direction.Name()), Words(Defined("finding").GetProperty("properties").GetProperty("direction")));
        Assert.Equal(Enum.GetValues<Verdict>().Select(verdict => verdict.Name()), Words(schema.RootElement.GetProperty("properties").GetProperty("verdict")));
    }

    private static JsonElement Json(Diagnosis diagnosis, Diagnosis? cured = null)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
            DiagnosisJson.Write(json, diagnosis, cured);
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(key => key.Name);

    private static IEnumerable<string> Words(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
}
