using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>Writes and reads <c>weightinit.json</c>.</summary>
internal static class ProvenanceJson
{
    /// <summary>The longest file in bytes; 100,000 tensors take about 40 million.</summary>
    private const int MaxLength = 400_000_000;

    /// <summary>The most of a problem that is repeated: what it quotes is the file's.</summary>
    internal const int LongestProblem = 1000;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    internal static string Write(Provenance provenance)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("format", Provenance.Format);
            json.WriteString("tool", provenance.ToolVersion);
            json.WriteString("model", provenance.Model);
            json.WriteString("stream", provenance.Stream);
            json.WriteString("seed", provenance.Seed);
            if (provenance.Order is not null)
                json.WriteString("order", provenance.Order);
            json.WriteString("recipe", provenance.Recipe);
            json.WriteString("recipe_sha256", provenance.RecipeDigest);
            json.WriteString("content_sha256", provenance.ContentDigest);
            json.WriteStartArray("tensors");
            foreach (ProvenanceTensor tensor in provenance.Tensors)
                Write(json, tensor);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    /// <summary>Reads the file and checks that its digests fit one another.</summary>
    /// <exception cref="FileAccessException">It is missing or cannot be read.</exception>
    /// <exception cref="ProvenanceException">It is not such a file, or it is damaged.</exception>
    internal static Provenance Read(string path)
    {
        using InputFile file = InputFile.Open(path);
        if (file.Length > MaxLength)
            throw new ProvenanceException(path, $"it has {file.Length} bytes; at most {MaxLength} are accepted.");
        byte[] text = new byte[file.Length];
        file.Read(0, text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return Checked(Read(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new ProvenanceException(path, $"it is no provenance of a checkpoint: {OneLine.Plain(exception.Message, LongestProblem)}", exception);
        }
    }

    private static Provenance Read(JsonElement root)
    {
        string format = Text(root, "format");
        if (format != Provenance.Format)
            throw new FormatException($"its format is {OneLine.Quote(format)}; {Provenance.Format} is accepted");
        return new Provenance(
            Text(root, "model"), Text(root, "recipe"), Text(root, "recipe_sha256"), Text(root, "stream"), Text(root, "seed"),
            Text(root, "tool"), Text(root, "content_sha256"), [.. Value(root, "tensors", JsonValueKind.Array).EnumerateArray().Select(ReadTensor)])
        {
            Order = TextOrNull(root, "order"),
        };
    }

    private static Provenance Checked(Provenance provenance)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        string? twice = provenance.Tensors.FirstOrDefault(tensor => !names.Add(tensor.Name))?.Name;
        if (twice is not null)
            throw new FormatException($"the tensor {OneLine.Quote(twice)} is there twice");
        return ContentDigest.OfContent(provenance.Tensors) == provenance.ContentDigest
            ? provenance
            : throw new FormatException("its content_sha256 is not that of its tensors; the file was changed");
    }

    private static void Write(Utf8JsonWriter json, ProvenanceTensor planned)
    {
        TensorSpec tensor = planned.Tensor;
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteString("shape", tensor.Shape.ToString());
        json.WriteString("dtype", tensor.DType.Name());
        json.WriteString("role", tensor.Role.Name());
        if (tensor.Layout is not null)
            json.WriteString("layout", tensor.Layout.ToString());
        if (tensor.Fans is { } fans)
            json.WriteString("fans", fans.ToString());
        if (tensor.PaddingRow is { } row)
            json.WriteNumber("padding_row", row);
        json.WriteString("initializer", planned.Initializer.ToString());
        if (planned.Position is not null)
            json.WriteString("position", planned.Position);
        if (planned.KeptFrom is not null)
            json.WriteString("kept_from", planned.KeptFrom);
        json.WriteString("sha256", planned.Digest);
        json.WriteEndObject();
    }

    private static ProvenanceTensor ReadTensor(JsonElement element)
    {
        TensorSpec tensor = new(Text(element, "name"), Shape.Parse(Text(element, "shape")))
        {
            DType = DTypes.Parse(Text(element, "dtype")),
            Role = TensorRoles.Parse(Text(element, "role")),
            Layout = element.TryGetProperty("layout", out _) ? WeightLayout.Parse(Text(element, "layout")) : null,
            Fans = element.TryGetProperty("fans", out _) ? Fans.Parse(Text(element, "fans")) : null,
            PaddingRow = element.TryGetProperty("padding_row", out _) ? Value(element, "padding_row", JsonValueKind.Number).GetInt64() : null,
        };
        _ = tensor.ByteCount;
        return new ProvenanceTensor(tensor, Initializer.Parse(Text(element, "initializer")), Text(element, "sha256"))
        {
            Position = TextOrNull(element, "position"),
            KeptFrom = TextOrNull(element, "kept_from"),
        };
    }

    private static string? TextOrNull(JsonElement element, string key) => element.TryGetProperty(key, out _) ? Text(element, key) : null;

    private static string Text(JsonElement element, string key) => Value(element, key, JsonValueKind.String).GetString()!;

    private static JsonElement Value(JsonElement element, string key, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException($"an object with the key {key} is needed, this is {element.ValueKind}");
        return element.TryGetProperty(key, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new FormatException($"it has no {key} that is {(kind == JsonValueKind.String ? "a string" : kind == JsonValueKind.Number ? "a number" : "an array")}");
    }
}
