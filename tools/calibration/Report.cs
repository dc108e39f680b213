namespace WeightInit.Calibration;

/// <summary>Lines of the table.</summary>
internal static class Report
{
    internal static string Text(Tally tally) =>
        $"{(tally.Counted == 0 ? "     -" : $"{100 * tally.Share,5:F1}%")} (-{tally.Below} +{tally.Above} of {tally.Counted}{(tally.Vanished > 0 ? $", {tally.Vanished} vanished" : "")})";

    internal static void Pools(IReadOnlyList<Outcome> outcomes)
    {
        foreach (IGrouping<(int Depth, int Width), Outcome> cell in outcomes.GroupBy(outcome => (outcome.Case.Depth, outcome.Case.Width)))
            Console.WriteLine($"depth {cell.Key.Depth}, width {cell.Key.Width}: forward {Text(Sum(cell, o => o.Forward))}, backward {Text(Sum(cell, o => o.Backward))}");
        foreach (IGrouping<string, Outcome> scheme in outcomes.GroupBy(outcome => outcome.Case.Scheme))
            Console.WriteLine($"{scheme.Key}: forward {Text(Sum(scheme, o => o.Forward))}, backward {Text(Sum(scheme, o => o.Backward))}");
        Console.WriteLine($"all: forward {Text(Sum(outcomes, o => o.Forward))}, backward {Text(Sum(outcomes, o => o.Backward))}");
    }

    internal static Tally Sum(IEnumerable<Outcome> outcomes, Func<Outcome, Tally> of)
    {
        Tally sum = new();
        foreach (Outcome outcome in outcomes)
            sum.Add(of(outcome));
        return sum;
    }
}
