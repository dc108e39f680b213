using WeightInit.Native;

namespace WeightInit.Xla;

/// <summary>An operation on the partitionable bits of a key, as a kernel.</summary>
internal readonly unsafe struct KeyFill<TOperation>(uint* key, TOperation operation, float* destination, long count, ulong start) : IKernel32
    where TOperation : struct, IOperation32
{
    private readonly uint* _key = key;
    private readonly TOperation _operation = operation;
    private readonly float* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        GroupLoop<ThreefryWords<TLanes, TWord, TReal>, Map32<TOperation, Float32Storage, TLanes, TWord, TReal, float>, uint, float>.Fill(
            _key, new(_operation), _destination, count, start);
}
