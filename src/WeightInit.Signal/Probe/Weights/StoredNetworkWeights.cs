using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Weights of a checkpoint, read whole and held.</summary>
internal sealed class StoredNetworkWeights : NetworkWeights
{
    private readonly GivenWeights _values;

    private StoredNetworkWeights(GivenWeights values) => _values = values;

    public override string Description => _values.Description;

    internal static StoredNetworkWeights Read(string path, Network network)
    {
        using StoredWeights stored = StoredWeights.Open(path);
        Dictionary<string, float[]> values = new(StringComparer.Ordinal);
        foreach (TensorSpec tensor in network.Parameters)
            values.Add(tensor.Name, Read(path, stored, tensor));
        return new StoredNetworkWeights(new GivenWeights(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), values));
    }

    public override float[] Read(TensorSpec tensor) => _values.Read(tensor);

    private static float[] Read(string path, StoredWeights stored, TensorSpec tensor)
    {
        if (stored.Find(tensor.Name) is not { } found)
            throw new NetworkException($"{path}: it has no tensor {tensor.Name}, which the network reads; its first are {string.Join(", ", stored.Names.Take(3))}.");
        if (found.Shape != tensor.Shape || found.Type is not { } type || !type.IsFloatingPoint())
            throw new NetworkException($"{path}: tensor {tensor.Name} is {found}; floating-point numbers of the shape ({tensor.Shape}) are accepted.");
        int size = type.Size();
        byte[] bytes = new byte[checked((int)(tensor.Shape.Count * size))];
        stored.Read(tensor.Name, 0, bytes);
        float[] values = new float[tensor.Shape.Count];
        switch (type)
        {
            case DType.Float32:
                Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
                break;
            case DType.Float64:
                Convert<double>(bytes, values, value => (float)value);
                break;
            case DType.Float16:
                Convert<Half>(bytes, values, value => (float)value);
                break;
            default:
                Convert<ushort>(bytes, values, value => BitConverter.UInt32BitsToSingle((uint)value << 16));
                break;
        }

        return values;
    }

    private static void Convert<T>(byte[] bytes, float[] values, Func<T, float> convert)
        where T : unmanaged
    {
        ReadOnlySpan<T> from = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < values.Length; i++)
            values[i] = convert(from[i]);
    }
}
