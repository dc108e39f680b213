using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>
/// The npz archive of a checkpoint that is being written: made at its full length, its elements filled in any order, then the
/// headers with their checksums. Memory is four bytes for each piece.
/// </summary>
internal sealed class NpzWeightFile : IWeightFiles
{
    private readonly NpzLayout _layout;
    private readonly PieceChecksums _checksums;
    private readonly SafeFileHandle _handle;

    private NpzWeightFile(NpzLayout layout, PieceChecksums checksums, SafeFileHandle handle)
    {
        _layout = layout;
        _checksums = checksums;
        _handle = handle;
    }

    /// <summary>Makes the file; a disk without room for it is noticed here.</summary>
    /// <exception cref="IOException">The disk is full, or the system refuses.</exception>
    /// <exception cref="NotSupportedException">A tensor's type or name has no place in an archive.</exception>
    internal static NpzWeightFile Create(IReadOnlyList<TensorSpec> tensors, string folder)
    {
        NpzLayout layout = NpzLayout.Of(tensors);
        string path = Path.Combine(folder, CheckpointFiles.Archive);
        SafeFileHandle made = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, layout.FileLength);
        NpzWeightFile file = new(layout, new PieceChecksums(tensors), made);
        RandomAccess.SetLength(made, layout.FileLength);
        return file;
    }

    public void Write(int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        _checksums.Take(tensor, begin, bytes);
        RandomAccess.Write(_handle, bytes, _layout.DataOffset(tensor) + begin);
    }

    public void Finish()
    {
        uint[] checksums = _checksums.Whole();
        for (int i = 0; i < checksums.Length; i++)
            Put(_layout.Prefix(i, checksums[i]));
        Put(_layout.Suffix(checksums));
        RandomAccess.FlushToDisk(_handle);
        _handle.Dispose();
    }

    public void Dispose() => _handle.Dispose();

    private void Put((long Offset, byte[] Bytes) part) => RandomAccess.Write(_handle, part.Bytes, part.Offset);
}
