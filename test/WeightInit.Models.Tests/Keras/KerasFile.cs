using System.IO.Compression;
using System.Text;

namespace WeightInit.Models.Tests.KerasModels;

/// <summary>Keras models in files, and what is drawn of them.</summary>
internal static class KerasFile
{
    /// <summary>The JSON of a golden model.</summary>
    public static string Golden(string model) => Repository.Golden("keras-3.15.1", "model-json", model + ".json");

    /// <summary>The JSON of a model of ours, of layers that no golden model has.</summary>
    public static string Own(string model) => Path.Combine(Repository.Root, "test", "WeightInit.Models.Tests", "Keras", "Models", model + ".json");

    /// <summary>Writes a model's JSON.</summary>
    public static string Write(TemporaryFolder folder, string json) => folder.Write("model.json", Encoding.UTF8.GetBytes(json));

    /// <summary>The source of a model that is made anew.</summary>
    public static TensorSource Source(LoadedModel model, string stream, string seed) =>
        TensorSources.Of(model, model.Recipe.Resolve(model.Model), Streams.Find(stream), StreamSeed.Parse(seed));

    /// <summary>Every byte of a tensor.</summary>
    public static byte[] Bytes(TensorSource source, TensorSpec tensor, int place)
    {
        byte[] bytes = new byte[tensor.ByteCount];
        using TensorReader reader = source.Open(place, 0);
        reader.Read(bytes);
        return bytes;
    }

    /// <summary>A <c>.keras</c> archive of these entries.</summary>
    public static byte[] Archive(params ReadOnlySpan<(string Name, string Text)> entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A Sequential model of layers in JSON, with an input of this shape.</summary>
    public static string Sequential(string inputShape, params ReadOnlySpan<string> layers) =>
        $$"""
        {"module": "keras", "class_name": "Sequential", "config": {"name": "sequential", "layers": [
        {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": {{inputShape}}, "name": "input"}, "registered_name": null}{{string.Concat(layers.ToArray().Select(layer => ",\n" + layer))}}
        ]}, "registered_name": null}
        """;

    /// <summary>A Functional model that calls another one several times, each time on a sequence that is longer by one.</summary>
    public static string Calling(string name, string length, string inner, int times)
    {
        IEnumerable<string> pads = Enumerable.Range(0, times).Select(i =>
            Layer("ZeroPadding1D", $"\"name\": \"{name}_pad{i}\", \"padding\": [0, 1]", $", \"name\": \"{name}_pad{i}\", \"inbound_nodes\": [{Call(i == 0 ? $"{name}_in" : "inner", Math.Max(0, i - 1))}]"));
        string calls = string.Join(", ", Enumerable.Range(0, times).Select(i => Call($"{name}_pad{i}", 0)));
        return $$"""
            {"module": "keras", "class_name": "Functional", "config": {"name": "{{name}}", "layers": [
            {{Layer("InputLayer", $"\"name\": \"{name}_in\", \"batch_shape\": [null, {length}, 3]", $", \"name\": \"{name}_in\", \"inbound_nodes\": []")}},
            {{string.Join(",\n", pads)}},
            {{inner.TrimEnd()[..^1]}}, "name": "inner", "inbound_nodes": [{{calls}}]}
            ], "input_layers": [["{{name}}_in", 0, 0]], "output_layers": [["inner", {{times - 1}}, 0]]}, "registered_name": null}
            """;

        static string Call(string layer, int call) =>
            $$"""{"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["{{layer}}", {{call}}, 0] } }], "kwargs": { } }""";
    }

    /// <summary>A layer in JSON: its class and the inside of its config.</summary>
    public static string Layer(string className, string config, string more = "") =>
        $$"""{"module": "keras.layers", "class_name": "{{className}}", "config": { {{config}} }, "registered_name": null{{more}}}""";
}
