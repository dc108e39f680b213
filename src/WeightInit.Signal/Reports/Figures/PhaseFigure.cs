namespace WeightInit.Signal;

/// <summary>
/// The plane of weight and bias variances: left of the edge of chaos correlations grow and gradients vanish, right of it they
/// fall and gradients explode; the network's place is marked.
/// </summary>
internal static class PhaseFigure
{
    private const double Width = 420, Height = 300, Left = 52, Right = 14, Top = 14, Bottom = 44;
    private const int Steps = 160;

    /// <summary>The figure, or null where the network has no place in the plane.</summary>
    internal static string? Of(Diagnosis diagnosis) => diagnosis.Phase is { } point && double.IsFinite(point.WeightVariance) ? Draw(point) : null;

    private static string Draw(PhasePoint point)
    {
        double mostWeight = Math.Max(4, 1.4 * point.WeightVariance), mostBias = Math.Max(0.3, 1.4 * point.BiasVariance);
        double X(double variance) => Left + (Math.Clamp(variance / mostWeight, 0, 1) * (Width - Left - Right));
        double Y(double variance) => Height - Bottom - (Math.Clamp(variance / mostBias, 0, 1) * (Height - Top - Bottom));

        SvgWriter svg = new(Width, Height, $"The phase plane of {point.Activation}");
        (double X, double Y)[] edge = [.. Edge(point.Activation, mostBias).Select(place => (X(place.WeightVariance), Y(place.BiasVariance)))];
        svg.Rectangle("ordered", Left, Top, Width - Left - Right, Height - Top - Bottom);
        if (edge.Length > 1)
        {
            svg.Path("chaotic", [.. edge, (X(mostWeight), edge[^1].Y), (X(mostWeight), Y(0)), (edge[0].X, Y(0))], close: true);
            svg.Path("edge", edge);
            svg.Text("tick", edge[edge.Length / 2].X + 6, edge[edge.Length / 2].Y, "edge of chaos");
        }

        svg.Text("tick", Left + 6, Top + 14, "ordered: gradients vanish");
        if (edge.Length > 1)
            svg.Text("tick", Width - Right - 6, Height - Bottom - 8, "chaotic: gradients explode", "end");
        svg.Circle("here", X(point.WeightVariance), Y(point.BiasVariance), 6,
            $"this network: σw² = {ReportNumbers.Short(point.WeightVariance)}, σb² = {ReportNumbers.Short(point.BiasVariance)}");
        for (int i = 0; i <= 4; i++)
        {
            svg.Text("tick", X(mostWeight * i / 4), Height - Bottom + 16, ReportNumbers.Short(mostWeight * i / 4), "middle");
            svg.Text("tick", Left - 6, Y(mostBias * i / 4) + 4, ReportNumbers.Short(mostBias * i / 4), "end");
        }

        svg.Text("title", (Left + Width - Right) / 2, Height - 8, $"σw² = fan_in · Var W   ({point.Activation})", "middle");
        svg.Text("title", 12, (Top + Height - Bottom) / 2, "σb²", "middle", -90);
        return svg.Finish();
    }

    /// <summary>Points of the edge by rising bias variance, from none on.</summary>
    private static IEnumerable<(double WeightVariance, double BiasVariance)> Edge(Activation f, double mostBias)
    {
        if (f.IsHomogeneous)
        {
            double critical = EdgeOfChaos.At(f, 1).WeightVariance;
            return [(critical, 0), (critical, mostBias)];
        }

        return Enumerable.Range(0, Steps)
            .Select(i => EdgeOfChaos.At(f, Math.Pow(10, -4 + (7.0 * i / Steps))))
            .Where(place => place.BiasVariance >= 0 && place.BiasVariance <= mostBias && double.IsFinite(place.WeightVariance))
            .Select(place => (place.WeightVariance, place.BiasVariance))
            .OrderBy(place => place.BiasVariance);
    }
}
