using System.Globalization;
using WeightInit.Samples.Texts;
using WeightInit.Tests;
using Field = WeightInit.Signal.MeanField;

namespace WeightInit.Signal.Tests.Documents;

/// <summary>The numbers and figures of docs/theory/signal.md are those that the library computes.</summary>
public class SignalPageTests
{
    private const int Width = TextCase.Width;
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "theory");
    private static readonly string Page = OneLine(File.ReadAllText(Path.Combine(Folder, "signal.md")));

    [Fact]
    public void Too_small()
    {
        Says($"have σ² = 256 · 0.0001 = {Width * 1e-4:F4}");
        Says($"{Last("small-normal-tanh").SecondMoment:0.00e-0} of the signal is left");
        Says($"σ² = {Width * 1e-4 / 3:F5} here and would have 1 with {1 / (1e-4 / 3):N0} inputs");
    }

    [Fact]
    public void Too_large()
    {
        Field field = new(Activation.Tanh, Width * 25.0);
        double q = field.Limit();
        Says($"σ² = {field.WeightVariance:F0}, and (1) has its fixed point at q = {q:F0}: pre-activations of deviation {Math.Sqrt(q):F1}");
        double edge = Math.Acosh(Math.Sqrt(20));
        Says($"beyond ±{edge:F1}, where its slope is below a twentieth. {100 * (1 - Activation.Erf.Apply(edge / Math.Sqrt(2 * q))):F1} % of the units");
        Says($"χ = {field.Chi1(q):F1}");
        Says($"(c* = {field.FixedCorrelation(q):F0})");
        Says($"are σ²/2 = {Width * 25 / 2:F0} in each layer, {Last("large-normal-relu").SecondMoment:0.00e+0} after ten");
    }

    [Fact]
    public void Right()
    {
        Says($"{Last("xavier-tanh").SecondMoment:F4} is left after ten layers, {new DepthFactors(Activation.Tanh, 1).Over(50).Forward:F4} after fifty");
        Says($"{Last("xavier-relu").SecondMoment:0.000000} after ten layers, {Math.Pow(0.5, 30):0.00e-0} after thirty");
        Band band = Last("he-relu").SecondMomentBand;
        Says($"reaches from {band.Low:G3} to {band.High:G3}");
        Says($"grows by {2 * 784.0 / 1040:F6} and their gradient falls by {2 * 256.0 / 1040:F6}");
    }

    [Fact]
    public void Each_claim_of_the_texts_has_its_figure_and_its_verdict()
    {
        Dictionary<string, (Verdict Verdict, FindingKind? Kind)> found = [];
        foreach (TextCase one in TextCase.All)
        {
            Diagnosis diagnosis = one.Diagnose();
            found[one.Name] = (diagnosis.Verdict, diagnosis.Findings.FirstOrDefault(finding => !finding.IsTip)?.Kind);
            string figure = Path.Combine(Folder, "figures", $"{one.Name}.svg");
            Assert.StartsWith("<svg", File.ReadAllText(figure).TrimStart(), StringComparison.Ordinal);
            Assert.Contains($"figures/{one.Name}.svg", Page, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", HtmlPage.Plot(diagnosis), StringComparison.Ordinal);
        }

        Assert.Equal((Verdict.DoesNotTrain, FindingKind.Vanishing), found["small-normal-tanh"]);
        Assert.Equal(Verdict.DoesNotTrain, found["large-normal-tanh"].Verdict);
        Assert.Equal((Verdict.DoesNotTrain, FindingKind.Exploding), found["large-normal-relu"]);
        Assert.Equal((Verdict.DoesNotTrain, FindingKind.Vanishing), found["small-uniform-tanh"]);
        Assert.Equal((Verdict.DoesNotTrain, FindingKind.Symmetric), found["zeros-tanh"]);
        Assert.Equal((Verdict.DoesNotTrain, FindingKind.Symmetric), found["constant-tanh"]);
        Assert.Equal((Verdict.Trains, null), found["xavier-tanh"]);
        Assert.Equal((Verdict.Trains, null), found["xavier-relu"]);
        Assert.Equal((Verdict.Trains, null), found["he-relu"]);
    }

    private static PredictedLayer Last(string name) =>
        TextCase.All.Single(one => one.Name == name).Diagnose().Layers[TextCase.Depth - 1].Predicted!;

    private static void Says(FormattableString sentence) =>
        Assert.Contains(OneLine(sentence.ToString(CultureInfo.InvariantCulture)), Page, StringComparison.Ordinal);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
