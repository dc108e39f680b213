using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace WeightInit.Models;

/// <summary>The bytes of a header as the reference (Rust's serde_json, compact) writes them.</summary>
internal static class SafetensorsHeaderWriter
{
    private const int Alignment = 8;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static byte[] Write(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        StringBuilder json = new("{");
        if (metadata.Count > 0)
            AppendMetadata(json, metadata);
        foreach (SafetensorsEntry entry in entries)
            AppendEntry(json, entry);
        json.Append('}');

        int length = Strict.GetByteCount(json.ToString());
        int padded = (length + Alignment - 1) / Alignment * Alignment;
        if (padded > SafetensorsHeader.MaxLength)
            throw new SafetensorsException(SafetensorsError.HeaderTooLong, "a new file", $"the header of {entries.Count} tensors would have {padded} bytes; at most {SafetensorsHeader.MaxLength} are accepted (write shards).");

        byte[] prefix = new byte[SafetensorsHeader.LengthBytes + padded];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)padded);
        Strict.GetBytes(json.ToString(), prefix.AsSpan(SafetensorsHeader.LengthBytes));
        prefix.AsSpan(SafetensorsHeader.LengthBytes + length).Fill((byte)' ');
        return prefix;
    }

    private static void AppendMetadata(StringBuilder json, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        AppendKey(json, SafetensorsHeader.MetadataKey).Append('{');
        foreach ((string key, string value) in metadata)
        {
            if (!keys.Add(key))
                throw new ArgumentException($"The metadata key {OneLine.Quote(key)} is there twice.");
            AppendText(AppendKey(json, key), value);
        }

        json.Append('}');
    }

    private static void AppendEntry(StringBuilder json, SafetensorsEntry entry)
    {
        AppendKey(json, entry.Name).Append("{\"dtype\":\"").Append(entry.DType.Name()).Append("\",\"shape\":[");
        for (int axis = 0; axis < entry.Shape.Rank; axis++)
            json.Append(axis == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{entry.Shape[axis]}");
        json.Append(CultureInfo.InvariantCulture, $"],\"data_offsets\":[{entry.Begin},{entry.End}]}}");
    }

    /// <summary>A key with its colon, and a comma before it unless it is the first of its object.</summary>
    private static StringBuilder AppendKey(StringBuilder json, string key)
    {
        if (json[^1] != '{')
            json.Append(',');
        return AppendText(json, key).Append(':');
    }

    /// <summary>A string: what JSON forbids in one is escaped, in the short form where there is one, and nothing else.</summary>
    private static StringBuilder AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char unit in text)
        {
            _ = unit switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => json.Append(unit),
            };
        }

        return json.Append('"');
    }
}
