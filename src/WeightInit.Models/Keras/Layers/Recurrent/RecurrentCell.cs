namespace WeightInit.Models.KerasFiles;

/// <summary>A cell: what a recurrent layer does at each step.</summary>
internal abstract class RecurrentCell(KerasConfig config) : KerasLayer(config)
{
    /// <summary>The sizes of its states.</summary>
    public abstract IReadOnlyList<long> States { get; }

    /// <summary>The size of its output.</summary>
    public virtual long Size => States[0];

    protected override long? Hidden => States[0];

    /// <summary>The layout of a kernel whose gates are packed along its outputs.</summary>
    protected static WeightLayout Gates(int count, long units) => WeightLayout.InOut.Packed([.. Enumerable.Repeat(units, count)]);

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments) => [Only(arguments).With(-1, Size)];
}
