using System.Text.Json;

namespace WeightInit.Signal;

/// <summary>A diagnosis as JSON, docs/formats/diagnosis.schema.json.</summary>
public static class DiagnosisJson
{
    /// <summary>Writes the object; numbers that JSON has no form for are strings, <c>"inf"</c> and <c>"nan"</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="diagnosis">The diagnosis.</param>
    /// <param name="cured">The same network with its cure, or null.</param>
    public static void Write(Utf8JsonWriter json, Diagnosis diagnosis, Diagnosis? cured = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(diagnosis);
        json.WriteStartObject();
        json.WriteString("model", diagnosis.Network.Name);
        json.WriteString("initialization", diagnosis.Initialization);
        json.WriteString("data", diagnosis.Data);
        json.WriteString("loss", diagnosis.Loss);
        Number(json, "initial_loss", diagnosis.InitialLoss);
        Number(json, "predicted_loss", diagnosis.PredictedLoss);
        json.WriteString("verdict", diagnosis.Verdict.Name());
        json.WriteStartArray("findings");
        foreach (Finding finding in diagnosis.Findings)
            Write(json, finding);
        json.WriteEndArray();
        json.WriteStartArray("layers");
        foreach (DiagnosedLayer layer in diagnosis.Layers)
            Write(json, layer);
        json.WriteEndArray();
        json.WriteStartArray("assumptions");
        foreach (string assumption in diagnosis.Assumptions)
            json.WriteStringValue(assumption);
        json.WriteEndArray();
        if (cured is not null)
        {
            json.WritePropertyName("cured");
            Write(json, cured);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes one finding.</summary>
    internal static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", finding.Kind.Name());
        json.WriteString("direction", finding.Direction.Name());
        json.WriteString("layer", finding.Layer);
        json.WriteString("evidence", finding.Evidence);
        if (finding.Formula is not null)
            json.WriteString("formula", finding.Formula);
        json.WriteString("suggestion", finding.Suggestion);
        Number(json, "confidence", finding.Confidence);
        if (finding.IsTip)
            json.WriteBoolean("tip", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DiagnosedLayer layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Layer.Name);
        json.WriteString("kind", layer.Layer.Kind);
        if (layer.Predicted is { } predicted)
        {
            json.WriteStartObject("predicted");
            Number(json, "second_moment", predicted.SecondMoment);
            Write(json, "second_moment_band", predicted.SecondMomentBand);
            Number(json, "gradient", predicted.Gradient);
            Write(json, "gradient_band", predicted.GradientBand);
            Number(json, "correlation", predicted.Correlation);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("predicted");
        }

        if (layer.Measured is { } measured)
            Write(json, measured);
        else
            json.WriteNull("measured");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MeasuredLayer measured)
    {
        json.WriteStartObject("measured");
        Number(json, "second_moment", measured.SecondMoment);
        Number(json, "gradient", measured.Gradient);
        Number(json, "mean", measured.Mean);
        Number(json, "sd", measured.StandardDeviation);
        Number(json, "saturated", measured.Saturated);
        Number(json, "dead", measured.Dead);
        Number(json, "similarity", measured.Similarity);
        Number(json, "duplicates", measured.Duplicates);
        json.WriteStartObject("histogram");
        Number(json, "low", measured.Histogram.Low);
        Number(json, "high", measured.Histogram.High);
        json.WriteStartArray("counts");
        foreach (long count in measured.Histogram.Counts)
            json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Band band)
    {
        json.WriteStartArray(name);
        Number(json, band.Low);
        Number(json, band.High);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } number)
            Number(json, number);
        else
            json.WriteNullValue();
    }

    private static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }
}
