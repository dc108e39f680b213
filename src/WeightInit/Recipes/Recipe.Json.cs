using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit;

/// <content>The JSON form, docs/formats/recipe.md.</content>
public sealed partial record Recipe
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads the JSON form.</summary>
    /// <param name="json">An object with a name and rules; docs/formats/recipe.schema.json describes it.</param>
    /// <param name="origin">The file or the name, for messages.</param>
    /// <exception cref="RecipeException">It is no recipe; the message names the place, the value and what is accepted.</exception>
    public static Recipe Parse(string json, string origin = "recipe")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(origin);
        return RecipeReader.Read(Encoding.UTF8.GetBytes(json), origin);
    }

    /// <summary>The JSON form, indented, ended by a newline. It reads back as the same recipe.</summary>
    public string ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", Name);
            if (Description is not null)
                json.WriteString("description", Description);
            json.WriteString("source", Source);
            if (Stream is not null)
                json.WriteString("stream", Stream);
            json.WriteStartArray("rules");
            foreach (Rule rule in Rules)
                Write(json, rule);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        if (rule.Tensor is not null)
            json.WriteString("tensor", rule.Tensor);
        if (rule.Name is not null)
            json.WriteString("name", rule.Name);
        if (rule.Role is { } role)
            json.WriteString("role", role.Name().Replace(' ', '-'));
        if (rule.Layer is { } layer)
            json.WriteString("layer", layer.Name());
        if (rule.EndsResidual is { } ends)
            json.WriteBoolean("ends_residual", ends);
        if (rule.Rank is { } rank)
            json.WriteNumber("rank", rank);
        json.WriteString("initializer", rule.Initializer);
        if (rule.DType is { } dtype)
            json.WriteString("dtype", dtype.Name());
        if (rule.IsOptional)
            json.WriteBoolean("optional", true);
        if (rule.Note is not null)
            json.WriteString("note", rule.Note);
        json.WriteEndObject();
    }
}
