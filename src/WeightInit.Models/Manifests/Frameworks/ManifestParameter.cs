using System.Globalization;

namespace WeightInit.Models;

/// <summary>What a manifest says of a parameter's place in its framework's count.</summary>
/// <param name="Node">The tensor, for errors.</param>
/// <param name="Module">The path of its module; empty where the framework knows none.</param>
/// <param name="Number">Its number, or null for one more than that of the parameter before it.</param>
internal sealed record ManifestParameter(ManifestNode Node, IReadOnlyList<string> Module, int? Number)
{
    private const string Collection = "params";

    /// <summary>
    /// The path of a module in the name of its parameter: what stands before the last <c>/</c>, or <c>.</c> where there is no
    /// <c>/</c>; without the collection, <c>params</c>, that the name may begin with.
    /// </summary>
    internal static IReadOnlyList<string> ModuleOf(string name)
    {
        string[] parts = name.Split(name.Contains('/', StringComparison.Ordinal) ? '/' : '.');
        return parts.Length > 1 && parts[0] == Collection ? parts[1..^1] : parts[..^1];
    }

    internal ManifestException Refused(int least) => Node.Error(ManifestError.BadNumber, string.Create(
        CultureInfo.InvariantCulture,
        $"the number {Number ?? least} is not free; from {least}, one more than that of the parameter before it, to {ManifestFramework.LargestNumber} is accepted."));
}
