namespace WeightInit.Signal;

/// <summary>The data: put there before the pass begins.</summary>
internal sealed class InputKernel : Kernel<Input>
{
    protected override void Forward<T>(Input operation, NodePass<T> pass)
    {
        if (!pass.HasOutput)
            throw new InvalidOperationException($"{pass.Node.Name}: no data was put in.");
    }

    protected override void Backward<T>(Input operation, NodePass<T> pass)
    {
    }
}
