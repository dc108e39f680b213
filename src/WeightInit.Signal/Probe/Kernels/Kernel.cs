using System.Numerics;

namespace WeightInit.Signal;

/// <summary>How an operation is computed, forward and backward, in any floating-point type.</summary>
internal abstract class Kernel
{
    /// <summary>Writes the node's output.</summary>
    internal abstract void Forward<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Adds to the gradients of the node's inputs and weights. The forward pass has been.</summary>
    internal abstract void Backward<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The kernel of one kind of operation.</summary>
internal abstract class Kernel<TOperation> : Kernel
    where TOperation : Operation
{
    internal sealed override void Forward<T>(NodePass<T> pass) => Forward((TOperation)pass.Node.Operation, pass);

    internal sealed override void Backward<T>(NodePass<T> pass) => Backward((TOperation)pass.Node.Operation, pass);

    /// <inheritdoc cref="Kernel.Forward{T}(NodePass{T})"/>
    protected abstract void Forward<T>(TOperation operation, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <inheritdoc cref="Kernel.Backward{T}(NodePass{T})"/>
    protected abstract void Backward<T>(TOperation operation, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
