using System.Globalization;

namespace WeightInit.Compare;

/// <summary>The outcomes as Markdown.</summary>
internal static class Table
{
    internal const string Head = """
        | work | against | our rate, M/s | ratio, median | 90 % interval | by the shortest times | floor | aim | |
        |---|---|---|---|---|---|---|---|---|
        """;

    internal static string Line(Outcome outcome)
    {
        Row row = outcome.Row;
        return $"| {row.What} | {row.Against} | {Number(outcome.Rate.Median / 1e6)} | **{Number(outcome.Ratio.Median)}** | "
            + $"{Number(outcome.Ratio.Low)} to {Number(outcome.Ratio.High)} | {Number(outcome.RatioOfShortest)} | {Number(row.Floor)} | {Number(row.Aim)} | {Verdict(outcome)} |";
    }

    /// <summary>A floor or an aim holds where the lower end of the interval is past it.</summary>
    private static string Verdict(Outcome outcome)
    {
        double reached = outcome.Ratio.Low;
        if (outcome.Row.Floor is double floor && reached < floor)
            return "short of the floor";
        if (outcome.Row.Aim is double aim)
            return reached >= aim ? "aim reached" : outcome.Row.Floor is null ? "short of the aim" : "holds";
        return outcome.Row.Floor is null ? "" : "holds";
    }

    private static string Number(double? value) => value switch
    {
        null => "",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
