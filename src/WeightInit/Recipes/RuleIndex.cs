namespace WeightInit;

/// <summary>Finds the first rule that is for a tensor. Rules for one tensor are found by its name: many of them cost no more than one.</summary>
internal sealed class RuleIndex
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ILookup<string, int> _named;
    private readonly int[] _others;

    internal RuleIndex(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        int[] all = [.. Enumerable.Range(0, rules.Count)];
        _named = all.Where(IsNamed).ToLookup(index => rules[index].Tensor!, StringComparer.Ordinal);
        _others = [.. all.Where(index => !IsNamed(index))];
    }

    /// <summary>The index of the first rule for the tensor, or -1.</summary>
    internal int Find(TensorSpec tensor)
    {
        int named = First(_named[tensor.Name], tensor);
        int other = First(_others, tensor);
        return named < 0 || other < 0 ? Math.Max(named, other) : Math.Min(named, other);
    }

    private int First(IEnumerable<int> indexes, TensorSpec tensor)
    {
        foreach (int index in indexes)
        {
            if (_rules[index].Matches(tensor))
                return index;
        }

        return -1;
    }

    private bool IsNamed(int index) => _rules[index].Tensor is not null;
}
