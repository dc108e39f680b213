using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>Every stream: what a draw with seed n equals, which seeds it takes, whether it can draw a slice alone.</summary>
internal static class StreamTopic
{
    internal static ListTopic Create() => new(
        "streams",
        ["stream", "a draw with seed n equals", "seeds", "default type", "slices", "also"],
        Streams.All.Select(stream => new[]
        {
            stream.Name, stream.Equivalent, stream.Seeds, stream.DefaultDType.Name(), stream.IsAddressable ? "yes" : "no", string.Join(", ", stream.Aliases),
        }),
        Write);

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (StreamInfo stream in Streams.All)
        {
            json.WriteStartObject();
            json.WriteString("name", stream.Name);
            json.WriteStartArray("aliases");
            foreach (string alias in stream.Aliases)
                json.WriteStringValue(alias);
            json.WriteEndArray();
            json.WriteString("equals", stream.Equivalent);
            json.WriteString("seeds", stream.Seeds);
            json.WriteString("dtype", stream.DefaultDType.Name());
            json.WriteBoolean("slices", stream.IsAddressable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
