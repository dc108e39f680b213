using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>The index beside several shards, byte for byte as transformers writes it.</summary>
internal static class ShardIndex
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    internal static string Write(Plan plan, ShardPlan shards)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteNumber("total_parameters", plan.Parameters);
            json.WriteNumber("total_size", plan.Bytes);
            json.WriteEndObject();
            json.WriteStartObject("weight_map");
            IEnumerable<(string Name, string File)> map = shards.Shards.SelectMany(shard => shard.Tensors.Select(i => (plan.Tensors[i].Tensor.Name, shard.FileName)));
            foreach ((string name, string file) in map.OrderBy(entry => entry.Name, Utf8Order.Names))
                json.WriteString(name, file);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
