using System.Globalization;
using System.Text;

namespace WeightInit.Kills;

/// <summary>What stood under the name after a kill.</summary>
internal enum Standing
{
    /// <summary>The checkpoint that stood there before, every bit of it.</summary>
    Old,

    /// <summary>The one that was being written, every bit of it.</summary>
    New,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>How a round ended.</summary>
/// <param name="Round">The round.</param>
/// <param name="Standing">What stood under the name.</param>
/// <param name="Hit">Whether the kill found the process alive.</param>
/// <param name="Leftovers">How many entries the killed run left beside; the next run has cleared them all away.</param>
internal sealed record Outcome(Round Round, Standing Standing, bool Hit, int Leftovers);

/// <summary>The counts.</summary>
internal sealed class Tally
{
    private readonly List<Outcome> _outcomes = [];
    private int _late;

    /// <summary>How many kills found a living process.</summary>
    internal int Kills => _outcomes.Count;

    internal void Add(Outcome outcome)
    {
        if (outcome.Hit)
            _outcomes.Add(outcome);
        else
            _late++;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine("counted from  --force  kills  old  new  none  left something beside  cleared by the next run");
        foreach (IGrouping<(Aim Aim, bool Force), Outcome> group in _outcomes.GroupBy(outcome => (outcome.Round.Aim, outcome.Round.Force)).OrderBy(group => group.Key))
            Line(text, group.Key.Aim.ToString(), group.Key.Force ? "yes" : "no", [.. group]);
        Line(text, "all", "", _outcomes);
        text.AppendLine(CultureInfo.InvariantCulture, $"{_late} more runs had ended before the kill came; what they left was whole too");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string aim, string force, List<Outcome> outcomes)
    {
        int left = outcomes.Count(outcome => outcome.Leftovers > 0);
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{aim,-12}  {force,-7}  {outcomes.Count,5}  {Count(Standing.Old),3}  {Count(Standing.New),3}  {Count(Standing.None),4}  {left,21}  {left,23}");

        int Count(Standing standing) => outcomes.Count(outcome => outcome.Standing == standing);
    }
}
