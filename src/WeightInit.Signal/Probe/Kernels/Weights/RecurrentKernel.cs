namespace WeightInit.Signal;

/// <summary>A recurrent layer, step by step.</summary>
internal sealed class RecurrentKernel : Kernel<Recurrent>
{
    protected override void Forward<T>(Recurrent operation, NodePass<T> pass)
    {
        RecurrentState<T> state = new(operation, pass);
        state.Run(pass);
        pass.State = state;
    }

    protected override void Backward<T>(Recurrent operation, NodePass<T> pass) => ((RecurrentState<T>)pass.State!).RunBack(pass);
}
