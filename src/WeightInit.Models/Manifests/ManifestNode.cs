using System.Globalization;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>A value of a manifest and where it stands; what is asked of it in vain is an error that says so.</summary>
internal readonly record struct ManifestNode(JsonElement Value, string File, string Place)
{
    /// <summary>The values of an object by key; a key that is not known is an error that names the nearest one.</summary>
    internal Dictionary<string, ManifestNode> Keys(params ReadOnlySpan<string> known)
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw WrongKind($"an object with {string.Join(", ", known)}");
        Dictionary<string, ManifestNode> keys = new(StringComparer.Ordinal);
        foreach (JsonProperty property in Value.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw Unknown(property.Name, known);
            keys.Add(property.Name, new ManifestNode(property.Value, File, $"{Place}.{property.Name}"));
        }

        return keys;
    }

    /// <summary>The values of an array.</summary>
    internal IEnumerable<ManifestNode> Items(string wanted)
    {
        if (Value.ValueKind != JsonValueKind.Array)
            throw WrongKind(wanted);
        (string file, string place) = (File, Place);
        return Value.EnumerateArray().Select((item, index) => new ManifestNode(item, file, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")));
    }

    internal string Text(string wanted) => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw WrongKind(wanted);

    /// <summary>A finite number.</summary>
    internal double Number() => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out double number) && double.IsFinite(number)
        ? number
        : throw WrongKind("a finite number");

    /// <summary>A whole number of at least <paramref name="least"/> and at most <paramref name="most"/>.</summary>
    internal long Size(long least, long most)
    {
        string wanted = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most} is accepted");
        if (Value.ValueKind != JsonValueKind.Number)
            throw WrongKind(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        if (Value.TryGetInt64(out long size) && size >= least)
            return size <= most ? size : throw Error(ManifestError.TooLarge, $"{size} is larger than in any model; {wanted}.");
        bool huge = Value.TryGetDouble(out double number) && number > most && !Value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');
        throw huge
            ? Error(ManifestError.TooLarge, $"{Shown()} is larger than in any model; {wanted}.")
            : Error(ManifestError.BadSize, $"it is {Shown()}; {wanted}.");
    }

    /// <summary>A text that <paramref name="parse"/> reads.</summary>
    internal T Parsed<T>(string wanted, ManifestError error, Func<string, T> parse)
    {
        string text = Text(wanted);
        try
        {
            return parse(text);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw Error(error, OneLine.Plain(fault.Message, 400));
        }
    }

    internal ManifestException Error(ManifestError error, string problem) => new(error, File, Place, problem);

    internal ManifestException Missing(string key) => Error(ManifestError.MissingKey, $"it has no {key}, which is needed.");

    internal ManifestException WrongKind(string wanted) => Error(ManifestError.WrongKind, $"it is {Shown()}; {wanted} is accepted.");

    private ManifestException Unknown(string key, ReadOnlySpan<string> known)
    {
        string? nearest = NearestName.Of(key, known.ToArray());
        return Error(ManifestError.UnknownKey, $"it has the key {OneLine.Quote(key)}{(nearest is null ? "" : $", did you mean '{nearest}'?")}; accepted are {string.Join(", ", known)}.");
    }

    private string Shown() => Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => OneLine.Quote(Value.GetString()!),
        _ => OneLine.Plain(Value.GetRawText(), 60),
    };
}
