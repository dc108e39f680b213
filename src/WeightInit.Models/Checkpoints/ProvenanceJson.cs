using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>Writes and reads <c>weightinit.json</c>.</summary>
internal static class ProvenanceJson
{
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
            json.WriteString("recipe", provenance.Recipe);
            json.WriteString("recipe_sha256", provenance.RecipeDigest);
            json.WriteString("content_sha256", provenance.ContentDigest);
            json.WriteStartArray("tensors");
            foreach (ProvenanceTensor tensor in provenance.Tensors)
                Write(json, tensor);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ProvenanceException">It is missing or not such a file.</exception>
    internal static Provenance Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetString() != Provenance.Format)
                throw new FormatException($"its format is not {Provenance.Format}");
            return new Provenance(
                Text(root, "model"), Text(root, "recipe"), Text(root, "recipe_sha256"), Text(root, "stream"), Text(root, "seed"),
                Text(root, "tool"), Text(root, "content_sha256"), [.. root.GetProperty("tensors").EnumerateArray().Select(ReadTensor)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProvenanceException(path, $"cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new ProvenanceException(path, $"is no provenance of a checkpoint: {exception.Message}", exception);
        }
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
        json.WriteString("initializer", planned.Initializer.ToString());
        json.WriteString("sha256", planned.Digest);
        json.WriteEndObject();
    }

    private static ProvenanceTensor ReadTensor(JsonElement element)
    {
        TensorSpec tensor = new(Text(element, "name"), Shape.Parse(Text(element, "shape")))
        {
            DType = DTypes.Parse(Text(element, "dtype")),
            Role = TensorRoles.Parse(Text(element, "role")),
            Layout = element.TryGetProperty("layout", out JsonElement layout) ? WeightLayout.Parse(layout.GetString()!) : null,
            Fans = element.TryGetProperty("fans", out JsonElement fans) ? ReadFans(fans.GetString()!) : null,
        };
        return new ProvenanceTensor(tensor, Initializer.Parse(Text(element, "initializer")), Text(element, "sha256"));
    }

    private static Fans ReadFans(string text)
    {
        Shape pair = Shape.Parse(text);
        return pair.Rank == 2 ? new Fans(pair[0], pair[1]) : throw new FormatException($"'{text}' are no fans; fan_in,fan_out is accepted");
    }

    private static string Text(JsonElement element, string key) =>
        element.GetProperty(key).GetString() ?? throw new FormatException($"{key} is null");
}
