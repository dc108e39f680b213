namespace WeightInit.Models;

/// <summary>
/// The safetensors files of a checkpoint that is being written: made at their full length with their headers, then filled in
/// any order from any thread. A file is open from its first piece to its last.
/// </summary>
internal sealed class ShardFiles : IWeightFiles
{
    private readonly (OpenFile File, long Offset)[] _places;
    private readonly List<OpenFile> _files = [];

    private ShardFiles(int tensors) => _places = new (OpenFile, long)[tensors];

    /// <summary>Makes the files; a disk without room for all of them is noticed here.</summary>
    /// <param name="tensors">The plan's tensors.</param>
    /// <param name="shards">Which of them go into which file.</param>
    /// <param name="folder">Where the files are made.</param>
    /// <param name="metadata">The metadata of every header.</param>
    /// <exception cref="IOException">The disk is full, or the system refuses.</exception>
    internal static ShardFiles Create(IReadOnlyList<TensorSpec> tensors, ShardPlan shards, string folder, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        ShardFiles files = new(tensors.Count);
        foreach (ShardPlan.Shard shard in shards.Shards)
        {
            SafetensorsHeader header = SafetensorsHeader.Create(shard.Tensors.Select(i => SafetensorsEntryInfo.Of(tensors[i])), metadata);
            OpenFile file = OpenFile.Create(Path.Combine(folder, shard.FileName), header);
            files._files.Add(file);
            for (int i = 0; i < header.Entries.Count; i++)
                files._places[shard.Tensors[i]] = (file, header.FileOffset(header.Entries[i]));
        }

        return files;
    }

    /// <summary>Writes bytes of a tensor to their place; a file's last closes it.</summary>
    public void Write(int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        (OpenFile file, long offset) = _places[tensor];
        file.Write(bytes, offset + begin);
    }

    /// <summary>Nothing is left to do: a file's last byte has put it on the disk.</summary>
    public void Finish()
    {
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    /// <summary>One file. Its bytes are on the disk when the last of them has been written.</summary>
    private sealed class OpenFile(string path, long missing) : IDisposable
    {
        private readonly Lock _guard = new();
        private long _missing = missing;
        private WrittenFile? _file;

        internal static OpenFile Create(string path, SafetensorsHeader header)
        {
            WrittenFile.Create(path, header.FileLength);
            using WrittenFile made = WrittenFile.Open(path);
            made.Write(header.Prefix.Span, 0);
            made.Flush();
            return new OpenFile(path, header.DataLength);
        }

        internal void Write(ReadOnlySpan<byte> bytes, long place)
        {
            Opened().Write(bytes, place);
            if (Interlocked.Add(ref _missing, -bytes.Length) == 0 && !bytes.IsEmpty)
                Close();
        }

        public void Dispose() => _file?.Dispose();

        private WrittenFile Opened()
        {
            lock (_guard)
                return _file ??= WrittenFile.Open(path);
        }

        private void Close()
        {
            _file!.Flush();
            _file.Dispose();
        }
    }
}
