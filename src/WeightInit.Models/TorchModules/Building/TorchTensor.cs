namespace WeightInit.Models;

/// <summary>A parameter or a buffer of a module while constructors run: what it holds is what was last written into it.</summary>
internal sealed class TorchTensor
{
    private TorchTensor(TensorSpec spec) => Spec = spec;

    /// <summary>What it is, under its name in its module; the padding row is that which is zero now.</summary>
    internal TensorSpec Spec { get; private set; }

    /// <summary>The draw whose values it holds, or null where it holds a constant.</summary>
    internal TorchDraw? Draw { get; private set; }

    /// <summary>What made its values.</summary>
    internal Initializer Initializer { get; private set; } = Init.Torch.Zeros;

    internal static TorchTensor Of(TensorSpec spec) => new(spec);

    /// <summary>Another tensor with the same values.</summary>
    internal TorchTensor Copy() => new(Spec) { Draw = Draw, Initializer = Initializer };

    /// <summary>Every element is written; a padding row is one no longer. Of a constant, and where there is no element, nothing is drawn.</summary>
    internal TorchDraw? Write(Initializer initializer)
    {
        if (Spec.PaddingRow is not null)
            Spec = Spec with { PaddingRow = null };
        Initializer = initializer;
        Distribution law = ((ElementwiseInitializer)initializer).DistributionFor(Spec);
        return Draw = law is Constant ? null : new TorchDraw(this, law);
    }

    /// <summary>Sets a row to zero.</summary>
    internal void ClearRow(long row) => Spec = Spec with { PaddingRow = row };
}
