namespace WeightInit;

/// <summary>The fans that a tensor has for an initializer, and why it has these.</summary>
/// <param name="Fans">fan_in and fan_out, or null where it has none, or where packed parts differ.</param>
/// <param name="Reason">Why, in a few words: the layout, the receptive field, the parts, whose rule.</param>
public readonly record struct FanFinding(Fans? Fans, string Reason)
{
    /// <summary>The fans as an initializer sees them.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="initializer">Its initializer, for its convention and the layout that it assumes.</param>
    public static FanFinding Of(TensorSpec tensor, Initializer initializer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(initializer);
        return Of(tensor, initializer.Convention, initializer.DefaultLayout);
    }

    /// <summary>The fans of a weight that says its layout, by a convention.</summary>
    internal static FanFinding Of(TensorSpec tensor, FanConvention convention) => Of(tensor, convention, WeightLayout.InOut);

    internal static FanFinding Of(TensorSpec tensor, FanConvention convention, WeightLayout assumed)
    {
        if (tensor.Fans is { } said)
            return new(said, tensor.Role == TensorRole.Bias ? "those of its weight" : "said outright");
        bool isWeight = tensor.Role is TensorRole.Kernel or TensorRole.Embedding or TensorRole.Position && tensor.Shape.Rank >= 2;
        if (tensor.Layout is null && !isWeight)
            return new(null, tensor.Role == TensorRole.Kernel ? $"a weight of rank {tensor.Shape.Rank} has none" : $"a {tensor.Role.Name()} has none");
        TensorSpec laid = tensor.Layout is null ? tensor with { Layout = assumed } : tensor;
        try
        {
            Fans[] fans = [.. (convention.KnowsParts ? laid.Parts : [new TensorPart(laid, 0)]).Select(part => convention.Of(part.Spec.Shape, part.Spec.Layout!)).Distinct()];
            string reason = Explain(laid, convention, assumed: tensor.Layout is null);
            return fans.Length == 1 ? new(fans[0], reason) : new(null, $"{reason}: {string.Join(" and ", fans)}");
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            return new(null, exception.Message.TrimEnd('.'));
        }
    }

    private static string Explain(TensorSpec tensor, FanConvention convention, bool assumed)
    {
        WeightLayout layout = tensor.Layout!;
        string reason = assumed ? $"{layout.Name} assumed" : layout.Name;
        if (tensor.Shape.Rank > 2 && WeightExtents.Of(tensor.Shape, layout.Packed()).Receptive is > 1 and var receptive)
            reason += FormattableString.Invariant($", receptive field {receptive}");
        if (layout.Groups > 1)
            reason += FormattableString.Invariant($", {layout.Groups} groups");
        if (layout.IsPacked)
            reason += convention.KnowsParts ? FormattableString.Invariant($", of each of {layout.Parts.Count} parts") : FormattableString.Invariant($", {layout.Parts.Count} parts as one");
        return convention == FanConvention.Own ? reason : $"{reason}, {convention.Name}'s rule";
    }
}
