namespace WeightInit.Models;

/// <summary>
/// Where the values of a model's tensors come from: a source opens any tensor alone, from any piece on, and says where in its
/// stream the values lie, so that a checkpoint's provenance can draw them again. A checkpoint is written from one, and compared
/// with one.
/// </summary>
/// <remarks>Tensors are numbered as the plan, or the provenance, has them. Readers are opened from several threads.</remarks>
public abstract class TensorSource
{
    /// <summary>The name of the stream on the command line.</summary>
    public abstract string StreamName { get; }

    /// <summary>The seed as the command line takes it.</summary>
    public abstract string SeedText { get; }

    /// <summary>The library and release in whose order of draws the tensors lie, <c>transformers 5.23.0</c>; null where they lie in no library's.</summary>
    public virtual string? Order => null;

    /// <summary>Whether tensors can only be opened one after another, each once and from its first byte on.</summary>
    public virtual bool IsSequential => false;

    /// <summary>
    /// Where in the stream a tensor's values lie (<see cref="DrawPosition"/>): with the stream, the seed and the tensor's
    /// initializer all that is needed to draw it alone. Null where nothing is drawn, or where the tensor's name says it.
    /// </summary>
    /// <param name="tensor">The tensor's number.</param>
    public virtual string? PositionOf(int tensor) => null;

    /// <summary>How many bytes of a tensor one reader is best asked for: 1 MiB, a multiple of it, or all. Several readers work side by side.</summary>
    /// <param name="tensor">The tensor's number.</param>
    public virtual long StretchOf(int tensor) => ContentDigest.PieceBytes;

    /// <summary>Opens a tensor.</summary>
    /// <param name="tensor">The tensor's number.</param>
    /// <param name="begin">The first byte: 0, or a multiple of <see cref="StretchOf"/>.</param>
    public abstract TensorReader Open(int tensor, long begin);

    /// <summary>Passes over a tensor whose values are not wanted: only a source that draws in order has something to do.</summary>
    /// <param name="tensor">The tensor's number.</param>
    public virtual void Pass(int tensor)
    {
    }
}
