using WeightInit.Native;

namespace WeightInit;

/// <summary>Words of the Mersenne Twister, as many at once as there are lanes.</summary>
/// <remarks>
/// The recurrence runs over memory in which the new words follow the old ones: word i + 624 takes words i, i + 1 and i + 397, all
/// of them at least a vector away. So there is one loop without seams, which also tempers what it has just made.
/// </remarks>
/// <param name="state">The 624 words of the state and, behind them, room for the new ones and one vector.</param>
/// <param name="words">Where the tempered words go.</param>
/// <param name="count">How many, a multiple of 16.</param>
internal readonly unsafe struct TwisterBlocks(uint* state, uint* words, int count) : IKernel32
{
    private const uint UpperBit = 0x80000000;

    private readonly uint* _state = state;
    private readonly uint* _words = words;
    private readonly int _count = count;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        uint* state = _state;
        uint* words = _words;
        int count = _count;
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TWord right = TLanes.Load(state + i + 1);
            TWord joined = TLanes.Or(
                TLanes.And(TLanes.Load(state + i), TLanes.Word(UpperBit)), TLanes.And(right, TLanes.Word(~UpperBit)));
            TWord odd = TLanes.And(TLanes.SpreadSign(TLanes.ShiftLeft(right, 31)), TLanes.Word(Mt19937.Matrix));
            TWord word = TLanes.Xor(TLanes.Xor(TLanes.Load(state + i + Mt19937.Middle), TLanes.ShiftRight(joined, 1)), odd);
            TLanes.Store(word, state + i + Mt19937.Length);

            word = TLanes.Xor(word, TLanes.ShiftRight(word, 11));
            word = TLanes.Xor(word, TLanes.And(TLanes.ShiftLeft(word, 7), TLanes.Word(0x9D2C5680)));
            word = TLanes.Xor(word, TLanes.And(TLanes.ShiftLeft(word, 15), TLanes.Word(0xEFC60000)));
            TLanes.Store(TLanes.Xor(word, TLanes.ShiftRight(word, 18)), words + i);
        }
    }
}
