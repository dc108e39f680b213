using System.Globalization;
using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Signal;

/// <summary>The inputs of a graph that are data. The batch, the first axis, is 1; what a file leaves open is assumed and said.</summary>
internal sealed class GraphInputs(OnnxGraph graph)
{
    private const long OpenImage = 224, OpenSequence = 64;

    /// <summary>The shape of a value as the file states it, its batch made 1; null where it states none.</summary>
    internal Shape? ShapeOf(Value value)
    {
        if (value.Type?.TensorType?.Shape is not { } axes || axes.Dim.Skip(1).Any(IsOpen))
            return null;
        return graph.File.ShapeOf([.. axes.Dim.Select((axis, place) => place == 0 && IsOpen(axis) ? 1 : axis.DimValue)], () => OneLine.Quote(value.Name));
    }

    /// <summary>An input as a signal; of whole numbers the vocabulary is set where they are looked up.</summary>
    internal GraphValue Lower(DraftGraph drafts, Value input, List<string> assumptions)
    {
        Axes axes = input.Type?.TensorType?.Shape ?? throw graph.File.Bad(OnnxError.NoShape, $"the input {OneLine.Quote(input.Name)} has no shape.");
        bool isImage = axes.Dim.Count >= 4;
        long[] sizes = [.. axes.Dim.Select((axis, place) => place == 0 ? 1 : IsOpen(axis) ? (isImage && place > 1 ? OpenImage : OpenSequence) : axis.DimValue)];
        for (int place = 1; place < sizes.Length; place++)
        {
            if (IsOpen(axes.Dim[place]))
                assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"axis {place} of the input {OneLine.Quote(input.Name)}, which the file leaves open, is {sizes[place]}"));
        }

        // Where the first axis is no batch but the only one, as of a vector, it stays.
        if (axes.Dim.Count == 1 && !IsOpen(axes.Dim[0]))
            sizes[0] = axes.Dim[0].DimValue;
        Shape shape = graph.File.ShapeOf(sizes, () => $"the input {OneLine.Quote(input.Name)}");
        if (shape.Count == 0)
            throw graph.File.Bad(OnnxError.BadShape, $"the input {OneLine.Quote(input.Name)} has the shape ({shape}), which holds nothing.");
        return new GraphSignal(drafts.Add(input.Name, new Input(GraphValue.SampleOf(shape)), []), shape);
    }

    private static bool IsOpen(Axis axis) => axis.SizeCase != Axis.SizeOneofCase.DimValue || axis.DimValue <= 0;
}
