using System.Security.Cryptography;
using System.Text;

namespace WeightInit;

/// <summary>An ordered list of rules that gives every tensor of a model its initializer. The first rule that matches wins.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Source">Where its numbers come from: a library and version, or a paper.</param>
/// <param name="Rules">In order.</param>
public sealed record Recipe(string Name, string Source, IReadOnlyList<Rule> Rules)
{
    /// <summary>
    /// GPT-2 as transformers 5.23.0 codes it: Normal(0, initializer_range²), the residual projections' deviation over
    /// sqrt(2 · n_layer), norms 1 and 0, biases 0 (Radford et al. 2019, section 2.3).
    /// </summary>
    public static Recipe Gpt2 { get; } = new("gpt2", "transformers 5.23.0, GPT2PreTrainedModel._init_weights",
    [
        new("normal(std=initializer_range / sqrt(2 * n_layer))") { Name = "*.c_proj.weight" },
        new("ones") { Role = TensorRole.NormScale },
        new("zeros") { Role = TensorRole.NormShift },
        new("zeros") { Role = TensorRole.Bias },
        new("normal(std=initializer_range)") { Name = "*.c_attn.weight" },
        new("normal(std=initializer_range)") { Name = "*.q_attn.weight" },
        new("normal(std=initializer_range)") { Name = "*.c_fc.weight" },
        new("normal(std=module_range)"),
    ])
    {
        IsGeneral = true,
    };

    /// <summary>He for kernels and embeddings, zeros for biases, ones and zeros for normalization and its statistics.</summary>
    public static Recipe He { get; } = new("he", "He et al. 2015, equation 10, fan_in, untruncated", Bare("he-normal")) { IsGeneral = true };

    /// <summary>Glorot for kernels and embeddings, zeros for biases, ones and zeros for normalization and its statistics.</summary>
    public static Recipe Glorot { get; } = new("glorot", "Glorot and Bengio 2010, equation 16, uniform", Bare("glorot-uniform")) { IsGeneral = true };

    /// <summary>LeCun for kernels and embeddings, zeros for biases, ones and zeros for normalization and its statistics.</summary>
    public static Recipe LeCun { get; } = new("lecun", "LeCun et al. 1998, section 4.6, fan_in, untruncated", Bare("lecun-normal")) { IsGeneral = true };

    /// <summary>Whether it is made for more than one model, so that a rule which is for no tensor of a model is no mistake.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Every built-in recipe.</summary>
    public static IReadOnlyList<Recipe> BuiltIn { get; } = [Gpt2, He, Glorot, LeCun];

    /// <summary>SHA-256 of the name, the source and the rules, as 64 hex digits: which recipe a checkpoint was drawn by.</summary>
    public string Digest
    {
        get
        {
            StringBuilder text = new();
            text.Append(Name).Append('\n').Append(Source).Append('\n');
            foreach (Rule rule in Rules)
                text.Append(rule.Describe()).Append(" => ").Append(rule.Initializer).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>The plan: for every tensor the rule that is for it, its initializer and its law.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="RecipeException">A tensor has no rule, a rule's text is wrong, or a law needs fans that are not there.</exception>
    public Plan Resolve(ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<PlannedTensor> tensors = new(model.Tensors.Count);
        RuleIndex rules = new(Rules);
        bool[] used = new bool[Rules.Count];
        Dictionary<string, Initializer> made = [];
        foreach (TensorSpec tensor in model.Tensors)
        {
            int index = rules.Find(tensor);
            if (index < 0)
                throw new RecipeException($"recipe {Name}: no rule is for {tensor.Name} ({tensor.Role.Name()}, shape {tensor.Shape}); end the recipe with a rule for all.");
            used[index] = true;
            tensors.Add(PlannedTensor.Make(this, index, tensor, model, made));
        }

        return new Plan(model, this, tensors)
        {
            UnusedRules = [.. Enumerable.Range(0, Rules.Count).Where(i => !used[i])],
        };
    }

    private static Rule[] Bare(string kernel) =>
    [
        new("ones") { Name = "*running_var" },
        new("zeros") { Role = TensorRole.Buffer },
        new("ones") { Role = TensorRole.NormScale },
        new("zeros") { Role = TensorRole.NormShift },
        new("zeros") { Role = TensorRole.Bias },
        new(kernel),
    ];
}
