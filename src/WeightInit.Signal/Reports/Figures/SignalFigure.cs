using System.Globalization;

namespace WeightInit.Signal;

/// <summary>The signal over depth: prediction as a band with its middle line, measurement as dots, on an axis of powers of ten.</summary>
internal static class SignalFigure
{
    private const double PanelWidth = 860, PanelHeight = 250, Left = 64, Right = 16, Top = 30, Bottom = 34;

    private const int MostNames = 12;

    /// <summary>Forward above, backward below.</summary>
    internal static string Of(Diagnosis diagnosis, string? style = null)
    {
        SvgWriter svg = new(PanelWidth, (2 * PanelHeight) + 8, $"The signal of {diagnosis.Network.Name} over depth, forward and backward");
        if (style is not null)
            svg.Style(style);
        Panel(svg, 0, "Forward: mean square of each layer's output, relative to the input's", diagnosis.Layers,
            layer => layer.Predicted?.SecondMoment, layer => layer.Predicted?.SecondMomentBand, layer => layer.Measured?.SecondMoment);
        Panel(svg, PanelHeight + 8, "Backward: mean square of the loss gradient at each output, relative to the last layer's", diagnosis.Layers,
            layer => layer.Predicted?.Gradient, layer => layer.Predicted?.GradientBand, layer => layer.Measured?.Gradient);
        return svg.Finish();
    }

    private static void Panel(
        SvgWriter svg, double y, string title, IReadOnlyList<DiagnosedLayer> layers,
        Func<DiagnosedLayer, double?> predicted, Func<DiagnosedLayer, Band?> band, Func<DiagnosedLayer, double?> measured)
    {
        double top = y + Top, bottom = y + PanelHeight - Bottom;
        LogAxis axis = new(layers.SelectMany(layer => Values(predicted(layer), band(layer), measured(layer))), top, bottom);
        double X(int place) => Left + ((place + 0.5) * (PanelWidth - Left - Right) / Math.Max(1, layers.Count));

        svg.Text("title", Left, y + 18, title);
        foreach (int power in axis.Labels)
        {
            svg.Line(power == 0 ? "one" : "grid", Left, axis.YOfPower(power), PanelWidth - Right, axis.YOfPower(power));
            svg.Text("tick", Left - 8, axis.YOfPower(power) + 4, LogAxis.Label(power), "end");
        }

        (int Place, Band Band)[] bands = [.. layers.Select((layer, place) => (place, band(layer))).Where(item => item.Item2 is not null).Select(item => (item.place, item.Item2!.Value))];
        svg.Path("band", bands.Select(item => (X(item.Place), axis.Y(item.Band.High))).Concat(bands.Reverse().Select(item => (X(item.Place), axis.Y(item.Band.Low)))), close: true);
        svg.Path("predicted", layers.Select((layer, place) => (place, predicted(layer))).Where(item => item.Item2 is not null).Select(item => (X(item.place), axis.Y(item.Item2!.Value))));
        for (int place = 0; place < layers.Count; place++)
        {
            if (measured(layers[place]) is not { } value)
                continue;
            string words = Words(layers[place], predicted(layers[place]), band(layers[place]), value);
            int beyond = axis.Beyond(value);
            bool off = band(layers[place]) is { } wanted && !wanted.Contains(value);
            string style = off ? "measured off" : "measured";
            if (beyond == 0)
                svg.Circle(style, X(place), axis.Y(value), layers.Count > 80 ? 2.2 : 3.6, words, place);
            else
                svg.Arrow(style, X(place), axis.Y(value), beyond > 0, words, place);
        }

        int every = Math.Max(1, (layers.Count + MostNames - 1) / MostNames);
        for (int place = 0; place < layers.Count; place += every)
            svg.Text("tick", X(place), bottom + 18, Cut(layers[place].Layer.Name, 10), "middle");
    }

    private static string Words(DiagnosedLayer layer, double? predicted, Band? band, double measured) =>
        string.Create(CultureInfo.InvariantCulture, $"{layer.Layer.Name} ({layer.Layer.Kind}): measured {ReportNumbers.Short(measured)}")
        + (predicted is { } value ? $", predicted {ReportNumbers.Short(value)}" : "")
        + (band is { } b ? $" ({ReportNumbers.Short(b.Low)} to {ReportNumbers.Short(b.High)})" : "");

    private static IEnumerable<double> Values(double? predicted, Band? band, double? measured)
    {
        if (predicted is { } p)
            yield return p;
        if (measured is { } m)
            yield return m;
        if (band is { } b)
        {
            yield return b.Low;
            yield return b.High;
        }
    }

    internal static string Cut(string name, int length) => name.Length <= length ? name : "…" + name[^(length - 1)..];
}
