using System.Globalization;
using System.Text;

namespace WeightInit.Calibration;

/// <summary>The tables of a calibration.</summary>
internal sealed class Report(IReadOnlyList<Outcome> outcomes, int seeds)
{
    private const double PooledLow = 0.93;
    private const double PooledHigh = 0.97;
    private const double CellLow = 0.88;

    /// <summary>What a tenth of the seeds may miss by chance: nets of one seed miss together.</summary>
    private const double TenthRoom = 0.03;

    /// <summary>What is not as promised, or null.</summary>
    internal string? Broken(bool isTenth)
    {
        double room = isTenth ? TenthRoom : 0;
        double pooled = Both(outcomes).Share;
        if (!(pooled >= PooledLow - room && pooled <= PooledHigh + room))
            return $"The bands hold {Percent(pooled)} of all measurements; {Percent(PooledLow - room)} to {Percent(PooledHigh + room)} was promised.";
        foreach (IGrouping<(int Depth, int Width), Outcome> cell in Cells())
        {
            if (!(Both(cell).Share >= CellLow - room))
                return $"The bands hold {Percent(Both(cell).Share)} of the measurements at depth {cell.Key.Depth}, width {cell.Key.Width}; {Percent(CellLow - room)} was promised.";
        }

        return null;
    }

    internal string Summary()
    {
        StringBuilder text = new();
        foreach (IGrouping<(int Depth, int Width), Outcome> cell in Cells())
            text.AppendLine(CultureInfo.InvariantCulture, $"depth {cell.Key.Depth}, width {cell.Key.Width}: forward {Percent(Sum(cell, o => o.Forward).Share)}, backward {Percent(Sum(cell, o => o.Backward).Share)}");
        foreach (IGrouping<string, Outcome> scheme in outcomes.GroupBy(outcome => outcome.Case.Scheme))
            text.AppendLine(CultureInfo.InvariantCulture, $"{scheme.Key}: forward {Percent(Sum(scheme, o => o.Forward).Share)}, backward {Percent(Sum(scheme, o => o.Backward).Share)}");
        Tally all = Both(outcomes);
        text.Append(CultureInfo.InvariantCulture, $"all: {Percent(all.Share)} of {all.Counted} measurements in {outcomes.Count * seeds} networks; {all.Vanished} beyond float32");
        return text.ToString();
    }

    internal string Page()
    {
        StringBuilder text = new();
        Tally all = Both(outcomes);
        text.AppendLine("# Are the bands right?");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            A prediction states a band that is to hold 95 of 100 networks of the given width ([bands.md](bands.md) has how). Here it is compared with
            measurements: every activation of the catalogue × five initializers × depth 10 and 50 × width 64 and 512 × {seeds} seeds, fully connected
            layers without biases, {Case.Batch} inputs of N(0, 1), cross-entropy against random classes of {Case.Classes}. Each layer of each network is one measurement
            forward (the mean square of its output relative to the input's) and one backward (that of the loss gradient, relative to the one at
            the logits). A band that is too wide fails like one that is too narrow.

            Written by `tools/calibration` (`calibration --write docs/theory`); `test.sh` runs a tenth of it. The single cases are in
            [calibration.tsv](calibration.tsv).
            """);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"**{Percent(all.Share)}** of {all.Counted:N0} measurements in {outcomes.Count * seeds:N0} networks lie in their bands, {Percent(all.Below / (double)all.Counted)} below and {Percent(all.Above / (double)all.Counted)} above.");
        text.AppendLine();
        Rows(text, "depth × width", Cells().Select(cell => ($"{cell.Key.Depth} × {cell.Key.Width}", cell.AsEnumerable())));
        Rows(text, "initializer", outcomes.GroupBy(outcome => outcome.Case.Scheme).Select(group => (group.Key, group.AsEnumerable())));
        Rows(text, "activation", outcomes.GroupBy(outcome => outcome.Case.Activation).Select(group => (group.Key.ToString(), group.AsEnumerable())));
        text.AppendLine("""
            *glorot* is glorot-uniform, *he* he-normal, *lecun* lecun-normal, *exact* a normal law with the exact forward gain, *orthogonal* orthogonal with
            gain 1. Layers of one network rise and fall together, so a row of few networks scatters far more than its count suggests.

            ## Beyond float32
            Where a gradient has fallen below 1e-30 of the logits' in size, float32 is at its end; those measurements are listed and not counted.
            """);
        text.AppendLine();
        text.AppendLine("| case | measurements |");
        text.AppendLine("|---|---|");
        foreach (Outcome outcome in outcomes.Where(outcome => outcome.Forward.Vanished + outcome.Backward.Vanished > 0))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {outcome.Case.Activation}, {outcome.Case.Scheme}, depth {outcome.Case.Depth}, width {outcome.Case.Width} | {outcome.Forward.Vanished} forward, {outcome.Backward.Vanished} backward |");
        return text.ToString().ReplaceLineEndings("\n");
    }

    internal string Table()
    {
        StringBuilder text = new("activation\tinitializer\tdepth\twidth\tdirection\tinside\tbelow\tabove\tbeyond\n");
        foreach (Outcome outcome in outcomes)
        {
            foreach ((string direction, Tally tally) in new[] { ("forward", outcome.Forward), ("backward", outcome.Backward) })
                text.Append(CultureInfo.InvariantCulture, $"{outcome.Case.Activation}\t{outcome.Case.Scheme}\t{outcome.Case.Depth}\t{outcome.Case.Width}\t{direction}\t{tally.Inside}\t{tally.Below}\t{tally.Above}\t{tally.Vanished}\n");
        }

        return text.ToString();
    }

    private static void Rows(StringBuilder text, string head, IEnumerable<(string Name, IEnumerable<Outcome> Outcomes)> rows)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"| {head} | forward | backward | both |");
        text.AppendLine("|---|---|---|---|");
        foreach ((string name, IEnumerable<Outcome> group) in rows)
        {
            Outcome[] all = [.. group];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Percent(Sum(all, o => o.Forward).Share)} | {Percent(Sum(all, o => o.Backward).Share)} | {Percent(Both(all).Share)} |");
        }

        text.AppendLine();
    }

    private IEnumerable<IGrouping<(int Depth, int Width), Outcome>> Cells() => outcomes.GroupBy(outcome => (outcome.Case.Depth, outcome.Case.Width));

    private static Tally Both(IEnumerable<Outcome> group)
    {
        Tally sum = new();
        foreach (Outcome outcome in group)
        {
            sum.Add(outcome.Forward);
            sum.Add(outcome.Backward);
        }

        return sum;
    }

    private static Tally Sum(IEnumerable<Outcome> group, Func<Outcome, Tally> of)
    {
        Tally sum = new();
        foreach (Outcome outcome in group)
            sum.Add(of(outcome));
        return sum;
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
