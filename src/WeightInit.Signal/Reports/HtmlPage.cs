using System.Globalization;
using System.Text;

namespace WeightInit.Signal;

/// <summary>A diagnosis as one page that needs nothing from anywhere else: the verdict, what is wrong, the figures, the numbers.</summary>
public static class HtmlPage
{
    /// <summary>What the mouse is over in a figure lights up in the other and in the table.</summary>
    private const string Script = """
        const all=document.querySelectorAll('[data-layer]');
        const light=(place,on)=>all.forEach(e=>{if(e.dataset.layer===place)e.classList.toggle('lit',on)});
        all.forEach(e=>{e.addEventListener('mouseenter',()=>light(e.dataset.layer,true));e.addEventListener('mouseleave',()=>light(e.dataset.layer,false))});
        """;

    /// <summary>The page.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    /// <param name="cured">The same network with its cure, or null.</param>
    public static string Of(Diagnosis diagnosis, Diagnosis? cured = null)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        StringBuilder page = new();
        string name = Escaped(diagnosis.Network.Name);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{name}: will it train?</title>\n<style>{PageStyle.Page}{PageStyle.Figures}</style>\n</head>\n<body>\n<main>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{name}</h1>\n<p class=\"facts\">{Facts(diagnosis)}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p><span class=\"verdict {diagnosis.Verdict.Name()}\">{DiagnosisWords.Verdict(diagnosis.Verdict)}</span></p>\n<p>{Escaped(DiagnosisWords.Sentence(diagnosis))}</p>\n");
        foreach (Finding finding in diagnosis.Findings)
            Add(page, finding);
        page.Append("<h2>The signal over depth</h2>\n<figure>\n").Append(SignalFigure.Of(diagnosis));
        page.Append("<figcaption>Blue: what theory predicts, with the band that holds 95 of 100 networks of this width. Dots: what was measured; orange ones lie outside the band, triangles beyond the axis.</figcaption>\n</figure>\n");
        if (cured is not null)
            AddCure(page, cured);
        if (diagnosis.Layers.Any(layer => layer.Measured is { Histogram.Total: > 0 }))
            page.Append("<h2>What the layers give</h2>\n<figure>\n").Append(HistogramFigure.Of(diagnosis)).Append("</figure>\n");
        if (PhaseFigure.Of(diagnosis) is { } phase)
            page.Append("<h2>Order and chaos</h2>\n<figure class=\"side\">\n").Append(phase).Append("<figcaption>The orange dot is this network.</figcaption>\n</figure>\n");
        Table(page, diagnosis);
        if (diagnosis.Assumptions.Count > 0)
            page.Append("<h2>Assumed</h2>\n<ul>\n").AppendJoin('\n', diagnosis.Assumptions.Select(text => $"<li>{Escaped(text)}</li>")).Append("\n</ul>\n");
        return page.Append(CultureInfo.InvariantCulture, $"</main>\n<script>{Script}</script>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The figure of the signal as a picture of its own.</summary>
    /// <param name="diagnosis">The diagnosis.</param>
    public static string Plot(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        return SignalFigure.Of(diagnosis, PageStyle.Figures);
    }

    private static string Facts(Diagnosis diagnosis)
    {
        string loss = diagnosis.InitialLoss is { } first
            ? $"; first loss {ReportNumbers.Short(first)}{(diagnosis.PredictedLoss is { } predicted ? $", predicted {ReportNumbers.Short(predicted)}" : "")}"
            : "";
        return Escaped($"{diagnosis.Initialization}; measured on {diagnosis.Data}; {diagnosis.Loss}{loss}");
    }

    private static void Add(StringBuilder page, Finding finding)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"finding{(finding.IsTip ? " tip" : "")}\"><p><strong>{Escaped(DiagnosisWords.Title(finding))}</strong> at <code>{Escaped(finding.Layer)}</code></p>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Escaped(finding.Evidence)}{(finding.Formula is { } formula ? $" <code>{Escaped(formula)}</code>" : "")}</p>");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"cure\">{Escaped(finding.Suggestion)}</p></div>\n");
    }

    private static void AddCure(StringBuilder page, Diagnosis cured)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>After the cure</h2>\n<p class=\"facts\">{Facts(cured)}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p><span class=\"verdict {cured.Verdict.Name()}\">{DiagnosisWords.Verdict(cured.Verdict)}</span></p>\n<p>{Escaped(DiagnosisWords.Sentence(cured))}</p>\n");
        foreach (Finding finding in cured.Findings)
            Add(page, finding);
        page.Append("<figure>\n").Append(SignalFigure.Of(cured)).Append("</figure>\n");
    }

    private static void Table(StringBuilder page, Diagnosis diagnosis)
    {
        page.Append("<h2>Layer by layer</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>layer</th><th>kind</th><th>forward, predicted</th><th>measured</th><th>backward, predicted</th><th>measured</th><th>flat</th><th>dead</th></tr></thead>\n<tbody>\n");
        for (int place = 0; place < diagnosis.Layers.Count; place++)
        {
            DiagnosedLayer layer = diagnosis.Layers[place];
            page.Append(CultureInfo.InvariantCulture, $"<tr data-layer=\"{place}\"><td>{Escaped(layer.Layer.Name)}</td><td>{Escaped(layer.Layer.Kind)}</td>");
            Pair(page, layer.Predicted?.SecondMoment, layer.Predicted?.SecondMomentBand, layer.Measured?.SecondMoment);
            Pair(page, layer.Predicted?.Gradient, layer.Predicted?.GradientBand, layer.Measured?.Gradient);
            page.Append(CultureInfo.InvariantCulture, $"<td>{ReportNumbers.Percent(layer.Measured?.Saturated)}</td><td>{ReportNumbers.Percent(layer.Measured?.Dead)}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Pair(StringBuilder page, double? predicted, Band? band, double? measured)
    {
        bool off = band is { } wanted && measured is { } value && !wanted.Contains(value);
        page.Append(CultureInfo.InvariantCulture, $"<td>{(predicted is { } p ? ReportNumbers.Short(p) : "")}</td><td{(off ? " class=\"off\"" : "")}>{(measured is { } m ? ReportNumbers.Short(m) : "")}</td>");
    }

    private static string Escaped(string text) => SvgWriter.Escaped(text);
}
