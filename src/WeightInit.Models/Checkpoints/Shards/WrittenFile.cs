using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>
/// A file of known length that is filled in any order from any thread. On Linux whole blocks go past the page cache
/// (O_DIRECT), at the disk's own speed; a block that several stretches share waits until it is whole. Small files, other
/// systems and file systems that know no such way go through the cache.
/// </summary>
internal sealed partial class WrittenFile : IDisposable
{
    /// <summary>Offsets, lengths and addresses of a direct write are multiples of it.</summary>
    internal const int Block = 4096;

    /// <summary>Shorter files are written through the cache: a second way to them does not pay.</summary>
    internal const long LeastDirectLength = 8 << 20;

    private const int StageBytes = 1 << 20;
    private const int GetFlags = 3;
    private const int SetFlags = 4;

    [ThreadStatic]
    private static byte[]? _stage;

    private readonly SafeFileHandle _cached;
    private readonly ConcurrentDictionary<long, SharedBlock> _shared = [];
    private volatile SafeFileHandle? _direct;

    private WrittenFile(SafeFileHandle cached, SafeFileHandle? direct)
    {
        _cached = cached;
        _direct = direct;
    }

    /// <summary>Whether whole blocks go past the page cache.</summary>
    internal bool IsDirect => _direct is not null;

    /// <summary>Makes a file of this length; a disk without room for it is noticed here.</summary>
    /// <exception cref="IOException">There is one, the disk is full, or the system refuses.</exception>
    internal static void Create(string path, long length)
    {
        using SafeFileHandle made = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, length);
        RandomAccess.SetLength(made, length);
    }

    /// <summary>Opens a file that <see cref="Create"/> made.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    internal static WrittenFile Open(string path)
    {
        SafeFileHandle cached = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Write);
        return new WrittenFile(cached, RandomAccess.GetLength(cached) >= LeastDirectLength ? OpenDirect(path) : null);
    }

    /// <summary>Writes a stretch.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="place">Where in the file the first of them goes.</param>
    /// <exception cref="IOException">The system refuses.</exception>
    internal void Write(ReadOnlySpan<byte> bytes, long place)
    {
        if (_direct is null)
        {
            RandomAccess.Write(_cached, bytes, place);
            return;
        }

        int head = Math.Min(bytes.Length, (int)(-place & (Block - 1)));
        int whole = (bytes.Length - head) & -Block;
        WritePart(bytes[..head], place);
        for (int done = head; done < head + whole; done += StageBytes)
            WriteBlocks(bytes[done..Math.Min(done + StageBytes, head + whole)], place + done);
        WritePart(bytes[(head + whole)..], place + head + whole);
    }

    /// <summary>Has all that was written put on the disk. Nothing may be written beside it or after it.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    internal void Flush()
    {
        foreach ((long place, SharedBlock block) in _shared)
            block.Write(_cached, place);
        _shared.Clear();
        RandomAccess.FlushToDisk(_cached);
    }

    public void Dispose()
    {
        _cached.Dispose();
        _direct?.Dispose();
    }

    /// <summary>Bytes within one block, kept until the others of the block have come.</summary>
    private void WritePart(ReadOnlySpan<byte> bytes, long place)
    {
        if (bytes.IsEmpty)
            return;
        long start = place & -Block;
        SharedBlock block = _shared.GetOrAdd(start, _ => new SharedBlock());
        if (block.Take(bytes, (int)(place - start)))
        {
            WriteBlocks(block.Bytes, start);
            _shared.TryRemove(start, out _);
        }
    }

    /// <summary>Whole blocks, from memory that is aligned as the disk wants it. A file system that takes the flag and then refuses is written through the cache.</summary>
    private void WriteBlocks(ReadOnlySpan<byte> blocks, long place)
    {
        if (_direct is not { } direct)
        {
            RandomAccess.Write(_cached, blocks, place);
            return;
        }

        Span<byte> stage = Stage()[..blocks.Length];
        blocks.CopyTo(stage);
        try
        {
            RandomAccess.Write(direct, stage, place);
        }
        catch (IOException)
        {
            RandomAccess.Write(_cached, blocks, place);
            _direct = null;
        }
    }

    private static Span<byte> Stage()
    {
        byte[] stage = _stage ??= GC.AllocateUninitializedArray<byte>(StageBytes + Block, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(stage, 0);
        return stage.AsSpan((int)(-address & (Block - 1)), StageBytes);
    }

    /// <summary>A handle past the page cache, or null where the system has none.</summary>
    private static SafeFileHandle? OpenDirect(string path)
    {
        if (!OperatingSystem.IsLinux() || DirectFlag is not { } flag)
            return null;
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Write);
        int flags = Control(handle, GetFlags, 0);
        if (flags >= 0 && Control(handle, SetFlags, flags | flag) >= 0)
            return handle;
        handle.Dispose();
        return null;
    }

    /// <summary>Linux's O_DIRECT, which is not the same number on every processor.</summary>
    private static int? DirectFlag => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 or Architecture.X86 or Architecture.RiscV64 or Architecture.LoongArch64 or Architecture.S390x => 0x4000,
        Architecture.Arm64 or Architecture.Arm => 0x10000,
        Architecture.Ppc64le => 0x20000,
        _ => null,
    };

    /// <summary>A block that comes in parts.</summary>
    private sealed class SharedBlock
    {
        private readonly byte[] _bytes = new byte[Block];
        private readonly List<(int Begin, int Length)> _parts = [];
        private int _missing = Block;

        internal ReadOnlySpan<byte> Bytes => _bytes;

        /// <summary>Takes a part; whether it was the last.</summary>
        internal bool Take(ReadOnlySpan<byte> part, int begin)
        {
            lock (_parts)
            {
                part.CopyTo(_bytes.AsSpan(begin));
                _parts.Add((begin, part.Length));
                return (_missing -= part.Length) == 0;
            }
        }

        /// <summary>Writes the parts that have come.</summary>
        internal void Write(SafeFileHandle file, long place)
        {
            foreach ((int begin, int length) in _parts)
                RandomAccess.Write(file, _bytes.AsSpan(begin, length), place + begin);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, int argument);
}
