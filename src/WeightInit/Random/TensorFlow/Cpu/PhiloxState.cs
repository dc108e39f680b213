namespace WeightInit.TensorFlowCpu;

/// <summary>Where one of TensorFlow's Philox generators stands: the counter of its next block, and its key.</summary>
internal readonly record struct PhiloxState(ulong Key, UInt128 Counter)
{
    /// <summary>The blocks that a call leaves behind for each element it drew, however few it needed.</summary>
    private const uint BlocksReserved = 256;

    /// <summary>The words of the block so many after the next.</summary>
    internal (uint First, uint Second, uint Third, uint Fourth) Block(ulong index) => new Philox4x32(Key).Block(unchecked(Counter + index));

    /// <summary>The state after a call that drew this many elements.</summary>
    internal PhiloxState After(long count) => this with { Counter = unchecked(Counter + ((UInt128)(ulong)count * BlocksReserved)) };
}
