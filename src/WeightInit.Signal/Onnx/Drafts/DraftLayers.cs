namespace WeightInit.Signal;

/// <summary>
/// The layers of a graph: each weighted node (convolution, dense, recurrent, attention) with the normalization, affine step and
/// activation that follow it and read nothing else.
/// </summary>
internal static class DraftLayers
{
    internal static void Group(NetworkBuilder builder, IReadOnlyList<Draft> drafts, Dictionary<Draft, NetworkNode> nodes, Dictionary<Draft, int> readers)
    {
        ILookup<Draft, Draft> next = drafts.SelectMany(draft => draft.Inputs.Distinct().Select(input => (input, draft))).ToLookup(pair => pair.input, pair => pair.draft);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Draft first in drafts.Where(draft => KindOf(draft) is not null && draft.Operation is not (Activate or BatchNormalization)))
        {
            List<Draft> members = [first];
            List<string> kinds = [KindOf(first)!];
            while (readers.GetValueOrDefault(members[^1]) == 1 && next[members[^1]].First() is { Inputs.Count: 1 } after && Follows(after))
            {
                members.Add(after);
                if (KindOf(after) is { } kind)
                    kinds.Add(kind);
            }

            string wanted = NameOf(first), name = wanted;
            for (int i = 2; !names.Add(name); i++)
                name = $"{wanted}#{i}";
            builder.Report(name, string.Join(", ", kinds), nodes[members[^1]], [.. members.Select(member => nodes[member])]);
        }
    }

    /// <summary>The node's name; where that is a letter and a number, its weight's, which says more.</summary>
    private static string NameOf(Draft draft) =>
        draft.Parameters.Count > 0 && draft.Name is [_, .. var rest] && rest.All(char.IsAsciiDigit) ? draft.Parameters[0].Spec.Name : draft.Name;

    private static bool Follows(Draft draft) => draft.Operation is Activate or BatchNormalization or ScaleShift or ParametricRectifier;

    private static string? KindOf(Draft draft) => draft.Operation switch
    {
        Convolution => "conv",
        TransposedConvolution => "transposed conv",
        Dense => "dense",
        Recurrent => "recurrent",
        Attention => "attention",
        BatchNormalization => "batch normalization",
        Activate { Activation: var function } => function.Name,
        _ => draft.Label,
    };
}
