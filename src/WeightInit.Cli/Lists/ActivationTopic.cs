using System.Globalization;
using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>Every activation with its exact gains, PyTorch's, and the initializer that suits it.</summary>
internal static class ActivationTopic
{
    internal static ListTopic Create() => new(
        "activations",
        ["activation", "f(x)", "forward", "backward", "variance", "chi1", "PyTorch", "recommended", "also"],
        Activation.Catalogue.Select(Row),
        Write);

    private static string[] Row(ActivationForm form)
    {
        GaussianMoments moments = form.Default.Moments;
        return
        [
            form.ToString(), form.Definition, Six(moments.ForwardGain), Six(moments.BackwardGain), Six(moments.VarianceGain), Six(moments.Chi1),
            TorchGain.For(form.Default) is { } torch ? Six(torch) : "-", Recommendation.For(form.Default).Initializer.Name, string.Join(", ", form.Aliases),
        ];
    }

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (ActivationForm form in Activation.Catalogue)
        {
            GaussianMoments moments = form.Default.Moments;
            json.WriteStartObject();
            json.WriteString("name", form.Name);
            json.WriteString("form", form.ToString());
            json.WriteString("definition", form.Definition);
            json.WriteStartArray("aliases");
            foreach (string alias in form.Aliases)
                json.WriteStringValue(alias);
            json.WriteEndArray();
            json.WriteNumber("mean", moments.Mean);
            json.WriteNumber("second_moment", moments.SecondMoment);
            json.WriteNumber("derivative_second_moment", moments.DerivativeSecondMoment);
            json.WritePropertyName("gains");
            RecommendationReport.WriteGains(json, form.Default);
            json.WriteString("recommended", Recommendation.For(form.Default).Initializer.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Six(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
