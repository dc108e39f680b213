namespace WeightInit.Native;

/// <summary>What becomes of a 64-bit word: a small struct of parameters, and one method that is compiled for each width.</summary>
internal interface IOperation64
{
    /// <summary>The float64 values of some words.</summary>
    TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}
