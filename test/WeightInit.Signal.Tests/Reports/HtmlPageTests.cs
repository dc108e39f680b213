using System.Text.RegularExpressions;
using System.Xml.Linq;
using WeightInit.Signal;

namespace WeightInit.Tests.Reports;

public class HtmlPageTests
{
    [Fact]
    public void The_page_is_well_formed_and_asks_nothing_of_the_network()
    {
        string page = HtmlPage.Of(ExampleDiagnosis.Of(9, 0.5, Verdict.DoesNotTrain, findings: ExampleDiagnosis.Vanishing));

        XDocument document = XDocument.Parse(Regex.Replace(page, "<!DOCTYPE html>|<meta[^>]*>", "").Replace("<script>", "<script><![CDATA[", StringComparison.Ordinal).Replace("</script>", "]]></script>", StringComparison.Ordinal));
        Assert.Equal("html", document.Root!.Name.LocalName);
        Assert.DoesNotMatch("(?i)(src|href|url|@import|fetch)\\s*[=(]", page);
        Assert.Equal(["http://www.w3.org/2000/svg"], Regex.Matches(page, "https?://[^\"' ]+").Select(match => match.Value).Distinct());
    }

    [Fact]
    public void It_says_the_verdict_the_findings_and_every_layer()
    {
        Diagnosis diagnosis = ExampleDiagnosis.Of(9, 0.5, Verdict.DoesNotTrain, findings: ExampleDiagnosis.Vanishing);
        string page = HtmlPage.Of(diagnosis);

        Assert.Contains("It does not train", page, StringComparison.Ordinal);
        Assert.Contains("The signal vanishes", page, StringComparison.Ordinal);
        Assert.Contains("he-normal instead of glorot-uniform", page, StringComparison.Ordinal);
        Assert.Equal(diagnosis.Layers.Count, Regex.Count(page, "<tr data-layer"));
        Assert.Equal(2 * diagnosis.Layers.Count, Regex.Count(page, "<(circle|path) class=\"measured"));
        Assert.Equal(1, Regex.Count(page, "<circle class=\"measured off\"")); // dense4, thrice the prediction
    }

    [Fact]
    public void Names_from_files_are_text_wherever_they_stand()
    {
        string page = HtmlPage.Of(ExampleDiagnosis.Of(2, 1, Verdict.Trains, name: "<script>alert(1)</script>\"&"));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 0.0)]
    [InlineData(200, 1e-3)]
    [InlineData(400, 10.0)]
    [InlineData(5, double.NaN)]
    [InlineData(5, double.PositiveInfinity)]
    public void Any_depth_and_any_number_is_drawn_inside_the_picture(int depth, double factor)
    {
        string plot = HtmlPage.Plot(ExampleDiagnosis.Of(depth, factor, Verdict.Trains));

        XElement svg = XDocument.Parse(plot).Root!;
        double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse)];
        double[] heights = [.. svg.Descendants().SelectMany(element => new[] { "y", "y1", "y2", "cy" }.Select(name => element.Attribute(name))).OfType<XAttribute>().Select(y => double.Parse(y.Value))];
        Assert.NotEmpty(heights);
        Assert.All(heights, y => Assert.InRange(y, 0, box[3]));
        Assert.DoesNotContain("NaN", string.Concat(svg.Descendants().Attributes("d").Select(path => path.Value)), StringComparison.Ordinal);
    }
}
