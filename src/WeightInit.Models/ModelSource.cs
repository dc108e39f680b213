using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WeightInit.Models.KerasFiles;

namespace WeightInit.Models;

/// <summary>Finds the model that a MODEL of the command line means.</summary>
public static class ModelSource
{
    private const int LargestJson = 64 << 20;

    /// <summary>Loads a model's description; weights are never read.</summary>
    /// <param name="model">
    /// A built-in name; or the path of a Hugging Face <c>config.json</c>, of a manifest, of a list of torch.nn modules, of a
    /// Keras model (<c>model.to_json()</c> or a <c>.keras</c> file), of a <c>.safetensors</c> file or its index, whose headers say
    /// the names, shapes and dtypes, or of a <c>.onnx</c> file. JSON files are told apart by their content.
    /// </param>
    /// <param name="dtype">The dtype of its weights, or null for the model's own.</param>
    /// <param name="layout">The layout of kernels for which the file gives none, or null for the one that is assumed. A model
    /// that says its own is not changed (<see cref="LoadedModel.SaysLayouts"/>).</param>
    /// <exception cref="ModelFileException">There is no such model, or its file is not what it claims to be.</exception>
    public static LoadedModel Load(string model, DType? dtype = null, WeightLayout? layout = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (ModelFamilies.BuiltInConfig(model) is { } builtIn)
            return OfConfig(builtIn, dtype);
        if (!File.Exists(model) && !model.Contains('.', StringComparison.Ordinal) && !model.Contains('/', StringComparison.Ordinal))
            throw new UnknownModelException(model, $"is neither a built-in model nor a file; built in are {string.Join(", ", ModelFamilies.BuiltIn)}.");
        if (model.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            return new LoadedModel(OnnxTemplate.Read(model, dtype), Recipe.He, ConfigJson: null) { SaysLayouts = true, Graph = model };
        if (KerasText.IsArchive(model))
            return KerasModel.Read(model, dtype).ToLoaded(model);
        return model.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? OfTemplate(model, dtype, layout) : OfJson(model, dtype, layout);
    }

    private static LoadedModel OfJson(string path, DType? dtype, WeightLayout? layout)
    {
        using JsonDocument document = JsonInput.Read(path, LargestJson, "a description of a model");
        JsonElement root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return OfModules(TorchModuleList.Of(path, root), dtype ?? DType.Float32);
        if (KerasModel.Is(root))
            return KerasModel.Of(path, root, dtype).ToLoaded(path);
        if (Has(root, "weight_map"))
            return OfTemplate(path, dtype, layout);
        if (!Has(root, "manifest") && !Has(root, "tensors"))
            return OfConfig(ModelConfig.Of(path, root), dtype);
        Manifest manifest = Manifest.Of(path, root, dtype, layout);
        return new LoadedModel(manifest.Model, manifest.Recipe, ConfigJson: null) { Framework = manifest.Framework };
    }

    private static bool Has(JsonElement root, string key) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out _);

    private static LoadedModel OfTemplate(string path, DType? dtype, WeightLayout? layout) =>
        new(SafetensorsTemplate.Read(path, dtype, layout), Recipe.He, ConfigJson: null);

    private static LoadedModel OfModules(TorchModuleList list, DType dtype)
    {
        TorchConstruction made = TorchConstruction.Of(list, dtype);
        return new LoadedModel(made.Model, made.Recipe(), ConfigJson: null) { SaysLayouts = true, Order = new TorchModuleOrder(list, made) };
    }

    private static LoadedModel OfConfig(ModelConfig config, DType? dtype)
    {
        ModelFamily family = ModelFamilies.Of(config);
        ModelSpec model = family.Build(config, dtype);
        DType used = dtype ?? config.DType ?? DType.Float32;
        return new LoadedModel(model, family.RecipeFor(config), ConfigText(config, family.ClassOf(config), used))
        {
            SaysLayouts = true,
            Order = TorchOrder.Of(family, config, used),
        };
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
