using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>What a network is probed on: a batch of inputs, and targets where there are any.</summary>
/// <param name="Description">In words: <c>64 samples of N(0, 1)</c>, <c>the 32 samples of data.npy</c>.</param>
/// <param name="Batch">How many samples.</param>
/// <param name="Inputs">The inputs, samples one after another; null for random ones.</param>
public sealed record ProbeData(string Description, int Batch, float[]? Inputs)
{
    /// <summary>How many samples of a file are read where it has more.</summary>
    public const int MostSamples = 1024;

    /// <summary>Classes, one for each place of the output where there is one; or null.</summary>
    public int[]? Classes { get; init; }

    /// <summary>The gradient of the loss at the output, of its shape; or null.</summary>
    public float[]? OutputGradient { get; init; }

    /// <summary>Random inputs and random targets.</summary>
    /// <param name="samples">How many.</param>
    public static ProbeData Random(int samples) => new($"{samples} samples of N(0, 1)", samples, null);

    /// <summary>Reads inputs, and targets where there is a file of them.</summary>
    /// <param name="network">The network that they have to fit.</param>
    /// <param name="dataPath">The file of inputs, the first axis the samples; null for random ones.</param>
    /// <param name="targetsPath">Whole numbers are classes, an array of the output's shape is the gradient of the loss there; null for random ones.</param>
    /// <param name="samples">How many samples, where the inputs are random.</param>
    /// <exception cref="ModelFileException">A file cannot be read, or does not fit the network.</exception>
    public static ProbeData Read(Network network, string? dataPath, string? targetsPath, int samples = 64)
    {
        ArgumentNullException.ThrowIfNull(network);
        DataArray? data = dataPath is null ? null : DataFile.Read(dataPath, MostSamples);
        DataArray? targets = targetsPath is null ? null : DataFile.Read(targetsPath, MostSamples);
        int batch = (int)(data?.Shape[0] ?? targets?.Shape[0] ?? samples);
        ProbeData read = data is null
            ? Random(batch)
            : new ProbeData(Described(data), batch, null);
        long wanted = network.Inputs[0].Shape.Count;
        if (data is not null)
            read = WithInputs(read, data, wanted, takeLabels: targets is null && network.Logits is not null);
        return targets is null ? read : WithTargets(read, targets, network);
    }

    /// <summary>The batch for each input of a network: the file's for the first, N(0, 1) or random tokens for those that nobody gave.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The randomness; each input has its own name in it, which no tensor has.</param>
    public IReadOnlyList<float[]> For(Network network, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(key);
        return [.. network.Inputs.Select((input, place) => place == 0 && Inputs is not null ? Inputs : Drawn(input, key.For($"probe: {input.Name}")))];
    }

    private float[] Drawn(NetworkNode input, RandomKey key)
    {
        float[] values = new float[checked(Batch * input.Shape.Count)];
        if (((Input)input.Operation).Vocabulary is not { } words)
        {
            key.Fill<float>(values, new Normal(0, 1));
            return values;
        }

        key.Fill<float>(values, new Uniform(0, 1));
        foreach (ref float value in values.AsSpan())
            value = Math.Min(words - 1, (long)(value * (double)words));
        return values;
    }

    /// <summary>Inputs, or inputs and a last column of classes, as tables of digits and flowers have it.</summary>
    private static ProbeData WithInputs(ProbeData read, DataArray data, long wanted, bool takeLabels)
    {
        long width = data.Shape.Count / data.Shape[0];
        if (width == wanted)
            return read with { Inputs = Singles(data.Values) };
        if (takeLabels && data.Shape.Rank == 2 && width == wanted + 1 && Columns(data, (int)wanted).All(IsClass))
        {
            return read with
            {
                Inputs = [.. data.Values.Where((_, place) => place % width != wanted).Select(value => (float)value)],
                Classes = [.. Columns(data, (int)wanted).Select(value => (int)value)],
                Description = $"{read.Description}, the last column its classes",
            };
        }

        throw new DataException(DataError.DoesNotFit, data.Path, $"a sample has {width} numbers, the network reads {wanted}.");
    }

    private static ProbeData WithTargets(ProbeData read, DataArray targets, Network network)
    {
        if (targets.Shape[0] != read.Batch)
            throw new DataException(DataError.DoesNotFit, targets.Path, $"it has targets for {targets.Shape[0]} samples, there are {read.Batch}.");
        Shape output = network.Output.Shape;
        if (targets.IsInteger)
        {
            Shape logits = (network.Logits ?? network.Output).Shape;
            long classes = logits.Rank == 0 ? 1 : network.HasClassesLast ? logits[^1] : logits[0], places = read.Batch * (logits.Count / Math.Max(1, classes));
            if (targets.Values.Length != places)
                throw new DataException(DataError.DoesNotFit, targets.Path, $"it has {targets.Values.Length} classes, the output has places for {places}.");
            int wrong = Array.FindIndex(targets.Values, value => value < 0 || value >= classes);
            if (wrong >= 0)
                throw new DataException(DataError.DoesNotFit, targets.Path, string.Create(CultureInfo.InvariantCulture, $"there is a class {targets.Values[wrong]}; the output has classes 0 to {classes - 1}."));
            return read with { Classes = [.. targets.Values.Select(value => (int)value)] };
        }

        if (targets.Values.Length != read.Batch * output.Count)
            throw new DataException(DataError.DoesNotFit, targets.Path, $"its shape is ({targets.Shape}); whole numbers, or an array of the output's shape ({read.Batch},{output}), are accepted.");
        return read with { OutputGradient = Singles(targets.Values) };
    }

    private static string Described(DataArray data)
    {
        string name = Path.GetFileName(data.Path);
        return data.Shape[0] < data.Samples ? $"the first {data.Shape[0]} of {data.Samples} samples of {name}" : $"the {data.Samples} samples of {name}";
    }

    private static IEnumerable<double> Columns(DataArray data, int column)
    {
        int width = (int)data.Shape[1];
        for (int row = 0; row < data.Shape[0]; row++)
            yield return data.Values[(row * width) + column];
    }

    private static bool IsClass(double value) => value >= 0 && value <= int.MaxValue && value == Math.Floor(value);

    private static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);
}
