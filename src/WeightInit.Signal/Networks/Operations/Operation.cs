namespace WeightInit.Signal;

/// <summary>
/// What a node does: plain data. A new operation is a record here, a rule in Theory and a kernel in Probe.
/// </summary>
/// <remarks>Axes count from 0 without the batch axis; negative ones from the end.</remarks>
public abstract record Operation
{
    private protected Operation()
    {
    }

    /// <summary>Its name in reports: <c>dense</c>, <c>convolution</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The shape of the output for one sample.</summary>
    /// <exception cref="NetworkException">The inputs or parameters do not fit.</exception>
    internal abstract Shape Infer(NodeSite site);
}
