using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// A sequence of draws as text, a line each with tabs between the columns: function, tensor (<c>discarded</c> where it does not
/// survive), shape, dtype, arguments, and why it does not survive.
/// </summary>
public static class DrawTable
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "function\ttensor\tshape\tdtype\targs\tnote";

    /// <summary>The lines of a sequence, without the header.</summary>
    /// <param name="sequence">The sequence.</param>
    public static IEnumerable<string> Lines(DrawSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        foreach (ModelDraw draw in sequence.Draws)
        {
            yield return string.Join('\t', Function(draw.Law), draw.Tensor ?? "discarded", draw.Shape, draw.DType.Name(), Arguments(draw.Law), draw.Note);
            if (draw.ZeroRow is { } row)
                yield return string.Join('\t', "zero_row", draw.Tensor, Shape.Of(draw.Shape.Axes[1..]), draw.DType.Name(), $"row={row}", "");
        }
    }

    private static string Function(Distribution law) => law switch
    {
        Uniform => "uniform_",
        Normal => "normal_",
        TruncatedNormal => "trunc_normal_",
        _ => throw new InvalidOperationException($"{law} is no draw of PyTorch's."),
    };

    private static string Arguments(Distribution law) => law switch
    {
        Uniform uniform => $"low={Number(uniform.Low)} high={Number(uniform.High)}",
        Normal normal => $"mean={Number(normal.Mean)} std={Number(normal.Std)}",
        TruncatedNormal normal => $"mean={Number(normal.Mean)} std={Number(normal.Std)} a={Number(normal.Minimum)} b={Number(normal.Maximum)}",
        _ => "",
    };

    /// <summary>A number with the digits that read back as the same, and a point or an exponent.</summary>
    private static string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        return text.AsSpan().IndexOfAny('.', 'e', 'n') < 0 ? text + ".0" : text;
    }
}
