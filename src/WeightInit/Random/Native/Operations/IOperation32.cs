namespace WeightInit.Native;

/// <summary>What becomes of a 32-bit word: a small struct of parameters, and one method that is compiled for each width.</summary>
internal interface IOperation32
{
    /// <summary>The float32 values of some words.</summary>
    TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}
