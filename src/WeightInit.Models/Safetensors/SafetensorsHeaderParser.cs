using System.Text.Json;
using System.Text.Unicode;

namespace WeightInit.Models;

/// <summary>Parses the JSON of a header by the grammar of the format; anything else in it is an error of its own.</summary>
internal ref struct SafetensorsHeaderParser
{
    /// <summary>A header is an object of objects of arrays.</summary>
    private const int Depth = 3;

    private readonly string _path;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(string path, ReadOnlySpan<byte> json)
    {
        _path = path;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth + 1 });
    }

    internal static SafetensorsHeader Parse(byte[] prefix, string path, long fileLength)
    {
        ReadOnlySpan<byte> json = prefix.AsSpan(SafetensorsHeader.LengthBytes);
        if (!Utf8.IsValid(json))
            throw new SafetensorsException(SafetensorsError.HeaderNotUtf8, path, "its header is not UTF-8 text.");
        if (json.IsEmpty || json[0] != '{')
            throw new SafetensorsException(SafetensorsError.HeaderStart, path, json.IsEmpty ? "its header is empty; a header begins with '{'." : $"its header begins with byte 0x{json[0]:x2}; a header begins with '{{'.");

        SafetensorsHeaderParser parser = new(path, json);
        List<SafetensorsEntry> entries = [];
        List<KeyValuePair<string, string>> metadata = [];
        parser.Header(entries, metadata);
        SafetensorsEntry[] inFileOrder = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        SafetensorsPlacement.Check(inFileOrder, path, prefix.Length, fileLength);
        return new SafetensorsHeader(inFileOrder, metadata, prefix);
    }

    private void Header(List<SafetensorsEntry> entries, List<KeyValuePair<string, string>> metadata)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Read();
        while (NextKey(out string name))
        {
            if (!names.Add(name))
                throw Error(SafetensorsError.DuplicateKey, $"the name {OneLine.Quote(name)} is there twice in the header; each is there once.");
            Read();
            if (name == SafetensorsHeader.MetadataKey)
                Metadata(metadata);
            else
                entries.Add(Entry(name));
        }

        End();
    }

    private void Metadata(List<KeyValuePair<string, string>> metadata)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Error(SafetensorsError.MetadataNotText, $"__metadata__ is {Found()}; it is an object of strings.");
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (NextKey(out string key))
        {
            if (!keys.Add(key))
                throw Error(SafetensorsError.DuplicateKey, $"the key {OneLine.Quote(key)} is there twice in __metadata__; each is there once.");
            Read();
            if (_json.TokenType != JsonTokenType.String)
                throw Error(SafetensorsError.MetadataNotText, $"the value of {OneLine.Quote(key)} in __metadata__ is {Found()}; it is a string.");
            metadata.Add(new(key, Text()));
        }
    }

    private SafetensorsEntry Entry(string name)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Error(SafetensorsError.EntryNotObject, $"its entry is {Found()}; it is an object with dtype, shape and data_offsets.", name);
        SafetensorsDType? type = null;
        long[]? axes = null;
        (long Begin, long End)? offsets = null;
        while (NextKey(out string field))
        {
            Read();
            bool again = field switch
            {
                "dtype" => Replace(ref type, Type(name)) is not null,
                "shape" => Replace(ref axes, Axes(name)) is not null,
                "data_offsets" => Replace(ref offsets, Offsets(name)) is not null,
                _ => throw Error(SafetensorsError.UnknownField, $"its entry has the field {OneLine.Quote(field)}; accepted are dtype, shape and data_offsets.", name),
            };
            if (again)
                throw Error(SafetensorsError.DuplicateKey, $"the field {OneLine.Quote(field)} is there twice; each is there once.", name);
        }

        string? missing = type is null ? "dtype" : axes is null ? "shape" : offsets is null ? "data_offsets" : null;
        if (missing is not null)
            throw Error(SafetensorsError.MissingField, $"its entry has no {missing}; it needs dtype, shape and data_offsets.", name);
        return new SafetensorsEntry(name, type!.Value, Shape.Of(axes), offsets!.Value.Begin, offsets.Value.End);
    }

    private static T Replace<T>(ref T field, T value)
    {
        T before = field;
        field = value;
        return before;
    }

    private SafetensorsDType Type(string name)
    {
        if (_json.TokenType != JsonTokenType.String)
            throw Error(SafetensorsError.UnknownDType, $"its dtype is {Found()}; known are {SafetensorsDTypes.Known}.", name);
        string text = Text();
        if (!SafetensorsDTypes.TryParse(text, out SafetensorsDType type))
            throw Error(SafetensorsError.UnknownDType, $"its dtype is {OneLine.Quote(text)}; known are {SafetensorsDTypes.Known}.", name);
        return type;
    }

    private long[] Axes(string name)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            throw Error(SafetensorsError.ShapeNotIntegers, $"its shape is {Found()}; it is an array of whole numbers.", name);
        List<long> axes = [];
        long count = 1;
        while (Read() != JsonTokenType.EndArray)
        {
            if (axes.Count == SafetensorsHeader.MaxRank)
                throw Error(SafetensorsError.TooManyAxes, $"its shape has more than {SafetensorsHeader.MaxRank} axes.", name);
            axes.Add(Axis(name));
            if (Math.BigMul((ulong)count, (ulong)axes[^1], out ulong low) != 0 || low > long.MaxValue)
                throw Error(SafetensorsError.ShapeOverflow, $"its shape ({string.Join(',', axes)}{(axes.Count > 1 ? ",...)" : ")")} has more than 2^63 - 1 elements.", name);
            count = (long)low;
        }

        return [.. axes];
    }

    private long Axis(string name)
    {
        if (_json.TokenType != JsonTokenType.Number)
            throw Error(SafetensorsError.ShapeNotIntegers, $"its shape holds {Found()}; it is an array of whole numbers.", name);
        if (_json.ValueSpan[0] == '-')
            throw Error(SafetensorsError.NegativeAxis, $"its shape has the axis {Found()}; an axis is 0 or more.", name);
        if (_json.TryGetInt64(out long axis))
            return axis;
        throw _json.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            ? Error(SafetensorsError.ShapeOverflow, $"its shape has the axis {Found()}; an axis is at most 2^63 - 1.", name)
            : Error(SafetensorsError.ShapeNotIntegers, $"its shape has the axis {Found()}; an axis is a whole number in digits.", name);
    }

    private (long Begin, long End) Offsets(string name)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            throw Error(SafetensorsError.OffsetsNotIntegers, $"its data_offsets is {Found()}; it is [begin, end].", name);
        Read();
        long begin = Offset(name);
        Read();
        long end = Offset(name);
        if (Read() != JsonTokenType.EndArray)
            throw Error(SafetensorsError.OffsetsNotIntegers, "its data_offsets holds more than two numbers; it is [begin, end].", name);
        if (end < begin)
            throw Error(SafetensorsError.OffsetsReversed, $"its data_offsets [{begin}, {end}] end before they begin.", name);
        return (begin, end);
    }

    private long Offset(string name)
    {
        if (_json.TokenType != JsonTokenType.Number || _json.ValueSpan[0] == '-' || !_json.TryGetInt64(out long offset))
            throw Error(SafetensorsError.OffsetsNotIntegers, $"its data_offsets holds {Found()}; it is two whole numbers from 0 to 2^63 - 1.", name);
        return offset;
    }

    private bool NextKey(out string key)
    {
        bool more = Read() == JsonTokenType.PropertyName;
        key = more ? Text() : "";
        return more;
    }

    private JsonTokenType Read()
    {
        try
        {
            if (!_json.Read())
                throw NotJson("it ends early");
        }
        catch (JsonException error)
        {
            throw NotJson(Reason(error));
        }

        if (_json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && _json.CurrentDepth >= Depth)
            throw Error(SafetensorsError.HeaderTooDeep, $"its header is nested deeper than {Depth} levels at byte {_json.TokenStartIndex}; a header is an object of objects of arrays.");
        return _json.TokenType;
    }

    private void End()
    {
        try
        {
            _json.Read();
        }
        catch (JsonException error)
        {
            throw NotJson(Reason(error));
        }
    }

    private string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NotJson($"the string at byte {_json.TokenStartIndex} escapes half of a surrogate pair");
        }
    }

    private readonly string Found() => _json.TokenType switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.EndArray => "the end of the array",
        JsonTokenType.String => "a string",
        JsonTokenType.Null => "null",
        _ => System.Text.Encoding.UTF8.GetString(_json.ValueSpan.Length > OneLine.MaxLength ? _json.ValueSpan[..OneLine.MaxLength] : _json.ValueSpan),
    };

    /// <summary>The place only: the text of a framework's message is not there in every build.</summary>
    private static string Reason(JsonException error) => $"wrong in line {error.LineNumber + 1} at byte {error.BytePositionInLine + 1}";

    private readonly SafetensorsException NotJson(string reason) =>
        new(SafetensorsError.HeaderNotJson, _path, $"its header is not JSON ({reason}).");

    private readonly SafetensorsException Error(SafetensorsError error, string problem, string? tensor = null) =>
        new(error, _path, problem, tensor);
}
