using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>A draw as JSON: what was drawn, and the values nested like the shape.</summary>
internal static class DrawJson
{
    /// <summary>Writes the object. Numbers look as Python's json would write them; NaN and infinities are strings.</summary>
    internal static void Write(TextWriter writer, DrawRequest request, Drawing drawing, int? digits)
    {
        Distribution? law = request.Distribution;
        Fans? fans = request.Fans;
        writer.Write("{\n");
        Member(writer, "initializer", Quoted(request.Initializer.ToString()));
        Member(writer, "distribution", Quoted(law?.ToString()));
        Member(writer, "stream", Quoted(request.Stream.Name));
        Member(writer, "seed", Seed(request.Seed));
        Member(writer, "name", Quoted(request.Tensor.Name));
        Member(writer, "shape", Axes(drawing.Shape));
        if (request.Slice is not null)
        {
            Member(writer, "slice", Quoted(request.SliceText));
            Member(writer, "slice_of", Axes(request.Tensor.Shape));
        }

        Member(writer, "dtype", Quoted(request.Tensor.DType.Name()));
        Member(writer, "fan_in", fans?.In.ToString(CultureInfo.InvariantCulture) ?? "null");
        Member(writer, "fan_out", fans?.Out.ToString(CultureInfo.InvariantCulture) ?? "null");
        Member(writer, "std", law is null ? "null" : Number(law.StandardDeviation));
        writer.Write("  \"values\": ");
        Nested.Write(writer, drawing.Shape, index => Number(digits is int d ? PythonNumber.Round(drawing[index], d) : drawing[index]), 2);
        writer.Write("\n}\n");
    }

    private static void Member(TextWriter writer, string name, string value) => writer.Write($"  \"{name}\": {value},\n");

    private static string Quoted(string? text) => text is null ? "null" : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Axes(Shape shape) => $"[{string.Join(", ", shape.ToArray().Select(axis => axis.ToString(CultureInfo.InvariantCulture)))}]";

    private static string Seed(StreamSeed seed)
    {
        string numbers = string.Join(", ", seed.Values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return seed.IsList ? $"[{numbers}]" : numbers;
    }

    private static string Number(double value) => double.IsFinite(value) ? PythonNumber.Repr(value) : $"\"{PythonNumber.Repr(value)}\"";
}
