using System.Text.Json;
using System.Text.Unicode;

namespace WeightInit.Models;

/// <summary>Reads a JSON file so that what is left to check is its meaning: every string can be read, every key is there once.</summary>
internal ref struct JsonInput
{
    private readonly string _path;
    private readonly Stack<Level> _levels = new();
    private Utf8JsonReader _json;

    private JsonInput(string path, ReadOnlySpan<byte> text)
    {
        _path = path;
        _json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonFileException.MaxDepth + 1 });
    }

    /// <summary>The file's JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxLength">The most bytes that are read.</param>
    /// <param name="what">What the file should be, for a message: <c>an index of shards</c>.</param>
    internal static JsonDocument Read(string path, int maxLength, string what)
    {
        using InputFile file = InputFile.Open(path);
        if (file.Length > maxLength)
            throw new JsonFileException(JsonFileError.TooLong, path, $"it has {file.Length} bytes; {what} has at most {maxLength}.");
        byte[] text = new byte[file.Length];
        file.Read(0, text);
        return Parse(path, text);
    }

    /// <summary>The JSON of a text.</summary>
    /// <param name="path">The file that it comes from.</param>
    /// <param name="text">The text.</param>
    internal static JsonDocument Parse(string path, byte[] text)
    {
        Check(path, text);
        return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonFileException.MaxDepth + 1 });
    }

    private static void Check(string path, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            throw new JsonFileException(JsonFileError.NotUtf8, path, "it is not UTF-8 text; JSON is.");
        JsonInput input = new(path, text);
        while (input.Next())
            input.Check();
    }

    private bool Next()
    {
        try
        {
            return _json.Read();
        }
        catch (JsonException error)
        {
            throw new JsonFileException(JsonFileError.NotJson, _path, $"it is not JSON (wrong in line {error.LineNumber + 1} at byte {error.BytePositionInLine + 1}).");
        }
    }

    private readonly void Check()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                break;
            case JsonTokenType.PropertyName:
                Key(Text());
                break;
            case JsonTokenType.String:
                Count();
                Text();
                break;
            default:
                Count();
                break;
        }
    }

    private readonly void Open()
    {
        if (_json.CurrentDepth >= JsonFileException.MaxDepth)
            throw new JsonFileException(JsonFileError.TooDeep, _path, $"it is nested deeper than {JsonFileException.MaxDepth} levels.");
        Count();
        _levels.Push(new Level { Keys = _json.TokenType == JsonTokenType.StartObject ? new HashSet<string>(StringComparer.Ordinal) : null });
    }

    private readonly void Key(string key)
    {
        Level level = _levels.Peek();
        level.Key = key;
        if (!level.Keys!.Add(key))
            throw new JsonFileException(JsonFileError.DuplicateKey, _path, $"{Place()} is there twice; each key is there once.");
    }

    /// <summary>Counts a value of an array, for places.</summary>
    private readonly void Count()
    {
        if (_levels.TryPeek(out Level? level) && level.Keys is null)
            level.Index++;
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFileException(JsonFileError.NotJson, _path, $"it is not JSON (the string at byte {_json.TokenStartIndex} escapes half of a surrogate pair).");
        }
    }

    private readonly string Place() =>
        "$" + string.Concat(_levels.Reverse().Select(level => level.Keys is null ? $"[{level.Index}]" : $".{OneLine.Plain(level.Key, OneLine.MaxLength)}"));

    /// <summary>An open object, with the keys it has had, or an open array.</summary>
    private sealed class Level
    {
        public HashSet<string>? Keys { get; init; }

        public string Key { get; set; } = "";

        public int Index { get; set; } = -1;
    }
}
