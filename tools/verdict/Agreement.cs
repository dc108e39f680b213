using System.Globalization;
using System.Text;
using WeightInit.Signal;

namespace WeightInit.Verdicts;

/// <summary>How verdicts agree with outcomes.</summary>
/// <param name="Counts">By outcome and verdict how many networks.</param>
/// <param name="Clear">Networks whose verdict can be right or wrong.</param>
/// <param name="Right">Those whose verdict is right.</param>
/// <param name="Slow">The share of networks that were called slow.</param>
/// <param name="Kappa">Cohen's kappa of outcome and verdict over networks that clearly train or do not: slow says that it learns.</param>
internal sealed record Agreement(IReadOnlyDictionary<(string Outcome, Verdict Verdict), int> Counts, int Clear, int Right, double Slow, double Kappa)
{
    private static readonly string[] Outcomes = ["trains", "between", "does-not-train"];

    /// <summary>Right of clear.</summary>
    internal double Share => Clear == 0 ? 0 : (double)Right / Clear;

    internal static Agreement Of(IReadOnlyList<Judgement> judgements)
    {
        Dictionary<(string, Verdict), int> counts = judgements.GroupBy(judgement => (judgement.Outcome.Label, judgement.Verdict)).ToDictionary(group => group.Key, group => group.Count());
        return new Agreement(counts, judgements.Count(judgement => judgement.IsRight is not null), judgements.Count(judgement => judgement.IsRight == true),
            judgements.Count == 0 ? 0 : judgements.Count(judgement => judgement.Verdict == Verdict.Slow) / (double)judgements.Count, KappaOf(judgements));
    }

    private static double KappaOf(IReadOnlyList<Judgement> judgements)
    {
        // trains or slow mean that it learns.
        (bool Outcome, bool Verdict)[] pairs = [.. judgements.Where(judgement => judgement.Outcome.Label != "between").Select(judgement =>
            (judgement.Outcome.Label == "trains", judgement.Verdict != Verdict.DoesNotTrain))];
        if (pairs.Length == 0)
            return 0;
        double observed = pairs.Count(pair => pair.Outcome == pair.Verdict) / (double)pairs.Length;
        double learned = pairs.Count(pair => pair.Outcome) / (double)pairs.Length, said = pairs.Count(pair => pair.Verdict) / (double)pairs.Length;
        double chance = (learned * said) + ((1 - learned) * (1 - said));
        return chance == 1 ? 1 : (observed - chance) / (1 - chance);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"  {"outcome",-16}{"trains",8}{"slow",8}{"does-not-train",16}");
        foreach (string outcome in Outcomes)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {outcome,-16}{Count(outcome, Verdict.Trains),8}{Count(outcome, Verdict.Slow),8}{Count(outcome, Verdict.DoesNotTrain),16}");
        text.Append(CultureInfo.InvariantCulture, $"  right {Right} of {Clear} ({Share:P1}), slow {Slow:P1}, kappa {Kappa:F3}");
        return text.ToString();
    }

    private int Count(string outcome, Verdict verdict) => Counts.GetValueOrDefault((outcome, verdict));
}
