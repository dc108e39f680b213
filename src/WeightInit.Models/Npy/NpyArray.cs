using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>An array of a npy file or of a npz archive. Its header has been checked; elements are read on demand.</summary>
public sealed class NpyArray
{
    private readonly string _path;
    private readonly Func<Stream> _open;

    internal NpyArray(string name, string path, NpyHeader header, Func<Stream> open)
    {
        Name = name;
        Header = header;
        _path = path;
        _open = open;
    }

    /// <summary>The name in its archive, without <c>.npy</c>; of a file of its own, the file's.</summary>
    public string Name { get; }

    /// <summary>Type, axes and order.</summary>
    public NpyHeader Header { get; }

    /// <summary>Reads every element, in row-major order whatever the order of the file.</summary>
    /// <typeparam name="T">The array's own type: <see cref="float"/>, <see cref="double"/>, <see cref="Half"/>, <see cref="int"/>, <see cref="long"/>, <see cref="byte"/> or <see cref="bool"/>.</typeparam>
    /// <exception cref="NpyException">The array is of another type, or larger than one in memory can be.</exception>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="NpzException">The archive's bytes are damaged.</exception>
    public T[] Read<T>()
        where T : unmanaged
    {
        NpyType wanted = NpyType.Of<T>();
        if (Header.Type with { IsBigEndian = false } != wanted)
            throw new NpyException(NpyError.OtherType, _path, $"its elements are {Header.Type.Name}, {wanted.Name} was asked for.");
        T[] values = Allocate<T>();
        using (Stream data = OpenData())
            data.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        if (Header.Type.IsBigEndian)
            Endian.Reverse(MemoryMarshal.AsBytes(values.AsSpan()), Header.Type.Size);
        return InRows(values);
    }

    /// <summary>Reads every element as a double, in row-major order; integers beyond 2^53 are rounded.</summary>
    /// <inheritdoc cref="Read{T}"/>
    public double[] ReadDoubles()
    {
        double[] values = Allocate<double>();
        ElementFormat format = ElementFormat.Of(Header.Type);
        byte[] chunk = new byte[Math.Min(ElementFormat.ChunkBytes, Header.DataLength)];
        using Stream data = OpenData();
        for (long done = 0; done < Header.DataLength; done += chunk.Length)
        {
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(chunk.Length, Header.DataLength - done));
            data.ReadExactly(bytes);
            format.Decode(bytes, values.AsSpan((int)(done / Header.Type.Size)));
        }

        return InRows(values);
    }

    /// <summary>The byte of the archive at which the entry begins; null where it is compressed, or of a file of its own.</summary>
    internal long? StoredAt { get; init; }

    /// <summary>The bytes of the elements, as they are in the file.</summary>
    internal Stream OpenData() => _open();

    private T[] Allocate<T>()
    {
        if (Header.Shape.Count > Array.MaxLength)
            throw new NpyException(NpyError.TooLarge, _path, $"its shape ({Header.Shape}) has {Header.Shape.Count} elements; an array in memory has at most {Array.MaxLength}.");
        return GC.AllocateUninitializedArray<T>((int)Header.Shape.Count);
    }

    private T[] InRows<T>(T[] values)
    {
        Shape shape = Header.Shape;
        if (!Header.IsFortranOrder || shape.Rank < 2 || values.Length == 0)
            return values;

        T[] rows = GC.AllocateUninitializedArray<T>(values.Length);
        long[] position = new long[shape.Rank];
        long[] strides = new long[shape.Rank];
        strides[0] = 1;
        for (int axis = 1; axis < shape.Rank; axis++)
            strides[axis] = strides[axis - 1] * shape[axis - 1];
        long from = 0;
        for (int to = 0; to < rows.Length; to++)
        {
            rows[to] = values[from];
            int axis = shape.Rank - 1;
            for (from += strides[axis]; ++position[axis] == shape[axis] && axis > 0; from += strides[axis])
            {
                from -= position[axis] * strides[axis];
                position[axis--] = 0;
            }
        }

        return rows;
    }
}
