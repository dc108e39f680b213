namespace WeightInit.Models;

/// <summary>
/// The npz archive of a checkpoint that is being written: made at its full length, its elements filled in any order, then the
/// headers with their checksums. Memory is four bytes for each piece.
/// </summary>
internal sealed class NpzWeightFile : IWeightFiles
{
    private readonly NpzLayout _layout;
    private readonly PieceChecksums _checksums;
    private readonly WrittenFile _file;

    private NpzWeightFile(NpzLayout layout, PieceChecksums checksums, WrittenFile file)
    {
        _layout = layout;
        _checksums = checksums;
        _file = file;
    }

    /// <summary>Makes the file; a disk without room for it is noticed here.</summary>
    /// <exception cref="IOException">The disk is full, or the system refuses.</exception>
    /// <exception cref="NotSupportedException">A tensor's type or name has no place in an archive.</exception>
    internal static NpzWeightFile Create(IReadOnlyList<TensorSpec> tensors, string folder)
    {
        NpzLayout layout = NpzLayout.Of(tensors);
        string path = Path.Combine(folder, CheckpointFiles.Archive);
        WrittenFile.Create(path, layout.FileLength);
        return new NpzWeightFile(layout, new PieceChecksums(tensors), WrittenFile.Open(path));
    }

    public void Write(int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        _checksums.Take(tensor, begin, bytes);
        _file.Write(bytes, _layout.DataOffset(tensor) + begin);
    }

    public void Finish()
    {
        uint[] checksums = _checksums.Whole();
        for (int i = 0; i < checksums.Length; i++)
            Put(_layout.Prefix(i, checksums[i]));
        Put(_layout.Suffix(checksums));
        _file.Flush();
        _file.Dispose();
    }

    public void Dispose() => _file.Dispose();

    private void Put((long Offset, byte[] Bytes) part) => _file.Write(part.Bytes, part.Offset);
}
