namespace WeightInit.Native;

/// <summary>An operation on words that are at hand; they may lie where the values go.</summary>
internal readonly unsafe struct WordMap64<TOperation>(ulong* words, TOperation operation, double* destination, int count) : IKernel64
    where TOperation : struct, IOperation64
{
    private readonly ulong* _words = words;
    private readonly TOperation _operation = operation;
    private readonly double* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        int left = count % TLanes.Count;
        new Map64<TOperation, TLanes, TWord, TReal>(_operation).Whole(_words, _destination, count - left);
        for (int i = count - left; i < count; i++)
            new Map64<TOperation, Lanes64x1, ulong, double>(_operation).Whole(_words + i, _destination + i, 1);
    }
}
