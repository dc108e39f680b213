using System.Buffers.Binary;

namespace WeightInit.TorchCpu;

/// <summary>
/// The bytes of <c>torch.get_rng_state()</c>: the seed, the Mersenne Twister with a 64-bit place for each word, and the normals
/// that wait. 5056 bytes, little-endian, the same from PyTorch 1.6 on; the 5048 of older files are read too.
/// </summary>
/// <param name="InitialSeed">The seed as it was given, all 64 bits.</param>
/// <param name="Key">The 624 words.</param>
/// <param name="Position">How many of them are used up.</param>
/// <param name="IsFresh">Whether no word has been drawn since the seeding.</param>
/// <param name="Normal">The waiting normal in double.</param>
/// <param name="SingleNormal">The waiting normal in float: no CPU function leaves or takes one, it is only kept.</param>
internal sealed record GeneratorState(ulong InitialSeed, uint[] Key, int Position, bool IsFresh, double? Normal, float? SingleNormal)
{
    private const int Size = 5056;
    private const int OldSize = 5048;
    private const int LeftAt = 8;
    private const int SeededAt = 12;
    private const int NextAt = 16;
    private const int KeyAt = 24;
    private const int AngleAt = KeyAt + (8 * Mt19937.Length);
    private const int NormalAt = AngleAt + 8;
    private const int RadiusAt = NormalAt + 8;
    private const int HasNormalAt = RadiusAt + 8;
    private const int SingleNormalAt = OldSize;
    private const int HasSingleNormalAt = SingleNormalAt + 4;

    /// <summary>Writes the bytes, the same that PyTorch gives.</summary>
    internal byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, InitialSeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LeftAt), IsFresh ? 1 : Mt19937.Length + 1 - Position);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(SeededAt), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(NextAt), IsFresh ? 0 : (ulong)Position);
        for (int i = 0; i < Key.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(KeyAt + (8 * i)), Key[i]);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(NormalAt), Normal ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HasNormalAt), Normal is null ? 0 : 1);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(SingleNormalAt), SingleNormal ?? 0);
        bytes[HasSingleNormalAt] = SingleNormal is null ? (byte)0 : (byte)1;
        return bytes;
    }

    /// <summary>Reads the bytes.</summary>
    /// <exception cref="ArgumentException">They are not such a state; the message says what is wrong.</exception>
    internal static GeneratorState FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (Size or OldSize))
            throw new ArgumentException($"The state of PyTorch's CPU generator has {Size} bytes ({OldSize} in old files), not {bytes.Length}.");
        int left = BinaryPrimitives.ReadInt32LittleEndian(bytes[LeftAt..]);
        int seeded = BinaryPrimitives.ReadInt32LittleEndian(bytes[SeededAt..]);
        ulong next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[NextAt..]);
        bool fresh = left == 1 && next == 0;
        if (seeded != 1 || left is < 1 or > Mt19937.Length || (!fresh && next != (ulong)(Mt19937.Length + 1 - left)))
            throw new ArgumentException($"The state of PyTorch's CPU generator is not valid: seeded {seeded}, left {left}, next {next}.");

        uint[] key = new uint[Mt19937.Length];
        for (int i = 0; i < key.Length; i++)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(KeyAt + (8 * i))..]);
            key[i] = word <= uint.MaxValue ? (uint)word
                : throw new ArgumentException($"The state of PyTorch's CPU generator is not valid: word {i} is {word}, beyond 32 bits.");
        }

        return new GeneratorState(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), key, fresh ? Mt19937.Length : (int)next, fresh, WaitingNormal(bytes), WaitingSingle(bytes));
    }

    private static double? WaitingNormal(ReadOnlySpan<byte> bytes)
    {
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[HasNormalAt..]) == 0)
            return null;
        if (bytes.Length == Size)
            return BinaryPrimitives.ReadDoubleLittleEndian(bytes[NormalAt..]);

        // Old files keep the radius and the angle of the pair instead.
        double turn = BinaryPrimitives.ReadDoubleLittleEndian(bytes[AngleAt..]);
        return BinaryPrimitives.ReadDoubleLittleEndian(bytes[RadiusAt..]) * CMath.Sin(2 * Math.PI * turn);
    }

    private static float? WaitingSingle(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size && bytes[HasSingleNormalAt] != 0 ? BinaryPrimitives.ReadSingleLittleEndian(bytes[SingleNormalAt..]) : null;
}
