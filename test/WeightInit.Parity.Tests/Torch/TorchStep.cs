using System.Globalization;
using System.Text.Json;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests.TorchStreams;

/// <summary>One call of PyTorch's on the default generator: as JSON for the script, and here.</summary>
/// <param name="Call">The function of torch.nn.init, mul_, div_ or randperm.</param>
/// <param name="Arguments">Its arguments by name: numbers or words in kebab-case.</param>
/// <param name="DType">The type of the tensor.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="View">Where it lies in memory of <see cref="Memory"/> elements, or null for a tensor of its own.</param>
internal sealed record TorchStep(string Call, (string Name, object Value)[] Arguments, DType DType, Shape Shape, TorchView? View = null)
{
    /// <summary>How long the memory is that views are of.</summary>
    public const int Memory = 4096;

    /// <summary>How far an element of orthogonal_ may be off.</summary>
    public double Tolerance => DType == DType.Float64 ? 1e-13 : 5e-6;

    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("call", Call);
        json.WriteStartObject("args");
        foreach ((string name, object value) in Arguments)
            WriteArgument(json, name, value);
        json.WriteEndObject();
        json.WriteString("dtype", DType.Name());
        WriteList(json, "shape", Shape);
        if (View is not null)
        {
            WriteList(json, "strides", View.Strides);
            json.WriteNumber("offset", View.Offset);
        }

        json.WriteEndObject();
    }

    /// <summary>Draws it here: a digest, for orthogonal_ the values in hex, or "refused".</summary>
    public string Run(TorchGenerator generator)
    {
        try
        {
            return DType switch
            {
                DType.Float32 => Run<float>(generator),
                DType.Float64 => Run<double>(generator),
                DType.BFloat16 => Run<BFloat16>(generator),
                _ => Run<Half>(generator),
            };
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return "refused";
        }
    }

    private string Run<T>(TorchGenerator generator)
        where T : unmanaged
    {
        if (Call == "randperm")
            return HexLines.Digest(generator.RandPerm((int)Arguments[0].Value).Select(value => value.ToString(CultureInfo.InvariantCulture)));
        if (View is not null)
        {
            T[] memory = new T[Memory];
            generator.Fill<T>(memory, View, ((ElementwiseInitializer)Initializer.Parse(Text)).DistributionFor(Shape));
            return HexLines.Digest(HexLines.Of<T>([.. View.Places().Select(place => memory[place])]));
        }

        T[] values = Call is "mul_" or "div_" ? Scaled<T>(generator) : Initializer.Parse(Text).Create<T>(Shape, generator);
        string[] lines = HexLines.Of<T>(values);
        return Call == "orthogonal_" ? "=" + string.Join(',', lines) : HexLines.Digest(lines);
    }

    private T[] Scaled<T>(TorchGenerator generator)
        where T : unmanaged
    {
        T[] values = new T[Shape.Count];
        ScaleOperation operation = Call == "mul_" ? ScaleOperation.Multiply : ScaleOperation.Divide;
        generator.Fill<T>(values, new Scaled(new Normal(0, 1), operation, (double)Arguments[0].Value));
        return values;
    }

    /// <summary>The initializer as the command line takes it.</summary>
    public string Text => $"torch.{Call.TrimEnd('_').Replace('_', '-')}({string.Join(',', Arguments.Select(a => a.Name + "=" + Word(a.Value)))})";

    public override string ToString() => $"{Text} {DType.Name()} {Shape}{(View is null ? "" : $" strides {string.Join(',', View.Strides)} offset {View.Offset}")}";

    private static string Word(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static void WriteArgument(Utf8JsonWriter json, string name, object value)
    {
        if (value is string word)
            json.WriteString(name, word.Replace('-', '_'));
        else if (value is int count)
            json.WriteNumber(name, count);
        else
            json.WriteNumber(name, (double)value);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
