namespace WeightInit.Signal;

/// <summary>How the elements of a weight hang together.</summary>
public enum WeightStructure
{
    /// <summary>Independent of each other.</summary>
    Independent,

    /// <summary>A multiple of a matrix with orthonormal rows or columns.</summary>
    Orthogonal,

    /// <summary>An orthogonal matrix in the middle of a kernel, zero around it.</summary>
    DeltaOrthogonal,

    /// <summary>A multiple of the identity, or a kernel that copies.</summary>
    Identity,
}

/// <summary>What theory knows of a parameter's values: the law that an initializer draws, or the moments of those that are there.</summary>
/// <param name="Mean">The mean of the elements.</param>
/// <param name="Variance">Their variance.</param>
/// <param name="Structure">How they hang together.</param>
public readonly record struct WeightLaw(double Mean, double Variance, WeightStructure Structure = WeightStructure.Independent)
{
    /// <summary>E w².</summary>
    public double Second => (Mean * Mean) + Variance;

    /// <summary>The law of a planned tensor.</summary>
    /// <param name="planned">The tensor with its initializer.</param>
    public static WeightLaw Of(PlannedTensor planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return Of(planned.Initializer, planned.Tensor);
    }

    /// <summary>The law of a tensor under an initializer.</summary>
    /// <param name="initializer">The initializer.</param>
    /// <param name="tensor">The tensor.</param>
    public static WeightLaw Of(Initializer initializer, TensorSpec tensor) => initializer switch
    {
        ElementwiseInitializer elementwise => Of(elementwise, tensor),
        WholeTensorInitializer whole => Of(whole.PlacementIn(tensor).Law, tensor),
        PatternInitializer pattern => Of(pattern, tensor),
        _ => new WeightLaw(0, 0.5),
    };

    /// <summary>The law of values that are there: their mean and variance.</summary>
    /// <param name="values">The elements.</param>
    public static WeightLaw Of(ReadOnlySpan<float> values)
    {
        (double sum, double squares) = (0, 0);
        foreach (float value in values)
            sum += value;
        double mean = values.Length == 0 ? 0 : sum / values.Length;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return new WeightLaw(mean, values.Length == 0 ? 0 : squares / values.Length);
    }

    private static WeightLaw Of(ElementwiseInitializer initializer, TensorSpec tensor)
    {
        (double count, double mean, double second) = (0, 0, 0);
        foreach ((TensorPart part, Distribution law) in initializer.LawsFor(tensor))
        {
            double share = part.Spec.Shape.Count;
            count += share;
            mean += share * law.Expectation;
            second += share * ((law.StandardDeviation * law.StandardDeviation) + (law.Expectation * law.Expectation));
        }

        return count == 0 ? default : new WeightLaw(mean / count, Math.Max((second / count) - (mean / count * (mean / count)), 0));
    }

    private static WeightLaw Of(MatrixLaw law, TensorSpec tensor) => law switch
    {
        OrthogonalLaw { IsDelta: true } delta => new WeightLaw(
            0,
            delta.Gain * delta.Gain * Math.Min(law.Rows, law.Columns) / Math.Max(1.0, tensor.Shape.Count),
            WeightStructure.DeltaOrthogonal),
        OrthogonalLaw orthogonal => new WeightLaw(0, orthogonal.Gain * orthogonal.Gain / Math.Max(law.Rows, law.Columns), WeightStructure.Orthogonal),
        SparseLaw sparse => new WeightLaw(0, sparse.Std * sparse.Std * (1 - (sparse.Zeros / (double)Math.Max(1, law.Rows)))),
        _ => throw new NotSupportedException($"{tensor.Name}: nothing is known of {law}."),
    };

    private static WeightLaw Of(PatternInitializer pattern, TensorSpec tensor)
    {
        double entry = pattern switch { Identity identity => identity.Gain, _ => 1 };
        double filled = pattern.DiagonalsOf(tensor).Sum(diagonal => (double)diagonal.Count);
        double share = filled / Math.Max(1.0, tensor.Shape.Count);
        return new WeightLaw(entry * share, entry * entry * share * (1 - share), WeightStructure.Identity);
    }
}
