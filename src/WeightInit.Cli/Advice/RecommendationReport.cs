using System.Globalization;
using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>Shows a recommendation: in words for people, as JSON for programs.</summary>
internal static class RecommendationReport
{
    /// <summary>The depths of the table.</summary>
    private static readonly int[] Depths = [1, 10, 50];

    private const int WidestText = 88;

    /// <summary>The advice in words, and what it does over depth.</summary>
    internal static void Print(Terminal terminal, Recommendation advice)
    {
        TextWriter output = terminal.Out;
        int width = Math.Min(terminal.Width, WidestText);
        output.WriteLine($"{advice.Activation}: {advice.Initializer}");
        output.WriteLine();
        Paragraph(output, "law", advice.Formula, width);
        Paragraph(output, "why", advice.Reason, width);
        if (advice.Caution is { } caution)
            Paragraph(output, "but", caution, width);
        Paragraph(output, "source", advice.Source.ToString(), width);
        Paragraph(output, "gains", Gains(advice.Activation), width);
        output.WriteLine($"  try     weightinit draw {ForShell(advice.Initializer)} --shape 4,3");
        output.WriteLine();
        output.WriteLine("Second moments over square layers, a unit signal first, in the limit of width:");
        output.WriteLine();
        PrintFactors(output, advice.Factors());
        output.WriteLine();
        foreach (string line in Wrapped(Recommendation.LastWord, width))
            output.WriteLine(line);
    }

    /// <summary>The advice as JSON; docs/guide/recommend.md documents the fields.</summary>
    internal static void Write(Utf8JsonWriter json, Recommendation advice)
    {
        DepthFactors factors = advice.Factors();
        json.WriteStartObject();
        json.WriteString("activation", advice.Activation.ToString());
        json.WriteString("initializer", advice.Initializer.ToString());
        json.WriteString("formula", advice.Formula);
        json.WriteString("reason", advice.Reason);
        json.WriteString("caution", advice.Caution);
        json.WriteString("depth", advice.Depth.Name());
        json.WriteStartObject("source");
        json.WriteString("authors", advice.Source.Authors);
        json.WriteNumber("year", advice.Source.Year);
        json.WriteString("title", advice.Source.Title);
        json.WriteString("place", advice.Source.Place);
        json.WriteEndObject();
        json.WriteNumber("fan_in_variance", factors.WeightVariance);
        json.WriteNumber("forward", factors.Forward);
        json.WriteNumber("backward", factors.Backward);
        json.WriteStartArray("over_depth");
        foreach (int depth in Depths)
        {
            (double forward, double backward) = factors.Over(depth);
            json.WriteStartObject();
            json.WriteNumber("layers", depth);
            json.WriteNumber("forward", forward);
            json.WriteNumber("backward", backward);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("gains");
        WriteGains(json, advice.Activation);
        json.WriteString("last_word", Recommendation.LastWord);
        json.WriteEndObject();
    }

    /// <summary>The exact gains of an activation, and PyTorch's.</summary>
    internal static void WriteGains(Utf8JsonWriter json, Activation activation)
    {
        GaussianMoments moments = activation.Moments;
        json.WriteStartObject();
        json.WriteNumber("forward", moments.ForwardGain);
        json.WriteNumber("backward", moments.BackwardGain);
        json.WriteNumber("variance", moments.VarianceGain);
        json.WriteNumber("chi1", moments.Chi1);
        json.WriteNumber("elasticity", moments.Elasticity);
        if (TorchGain.For(activation) is { } torch)
            json.WriteNumber("torch", torch);
        else
            json.WriteNull("torch");
        json.WriteEndObject();
    }

    /// <summary>The text form without parentheses, which a shell would want quoted.</summary>
    private static string ForShell(ElementwiseInitializer initializer) => initializer.ToString().Replace('(', ':').TrimEnd(')');

    private static void PrintFactors(TextWriter output, DepthFactors factors)
    {
        output.WriteLine($"  {"layers",-9}{string.Concat(Depths.Select(depth => $"{depth,10}"))}");
        output.WriteLine($"  {"forward",-9}{string.Concat(Depths.Select(depth => $"{Factor(factors.Over(depth).Forward),10}"))}");
        output.WriteLine($"  {"backward",-9}{string.Concat(Depths.Select(depth => $"{Factor(factors.Over(depth).Backward),10}"))}");
    }

    private static string Gains(Activation activation)
    {
        GaussianMoments moments = activation.Moments;
        string exact = string.Create(
            CultureInfo.InvariantCulture,
            $"{moments.ForwardGain:F9} keeps the signal, {moments.BackwardGain:F9} the gradient (exact, N(0, 1) input)");
        return TorchGain.For(activation) is { } torch
            ? string.Create(CultureInfo.InvariantCulture, $"{exact}; PyTorch's table has {torch:0.#########}")
            : $"{exact}; PyTorch's table has none";
    }

    /// <summary>Three significant digits.</summary>
    private static string Factor(double value)
    {
        string text = value.ToString("G3", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) || (value < 1e-3 && value > 0)
            ? value.ToString("0.00e0", CultureInfo.InvariantCulture)
            : text;
    }

    private static void Paragraph(TextWriter output, string label, string text, int width)
    {
        const int indent = 10;
        string start = $"  {label}";
        foreach (string line in Wrapped(text, width - indent))
        {
            output.WriteLine(start.PadRight(indent) + line);
            start = "";
        }
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
