using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>The nodes of every class of torch.nn that is computed.</summary>
internal static class TorchNodes
{
    private static readonly Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> ByClass = new TorchFamilyNodes[]
    {
        new TorchWeights(), new TorchActivations(), new TorchPooling(), new TorchNormalizations(), new TorchArrangements(), new TorchRecurrent(), new TorchAttention(),
    }.SelectMany(family => family.Classes).ToDictionary(StringComparer.Ordinal);

    /// <summary>The classes that are computed, beside Sequential.</summary>
    internal static IReadOnlyCollection<string> Classes => ByClass.Keys;

    /// <summary>Adds a module's nodes.</summary>
    /// <exception cref="NetworkException">The module does not fit its input, or its class is not computed.</exception>
    internal static NetworkNode Add(TorchSite site, NetworkNode x)
    {
        if (site.Module.ClassName == "Sequential")
            return Sequence(site, x);
        return ByClass.TryGetValue(site.Module.ClassName, out Func<TorchSite, NetworkNode, NetworkNode>? add)
            ? add(site, x)
            : throw site.Bad($"the diagnosis does not compute this class; it knows {string.Join(", ", ByClass.Keys.Order(StringComparer.Ordinal))}");
    }

    /// <summary>The module of the list that a place lies in, for the layers inside it.</summary>
    internal static string Outer(string place) => place.Split('.')[0];

    private static NetworkNode Sequence(TorchSite site, NetworkNode x)
    {
        if (site.Module.Items.Count == 0)
            return site.Add(new Dropout(0), x);
        for (int i = 0; i < site.Module.Items.Count; i++)
        {
            TorchSite inner = site.Inner(i.ToString(CultureInfo.InvariantCulture), site.Module.Items[i]);
            int from = site.Builder.Count;
            x = Add(inner, x);
            site.Builder.Group(inner.Name, inner.Module.ClassName, from, x, within: Outer(site.Name));
        }

        return x;
    }
}
