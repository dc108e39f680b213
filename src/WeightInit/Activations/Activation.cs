namespace WeightInit;

/// <summary>
/// A function that a network applies to each pre-activation: an immutable value with a name, a text form that reads back,
/// its derivative, and what it does to a normal input. Derive from it to know the gains of a function of your own.
/// </summary>
/// <remarks>
/// Computed from + - × ÷ √ alone: the same bits on every machine, because a gain may scale weights. <see cref="Parse"/> knows
/// the <see cref="Catalogue"/>.
/// </remarks>
public abstract partial record Activation
{
    private GaussianMoments? _moments;

    /// <summary>An activation.</summary>
    protected Activation()
    {
    }

    /// <summary>A copy. What was computed of the original is not taken along: a property may change.</summary>
    protected Activation(Activation original) => ArgumentNullException.ThrowIfNull(original);

    /// <summary>The name on the command line, without arguments: <c>relu</c>, <c>leaky-relu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Where the function or one of its derivatives jumps, in ascending order: integrals are split there.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>Whether f(c x) = c f(x) for every positive c. Only then do gains not depend on the input's variance.</summary>
    public virtual bool IsHomogeneous => false;

    /// <summary>
    /// Its moments for a standard normal input, computed when first asked for (about a millisecond) and kept: the exact
    /// gains.
    /// </summary>
    public GaussianMoments Moments => _moments ??= MomentsAt(1);

    /// <summary>f(x).</summary>
    /// <param name="x">The pre-activation.</param>
    public abstract double Apply(double x);

    /// <summary>f'(x). At a kink the derivative from the left, as PyTorch has it for relu, leaky_relu and elu.</summary>
    /// <param name="x">The pre-activation.</param>
    public abstract double Derivative(double x);

    /// <summary>Its moments for an input of N(mean, variance).</summary>
    /// <param name="variance">The variance of the input, q; positive and finite.</param>
    /// <param name="mean">The mean of the input.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variance"/> is not positive and finite, or the mean not finite.</exception>
    public GaussianMoments MomentsAt(double variance, double mean = 0) => GaussianMoments.Of(this, mean, variance);

    /// <summary>The text form, which <see cref="Parse"/> reads back: the argument is shown where it is not the default.</summary>
    public sealed override string ToString() => ActivationForm.Text(this, Argument);

    /// <summary>Whether it is the same function with the same arguments.</summary>
    public virtual bool Equals(Activation? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The argument, where the activation has one: the slope or α.</summary>
    protected virtual double? Argument => null;
}
