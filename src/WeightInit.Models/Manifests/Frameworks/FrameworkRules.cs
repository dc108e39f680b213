namespace WeightInit.Models;

/// <summary>The laws that the modules of a framework on JAX have where a program gives none, in its own functions and order of operations.</summary>
internal static class FrameworkRules
{
    private static readonly Rule[] Constants =
    [
        new("ones") { Name = "*var", Role = TensorRole.Buffer },
        new("zeros") { Role = TensorRole.Buffer },
        new("ones") { Role = TensorRole.NormScale },
        new("zeros") { Role = TensorRole.NormShift },
        new("zeros") { Role = TensorRole.Bias },
    ];

    private static readonly Recipe Flax = Of(
        "flax", "Flax 0.12.8, linen and nnx: default_kernel_init, default_embed_init", "jax.lecun-normal",
        "jax.variance-scaling(scale=1,mode=fan-in,distribution=normal,out-axis=0)");

    private static readonly Recipe Haiku = Of(
        "haiku", "Haiku 0.0.17: hk.Linear, hk.ConvND, hk.Embed", "jax.truncated-normal(stddev=1 / sqrt(fan_in))", "jax.truncated-normal(stddev=1)");

    internal static Recipe Of(JaxFramework framework) => framework == JaxFramework.Haiku ? Haiku : Flax;

    private static Recipe Of(string name, string source, string kernel, string embedding) =>
        new(name, source, [.. Constants.Append(new Rule(embedding) { Role = TensorRole.Embedding }).Append(new Rule(kernel)).Select(rule => rule with { IsOptional = true })]);
}
