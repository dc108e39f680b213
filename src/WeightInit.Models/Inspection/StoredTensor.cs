using System.Buffers;

namespace WeightInit.Models;

/// <summary>A tensor in a file, whatever the format of the file.</summary>
public sealed class StoredTensor
{
    private readonly ElementFormat _format;
    private readonly Func<Stream> _open;

    private StoredTensor(string name, string file, ElementFormat format, Shape shape, long byteCount, Func<Stream> open)
    {
        Name = name;
        File = file;
        Shape = shape;
        ByteCount = byteCount;
        _format = format;
        _open = open;
    }

    /// <summary>The name in the file.</summary>
    public string Name { get; }

    /// <summary>The name of the file that holds it, without folders.</summary>
    public string File { get; }

    /// <summary>The type of its elements: <c>float32</c>; where we have no name for it, the format's own, as <c>F8_E4M3</c>.</summary>
    public string TypeName => _format.Name;

    /// <summary>Its axes.</summary>
    public Shape Shape { get; }

    /// <summary>Its size in the file, unpacked.</summary>
    public long ByteCount { get; }

    /// <summary>Reads it, twice, in chunks and tells what its elements are like. Of complex numbers both parts are counted.</summary>
    /// <param name="progress">Hears of bytes read; over both passes twice <see cref="ByteCount"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ModelFileException">The file cannot be read, or is damaged.</exception>
    public TensorStatistics Measure(Action<long>? progress = null, CancellationToken cancellation = default)
    {
        Moments moments = new();
        foreach (ArraySegment<double> values in Chunks(progress, cancellation))
            moments.Add(values);

        if (moments.Count == 0 || moments.Min == moments.Max)
        {
            progress?.Invoke(ByteCount);
            return new TensorStatistics(moments, []);
        }

        Histogram histogram = new(moments.Min, moments.Max, TensorStatistics.Bins);
        foreach (ArraySegment<double> values in Chunks(progress, cancellation))
            histogram.Add(values);
        return new TensorStatistics(moments, histogram.Counts);
    }

    internal static StoredTensor Of(SafetensorsReader reader, SafetensorsEntry entry) => new(
        entry.Name, Path.GetFileName(reader.Path), ElementFormat.Of(entry.DType), entry.Shape, entry.ByteCount, () => reader.OpenData(entry));

    internal static StoredTensor Of(string path, NpyArray array) => new(
        array.Name, Path.GetFileName(path), ElementFormat.Of(array.Header.Type), array.Header.Shape, array.Header.DataLength, array.OpenData);

    internal static StoredTensor Of(string path, OnnxTensor tensor) => new(
        tensor.Name, Path.GetFileName(path), OnnxType.FormatOf(tensor.Type)!, tensor.Shape, tensor.ByteCount, tensor.OpenData);

    /// <summary>The values, a stretch at a time; a stretch is good until the next one.</summary>
    internal IEnumerable<ArraySegment<double>> Chunks(Action<long>? progress, CancellationToken cancellation)
    {
        int chunk = (int)Math.Min(ElementFormat.ChunkBytes, ByteCount);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(chunk);
        double[] values = ArrayPool<double>.Shared.Rent(ValueCount(chunk));
        using Stream data = _open();
        for (long done = 0; done < ByteCount; done += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            int length = (int)Math.Min(chunk, ByteCount - done);
            data.ReadExactly(bytes, 0, length);
            _format.Decode(bytes.AsSpan(0, length), values);
            yield return new ArraySegment<double>(values, 0, ValueCount(length));
            progress?.Invoke(length);
        }

        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<double>.Shared.Return(values);
    }

    private int ValueCount(int bytes) => (int)((long)bytes * 8 / _format.Bits);
}
