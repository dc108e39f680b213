namespace WeightInit.Models;

/// <summary>Which name of torch.nn a misspelt one was probably meant to be.</summary>
internal static class TorchNames
{
    /// <summary>The nearest name as <c>, did you mean 'Linear'?</c>, or nothing where none is near.</summary>
    internal static string Suggest(string given, IEnumerable<string> known)
    {
        ILookup<string, string> names = known.ToLookup(name => name.ToLowerInvariant().Replace('_', '-'));
        string last = given.Length > OneLine.MaxLength ? "" : given[(given.LastIndexOf('.') + 1)..];
        return last.Length > 0 && NearestName.Of(last, names.Select(group => group.Key)) is { } nearest ? $", did you mean '{names[nearest].First()}'?" : "";
    }
}
