using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>Finds the model that a MODEL of the command line means.</summary>
public static class ModelSource
{
    private const long LargestJson = 64 << 20;

    /// <summary>Loads a model's description; weights are never read.</summary>
    /// <param name="model">A built-in name, or the path of a Hugging Face <c>config.json</c>.</param>
    /// <param name="dtype">The dtype of its weights, or null for the model's own.</param>
    /// <exception cref="ModelFileException">There is no such model, or its file is not what it claims to be.</exception>
    public static LoadedModel Load(string model, DType? dtype = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (ModelFamilies.BuiltInConfig(model) is { } builtIn)
            return OfConfig(builtIn, dtype);
        if (!File.Exists(model) && !model.Contains('.', StringComparison.Ordinal) && !model.Contains('/', StringComparison.Ordinal))
            throw new UnknownModelException(model, $"is neither a built-in model nor a file; built in are {string.Join(", ", ModelFamilies.BuiltIn)}.");
        return OfJson(model, dtype);
    }

    private static LoadedModel OfJson(string path, DType? dtype)
    {
        using InputFile file = InputFile.Open(path);
        if (file.Length > LargestJson)
            throw new ConfigException(path, $"it has {file.Length} bytes; a description of a model has at most {LargestJson}.");
        byte[] text = new byte[file.Length];
        file.Read(0, text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return OfConfig(ModelConfig.Of(path, document.RootElement), dtype);
        }
        catch (JsonException exception)
        {
            throw new ConfigException(path, $"it is no JSON: {OneLine.Plain(exception.Message)}", exception);
        }
    }

    private static LoadedModel OfConfig(ModelConfig config, DType? dtype)
    {
        ModelFamily family = ModelFamilies.Of(config);
        ModelSpec model = family.Build(config, dtype);
        DType used = dtype ?? config.DType ?? DType.Float32;
        return new LoadedModel(model, family.Recipe, ConfigText(config, family.ClassOf(config), used));
    }

    /// <summary>The config that goes beside the weights: the given keys, the class and the dtype of the weights, sorted.</summary>
    private static string ConfigText(ModelConfig config, string name, DType dtype)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            foreach (string key in config.Keys.Keys.Except(["torch_dtype"]).Union(["architectures", "dtype"]).Order(StringComparer.Ordinal))
            {
                json.WritePropertyName(key);
                switch (key)
                {
                    case "architectures":
                        json.WriteStartArray();
                        json.WriteStringValue(name);
                        json.WriteEndArray();
                        break;
                    case "dtype":
                        json.WriteStringValue(dtype.Name());
                        break;
                    default:
                        config.Keys[key].WriteTo(json);
                        break;
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
