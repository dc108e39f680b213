using System.Security.Cryptography;
using System.Text;

namespace WeightInit;

/// <summary>An ordered list of rules that gives every tensor of a model its initializer. The first rule that matches wins.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Source">Where its numbers come from: a library and version, or a paper.</param>
/// <param name="Rules">In order.</param>
public sealed partial record Recipe(string Name, string Source, IReadOnlyList<Rule> Rules)
{
    /// <summary>What it is for, in a sentence; or null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The name of the stream that the recipe's numbers are meant for (<see cref="Streams.All"/>), or null where any will do. A
    /// stream that a caller names himself goes before it.
    /// </summary>
    public string? Stream { get; init; }

    /// <summary>SHA-256 of the name, the source, the stream where there is one, and the rules, as 64 hex digits: which recipe a checkpoint was drawn by.</summary>
    public string Digest
    {
        get
        {
            StringBuilder text = new();
            text.Append(Name).Append('\n').Append(Source).Append('\n');
            if (Stream is not null)
                text.Append("on ").Append(Stream).Append('\n');
            foreach (Rule rule in Rules)
            {
                text.Append(rule.Describe()).Append(" => ").Append(rule.Initializer);
                if (rule.DType is { } dtype)
                    text.Append(" in ").Append(dtype.Name());
                text.Append('\n');
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>The plan: for every tensor the rule that is for it, its initializer and its law.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="RecipeException">A tensor has no rule, a rule's text is wrong, or a law needs fans that are not there.</exception>
    public Plan Resolve(ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        PlanBuilder builder = new(this, model);
        PlannedTensor[] tensors = [.. model.Tensors.Select(builder.Plan)];
        return new Plan(model, this, tensors) { UnusedRules = builder.UnusedRules };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
