using System.Globalization;
using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>nn.AdaptiveLogSoftmaxWithLoss: a Linear for frequent classes, and two without bias for each cluster of rare ones.</summary>
internal sealed class AdaptiveSoftmax : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("AdaptiveLogSoftmaxWithLoss",
            [Size("in_features", 1), Size("n_classes", 1), List("cutoffs", 1), Number("div_value", 1, 1e9).Or(4.0), Flag("head_bias", false), .. Factory],
            Construct) { Check = CheckCutoffs },
    ];

    private static void Construct(TorchModule module, TorchBuilder built)
    {
        long inputs = module.Size("in_features");
        long[] cutoffs = [.. module.Sizes("cutoffs"), module.Size("n_classes")];
        Linears.Linear(built.Child("head"), inputs, checked(cutoffs[0] + cutoffs.Length - 1), module.Flag("head_bias"));
        TorchBuilder tail = built.Child("tail");
        for (int cluster = 0; cluster < cutoffs.Length - 1; cluster++)
        {
            TorchBuilder pair = tail.Child(cluster.ToString(CultureInfo.InvariantCulture));
            long width = (long)Math.Floor(inputs / Math.Pow(module.Number("div_value"), cluster + 1));
            Linears.Linear(pair.Child("0"), inputs, width, bias: false);
            Linears.Linear(pair.Child("1"), width, cutoffs[cluster + 1] - cutoffs[cluster], bias: false);
        }
    }

    private static void CheckCutoffs(TorchModule module)
    {
        long before = 0;
        foreach (long cutoff in module.Sizes("cutoffs"))
        {
            if (cutoff <= before || cutoff >= module.Size("n_classes"))
                throw module.Impossible($"cutoffs rise from 1 to less than n_classes {module.Size("n_classes")}; {cutoff} after {before} does not");
            before = cutoff;
        }

        if (before == 0)
            throw module.Impossible("cutoffs is empty");
    }
}
