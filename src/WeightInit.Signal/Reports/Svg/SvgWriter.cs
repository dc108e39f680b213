using System.Globalization;
using System.Net;
using System.Text;

namespace WeightInit.Signal;

/// <summary>Writes a picture as SVG: a few shapes, numbers to a hundredth, texts escaped.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    internal SvgWriter(double width, double height, string label)
    {
        Width = width;
        Height = height;
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-label=\"{Escaped(label)}\">\n");
    }

    internal double Width { get; }

    internal double Height { get; }

    internal void Line(string style, double x1, double y1, double x2, double y2) =>
        _text.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>\n");

    internal void Rectangle(string style, double x, double y, double width, double height, string? title = null) =>
        Titled("rect", string.Create(CultureInfo.InvariantCulture, $"class=\"{style}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\""), title);

    internal void Circle(string style, double x, double y, double radius, string? title = null, int? layer = null) =>
        Titled("circle", string.Create(CultureInfo.InvariantCulture, $"class=\"{style}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"{Layer(layer)}"), title);

    /// <summary>A mark for what lies beyond the axis: a triangle that points there.</summary>
    internal void Arrow(string style, double x, double y, bool up, string? title = null, int? layer = null)
    {
        double tip = up ? -5 : 5;
        Titled("path", string.Create(CultureInfo.InvariantCulture, $"class=\"{style}\" d=\"M{N(x)} {N(y + tip)}L{N(x - 4)} {N(y)}L{N(x + 4)} {N(y)}Z\"{Layer(layer)}"), title);
    }

    internal void Path(string style, IEnumerable<(double X, double Y)> points, bool close = false)
    {
        string path = string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{N(point.X)} {N(point.Y)}")));
        if (path.Length > 0)
            _text.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{path}{(close ? "Z" : "")}\"/>\n");
    }

    internal void Text(string style, double x, double y, string text, string anchor = "start", double turn = 0)
    {
        string turned = turn == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"");
        _text.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\"{turned}>{Escaped(text)}</text>\n");
    }

    /// <summary>Another picture inside this one, moved.</summary>
    internal void Group(double x, double y, string inner) =>
        _text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(x)} {N(y)})\">\n{inner}</g>\n");

    /// <summary>Style sheet and all, for a file of its own.</summary>
    internal void Style(string css) => _text.Append("<style>").Append(css).Append("</style>\n");

    /// <summary>The picture.</summary>
    internal string Finish() => _text.Append("</svg>\n").ToString();

    internal static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Layer(int? layer) => layer is { } place ? string.Create(CultureInfo.InvariantCulture, $" data-layer=\"{place}\"") : "";

    private static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Titled(string element, string attributes, string? title)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<{element} {attributes}");
        if (title is null)
            _text.Append("/>\n");
        else
            _text.Append(CultureInfo.InvariantCulture, $"><title>{Escaped(title)}</title></{element}>\n");
    }
}
