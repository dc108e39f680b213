namespace WeightInit.Signal;

/// <summary>The outputs of the layers as small histograms, side by side.</summary>
internal static class HistogramFigure
{
    private const int MostLayers = 24, Columns = 6;
    private const double CellWidth = 140, CellHeight = 104;

    /// <summary>Every layer, or of more than two dozen some at equal distances, the last among them.</summary>
    internal static string Of(Diagnosis diagnosis)
    {
        (int Place, DiagnosedLayer Layer)[] measured =
            [.. diagnosis.Layers.Select((layer, place) => (place, layer)).Where(item => item.layer.Measured is { Histogram.Total: > 0 })];
        if (measured.Length > MostLayers)
            measured = [.. Enumerable.Range(0, MostLayers).Select(i => measured[(int)((long)i * (measured.Length - 1) / (MostLayers - 1))])];
        int rows = (measured.Length + Columns - 1) / Columns;
        SvgWriter svg = new(Columns * CellWidth, Math.Max(1, rows) * CellHeight, "Histograms of the layers' outputs");
        for (int i = 0; i < measured.Length; i++)
            Cell(svg, i % Columns * CellWidth, i / Columns * CellHeight, measured[i].Layer, measured[i].Place);
        return svg.Finish();
    }

    private static void Cell(SvgWriter svg, double x, double y, DiagnosedLayer layer, int place)
    {
        Histogram histogram = layer.Measured!.Histogram;
        double most = histogram.Counts.Max(), width = (CellWidth - 16) / histogram.Counts.Count, bottom = y + CellHeight - 30;
        svg.Text("title", x + 4, y + 13, SignalFigure.Cut(layer.Layer.Name, 18));
        for (int cell = 0; cell < histogram.Counts.Count; cell++)
        {
            if (histogram.Counts[cell] > 0)
            {
                double height = Math.Max(0.6, histogram.Counts[cell] / most * (CellHeight - 52));
                svg.Rectangle("bar", x + 4 + (cell * width), bottom - height, Math.Max(0.5, width - 0.4), height);
            }
        }

        svg.Line("axis", x + 4, bottom, x + CellWidth - 12, bottom);
        svg.Text("tick", x + 4, bottom + 12, ReportNumbers.Short(histogram.Low));
        svg.Text("tick", x + CellWidth - 12, bottom + 12, ReportNumbers.Short(histogram.High), "end");
        svg.Text("tick", x + 4, bottom + 24, $"sd {ReportNumbers.Short(layer.Measured.StandardDeviation)}{Note(layer.Measured)}");
        svg.Rectangle("hit", x, y, CellWidth, CellHeight, $"{layer.Layer.Name} ({layer.Layer.Kind}), layer {place + 1}");
    }

    private static string Note(MeasuredLayer layer) =>
        layer.Dead is > 0.005 ? $", dead {ReportNumbers.Percent(layer.Dead)}" : layer.Saturated is > 0.005 ? $", flat {ReportNumbers.Percent(layer.Saturated)}" : "";
}
