using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PureHDF;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>
/// The <c>model.weights.h5</c> of a Keras model that is being written: the tensors are gathered and the file is laid when all are
/// there. Memory is the whole model.
/// </summary>
internal sealed class H5WeightFile : IWeightFiles
{
    private readonly IReadOnlyList<TensorSpec> _tensors;
    private readonly Array[] _elements;
    private readonly string[] _places;
    private readonly string _path;

    private H5WeightFile(IReadOnlyList<TensorSpec> tensors, string[] places, string path)
    {
        (_tensors, _places, _path) = (tensors, places, path);
        _elements = [.. tensors.Select(Elements)];
    }

    /// <summary>What makes the file of a model, for <see cref="CheckpointOptions.OtherFiles"/>.</summary>
    /// <exception cref="CliException">The model is not Keras's, or a layer's place in the file is not known.</exception>
    internal static Func<IReadOnlyList<TensorSpec>, string, IWeightFiles> Of(LoadedModel model)
    {
        if (model.Keras is not { } keras)
            throw new CliException(ExitCode.Usage, $"init: --as h5 writes the .weights.h5 of a Keras model; {model.Model.Name} is none");
        if (keras.H5Places is not { } places)
            throw new CliException(ExitCode.Usage, $"init: {keras.H5Refusal}");
        foreach (TensorSpec tensor in model.Model.Tensors)
            Check(tensor);
        return (tensors, folder) => new H5WeightFile(tensors, [.. tensors.Select(tensor => places[tensor.Name])], Path.Combine(folder, CheckpointFiles.H5));
    }

    public void Write(int tensor, long begin, ReadOnlySpan<byte> bytes) => bytes.CopyTo(Bytes(_elements[tensor])[(int)begin..]);

    public void Finish()
    {
        // Keras before 3.6 asks for the variables of the model itself, which has none.
        H5File file = new() { ["vars"] = new H5Group() };
        foreach ((int i, TensorSpec tensor) in _tensors.Index())
        {
            string[] steps = _places[i].Split('/');
            H5Group group = file;
            foreach (string step in steps.SkipLast(1))
                group = Within(group, step);
            H5Dataset data = new(_elements[i], fileDims: [.. tensor.Shape.ToArray().Select(size => (ulong)size)]);
            data.Attributes[H5Weights.NameAttribute] = tensor.Name;
            group[steps[^1]] = data;
        }

        file.Write(_path);
        using SafeFileHandle written = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(written);
    }

    public void Dispose()
    {
    }

    private static H5Group Within(H5Group group, string name)
    {
        if (group.TryGetValue(name, out object? found))
            return (H5Group)found;
        H5Group made = [];
        group[name] = made;
        return made;
    }

    private static void Check(TensorSpec tensor)
    {
        if (tensor.DType is not (DType.Float32 or DType.Float64 or DType.Float16))
            throw new CliException(ExitCode.Usage, $"init: {tensor.Name} is {tensor.DType.Name()}; --as h5 writes float32, float64 and float16");
        if (tensor.ByteCount is 0 || tensor.ByteCount > Array.MaxLength)
            throw new CliException(ExitCode.Usage, $"init: {tensor.Name} has {tensor.ByteCount} bytes; --as h5 writes tensors of 1 to {Array.MaxLength}");
    }

    private static Array Elements(TensorSpec tensor) => tensor.DType switch
    {
        DType.Float64 => new double[tensor.ByteCount / sizeof(double)],
        DType.Float16 => new Half[tensor.ByteCount / 2],
        _ => new float[tensor.ByteCount / sizeof(float)],
    };

    private static Span<byte> Bytes(Array elements) => elements switch
    {
        double[] numbers => MemoryMarshal.AsBytes(numbers.AsSpan()),
        Half[] numbers => MemoryMarshal.AsBytes(numbers.AsSpan()),
        _ => MemoryMarshal.AsBytes(((float[])elements).AsSpan()),
    };
}
