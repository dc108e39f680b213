using System.Globalization;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>A value of a module list and where it stands; what is asked of it in vain is an error that says so.</summary>
internal readonly record struct TorchNode(JsonElement Value, string File, string Place)
{
    internal bool IsNone => Value.ValueKind == JsonValueKind.Null;

    internal bool IsList => Value.ValueKind == JsonValueKind.Array;

    internal bool IsObject => Value.ValueKind == JsonValueKind.Object;

    internal bool IsText => Value.ValueKind == JsonValueKind.String;

    internal string Text => Value.GetString()!;

    internal IEnumerable<TorchNode> Items()
    {
        (string file, string place) = (File, Place);
        return Value.EnumerateArray().Select((item, index) => new TorchNode(item, file, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")));
    }

    internal IEnumerable<(string Key, TorchNode Node)> Keys()
    {
        (string file, string place) = (File, Place);
        return Value.EnumerateObject().Select(property => (property.Name, new TorchNode(property.Value, file, $"{place}.{property.Name}")));
    }

    /// <summary>A whole number within a range.</summary>
    internal long Integer(long least, long most, string what = "a whole number")
    {
        string wanted = string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most} is accepted.");
        if (Value.ValueKind != JsonValueKind.Number || Value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E'))
            throw Error(TorchModuleError.WrongKind, $"it is {Shown()}; {wanted}");
        bool isLong = Value.TryGetInt64(out long number);
        if (isLong && number >= least && number <= most)
            return number;
        bool isNegative = Value.GetRawText()[0] == '-';
        throw Error(isNegative || (isLong && number < least) ? TorchModuleError.Impossible : TorchModuleError.TooLarge, $"it is {Shown()}; {wanted}");
    }

    /// <summary>A finite number within a range.</summary>
    internal double Number(double least, double most)
    {
        if (Value.ValueKind != JsonValueKind.Number || !Value.TryGetDouble(out double number) || !double.IsFinite(number))
            throw Error(TorchModuleError.WrongKind, $"it is {Shown()}; a finite number is accepted.");
        return number >= least && number <= most
            ? number
            : throw Error(TorchModuleError.Impossible, string.Create(CultureInfo.InvariantCulture, $"it is {Shown()}; a number from {least} to {most} is accepted."));
    }

    internal bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongKind("true or false"),
    };

    internal TorchModuleException WrongKind(string wanted) => Error(TorchModuleError.WrongKind, $"it is {Shown()}; {wanted} is accepted.");

    internal TorchModuleException Error(TorchModuleError error, string problem) => new(error, File, Place, problem);

    internal string Shown() => Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => OneLine.Quote(Text),
        _ => OneLine.Plain(Value.GetRawText(), 60),
    };
}
