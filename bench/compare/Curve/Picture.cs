using System.Globalization;
using System.Text;

namespace WeightInit.Compare;

/// <summary>Curves as a picture: both axes in logarithms, one line a curve, its name at its end.</summary>
internal static class Picture
{
    private const double Width = 760;
    private const double Height = 420;
    private const double Left = 64;
    private const double Right = 150;
    private const double Top = 44;
    private const double Bottom = 52;
    private const double LeastNanoseconds = 0.1;
    private const double MostNanoseconds = 10;

    private static readonly string[] Colours = ["#1f6f8b", "#63b3c9", "#a0522d", "#d99a6c"];

    internal static string Svg(IReadOnlyList<Curve> curves, string caption)
    {
        StringBuilder svg = new();
        svg.AppendLine(Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img">"""));
        svg.AppendLine(Invariant($"""<title>Nanoseconds an element against the number of elements</title><rect width="{Width}" height="{Height}" fill="#ffffff"/>"""));
        svg.AppendLine(Invariant($"""<text x="{Left}" y="20" font-size="14" fill="#222222">Nanoseconds an element, native stream, float32, into warm memory</text>"""));
        svg.AppendLine(Invariant($"""<text x="{Left}" y="36" font-size="11" fill="#666666">{caption}</text>"""));
        for (int power = 3; power <= 9; power++)
            svg.AppendLine(Invariant($"""<line x1="{X(Math.Pow(10, power)):0.0}" y1="{Top}" x2="{X(Math.Pow(10, power)):0.0}" y2="{Height - Bottom}" stroke="#e4e4e4"/><text x="{X(Math.Pow(10, power)):0.0}" y="{Height - Bottom + 18}" text-anchor="middle" fill="#444444">10<tspan dy="-5" font-size="9">{power}</tspan></text>"""));
        foreach (double tick in new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10 })
            svg.AppendLine(Invariant($"""<line x1="{Left}" y1="{Y(tick):0.0}" x2="{Width - Right}" y2="{Y(tick):0.0}" stroke="#e4e4e4"/><text x="{Left - 8}" y="{Y(tick) + 4:0.0}" text-anchor="end" fill="#444444">{tick} ns</text>"""));
        svg.AppendLine(Invariant($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 12}" text-anchor="middle" fill="#444444">elements</text>"""));
        double[] labels = Apart([.. curves.Select(curve => Y(curve.Points[^1].Nanoseconds))]);
        for (int i = 0; i < curves.Count; i++)
        {
            string points = string.Join(' ', curves[i].Points.Select(point => Invariant($"{X(point.Count):0.0},{Y(point.Nanoseconds):0.0}")));
            svg.AppendLine(Invariant($"""<polyline points="{points}" fill="none" stroke="{Colours[i]}" stroke-width="2"/><text x="{Width - Right + 8}" y="{labels[i] + 4:0.0}" fill="{Colours[i]}">{curves[i].Name}</text>"""));
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static double X(double count) => Left + ((Math.Log10(count) - 3) / 6 * (Width - Left - Right));

    private static double Y(double nanoseconds)
    {
        double share = Math.Log(Math.Clamp(nanoseconds, LeastNanoseconds, MostNanoseconds) / LeastNanoseconds) / Math.Log(MostNanoseconds / LeastNanoseconds);
        return Height - Bottom - (share * (Height - Top - Bottom));
    }

    // Labels that would lie on one another are moved down.
    private static double[] Apart(double[] places)
    {
        const double Line = 15;
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];
        for (int i = 1; i < order.Length; i++)
            places[order[i]] = Math.Max(places[order[i]], places[order[i - 1]] + Line);
        return places;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
